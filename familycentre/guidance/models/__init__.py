"""What guidance keeps: the search index and the words that editors own."""

from familycentre.guidance.models.flow import Flow, FlowText
from familycentre.guidance.models.index import Document, IndexState, Posting, Term, Trigram
from familycentre.guidance.models.path import Path, PathText
from familycentre.guidance.models.words import DangerWord, Synonym

__all__ = [
    "DangerWord",
    "Document",
    "Flow",
    "FlowText",
    "IndexState",
    "Path",
    "PathText",
    "Posting",
    "Synonym",
    "Term",
    "Trigram",
]
