"""Everything that reads items."""

from takar.web.item_bank.queries.contents import contents, live_keys, medium_of
from takar.web.item_bank.queries.lists import items_in, pools_of
from takar.web.item_bank.queries.looks import looks_in
from takar.web.item_bank.queries.pages import parameters_of, versions_of
from takar.web.item_bank.queries.versions import approved_versions

__all__ = [
    "approved_versions",
    "contents",
    "items_in",
    "live_keys",
    "looks_in",
    "medium_of",
    "parameters_of",
    "pools_of",
    "versions_of",
]
