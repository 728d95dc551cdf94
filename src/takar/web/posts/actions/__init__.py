"""Everything the room writes."""

from takar.web.posts.actions.demands import end_demand, import_demands, set_demand
from takar.web.posts.actions.marking import describe_post, mark_posts
from takar.web.posts.actions.reading import take_posts, take_vacancies
from takar.web.posts.actions.terms import (
    declare_vacancy,
    extend_term,
    set_contract_end,
    withdraw_note,
)

__all__ = [
    "declare_vacancy",
    "describe_post",
    "end_demand",
    "extend_term",
    "import_demands",
    "mark_posts",
    "set_contract_end",
    "set_demand",
    "take_posts",
    "take_vacancies",
    "withdraw_note",
]
