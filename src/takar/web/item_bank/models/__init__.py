"""What is stored about items."""

from takar.web.item_bank.models.items import Item, ItemMedia, ItemVersion
from takar.web.item_bank.models.keys import ItemKey, ItemParameters
from takar.web.item_bank.models.pools import ItemBatch, ItemPool
from takar.web.item_bank.models.reviews import ItemComment, ItemReview, ItemView

__all__ = [
    "Item",
    "ItemBatch",
    "ItemComment",
    "ItemKey",
    "ItemMedia",
    "ItemParameters",
    "ItemPool",
    "ItemReview",
    "ItemVersion",
    "ItemView",
]
