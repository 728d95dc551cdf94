from datetime import date

import pytest
from django.urls import reverse

from takar.web.leadership.rules import KINDS, MOST, PAGES, Queue, Wait

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("since", "days"),
    [(None, None), (date(2026, 3, 1), 1), (DAY, 0), (date(2026, 3, 3), 0)],
)
def test_days_are_counted_from_the_day_it_waits_and_unknown_is_no_zero(
    since: date | None, days: int | None
) -> None:
    assert Wait("SKENARIO", 1, "Rotasi", since=since).days(DAY) == days


@pytest.mark.parametrize(("count", "first", "rest"), [(MOST, MOST, 0), (MOST + 1, MOST, 1)])
def test_a_long_queue_shows_its_first_and_counts_the_rest(
    count: int, first: int, rest: int
) -> None:
    queue = Queue("SKENARIO", tuple(Wait("SKENARIO", pk, "Rotasi") for pk in range(count)))
    assert (len(queue.first), queue.rest) == (first, rest)


def test_every_kind_has_a_page_to_decide_on_and_a_page_of_all() -> None:
    assert KINDS.keys() == PAGES.keys()
    for one, every in PAGES.values():
        assert reverse(one, args=[1]) != reverse(every)
