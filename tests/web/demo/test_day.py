from collections import Counter
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from takar.web.accounts.models import Role, User
from takar.web.assessments.models import EventAssessor, EventMethod, Participant
from takar.web.demo.cases import CASES, EventPlan
from takar.web.demo.day import DayStory
from takar.web.timetables.models import OpenDay, Room
from tests.cast import user
from tests.web.assessments.conftest import Stage, agency_scope, draft, running

__all__ = ["agency_scope", "draft", "running"]

PLAN = replace(CASES["probolinggo"].events[1], hall=5, booths=2, circles=1, assessors=4)


def story(stage: Stage, plan: EventPlan = PLAN, operator: User | None = None) -> DayStory:
    """Return the day of the event, with a test in the hall besides the talks."""
    EventMethod.objects.get_or_create(event=stage.event, code="TES_PSIKOLOGI")
    guest = user("Wayan", stage.cast.agency, Role.GUEST)
    team = (stage.cast.sari, guest)
    return DayStory(operator or stage.cast.rahayu, team, stage.event, plan)


@pytest.mark.parametrize(("booths", "circles"), [(0, 0), (1, 0), (6, 2)])
def test_there_are_as_many_rooms_as_planned_and_one_hall(
    draft: Stage, booths: int, circles: int
) -> None:
    rooms = list(story(draft, replace(PLAN, hall=24, booths=booths, circles=circles)).rooms())
    assert rooms[0] == ("Aula", 24, "TES_PSIKOLOGI")
    assert Counter(code for _, _, code in rooms) == Counter(
        {"TES_PSIKOLOGI": 1, "WAWANCARA_KOMPETENSI": booths, "DISKUSI_KELOMPOK": circles}
    )
    assert len({name for name, _, _ in rooms}) == len(rooms)


def test_a_test_fills_the_hall_without_assessors_and_talks_need_two(draft: Stage) -> None:
    story(draft).set_durations()
    found = {
        one.code: (one.duration_minutes, one.assessors_needed, one.seats)
        for one in EventMethod.objects.filter(event=draft.event)
    }
    assert found == {
        "TES_PSIKOLOGI": (120, 0, 5),
        "WAWANCARA_KOMPETENSI": (45, 2, None),
        "DISKUSI_KELOMPOK": (60, 2, None),
    }


def test_the_team_has_one_chair_of_the_agency_and_the_rest_is_lent(draft: Stage) -> None:
    told = story(draft)
    told.seat_team()
    seats = EventAssessor.objects.filter(event=draft.event)
    assert seats.count() == 2 + 4
    chair = seats.get(role="KETUA")
    assert (chair.user, chair.lent_by) == (draft.cast.sari, "")
    assert set(seats.exclude(pk=chair.pk).values_list("lent_by", flat=True)) == {PLAN.organiser}
    assert seats.filter(user=None).count() == 4


def test_rooms_are_lent_for_one_method_each_and_opened_on_the_day(draft: Stage) -> None:
    told = story(draft)
    told.lend_rooms()
    rooms = Room.objects.filter(event=draft.event)
    lent = {(room.name, room.capacity, room.methods.get().code) for room in rooms}
    assert lent == set(told.rooms())
    assert OpenDay.objects.get(event=draft.event).day == draft.event.starts_on


def test_only_the_operator_prepares_the_day(draft: Stage) -> None:
    told = story(draft, operator=draft.cast.joko)
    for deed in (told.seat_team, told.lend_rooms, told.attend):
        with pytest.raises(PermissionDenied):
            deed()
    assert not EventAssessor.objects.filter(event=draft.event).exists()
    assert not Room.objects.filter(event=draft.event).exists()


def test_everybody_came(running: Stage) -> None:
    people = Participant.objects.filter(event=running.event)
    assert people.exclude(state="HADIR").count() == 5
    story(running).attend()
    assert people.filter(state="HADIR").count() == 5
