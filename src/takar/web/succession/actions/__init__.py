"""Everything that writes in the room."""

from takar.web.succession.actions.interest import express_interest, withdraw_interest
from takar.web.succession.actions.nominating import move_nomination, nominate
from takar.web.succession.actions.surveys import (
    answer_survey,
    ask_for_lists,
    fail_survey,
    look_at_listing,
    remove_survey,
    take_listing,
)

__all__ = [
    "answer_survey",
    "ask_for_lists",
    "express_interest",
    "fail_survey",
    "look_at_listing",
    "move_nomination",
    "nominate",
    "remove_survey",
    "take_listing",
    "withdraw_interest",
]
