from datetime import date

import pytest

from takar.web.reviews.rules.quorum import Quorum, Votes
from takar.web.reviews.rules.states import STATES, Standing, may_follow, state_on


@pytest.mark.parametrize(
    ("present", "is_chairless", "is_met", "obstacles"),
    [
        (2, False, False, 1),
        (3, False, True, 0),
        (4, False, True, 0),
        (3, True, False, 1),
        (1, True, False, 2),
    ],
)
def test_a_quorum_lacks_people_or_its_chair(
    present: int, *, is_chairless: bool, is_met: bool, obstacles: int
) -> None:
    stands = Quorum(needed=3, present=present, members=5, is_chairless=is_chairless)
    assert stands.is_met is is_met
    assert len(stands.obstacles) == obstacles


@pytest.mark.parametrize(
    ("votes", "carry"),
    [
        (Votes(agree=2, against=2), False),
        (Votes(agree=3, against=2), True),
        (Votes(agree=2, against=1, abstain=1), False),
        (Votes(agree=1), True),
        (Votes(), False),
    ],
)
def test_more_than_half_of_the_votes_carry(votes: Votes, *, carry: bool) -> None:
    assert votes.carry is carry


def test_a_cycle_cannot_skip_its_committee_and_what_is_withdrawn_stays_so() -> None:
    assert {state for state in STATES if may_follow("DITINJAU_KOMITE", state)} == {
        "TERVERIFIKASI_BKPSDM",
        "DITETAPKAN_PPK",
        "DICABUT",
    }
    assert not any(may_follow(state, "DITETAPKAN_PPK") for state in STATES if "KOMITE" not in state)
    assert not any(may_follow("DICABUT", state) for state in STATES)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 12, 30), "DITETAPKAN_PPK"),
        (date(2026, 12, 31), "DITETAPKAN_PPK"),
        (date(2027, 1, 1), "KEDALUWARSA"),
    ],
)
def test_a_decided_cycle_expires_after_its_last_day(day: date, state: str) -> None:
    assert state_on("DITETAPKAN_PPK", date(2026, 12, 31), day) == state
    assert state_on("DICABUT", date(2026, 12, 31), day) == "DICABUT"


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
    ],
)
def test_a_membership_holds_until_the_day_before_it_is_withdrawn(day: date, *, holds: bool) -> None:
    standing = Standing(date(2026, 1, 1), date(2026, 12, 31), date(2026, 6, 1))
    assert standing.holds_on(day) is holds


def test_what_has_no_beginning_holds_on_no_day() -> None:
    assert not Standing(None, None).holds_on(date(2026, 1, 1))
