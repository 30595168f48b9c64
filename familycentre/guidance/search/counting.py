"""What was searched for, as a normalised term; how it is kept safe is told in ``insight.searches``."""

import hashlib
import hmac
from datetime import date

from django.conf import settings

from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.analysis.words import query_words
from familycentre.insight import searches

MOST_WORDS = 3  # a longer search is a sentence of somebody's: only its single words are counted
LONGEST = 120


def terms_of(text: str, language: str) -> list[str]:
    """Return the normalised terms of a search: its words' ground forms, in one order; a sentence is taken apart."""
    analyser = of(language)
    found: dict[str, None] = {}
    for typed in query_words(text):
        for form in analyser.spoken(typed):
            if not analyser.is_stop(form) and not form.isdigit():
                found[min(analyser.word(form).lemmas, key=lambda lemma: (len(lemma), lemma))] = None
    words = list(found)
    if not words:
        return []
    return (
        [" ".join(sorted(words))[:LONGEST]]
        if len(words) <= MOST_WORDS
        else [word[:LONGEST] for word in words]
    )


def mark_of(term: str, language: str, month: date) -> str:
    """Return the keyed digest under which a term is tallied; another every month, so that months can't be joined."""
    key = hashlib.sha256(f"search tally {month:%Y-%m} {settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, f"{language}\n{term}".encode(), hashlib.sha256).hexdigest()


def count_search(text: str, language: str, *, found: bool, day: date) -> None:
    """Count a search with or without hits. As many queries for many words as for one."""
    terms = {mark_of(term, language, day.replace(day=1)): term for term in terms_of(text, language)}
    searches.count_searches(terms, language=language, found=found, day=day)


def count_opened(text: str, language: str, *, day: date) -> None:
    """Count that a result of a search was opened."""
    for term in terms_of(text, language):
        searches.count_opened(term=term, language=language, day=day)
