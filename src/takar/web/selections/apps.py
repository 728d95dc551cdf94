"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.selections.acts import SENTENCES

READS = frozenset({"OPERATOR", "PIMPINAN", "AUDITOR"})


class SelectionsConfig(AppConfig):
    """The room selections."""

    name = "takar.web.selections"
    label = "selections"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu."""
        add_to_menu(MenuItem("selections:selections", _("Seleksi"), "list-ordered", 38, READS))
        add_sentences(SENTENCES)
