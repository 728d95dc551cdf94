from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pydantic import ValidationError

from takar.web.reviews.models import Cycle, GroupMember, Member, Proposal
from tests.web.reviews.made import Stage


def test_rows_know_their_agency_and_their_name(stage: Stage) -> None:
    stage.decided()
    rows = [
        stage.cycle,
        stage.case("Ani"),
        stage.cycle.members.all()[0],
        stage.cycle.meetings.get(),
        GroupMember.objects.all()[0],
    ]
    assert {row.agency_code for row in rows} == {"kab_tirtamaya"}
    assert {row.agency_id for row in rows} == {stage.cast.agency.pk}  # type: ignore[attr-defined]
    assert all(str(row) for row in rows)


def test_votes_of_an_unknown_shape_are_not_read() -> None:
    assert Proposal(votes=None).tally is None
    with pytest.raises(ValidationError):
        assert Proposal(votes={"agree": 2, "mood": "good"}).tally


def test_a_decree_is_kept_under_a_name_nobody_can_guess(stage: Stage) -> None:
    stage.decided(content=b"%PDF-1.7 contoh")
    assert "contoh" not in stage.again().decree_file.name  # type: ignore[operator]
    assert stage.cycle.decree_file.name.startswith("decrees/")  # type: ignore[union-attr]


def test_a_committee_has_one_chair(stage: Stage) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Member.objects.filter(cycle=stage.cycle).update(is_chair=True)


def test_a_membership_does_not_end_before_it_begins(stage: Stage) -> None:
    stage.decided()
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupMember.objects.update(valid_until=date(2025, 1, 1))


def test_a_cycle_holds_from_its_first_to_its_last_day(stage: Stage) -> None:
    stage.decided()
    cycle = stage.again()
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [cycle.holds_on(day) for day in days] == [False, True, True, False]
    assert Cycle(state="DRAFT").is_open
