"""Registers the room with Django."""

from django.apps import AppConfig

from takar.web.audit.sentences import add_sentences
from takar.web.item_bank.acts import SENTENCES


class ItemBankConfig(AppConfig):
    """The room item_bank."""

    name = "takar.web.item_bank"
    label = "item_bank"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say in words what is done here."""
        add_sentences(SENTENCES)
