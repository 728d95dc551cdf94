"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.kit.navigation import MenuItem, add_to_menu


class PortalConfig(AppConfig):
    """The room portal."""

    name = "takar.web.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the room into the menu."""
        add_to_menu(MenuItem("portal:home", _("Beranda"), "house", 10))
