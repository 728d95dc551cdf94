"""``manage.py messages``: collect sentences, compile catalogues."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from takar.web.kit import messages


class Command(BaseCommand):
    """Collects new sentences into the English catalogue, or compiles what there is."""

    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to compile only."""
        parser.add_argument("--compile", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        if not options["compile"]:
            messages.save("en")
            self.stdout.write(f"{len(messages.untranslated('en'))} sentences without English words")
        messages.compile_all()
