"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.kit.navigation import MenuItem, add_person_tab, add_to_menu

EVERYTHING = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})
ROSTER = EVERYTHING | {"KEPALA_UNIT"}


class PeopleConfig(AppConfig):
    """The room people."""

    name = "takar.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu and the page of a person."""
        add_to_menu(
            MenuItem("people:employees", _("Pegawai"), "users", 20, ROSTER),
            MenuItem("people:mine", _("Data saya"), "id-card", 21, frozenset({"PEGAWAI"})),
            MenuItem("people:units", _("Unit kerja"), "network", 22, ROSTER),
            MenuItem("people:quality", _("Mutu data"), "clipboard-check", 24, EVERYTHING),
            MenuItem("people:imports", _("Impor"), "upload", 25, EVERYTHING),
        )
        add_person_tab(MenuItem("people:employee", _("Profil"), "user", 10))
