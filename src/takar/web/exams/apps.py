"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.exams.acts import SENTENCES
from takar.web.kit.navigation import EventStep, MenuItem, add_event_step, add_to_menu

READS = frozenset({"OPERATOR", "AUDITOR", "PENULIS_SOAL", "PENELAAH_SOAL", "PENGESAH_SOAL"})


class ExamsConfig(AppConfig):
    """The room exams."""

    name = "takar.web.exams"
    label = "exams"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu, the page of an event, and the log."""
        add_to_menu(MenuItem("exams:exams", _("Ujian"), "laptop", 34, READS))
        add_event_step(EventStep("exams:event", _("Ujian"), "laptop", 58, frozenset({"OPERATOR"})))
        add_sentences(SENTENCES)
