"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import EventStep, MenuItem, add_event_step, add_to_menu
from takar.web.rating_quality.acts import SENTENCES

READERS = frozenset({"OPERATOR", "ASESOR", "PIMPINAN", "AUDITOR"})
SHOWN_IN = frozenset({"PENILAIAN", "INTEGRASI", "DITANDATANGANI", "DISERAHKAN"})


class RatingQualityConfig(AppConfig):
    """The room rating_quality."""

    name = "takar.web.rating_quality"
    label = "rating_quality"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the page of an event."""
        add_to_menu(MenuItem("rating_quality:events", _("Mutu penilaian"), "scale", 38, READERS))
        add_event_step(
            EventStep("rating_quality:quality", _("Mutu"), "scale", 70, READERS, states=SHOWN_IN)
        )
        add_sentences(SENTENCES)
