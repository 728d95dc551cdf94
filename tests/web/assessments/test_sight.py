from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from takar.web.assessments.actions import record_scores, release_assessor, revoke
from takar.web.assessments.models import Assignment, Event, MethodScore, Participant
from takar.web.assessments.permissions import is_assigned, rates, sits_in_the_meeting
from takar.web.assessments.queries.events import events_seen_by, participants_seen_by
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.sheets import sheet_of
from takar.web.assessments.queries.sight import visible_scores
from takar.web.assessments.queries.staffing import assignments_of
from takar.web.assessments.rules.refusals import NotReady
from takar.web.assessments.rules.states import ORDER
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.meetings.queries.sight import hidden_from
from takar.web.rating_sheets.models import RatingSheet
from tests.web.assessments.conftest import Stage
from tests.web.assessments.staffed import Staffed, staffed
from tests.web.assessments.tables import COMPETENCIES, METHODS

LEVELS = dict.fromkeys(COMPETENCIES, Decimal(3))
OWN = ("DIRENCANAKAN", "BERLANGSUNG", "PENILAIAN", "INTEGRASI")


@pytest.fixture
def team(running: Stage) -> Staffed:
    """Sari and Wayan judge the first, Tono and Sari the second."""
    found = staffed(running)
    found.assign(
        found.triple(1, found.sari),
        found.triple(1, found.wayan),
        found.triple(2, found.tono),
        found.triple(2, found.sari),
    )
    return found


def at(team: Staffed, state: str) -> Event:
    Event.objects.filter(pk=team.stage.event.pk).update(state=state)
    team.stage.event.refresh_from_db()
    return team.stage.event


def numbers(team: Staffed, somebody: Any) -> list[int]:
    seen = participants_seen_by(somebody, team.stage.event)
    return sorted(seen.values_list("number", flat=True))


def submit(team: Staffed, who: Any, number: int) -> None:
    person = team.people()[number - 1]
    record_scores(who, person, method=METHODS[0], levels=LEVELS)


@pytest.mark.parametrize("state", ORDER)
def test_an_assessor_sees_the_assigned_only_from_plan_to_integration(
    team: Staffed, state: str
) -> None:
    event = at(team, state)
    is_open = state in OWN
    sari = team.stage.cast.sari
    assert numbers(team, sari) == ([1, 2] if is_open else [])
    assert events_seen_by(sari, event.agency).exists() == is_open
    assert assignments_of(sari, event).count() == (2 if is_open else 0)
    assert len(numbers(team, team.stage.cast.rahayu)) == 5


@pytest.mark.parametrize("state", ORDER)
def test_a_guest_has_assignments_while_the_event_runs_and_never_an_event(
    team: Staffed, state: str
) -> None:
    event = at(team, state)
    runs = state in {"BERLANGSUNG", "PENILAIAN", "INTEGRASI"}
    assert assignments_of(team.guest, event).count() == int(runs)
    assert is_assigned(team.guest, team.people()[0]) == runs
    assert not is_assigned(team.guest, team.people()[1])
    assert not events_seen_by(team.guest, event.agency).exists()
    assert numbers(team, team.guest) == []


def test_the_head_of_the_team_sees_all_once_the_assessors_meet(team: Staffed) -> None:
    for state, seen in (("PENILAIAN", [2]), ("INTEGRASI", [1, 2, 3, 4, 5])):
        at(team, state)
        assert numbers(team, team.tono_user) == seen


def test_without_any_assignment_an_assessor_sees_as_before(running: Stage) -> None:
    team = staffed(running)
    sari, agency = running.cast.sari, running.cast.agency
    assert numbers(team, sari) == [1, 2, 3, 4, 5]
    assert events_seen_by(sari, agency).count() == 1
    assert numbers(team, team.guest) == []


def test_assignments_that_were_all_revoked_do_not_open_the_event_again(team: Staffed) -> None:
    for row in Assignment.objects.all():
        revoke(team.stage.cast.rahayu, row, reason="Ganti rencana")
    assert numbers(team, team.stage.cast.sari) == []


def test_who_was_released_sees_nothing_more(team: Staffed) -> None:
    cast = team.stage.cast
    for seat in (team.sari, team.wayan):
        release_assessor(cast.rahayu, seat, reason="Sakit")
    assert numbers(team, cast.sari) == []
    assert not events_seen_by(cast.sari, cast.agency).exists()
    assert not assignments_of(team.guest, team.stage.event).exists()


def test_an_assessor_records_for_the_assigned_participant_and_method_only(team: Staffed) -> None:
    cast, people = team.stage.cast, team.people()
    submit(team, cast.sari, 1)
    submit(team, team.guest, 1)
    with pytest.raises(NotPermitted):
        record_scores(cast.sari, people[2], method=METHODS[0], levels=LEVELS)
    with pytest.raises(NotPermitted):
        record_scores(team.guest, people[1], method=METHODS[0], levels=LEVELS)
    with pytest.raises(NotReady, match="tidak ditugaskan"):
        record_scores(cast.sari, people[0], method=METHODS[1], levels=LEVELS)
    assert {one.assessor for one in people[0].scores.all()} == {"Sari", "Wayan"}
    assert rates(cast.rahayu, people[4])


def test_colleagues_are_read_when_both_have_submitted_and_the_assessors_meet(
    team: Staffed,
) -> None:
    cast = team.stage.cast
    first, second = team.people()[:2]
    submit(team, cast.sari, 1)
    submit(team, cast.sari, 2)
    submit(team, team.tono_user, 2)

    def read(person: Participant) -> set[str]:
        person.event.refresh_from_db()
        return {one.assessor for one in visible_scores(cast.sari, person)}

    assert (read(first), read(second)) == ({"Sari"}, {"Sari"})
    submit(team, team.guest, 1)
    at(team, "PENILAIAN")
    assert (read(first), read(second)) == ({"Sari"}, {"Sari"})
    at(team, "INTEGRASI")
    assert (read(first), read(second)) == ({"Sari", "Wayan"}, {"Sari", "Tono"})


def test_a_colleague_who_has_not_submitted_keeps_the_other_hidden(team: Staffed) -> None:
    cast, first = team.stage.cast, team.people()[0]
    submit(team, team.guest, 1)
    at(team, "INTEGRASI")
    first.event.refresh_from_db()
    law = law_of_event(first.event)
    assert visible_scores(cast.sari, first) == []
    assert [one.assessor for one in sheet_of(first, law, reader=cast.sari).columns] == []
    assert [one.assessor for one in sheet_of(first, law, reader=cast.rahayu).columns] == ["Wayan"]


def test_colleagues_open_only_when_every_competency_has_a_level_or_a_reason(
    team: Staffed,
) -> None:
    cast, first = team.stage.cast, team.people()[0]
    submit(team, team.guest, 1)
    client = cast.client(cast.sari)
    link = reverse("assessments:score", args=[first.event_id, first.pk, METHODS[0]])
    unseen, *others = COMPETENCIES
    typed = {f"level_{code}": "3" for code in others[1:]}

    def saved(**more: str) -> tuple[bool, list[int]]:
        at(team, "PENILAIAN")
        assert client.post(link, typed | more).status_code == 302
        first.event = at(team, "INTEGRASI")
        is_open = "Wayan" in {one.assessor for one in visible_scores(cast.sari, first)}
        return is_open, sorted(hidden_from(cast.sari, first.event))

    both = [first.pk, team.people()[1].pk]
    assert saved() == (False, both)
    assert saved(**{f"level_{others[0]}": "2"}) == (False, both)
    told = {f"evidence_{unseen}": "Diam saja", f"level_{others[0]}": "2"}
    assert saved(**told) == (False, both)
    reason = {f"unseen_{unseen}": "Diskusi terpotong", f"level_{others[0]}": "2"}
    assert saved(**reason) == (True, both[1:])
    kept = MethodScore.objects.get(participant=first, assessor="Sari", competency=unseen)
    assert (kept.level, kept.evidence) == (None, "Tidak teramati: Diskusi terpotong")
    assert f'name="unseen_{unseen}" value="Diskusi terpotong"' in client.get(link).content.decode()


def test_a_level_and_a_reason_why_there_is_none_are_refused(team: Staffed) -> None:
    cast, first = team.stage.cast, team.people()[0]
    link = reverse("assessments:score", args=[first.event_id, first.pk, METHODS[0]])
    typed = {"level_INTEGRITAS": "3", "unseen_INTEGRITAS": "Sakit"}
    answer = cast.client(cast.sari).post(link, typed)
    assert answer.status_code == 422
    assert "bukan keduanya" in answer.content.decode()
    assert not MethodScore.objects.filter(participant=first).exists()


def test_in_the_meeting_sits_who_judged_or_heads_the_team(team: Staffed) -> None:
    cast = team.stage.cast
    at(team, "INTEGRASI")
    third = Participant.objects.select_related("event__agency").get(pk=team.people()[2].pk)
    first = Participant.objects.select_related("event__agency").get(pk=team.people()[0].pk)
    assert sits_in_the_meeting(cast.sari, first)
    assert not sits_in_the_meeting(cast.sari, third)
    assert sits_in_the_meeting(team.tono_user, third)
    assert not sits_in_the_meeting(team.guest, first)
    assert sits_in_the_meeting(cast.rahayu, third)


def test_pages_of_others_do_not_exist_for_an_assessor(team: Staffed) -> None:
    client, event = team.stage.cast.client(team.stage.cast.sari), team.stage.event
    first, third = team.people()[0], team.people()[2]
    page = client.get(reverse("assessments:scoring", args=[event.pk])).content.decode()
    assert first.employee.name in page
    assert third.employee.name not in page
    for person, status in ((first, 200), (third, 404)):
        link = reverse("assessments:score", args=[event.pk, person.pk, METHODS[0]])
        assert client.get(link).status_code == status
    event_page = client.get(reverse("assessments:event", args=[event.pk])).content.decode()
    assert third.employee.name not in event_page


def test_a_submitted_sheet_is_rewritten_by_an_operator_only_and_the_log_says_so(
    team: Staffed,
) -> None:
    cast, first = team.stage.cast, team.people()[0]
    own = Assignment.objects.get(assessor=team.sari, participant=first)
    sheet = RatingSheet.objects.create(assignment=own, state="DIISI")
    submit(team, cast.sari, 1)
    RatingSheet.objects.filter(pk=sheet.pk).update(state="DIKIRIM", submitted_at=timezone.now())
    with pytest.raises(NotReady, match="sudah dikirim"):
        submit(team, cast.sari, 1)
    submit(team, team.guest, 1)
    record_scores(cast.rahayu, first, method=METHODS[0], assessor="Sari", levels=LEVELS)
    entries = Entry.objects.filter(act="assessments.scores.recorded").order_by("pk")
    assert [one.facts["submitted_sheets"] for one in entries] == [0, 0, 1]


def test_the_log_counts_levels_and_never_tells_them(team: Staffed) -> None:
    submit(team, team.stage.cast.sari, 1)
    entry = Entry.objects.get(act="assessments.scores.recorded")
    assert entry.facts["levels"] == len(LEVELS)
