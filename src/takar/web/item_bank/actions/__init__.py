"""Everything the room writes."""

from takar.web.item_bank.actions.batches import (
    check_batch,
    discard_batch,
    load_samples,
    take_batch,
    undo_batch,
)
from takar.web.item_bank.actions.course import (
    approve_version,
    comment_on,
    recall_version,
    reopen_version,
    return_version,
    review_version,
    send_items,
    send_to_review,
)
from takar.web.item_bank.actions.exports import export_items, take_item_list, take_looks
from takar.web.item_bank.actions.findings import count_exposures, keep_parameters
from takar.web.item_bank.actions.items import (
    describe_item,
    make_pool,
    move_items,
    restore_item,
    tag_items,
    withdraw_item,
    withdraw_items,
    write_item,
)
from takar.web.item_bank.actions.keys import drop_key, propose_key, switch_key
from takar.web.item_bank.actions.looks import look, look_at_medium
from takar.web.item_bank.actions.versions import (
    add_medium,
    begin_version,
    change_draft,
    remove_medium,
)

__all__ = [
    "add_medium",
    "approve_version",
    "begin_version",
    "change_draft",
    "check_batch",
    "comment_on",
    "count_exposures",
    "describe_item",
    "discard_batch",
    "drop_key",
    "export_items",
    "keep_parameters",
    "load_samples",
    "look",
    "look_at_medium",
    "make_pool",
    "move_items",
    "propose_key",
    "recall_version",
    "remove_medium",
    "reopen_version",
    "restore_item",
    "return_version",
    "review_version",
    "send_items",
    "send_to_review",
    "switch_key",
    "tag_items",
    "take_batch",
    "take_item_list",
    "take_looks",
    "undo_batch",
    "withdraw_item",
    "withdraw_items",
    "write_item",
]
