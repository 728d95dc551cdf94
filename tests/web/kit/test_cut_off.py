from datetime import UTC, datetime, timedelta

import pytest

from takar.web.kit.cut_off import MARGIN, is_cut_off

BEGUN = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


LONGEST = MINUTE + MARGIN


@pytest.mark.parametrize("spent", [LONGEST - SECOND, LONGEST])
def test_work_may_take_its_time_and_the_margin(spent: timedelta) -> None:
    assert not is_cut_off(BEGUN, MINUTE, now=BEGUN + spent)


def test_beyond_its_time_and_the_margin_it_was_cut_off() -> None:
    assert is_cut_off(BEGUN, MINUTE, now=BEGUN + LONGEST + SECOND)


def test_what_has_not_begun_is_not_cut_off() -> None:
    assert not is_cut_off(None, MINUTE)
