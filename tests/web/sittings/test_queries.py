"""What a proctor is shown: everybody's progress, in a constant few queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from takar.web.sittings.actions.course import end_section, start_section
from takar.web.sittings.actions.entering import consent, enter
from takar.web.sittings.actions.outages import hear
from takar.web.sittings.models import AnswerChange
from takar.web.sittings.queries import answers_of, progress_of, standings_of
from takar.web.sittings.rules.outages import SILENCE
from tests.cast import Cast
from tests.web.sittings.made import Hall, crowd, usual_sections
from tests.web.sittings.made import hall as make_hall

pytestmark = pytest.mark.django_db

NOW = timezone.now()
TICK = timedelta(microseconds=1)


def begun(hall: Hall) -> Any:
    sitting = hall.seated(now=NOW)
    consent(sitting, now=NOW)
    start_section(sitting, "A", now=NOW)
    hear(sitting, now=NOW)
    return sitting


def answer(sitting: Any, sequence: int, slot: int, value: Any) -> None:
    AnswerChange.objects.create(
        sitting=sitting,
        desk=sitting.desk,
        sequence=sequence,
        kind="JAWAB",
        slot=slot,
        value=value,
        given_at=NOW,
        received_at=NOW,
    )


def test_a_proctor_sees_who_works_and_who_has_not_come(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall)
        answer(sitting, 1, 1, {"choice": "a"})
        answer(sitting, 2, 2, {"choice": "a"})
        answer(sitting, 3, 1, None)
        one, two = progress_of(hall.session, NOW + timedelta(minutes=1))
        assert (one.state, one.section, one.answered, one.questions) == ("BERJALAN", "A", 1, 10)
        assert one.left == timedelta(minutes=9)
        assert (two.state, two.sitting, two.left) == ("BELUM_MASUK", None, None)


@pytest.mark.parametrize(("silence", "is_offline"), [(SILENCE, False), (SILENCE + TICK, True)])
def test_who_is_silent_for_too_long_is_offline(
    hall: Hall, silence: timedelta, *, is_offline: bool
) -> None:
    with hall.scoped():
        begun(hall)
        since = progress_of(hall.session, NOW + silence)[0].offline_since
        assert since == (NOW if is_offline else None)


def test_between_sections_nothing_runs_and_the_next_is_told(hall: Hall) -> None:
    with hall.scoped():
        end_section(begun(hall), "A", now=NOW)
        one = progress_of(hall.session, NOW)[0]
        assert (one.section, one.is_between, one.left) == ("B", True, None)


def test_a_locked_registration_is_seen(hall: Hall) -> None:
    with hall.scoped():
        hall.registration.wrong_pins = 6
        hall.registration.save()
        assert progress_of(hall.session)[0].state == "TERKUNCI"


def test_a_full_hall_costs_no_more_queries_than_one_person(
    hall: Hall, django_assert_max_num_queries: Any
) -> None:
    crowd(hall, 30)
    with hall.scoped():
        for registration in hall.session.registrations.select_related("form"):
            enter(registration, now=NOW)
        with django_assert_max_num_queries(6):
            assert len(progress_of(hall.session, NOW)) == 32


def test_in_a_section_one_cannot_go_back_in_an_earlier_answer_no_longer_changes(
    cast: Cast,
) -> None:
    sections = tuple(
        one.model_copy(update={"may_go_back": False}) if one.code == "A" else one
        for one in usual_sections()
    )
    made = make_hall(cast, sections=sections)
    with made.scoped():
        now = timezone.now()
        sitting = made.seated(now=now)
        consent(sitting, now=now)
        start_section(sitting, "A", now=now)
        for sequence, (kind, slot, value) in enumerate(
            [
                *(("JAWAB", 1, {"choice": "a"}), ("JAWAB", 1, {"choice": "b"})),
                *(("BUKA", 2, None), ("JAWAB", 1, {"choice": "c"})),
                ("JAWAB", 2, {"choices": ["a"]}),
            ],
            1,
        ):
            AnswerChange.objects.create(
                sitting=sitting,
                desk=sitting.desk,
                sequence=sequence,
                kind=kind,
                slot=slot,
                value=value,
                given_at=now,
                received_at=now,
            )
        assert answers_of(sitting) == {1: {"choice": "b"}, 2: {"choices": ["a"]}}
        worths = [one.worth.name for one in standings_of([sitting])[sitting.pk]]
        assert worths == ["OVERTAKEN", "COUNTED", "PASSED", "COUNTED"]
