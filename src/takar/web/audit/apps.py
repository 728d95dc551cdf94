"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.permissions import READERS
from takar.web.kit.navigation import MenuItem, add_to_menu


class AuditConfig(AppConfig):
    """The room audit."""

    name = "takar.web.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the room into the menu."""
        add_to_menu(MenuItem("audit:entries", _("Jejak"), "history", 90, frozenset(READERS)))
