from datetime import date
from decimal import Decimal

import pytest

from takar.web.accounts.models import Membership, Role, User
from takar.web.assessments.actions import (
    add_participant,
    assign,
    change_seat,
    choose_participants,
    declare_conflict,
    invite_guest,
    move_to,
    recall_assessor,
    record_scores,
    release_assessor,
    remove_participant,
    revoke,
    seat_assessor,
    set_methods,
    withdraw_conflict,
)
from takar.web.assessments.models import Assignment, Conflict, EventAssessor, MethodScore
from takar.web.assessments.queries.staffing import (
    assignments_of,
    conflicts_of,
    forbidden_pairs,
    seat_of,
)
from takar.web.assessments.rules.refusals import (
    BadAssignments,
    NoReason,
    NotNow,
    NotReady,
    SeatTaken,
)
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.people.models import WorkUnit
from tests.cast import employee, user
from tests.web.assessments.conftest import Stage
from tests.web.assessments.staffed import Staffed, staffed
from tests.web.assessments.tables import COMPETENCIES, GOOD_MATRIX, METHODS

LEVELS = dict.fromkeys(COMPETENCIES, Decimal(3))


@pytest.fixture
def planned(draft: Stage) -> Stage:
    choose_participants(draft.cast.rahayu, draft.event)
    return draft


@pytest.fixture
def team(running: Stage) -> Staffed:
    return staffed(running)


def states() -> list[str]:
    return list(Assignment.objects.order_by("pk").values_list("state", flat=True))


def test_the_operator_seats_and_nobody_else(planned: Stage) -> None:
    cast = planned.cast
    for stranger in (cast.joko, cast.sari, cast.hadi, cast.bupati, cast.putri):
        with pytest.raises(NotPermitted):
            seat_assessor(stranger, planned.event, user=cast.sari)
    seat = seat_assessor(
        cast.rahayu, planned.event, user=cast.sari, languages="Jawa", days=[date(2025, 5, 14)]
    )
    assert (seat.name, seat.role, seat.state) == ("Sari", "ASESOR", "AKTIF")
    assert [one.day for one in seat.presences.all()] == [date(2025, 5, 14)]
    assert seat_of(cast.sari, planned.event) == seat


def test_nobody_sits_twice_neither_by_account_nor_by_name(planned: Stage) -> None:
    cast = planned.cast
    seat_assessor(cast.rahayu, planned.event, user=cast.sari)
    with pytest.raises(SeatTaken):
        seat_assessor(cast.rahayu, planned.event, user=cast.sari, name="Sari Dewi")
    with pytest.raises(SeatTaken):
        seat_assessor(cast.rahayu, planned.event, name="sari", role="ADMIN")
    assert EventAssessor.objects.count() == 1


def test_an_account_without_the_role_of_an_assessor_judges_nobody(planned: Stage) -> None:
    with pytest.raises(NotReady, match="bukan asesor"):
        seat_assessor(planned.cast.rahayu, planned.event, user=planned.cast.hadi)
    helper = seat_assessor(planned.cast.rahayu, planned.event, name="Bu Tin", role="PENDUKUNG")
    assert helper.user is None


@pytest.mark.parametrize("day", [date(2025, 5, 13), date(2025, 5, 15)])
def test_a_day_outside_the_event_is_refused(planned: Stage, day: date) -> None:
    with pytest.raises(NotReady, match="di luar hari"):
        seat_assessor(planned.cast.rahayu, planned.event, name="Bu Tin", role="ADMIN", days=[day])
    assert not EventAssessor.objects.exists()


def test_a_candidate_does_not_judge_in_the_same_event(planned: Stage) -> None:
    cast = planned.cast
    person = planned.event.participants.earliest("number").employee
    person.user = cast.sari
    person.save()
    with pytest.raises(SeatTaken, match="peserta"):
        seat_assessor(cast.rahayu, planned.event, user=cast.sari)
    tester = seat_assessor(cast.rahayu, planned.event, user=cast.sari, role="TESTER")
    with pytest.raises(SeatTaken, match="peserta"):
        change_seat(cast.rahayu, tester, facts={"role": "ASESOR"})


def test_an_assessor_of_the_team_is_not_added_as_a_participant(planned: Stage) -> None:
    cast = planned.cast
    person = employee(cast.agency, cast.unit, "Sari Dewi", 40, user=cast.sari)
    seat_assessor(cast.rahayu, planned.event, user=cast.sari)
    with pytest.raises(NotNow, match="asesor dalam tim"):
        add_participant(
            cast.rahayu, planned.event, employee=person, group="Pengawas", reason="Diminta"
        )


def test_who_judges_and_is_judged_stops_the_plan(planned: Stage) -> None:
    cast = planned.cast
    seat_assessor(cast.rahayu, planned.event, user=cast.sari)
    person = planned.event.participants.earliest("number").employee
    person.user = cast.sari
    person.save()
    with pytest.raises(NotReady, match="sekaligus peserta"):
        move_to(cast.rahayu, planned.event, state="DIRENCANAKAN")


def test_a_guest_gets_an_account_that_grants_nothing_but_the_seat(planned: Stage) -> None:
    cast = planned.cast
    with pytest.raises(NotPermitted):
        invite_guest(
            cast.sari, planned.event, username="w.tamu", full_name="Wayan", lent_by="Kab. Lain"
        )
    seat, password = invite_guest(
        cast.rahayu, planned.event, username="w.tamu", full_name="Wayan", lent_by="Kab. Lain"
    )
    guest = User.objects.get(username="w.tamu")
    assert password
    assert guest.check_password(password)
    assert guest.has_temporary_password
    assert (seat.user, seat.lent_by) == (guest, "Kab. Lain")
    assert guest.roles == {cast.agency.pk: frozenset({Role.GUEST})}
    assert password not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_an_account_that_is_there_is_invited_without_a_new_password(planned: Stage) -> None:
    cast = planned.cast
    lent = user("Made Lain", cast.other_agency, Role.ASSESSOR)
    seat, password = invite_guest(
        cast.rahayu, planned.event, username=lent.username, full_name="Made", lent_by="Kota Lain"
    )
    assert (seat.user, password) == (lent, "")
    assert Membership.objects.filter(user=lent).count() == 2
    with pytest.raises(SeatTaken):
        invite_guest(
            cast.rahayu, planned.event, username=lent.username, full_name="M", lent_by="Kota"
        )
    with pytest.raises(NotReady, match="sudah bekerja"):
        invite_guest(cast.rahayu, planned.event, username="sari", full_name="Sari", lent_by="X")


def test_the_same_assignment_twice_is_one(team: Staffed) -> None:
    cast, event = team.stage.cast, team.stage.event
    pairs = [team.triple(1, team.sari), team.triple(1, team.wayan)]
    for stranger in (cast.joko, cast.sari, team.guest, cast.bupati):
        with pytest.raises(NotPermitted):
            assign(stranger, event, pairs=pairs)
    first = assign(cast.rahayu, event, pairs=[*pairs, pairs[0]])
    again = assign(cast.rahayu, event, pairs=pairs)
    assert (first.made, first.kept, again.made, again.kept) == (2, 0, 0, 2)
    assert states() == ["DITUGASKAN", "DITUGASKAN"]


def test_a_new_plan_takes_back_what_is_not_wanted_but_for_what_was_submitted(
    team: Staffed,
) -> None:
    cast, event = team.stage.cast, team.stage.event
    team.assign(*(team.triple(number, team.sari) for number in (1, 2)))
    record_scores(cast.sari, team.people()[0], method=METHODS[0], levels=LEVELS)
    outcome = assign(cast.rahayu, event, pairs=[team.triple(3, team.sari)], replace=True)
    assert (outcome.made, outcome.revoked) == (1, 1)
    kept = Assignment.objects.filter(state="DITUGASKAN").values_list("participant", flat=True)
    assert set(kept) == {team.people()[0].pk, team.people()[2].pk}


def test_every_bad_pair_is_named_and_none_is_made(team: Staffed) -> None:
    cast, event = team.stage.cast, team.stage.event
    helper = seat_assessor(cast.rahayu, event, name="Bu Tin", role="PENDUKUNG")
    release_assessor(cast.rahayu, team.wayan, reason="Sakit")
    with pytest.raises(BadAssignments) as caught:
        team.assign(
            team.triple(1, team.sari),
            team.triple(1, helper),
            team.triple(1, team.wayan),
            (0, team.method().pk, team.sari.pk),
        )
    assert len(caught.value.faults) == 3
    assert not Assignment.objects.exists()


def test_a_method_without_assessors_takes_none(draft: Stage) -> None:
    cast = draft.cast
    choose_participants(cast.rahayu, draft.event)
    set_methods(cast.rahayu, draft.event, matrix=GOOD_MATRIX | {"TES_PSIKOLOGI": COMPETENCIES})
    seat = seat_assessor(cast.rahayu, draft.event, user=cast.sari)
    person = draft.event.participants.earliest("number")
    method = draft.event.methods.get(code="TES_PSIKOLOGI")
    with pytest.raises(BadAssignments, match="tidak memakai asesor"):
        assign(cast.rahayu, draft.event, pairs=[(person.pk, method.pk, seat.pk)])


def test_revoking_asks_for_a_reason_and_keeps_the_row(team: Staffed) -> None:
    cast = team.stage.cast
    team.assign(team.triple(1, team.sari))
    row = Assignment.objects.get()
    with pytest.raises(NoReason):
        revoke(cast.rahayu, row, reason=" ")
    with pytest.raises(NotPermitted):
        revoke(cast.sari, row, reason="Tidak mau")
    revoke(cast.rahayu, row, reason="Sakit")
    assert (states(), Assignment.objects.get().revoked_because) == (["DICABUT"], "Sakit")
    assert not assignments_of(cast.sari, team.stage.event).exists()
    team.assign(team.triple(1, team.sari))
    assert states() == ["DITUGASKAN"]


def test_who_leaves_keeps_what_was_submitted_and_frees_the_rest(team: Staffed) -> None:
    cast, event = team.stage.cast, team.stage.event
    team.assign(*(team.triple(number, team.sari) for number in (1, 2, 3)))
    record_scores(cast.sari, team.people()[0], method=METHODS[0], levels=LEVELS)
    with pytest.raises(NoReason):
        release_assessor(cast.rahayu, team.sari, reason="")
    assert release_assessor(cast.rahayu, team.sari, reason="Sakit mendadak") == 2
    assert states() == ["DITUGASKAN", "DICABUT", "DICABUT"]
    assert MethodScore.objects.filter(assessor="Sari").count() == len(COMPETENCIES)
    assert seat_of(cast.sari, event) is None
    with pytest.raises(NotPermitted):
        record_scores(cast.sari, team.people()[1], method=METHODS[0], levels=LEVELS)
    team.sari.refresh_from_db()
    recall_assessor(cast.rahayu, team.sari)
    assert seat_of(cast.sari, event) == team.sari


def test_a_method_or_participant_with_assignments_is_not_thrown_out(planned: Stage) -> None:
    cast, event = planned.cast, planned.event
    seat = seat_assessor(cast.rahayu, event, user=cast.sari)
    person, method = event.participants.earliest("number"), event.methods.get(code=METHODS[1])
    assign(cast.rahayu, event, pairs=[(person.pk, method.pk, seat.pk)])
    with pytest.raises(NotNow, match="penugasan asesor"):
        set_methods(cast.rahayu, event, matrix={METHODS[0]: COMPETENCIES})
    with pytest.raises(NotNow, match="penugasan asesor"):
        remove_participant(cast.rahayu, person, reason="Pindah")
    with pytest.raises(NotNow, match="penugasan asesor"):
        choose_participants(cast.rahayu, event)
    revoke(cast.rahayu, Assignment.objects.get(), reason="Ganti rancangan")
    set_methods(cast.rahayu, event, matrix={METHODS[0]: COMPETENCIES})


def test_unit_superior_and_self_are_found_from_the_records(team: Staffed) -> None:
    cast, event = team.stage.cast, team.stage.event
    below = WorkUnit.objects.create(
        agency=cast.agency, code="U2", name="Bidang", parent=cast.unit, path="U1/U2/", depth=2
    )
    people = team.people()
    for person in people[1:]:
        person.employee.unit = below
        person.employee.save()
    employee(cast.agency, below, "Sari Dewi", 50, user=cast.sari)
    own = employee(cast.agency, None, "Tono Hadi", 51, user=team.tono_user)  # type: ignore[arg-type]
    cast.unit.head = team.tono_user
    cast.unit.save()
    found = {(one.assessor_id, one.participant_id): one.kind for one in conflicts_of(event)}
    assert {found[team.sari.pk, one.pk] for one in people[1:]} == {"UNIT_SAMA"}
    assert (team.sari.pk, people[0].pk) not in found
    assert {found[team.tono.pk, one.pk] for one in people} == {"ATASAN_LANGSUNG"}
    assert not any(seat == team.wayan.pk for seat, _ in found)
    team.tono.employee = people[0].employee
    team.tono.save()
    assert forbidden_pairs(event)[team.tono.pk, people[0].pk].kind == "DIRI_SENDIRI"
    assert own.pk


def test_a_declared_conflict_keeps_them_apart_unless_the_operator_says_why(team: Staffed) -> None:
    cast, person = team.stage.cast, team.people()[0]
    with pytest.raises(NotPermitted):
        declare_conflict(cast.sari, team.tono, participant=person)
    declare_conflict(cast.sari, team.sari, participant=person, note="Ipar")
    declare_conflict(cast.sari, team.sari, participant=person, note="Sepupu")
    assert [one.note for one in Conflict.objects.all()] == ["Sepupu"]
    with pytest.raises(BadAssignments, match="Kerabat"):
        team.assign(team.triple(1, team.sari))
    team.assign(team.triple(1, team.sari), despite="Tidak ada asesor lain")
    assert Assignment.objects.get().despite_conflict == "Tidak ada asesor lain"
    entry = Entry.objects.filter(act="assessments.assignments.made").latest("pk")
    assert "Sari" in str(entry.facts["accepted"])


def test_nobody_judges_themselves_whatever_the_reason(team: Staffed) -> None:
    team.sari.employee = team.people()[0].employee
    team.sari.save()
    with pytest.raises(BadAssignments, match="Orang yang sama"):
        team.assign(team.triple(1, team.sari), despite="Tetap saja")


def test_a_guest_declares_the_own_conflict_and_no_colleague_takes_it_back(
    team: Staffed,
) -> None:
    cast = team.stage.cast
    conflict = declare_conflict(team.guest, team.wayan, participant=team.people()[0])
    with pytest.raises(NotPermitted):
        withdraw_conflict(cast.sari, conflict, reason="Keliru")
    with pytest.raises(NoReason):
        withdraw_conflict(cast.rahayu, conflict, reason="")
    withdraw_conflict(cast.rahayu, conflict, reason="Keliru orang")
    assert not Conflict.objects.exists()


def test_each_takes_back_the_own_declaration_but_not_what_the_operator_declared(
    team: Staffed,
) -> None:
    cast, person = team.stage.cast, team.people()[0]
    told = declare_conflict(cast.rahayu, team.sari, participant=person)
    again = declare_conflict(cast.sari, team.sari, participant=person, note="Ipar")
    assert (again.pk, again.declared_by) == (told.pk, cast.rahayu)
    with pytest.raises(NotPermitted):
        withdraw_conflict(cast.sari, again, reason="Keliru")
    own = declare_conflict(cast.sari, team.sari, participant=person, kind="LAINNYA")
    withdraw_conflict(cast.sari, own, reason="Keliru")
    assert list(Conflict.objects.all()) == [told]


def test_the_log_masks_the_number_by_which_a_guest_signs_in(team: Staffed) -> None:
    number = "198003122005011009"
    invite_guest(
        team.stage.cast.rahayu,
        team.stage.event,
        username=number,
        full_name="Ketut",
        lent_by="Kabupaten Tetangga",
    )
    entry = Entry.objects.get(act="assessments.guest.invited")
    assert number not in str(entry.facts)
