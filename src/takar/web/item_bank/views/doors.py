"""How the pages find what the reader may see."""

from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.item_bank.models import Item, ItemBatch, ItemKey, ItemPool, ItemVersion
from takar.web.item_bank.permissions import lists_items, reads_items
from takar.web.kit.answers import require


def list_door(request: SignedInRequest) -> None:
    """Let in who may see which items there are."""
    require(lists_items(request.user, request.agency))


def reading_door(request: SignedInRequest) -> None:
    """Let in who may see what items say."""
    require(reads_items(request.user, request.agency))


def listed_item(request: SignedInRequest, pk: int) -> Item:
    """Return one item of the agency, for those who may list items."""
    list_door(request)
    rows = Item.objects.filter(agency=request.agency).select_related("agency", "pool", "made_by")
    found: Item = get_object_or_404(rows, pk=pk)
    return found


def listed_pool(request: SignedInRequest, pk: int) -> ItemPool:
    """Return one pool of the agency."""
    list_door(request)
    found: ItemPool = get_object_or_404(ItemPool.objects.filter(agency=request.agency), pk=pk)
    return found


def read_version(request: SignedInRequest, pk: int) -> ItemVersion:
    """Return one version of an item of the agency, for those who may read items."""
    reading_door(request)
    rows = ItemVersion.objects.filter(item__agency=request.agency)
    rows = rows.select_related("item__agency", "item__pool", "made_by", "approved_by")
    found: ItemVersion = get_object_or_404(rows, pk=pk)
    return found


def read_key(request: SignedInRequest, pk: int) -> ItemKey:
    """Return one key of an item of the agency, for those who may read items."""
    reading_door(request)
    rows = ItemKey.objects.filter(version__item__agency=request.agency)
    found: ItemKey = get_object_or_404(rows.select_related("version__item__agency"), pk=pk)
    return found


def read_batch(request: SignedInRequest, pk: int) -> ItemBatch:
    """Return one file of items of the agency, for those who may read items."""
    reading_door(request)
    rows = ItemBatch.objects.filter(agency=request.agency).select_related("agency", "pool")
    found: ItemBatch = get_object_or_404(rows, pk=pk)
    return found
