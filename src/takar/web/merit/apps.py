"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.merit.acts import SENTENCES

READS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})


class MeritConfig(AppConfig):
    """The room merit."""

    name = "takar.web.merit"
    label = "merit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(MenuItem("merit:sheets", _("Merit"), "clipboard-check", 62, READS))
        add_sentences(SENTENCES)
