"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.kit.navigation import MenuItem, add_to_menu

READERS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})


class ScenariosConfig(AppConfig):
    """The room scenarios."""

    name = "takar.web.scenarios"
    label = "scenarios"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(
            MenuItem("scenarios:sandbox", _("Skenario"), "flask-conical", 48, READERS),
            MenuItem("scenarios:plans", _("Rencana"), "route", 49, frozenset({"KEPALA_UNIT"})),
        )
