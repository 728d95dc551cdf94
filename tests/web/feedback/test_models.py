from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django_scopes import ScopeError

from takar.web.assessments.models import Participant
from takar.web.feedback.models import Advice, FeedbackSession, Objection
from takar.web.kit.scope import scope
from tests.cast import Cast

DAY = date(2025, 5, 19)


def talk(putri: Participant, cast: Cast, **facts: Any) -> FeedbackSession:
    values = {"held_on": DAY, "given_by": "Sari", "said": "Baik", "recorded_by": cast.rahayu}
    made: FeedbackSession = FeedbackSession.objects.create(participant=putri, **(values | facts))
    return made


def advised(putri: Participant, cast: Cast, **facts: Any) -> Advice:
    values = {"competency": "KOMUNIKASI", "way": "TUGAS", "text": "Paparan"}
    made: Advice = Advice.objects.create(participant=putri, made_by=cast.rahayu, **(values | facts))
    return made


def contested(putri: Participant, cast: Cast, **facts: Any) -> Objection:
    values = {"text": "Belum dibaca", "filed_on": DAY, "due_on": DAY}
    made: Objection = Objection.objects.create(
        participant=putri, filed_by=cast.putri, **(values | facts)
    )
    return made


@pytest.mark.parametrize("model", [FeedbackSession, Advice, Objection])
def test_outside_an_agency_nothing_is_found(db: None, model: Any) -> None:
    with pytest.raises(ScopeError):
        model.objects.count()


@pytest.mark.parametrize("make", [talk, advised, contested])
def test_another_agency_finds_nothing(putri: Participant, cast: Cast, make: Any) -> None:
    row = make(putri, cast)
    other = cast.other_agency
    with scope(agency=other, agency_code=other.code):
        assert not type(row).objects.exists()
    assert type(row).objects.exists()


@pytest.mark.parametrize("make", [talk, advised, contested])
def test_a_row_belongs_to_the_agency_of_its_event(
    putri: Participant, cast: Cast, make: Any
) -> None:
    row = make(putri, cast)
    assert (row.agency_id, row.agency_code) == (cast.agency.pk, "kab_tirtamaya")
    assert type(row).objects.get() == row


@pytest.mark.parametrize(
    "facts", [{"held_on": DAY + timedelta(days=1)}, {"given_by": "Budi"}], ids=["day", "giver"]
)
def test_a_giver_talks_once_a_day(putri: Participant, cast: Cast, facts: dict[str, Any]) -> None:
    talk(putri, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        talk(putri, cast, said="Lagi")
    assert talk(putri, cast, **facts).form == "TATAP_MUKA"


def test_one_thing_is_advised_once_for_a_competency(putri: Participant, cast: Cast) -> None:
    assert advised(putri, cast).state == "DISARANKAN"
    with pytest.raises(IntegrityError), transaction.atomic():
        advised(putri, cast, way="PELATIHAN")
    advised(putri, cast, competency="INTEGRITAS")
    assert advised(putri, cast, text="Menulis").pk


@pytest.mark.parametrize("state", ["DICABUT", "DIKABULKAN", "DITOLAK"])
def test_one_objection_waits_and_a_settled_one_makes_room(
    putri: Participant, cast: Cast, state: str
) -> None:
    first = contested(putri, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        contested(putri, cast)
    assert contested(putri, cast, competency="KOMUNIKASI").pk
    Objection.objects.filter(pk=first.pk).update(state=state)
    assert contested(putri, cast).pk


@pytest.mark.parametrize(("days", "is_late"), [(-1, False), (0, False), (1, True)])
def test_an_objection_is_late_the_day_after_its_last_day(days: int, is_late: bool) -> None:
    filed = Objection(filed_on=DAY + timedelta(days=days), could_file_until=DAY)
    assert filed.came_late is is_late
    waiting = Objection(due_on=DAY, state="DIAJUKAN")
    assert waiting.is_overdue(DAY + timedelta(days=days)) is is_late


def test_without_a_last_day_nothing_is_late_and_what_is_answered_is_not_overdue() -> None:
    assert not Objection(filed_on=DAY, could_file_until=None).came_late
    assert not Objection(due_on=DAY, state="DITOLAK").is_overdue(DAY + timedelta(days=9))


def test_what_waits_longest_for_its_answer_comes_first(putri: Participant, cast: Cast) -> None:
    later = contested(putri, cast, due_on=DAY + timedelta(days=1))
    sooner = contested(putri, cast, competency="KOMUNIKASI")
    assert list(Objection.objects.all()) == [sooner, later]
