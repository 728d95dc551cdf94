"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.mobility.acts import SENTENCES

READS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})


class MobilityConfig(AppConfig):
    """The room mobility."""

    name = "takar.web.mobility"
    label = "mobility"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(MenuItem("mobility:lists", _("Mobilitas"), "arrow-left-right", 42, READS))
        add_sentences(SENTENCES)
