"""Registers the room with Django."""

from django.apps import AppConfig

from takar.web.audit.sentences import add_sentences
from takar.web.exams.acts import SENTENCES


class ExamsConfig(AppConfig):
    """The room exams."""

    name = "takar.web.exams"
    label = "exams"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in words what is done here."""
        add_sentences(SENTENCES)
