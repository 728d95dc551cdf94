"""Registers the room with Django."""

from django.apps import AppConfig

from takar.web.audit.sentences import add_sentences
from takar.web.proctoring.acts import SENTENCES


class ProctoringConfig(AppConfig):
    """The room proctoring."""

    name = "takar.web.proctoring"
    label = "proctoring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in words what is done here."""
        add_sentences(SENTENCES)
