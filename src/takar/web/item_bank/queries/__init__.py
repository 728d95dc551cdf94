"""Everything that reads items."""

from takar.web.item_bank.queries.contents import contents, live_keys, medium_of
from takar.web.item_bank.queries.versions import approved_versions

__all__ = ["approved_versions", "contents", "live_keys", "medium_of"]
