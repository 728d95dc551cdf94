from collections.abc import Callable
from typing import Any

import pytest

from takar.web.accounts.models import Membership, Role, User
from takar.web.assessments.models import EventAssessor
from takar.web.meetings.actions import begin_meeting, mark_left, mark_present
from takar.web.meetings.models import Meeting
from takar.web.meetings.permissions import (
    chairs,
    holds_meetings,
    is_chair,
    leads,
    reads_minutes,
    seals,
)
from takar.web.meetings.queries.sitting import speaks
from tests.cast import Cast
from tests.web.assessments.conftest import Stage
from tests.web.assessments.staffed import Staffed, staffed
from tests.web.meetings.made import held_meeting

PEOPLE = ("rahayu", "sari", "putri", "hadi", "bupati", "made", "joko")


def may(cast: Cast, allowed: Callable[[User, Any], bool], subject: object) -> set[str]:
    return {name for name in PEOPLE if allowed(getattr(cast, name), subject)}


def again(user: User) -> User:
    """Return somebody as their next visit finds them, with the roles they have by then."""
    found: User = User.objects.get(pk=user.pk)
    return found


@pytest.fixture
def team(running: Stage) -> Staffed:
    """The event with a team that Tono heads; Sari judges the first participant."""
    found = staffed(running)
    found.assign(found.triple(1, found.sari))
    return found


def test_where_nobody_was_assigned_any_assessor_opens_a_meeting(running: Stage) -> None:
    cast, event = running.cast, running.event
    assert may(cast, holds_meetings, event) == {"rahayu", "sari"}
    assert may(cast, reads_minutes, event) == {"rahayu", "bupati", "made"}
    event.state = "INTEGRASI"
    assert may(cast, reads_minutes, event) == {"rahayu", "sari", "bupati", "made"}


def test_where_somebody_was_assigned_the_head_of_the_team_opens_it(team: Staffed) -> None:
    cast, event = team.stage.cast, team.stage.event
    assert may(cast, holds_meetings, event) == {"rahayu"}
    assert may(cast, reads_minutes, event) == {"rahayu", "bupati", "made"}
    assert holds_meetings(team.tono_user, event)
    assert not reads_minutes(team.tono_user, event)  # nobody met yet
    event.state = "INTEGRASI"
    assert reads_minutes(team.tono_user, event)
    assert not holds_meetings(team.guest, event)
    assert not reads_minutes(team.guest, event)


def test_a_head_released_from_the_team_opens_no_meeting(team: Staffed) -> None:
    EventAssessor.objects.filter(pk=team.tono.pk).update(state="DILEPAS")
    assert not holds_meetings(team.tono_user, team.stage.event)


def test_whoever_chairs_leads_and_signs_and_no_colleague_does(team: Staffed) -> None:
    cast, meeting = team.stage.cast, held_meeting(team.stage.event, team.stage.cast.sari)
    assert may(cast, is_chair, meeting) == {"sari"}
    assert may(cast, leads, meeting) == {"rahayu", "sari"}
    assert may(cast, chairs, meeting) == {"sari"}
    assert leads(team.tono_user, meeting)
    assert not chairs(team.tono_user, meeting)


def test_a_chair_who_left_the_agency_chairs_no_longer(team: Staffed) -> None:
    cast, meeting = team.stage.cast, held_meeting(team.stage.event, team.stage.cast.sari)
    Membership.objects.filter(user=cast.sari, role=Role.ASSESSOR).delete()
    assert not is_chair(again(cast.sari), meeting)
    assert not leads(again(cast.sari), meeting)
    assert not chairs(again(cast.sari), meeting)


def test_for_a_chair_without_an_account_the_operator_signs(team: Staffed) -> None:
    cast, meeting = team.stage.cast, held_meeting(team.stage.event, team.stage.cast.sari)
    Meeting.objects.filter(pk=meeting.pk).update(chair="Dr. Wulan", chair_user=None)
    meeting.refresh_from_db()
    assert may(cast, chairs, meeting) == {"rahayu"}
    assert not chairs(team.tono_user, meeting)


def test_for_a_guest_in_the_chair_the_operator_signs(team: Staffed) -> None:
    cast, meeting = team.stage.cast, held_meeting(team.stage.event, team.guest)
    assert not chairs(team.guest, meeting)
    assert may(cast, chairs, meeting) == {"rahayu"}


def test_whoever_is_noted_as_there_speaks_under_the_name_of_their_seat(team: Staffed) -> None:
    cast, event = team.stage.cast, team.stage.event
    type(event).objects.filter(pk=event.pk).update(state="INTEGRASI")
    event.refresh_from_db()
    EventAssessor.objects.filter(pk=team.sari.pk).update(name="S. Sari")
    meeting = begin_meeting(cast.rahayu, event, chair="Tono")
    assert may(cast, speaks, meeting) == {"rahayu"}
    assert not speaks(team.tono_user, meeting)
    mark_present(cast.rahayu, meeting, names=["S. Sari", "Tono"])
    assert may(cast, speaks, meeting) == {"rahayu", "sari"}
    assert speaks(team.tono_user, meeting)
    mark_left(cast.rahayu, meeting, name="S. Sari")
    assert not speaks(cast.sari, meeting)


def test_the_head_or_the_operator_seals_and_the_chair_does_not(team: Staffed) -> None:
    meeting = held_meeting(team.stage.event, team.stage.cast.sari)
    assert may(team.stage.cast, seals, meeting) == {"rahayu", "bupati"}
