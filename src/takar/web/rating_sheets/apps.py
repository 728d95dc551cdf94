"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import EventStep, MenuItem, add_event_step, add_to_header, add_to_menu
from takar.web.rating_sheets.acts import SENTENCES


class RatingSheetsConfig(AppConfig):
    """The room rating_sheets."""

    name = "takar.web.rating_sheets"
    label = "rating_sheets"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu, the pages of an event, the header and the log."""
        raters = frozenset({"ASESOR", "ASESOR_TAMU"})
        add_to_menu(
            MenuItem("rating_sheets:desk", _("Lembar saya"), "tablet-smartphone", 31, raters)
        )
        add_event_step(
            EventStep(
                "rating_sheets:board",
                _("Lembar"),
                "tablet-smartphone",
                55,
                frozenset({"OPERATOR"}),
                states=frozenset({"BERLANGSUNG", "PENILAIAN", "INTEGRASI"}),
            )
        )
        add_to_header("rating_sheets/leaving.html")
        add_sentences(SENTENCES)
