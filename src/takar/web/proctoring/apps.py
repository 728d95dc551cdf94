"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.proctoring.acts import SENTENCES

WATCHES = frozenset({"OPERATOR", "PENGAWAS_UJIAN"})


class ProctoringConfig(AppConfig):
    """The room proctoring."""

    name = "takar.web.proctoring"
    label = "proctoring"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the log."""
        add_to_menu(MenuItem("proctoring:sessions", _("Pengawasan"), "monitor-check", 35, WATCHES))
        add_sentences(SENTENCES)
