"""Files of items, and what is in them."""

from django.db.models import QuerySet

from takar.web.accounts.models import Agency
from takar.web.item_bank.models import Item, ItemBatch
from takar.web.item_bank.rules.incoming import Incoming, read_incoming


def batches_of(agency: Agency) -> "QuerySet[ItemBatch]":
    """Return the files of an agency, the newest first, without what they hold."""
    rows = ItemBatch.objects.filter(agency=agency).defer("sealed")
    return rows.select_related("pool", "made_by")


def read_for(agency: Agency, content: bytes, name: str) -> Incoming:
    """Return what a file holds, seen beside the codes that the agency uses already."""
    known = set(Item.objects.filter(agency=agency).values_list("code", flat=True))
    return read_incoming(content, name, known)


def incoming_of(batch: ItemBatch) -> Incoming:
    """Return what a waiting file holds."""
    return read_for(batch.agency, batch.content, batch.file_name)
