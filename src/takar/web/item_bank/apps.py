"""Registers the room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from takar.web.audit.sentences import add_sentences
from takar.web.item_bank.acts import SENTENCES
from takar.web.kit.navigation import MenuItem, add_to_menu
from takar.web.kit.resealing import add_sealed

LISTS = frozenset({"PENULIS_SOAL", "PENELAAH_SOAL", "PENGESAH_SOAL", "OPERATOR", "AUDITOR"})


class ItemBankConfig(AppConfig):
    """The room item_bank."""

    name = "takar.web.item_bank"
    label = "item_bank"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter the menu, say in words what is done here, and name what is sealed."""
        from takar.web.item_bank import models  # noqa: PLC0415 -- apps are loaded before models

        add_to_menu(MenuItem("item_bank:items", _("Bank soal"), "library", 33, LISTS))
        add_sentences(SENTENCES)
        for model in (models.ItemVersion, models.ItemKey, models.ItemMedia, models.ItemBatch):
            add_sealed(model, "sealed")
        add_sealed(models.ItemReview, "comment", is_text=True)
        add_sealed(models.ItemComment, "text", is_text=True)
