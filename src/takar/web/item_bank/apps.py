"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.item_bank.acts import SENTENCES
from takar.web.kit.navigation import MenuItem, add_to_menu

LISTS = frozenset({"PENULIS_SOAL", "PENELAAH_SOAL", "PENGESAH_SOAL", "OPERATOR", "AUDITOR"})


class ItemBankConfig(AppConfig):
    """The room item_bank."""

    name = "takar.web.item_bank"
    label = "item_bank"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu, and say in words what is done here."""
        add_to_menu(MenuItem("item_bank:items", _("Bank soal"), "library", 33, LISTS))
        add_sentences(SENTENCES)
