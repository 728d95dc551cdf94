"""What is stored about items."""

from takar.web.item_bank.models.items import Item, ItemMedia, ItemPool, ItemVersion
from takar.web.item_bank.models.keys import ItemKey, ItemParameters
from takar.web.item_bank.models.reviews import ItemReview, ItemView

__all__ = [
    "Item",
    "ItemKey",
    "ItemMedia",
    "ItemParameters",
    "ItemPool",
    "ItemReview",
    "ItemVersion",
    "ItemView",
]
