"""Registers the room with Django."""

from django.apps import AppConfig

from takar.web.audit.sentences import add_sentences
from takar.web.exam_results.acts import SENTENCES


class ExamResultsConfig(AppConfig):
    """The room exam_results."""

    name = "takar.web.exam_results"
    label = "exam_results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in words what is done here."""
        add_sentences(SENTENCES)
