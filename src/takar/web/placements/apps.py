"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.placements.acts import SENTENCES

READS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})


class PlacementsConfig(AppConfig):
    """The room placements."""

    name = "takar.web.placements"
    label = "placements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(MenuItem("placements:scenarios", _("Penempatan"), "workflow", 44, READS))
        add_sentences(SENTENCES)
