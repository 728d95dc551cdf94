"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.kit.navigation import MenuItem, add_to_menu


class PathsConfig(AppConfig):
    """The room paths."""

    name = "takar.web.paths"
    label = "paths"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(MenuItem("paths:mine", _("Jalur saya"), "route", 43, frozenset({"PEGAWAI"})))
