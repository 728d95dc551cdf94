"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.kit.navigation import MenuItem, add_person_tab, add_to_menu

READERS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR", "KEPALA_UNIT"})


class TalentConfig(AppConfig):
    """The room talent."""

    name = "takar.web.talent"
    label = "talent"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the page of a person."""
        add_to_menu(
            MenuItem("talent:map", _("Talenta"), "grid-3x3", 40, READERS),
            MenuItem("talent:mine", _("Talenta saya"), "user-round", 41, frozenset({"PEGAWAI"})),
        )
        add_person_tab(MenuItem("talent:person", _("Talenta"), "grid-3x3", 30))
