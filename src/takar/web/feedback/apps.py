"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.feedback.acts import SENTENCES
from takar.web.kit.navigation import EventStep, MenuItem, add_event_step, add_to_menu

TELLS = frozenset({"OPERATOR", "ASESOR", "KEPALA_UNIT", "PIMPINAN", "AUDITOR"})
SIGNED = frozenset({"DITANDATANGANI", "DISERAHKAN"})


class FeedbackConfig(AppConfig):
    """The room feedback."""

    name = "takar.web.feedback"
    label = "feedback"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the page of an event."""
        add_to_menu(
            MenuItem(
                "feedback:mine", _("Umpan balik saya"), "message-circle", 33, frozenset({"PEGAWAI"})
            ),
            MenuItem(
                "feedback:talks",
                _("Umpan balik asesi"),
                "message-circle",
                34,
                frozenset({"ASESOR"}),
            ),
            MenuItem(
                "feedback:objections",
                _("Sanggahan"),
                "message-square-warning",
                36,
                frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"}),
            ),
        )
        add_event_step(
            EventStep(
                "feedback:event", _("Umpan balik"), "message-circle", 90, TELLS, states=SIGNED
            )
        )
        add_sentences(SENTENCES)
