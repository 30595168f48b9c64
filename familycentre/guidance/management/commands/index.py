"""``manage.py index rebuild | status``: build the search index anew, or say how it is."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from familycentre.guidance.models import IndexState
from familycentre.guidance.search.analysis import of
from familycentre.guidance.search.rebuild import rebuild, stale


class Command(BaseCommand):
    help = "Rebuild the search index (can be stopped and started again), or show its state."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["rebuild", "status"])
        parser.add_argument(
            "--if-needed", action="store_true", help="only when it was built by another analyser"
        )
        parser.add_argument("--quiet", action="store_true", help="no progress")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "status":
            self.status()
        elif options["if_needed"] and not stale():
            self.stdout.write("The search index is up to date.")
        else:
            number = rebuild(None if options["quiet"] else self.progress)
            self.stdout.write(f"{number} documents in the search index.")

    def progress(self, done: int, total: int) -> None:
        """Say how far it has come."""
        self.stdout.write(f"  {done}/{total}", ending="\r" if done < total else "\n")
        self.stdout.flush()

    def status(self) -> None:
        """Print a line a language."""
        for state in IndexState.objects.order_by("language"):
            mark = (
                "" if state.analyser == of(state.language).name else "  (this machine has another: rebuild)"
            )
            self.stdout.write(f"{state.language:10}{state.documents:>8}  {state.analyser}{mark}")
