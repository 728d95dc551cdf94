from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from takar.kernel.errors import TakarError
from takar.web.accounts.models import Membership, Role
from takar.web.audit.models import Entry
from takar.web.kit.reasons import Unwritten
from takar.web.notices.models import Notice
from takar.web.results.models import Measure
from takar.web.reviews import actions
from takar.web.reviews.actions.deciding import PDF_MARK
from takar.web.reviews.models import Case, Cycle, GroupMember, Proposal
from takar.web.reviews.rules.quorum import Votes
from takar.web.reviews.rules.refusals import (
    BadFile,
    NoMeeting,
    NoQuorum,
    NotCarried,
    NotGood,
    NotNow,
)
from tests.cast import user
from tests.web.results.made import colleague, placed, run, talent_run
from tests.web.reviews.made import REASON, Stage, decree


def test_a_cycle_takes_everybody_on_the_map_with_their_measured_box(stage: Stage) -> None:
    boxes = dict(Case.objects.values_list("employee__name", "box_now"))
    assert boxes == {"Putri Anjani": 8, "Ani": 5, "Beni": 7, "Cici": 9, "Dodi": None}
    with pytest.raises(PermissionDenied):
        actions.open_cycle(
            stage.cast.bupati, stage.cast.agency, year=2027, title="Lagi", run=stage.run
        )


def test_a_year_has_one_cycle_until_it_is_withdrawn(stage: Stage) -> None:
    cast, facts = stage.cast, {"year": 2026, "title": "Lagi", "run": stage.run}
    with pytest.raises(NotGood):
        actions.open_cycle(cast.rahayu, cast.agency, **facts)  # type: ignore[arg-type]
    actions.withdraw_cycle(cast.rahayu, stage.cycle, reason="Peta diukur ulang.")
    assert actions.open_cycle(cast.rahayu, cast.agency, **facts).state == "DRAFT"  # type: ignore[arg-type]


def test_only_a_talent_map_with_people_on_it_makes_a_cycle(stage: Stage) -> None:
    cast = stage.cast
    for map_of in (run(cast.agency, cast.rahayu, Measure.JPM), talent_run(cast)):
        with pytest.raises(NotGood):
            actions.open_cycle(cast.rahayu, cast.agency, year=2027, title="Lagi", run=map_of)
    assert not Cycle.objects.filter(year=2027).exists()


def test_who_left_is_not_taken_into_a_cycle(stage: Stage) -> None:
    cast, other = stage.cast, talent_run(stage.cast)
    placed(other, colleague(cast, 20, "Eka"), 9)
    placed(other, colleague(cast, 21, "Fajar", left_on=date(2026, 1, 1)), 9)
    cycle = actions.open_cycle(cast.rahayu, cast.agency, year=2027, title="Baru", run=other)
    assert [str(one) for one in cycle.cases.all()] == ["Eka"]


def test_a_cycle_without_chair_or_of_one_member_is_not_verified(stage: Stage) -> None:
    cast = stage.cast
    chair = stage.cycle.members.get(is_chair=True)
    actions.unseat_member(cast.rahayu, chair)
    with pytest.raises(NotNow):
        actions.verify_cycle(cast.rahayu, stage.cycle)
    actions.seat_member(cast.rahayu, stage.cycle, user=cast.hadi, office="Sekda", is_chair=True)
    with pytest.raises(PermissionDenied):
        actions.verify_cycle(cast.hadi, stage.cycle)
    assert actions.verify_cycle(cast.rahayu, stage.cycle).state == "TERVERIFIKASI_BKPSDM"
    assert any("siap ditinjau" in one.text for one in Notice.objects.filter(user=cast.hadi))


def test_a_committee_has_one_chair_and_only_people_of_the_agency(stage: Stage) -> None:
    cast = stage.cast
    actions.seat_member(cast.rahayu, stage.cycle, user=cast.bupati, office="Bupati", is_chair=True)
    assert [str(one) for one in stage.cycle.members.filter(is_chair=True)] == ["Bupati"]
    with pytest.raises(NotGood):
        actions.seat_member(cast.rahayu, stage.cycle, user=cast.bupati, office="Bupati")
    with pytest.raises(NotGood):
        actions.seat_member(cast.rahayu, stage.cycle, user=cast.joko, office="Tamu")


def test_the_committee_does_not_change_while_it_sits_and_who_was_there_stays(
    stage: Stage,
) -> None:
    cast, meeting = stage.cast, stage.sitting()
    tuti = stage.cycle.members.get(user=stage.tuti)
    with pytest.raises(NotNow):
        actions.unseat_member(cast.rahayu, tuti)
    actions.close_meeting(cast.rahayu, meeting)
    with pytest.raises(NotGood):
        actions.unseat_member(cast.rahayu, tuti)


def test_a_meeting_opens_once_verified_and_leads_the_cycle_on(stage: Stage) -> None:
    cast = stage.cast
    with pytest.raises(NotNow):
        actions.open_meeting(cast.rahayu, stage.cycle, held_on=date(2026, 3, 2))
    stage.verified()
    with pytest.raises(PermissionDenied):
        actions.open_meeting(cast.made, stage.cycle, held_on=date(2026, 3, 2))
    meeting = actions.open_meeting(cast.hadi, stage.cycle, held_on=date(2026, 3, 2))
    assert (meeting.needed, meeting.chair_needed) == (2, True)
    assert stage.again().state == "DITINJAU_KOMITE"
    with pytest.raises(NotNow):
        actions.open_meeting(cast.hadi, stage.cycle, held_on=date(2026, 3, 3))


def test_a_box_moves_by_an_accepted_proposal_of_a_meeting_with_quorum(stage: Stage) -> None:
    cast, meeting = stage.cast, stage.sitting()
    proposal = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    assert stage.case("Ani").box_now == 5
    actions.decide_proposal(cast.hadi, proposal, is_accepted=True)
    ani = stage.case("Ani")
    assert (ani.box_now, ani.box_measured, ani.changes, ani.is_moved) == (8, 5, 1, True)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.present, proposal.needed) == ("DITERIMA", 3, meeting.needed)


@pytest.mark.parametrize(("present", "is_enough"), [(1, False), (2, True), (3, True)])
def test_a_decision_needs_more_than_half_of_the_committee(
    stage: Stage, present: int, *, is_enough: bool
) -> None:
    stage.sitting(present=present)
    proposal = actions.propose_box(stage.cast.rahayu, stage.case("Ani"), box_to=8, because=REASON)
    if is_enough:
        actions.decide_proposal(stage.cast.rahayu, proposal, is_accepted=True)
    else:
        with pytest.raises(NoQuorum):
            actions.decide_proposal(stage.cast.rahayu, proposal, is_accepted=True)
    assert stage.case("Ani").box_now == (8 if is_enough else 5)


def test_a_decision_needs_the_chair(stage: Stage) -> None:
    meeting = stage.sitting()
    others = list(stage.cycle.members.filter(is_chair=False))
    actions.mark_present(stage.cast.rahayu, meeting, members=others)
    proposal = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    with pytest.raises(NoQuorum) as refused:
        actions.decide_proposal(stage.cast.rahayu, proposal, is_accepted=True)
    assert "Ketua komite belum hadir" in str(refused.value)


@pytest.mark.parametrize("box", [0, 5, 10])
def test_no_box_and_the_same_box_are_no_proposal(stage: Stage, box: int) -> None:
    stage.sitting()
    with pytest.raises(NotGood):
        actions.propose_box(stage.tuti, stage.case("Ani"), box_to=box, because=REASON)


def test_a_reason_says_something_and_a_second_proposal_waits_its_turn(stage: Stage) -> None:
    stage.sitting()
    for empty in ("", "   ", "123456789"):
        with pytest.raises(Unwritten):
            actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=empty)
    actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because="1234567890")
    with pytest.raises(NotGood):
        actions.propose_box(stage.cast.made, stage.case("Ani"), box_to=9, because=REASON)


def test_nobody_proposes_outside_a_meeting_or_without_a_seat(stage: Stage) -> None:
    stage.reviewed()
    with pytest.raises(NoMeeting):
        actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    stage.sitting()
    for outsider in (stage.cast.bupati, stage.cast.sari, stage.cast.putri, stage.cast.joko):
        with pytest.raises(PermissionDenied):
            actions.propose_box(outsider, stage.case("Ani"), box_to=8, because=REASON)


def test_nobody_proposes_or_decides_about_themselves(stage: Stage) -> None:
    cast = stage.cast
    Membership.objects.create(user=cast.putri, agency=cast.agency, role=Role.OPERATOR)
    stage.sitting()
    with pytest.raises(PermissionDenied):
        actions.propose_box(cast.putri, stage.case("Putri"), box_to=9, because=REASON)
    proposal = actions.propose_box(stage.tuti, stage.case("Putri"), box_to=9, because=REASON)
    with pytest.raises(PermissionDenied):
        actions.decide_proposal(cast.putri, proposal, is_accepted=True)


def test_who_lost_their_role_in_the_agency_has_no_seat_any_more(stage: Stage) -> None:
    stage.sitting()
    Membership.objects.filter(user=stage.tuti).delete()
    del stage.tuti.roles
    with pytest.raises(PermissionDenied):
        actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)


@pytest.mark.parametrize(
    ("votes", "is_accepted", "is_good"),
    [
        (Votes(agree=2, against=1), True, True),
        (Votes(agree=1, against=1), True, False),
        (Votes(agree=1, against=1, abstain=1), True, False),
        (Votes(agree=1, against=1), False, True),
        (Votes(agree=2, against=1), False, False),
        (Votes(agree=3, against=1), True, False),
        (Votes(), True, False),
    ],
)
def test_votes_carry_by_more_than_half_of_those_present(
    stage: Stage, votes: Votes, *, is_accepted: bool, is_good: bool
) -> None:
    stage.sitting()
    proposal = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    given = {"is_accepted": is_accepted, "votes": votes, "because": REASON}
    if is_good:
        actions.decide_proposal(stage.cast.rahayu, proposal, **given)  # type: ignore[arg-type]
        proposal.refresh_from_db()
        assert proposal.tally == votes
    else:
        with pytest.raises(NotCarried):
            actions.decide_proposal(stage.cast.rahayu, proposal, **given)  # type: ignore[arg-type]


def test_a_member_about_whom_it_is_has_no_vote(stage: Stage) -> None:
    cast = stage.cast
    actions.seat_member(cast.rahayu, stage.cycle, user=cast.putri, office="Kepala Dinas")
    stage.sitting(present=4)
    proposal = actions.propose_box(stage.tuti, stage.case("Putri"), box_to=9, because=REASON)
    with pytest.raises(NotCarried):
        actions.decide_proposal(
            cast.rahayu, proposal, is_accepted=True, votes=Votes(agree=3, against=1)
        )
    actions.decide_proposal(cast.rahayu, proposal, is_accepted=True, votes=Votes(agree=3))


def test_a_refusal_has_its_reason_and_leaves_the_box(stage: Stage) -> None:
    stage.sitting()
    proposal = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    with pytest.raises(Unwritten):
        actions.decide_proposal(stage.cast.rahayu, proposal, is_accepted=False)
    actions.decide_proposal(stage.cast.rahayu, proposal, is_accepted=False, because=REASON)
    assert stage.case("Ani").box_now == 5
    with pytest.raises(NotNow):
        actions.decide_proposal(stage.cast.rahayu, proposal, is_accepted=True)


def test_a_decision_is_undone_while_the_meeting_sits_the_newest_first(stage: Stage) -> None:
    cast, meeting = stage.cast, stage.sitting()
    first = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    actions.decide_proposal(cast.rahayu, first, is_accepted=True)
    second = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=9, because=REASON)
    actions.decide_proposal(cast.rahayu, second, is_accepted=True)
    with pytest.raises(NotNow):
        actions.undo_decision(cast.rahayu, first, reason=REASON)
    actions.undo_decision(cast.rahayu, second, reason=REASON)
    assert (stage.case("Ani").box_now, stage.case("Ani").changes) == (8, 1)
    actions.undo_decision(cast.rahayu, first, reason=REASON)
    assert (stage.case("Ani").box_now, stage.case("Ani").changes) == (5, 0)
    third = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=7, because=REASON)
    actions.decide_proposal(cast.rahayu, third, is_accepted=True)
    actions.close_meeting(cast.rahayu, meeting)
    with pytest.raises(NoMeeting):
        actions.undo_decision(cast.rahayu, third, reason=REASON)


def test_a_meeting_closes_once_nothing_waits(stage: Stage) -> None:
    meeting = stage.sitting()
    proposal = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    with pytest.raises(NotNow):
        actions.close_meeting(stage.cast.rahayu, meeting)
    with pytest.raises(PermissionDenied):
        actions.withdraw_proposal(stage.cast.made, proposal)
    actions.withdraw_proposal(stage.tuti, proposal, reason="Keliru orang")
    assert not actions.close_meeting(stage.cast.rahayu, meeting).is_open
    for late in (
        lambda: actions.close_meeting(stage.cast.rahayu, meeting),
        lambda: actions.write_notes(stage.cast.rahayu, meeting, notes="Terlambat"),
        lambda: actions.mark_present(stage.cast.rahayu, meeting, members=[]),
    ):
        with pytest.raises(NoMeeting):
            late()


def test_the_database_itself_refuses_what_no_meeting_decided(stage: Stage) -> None:
    meeting = stage.sitting()
    proposal = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    forbidden = (
        lambda: Case.objects.filter(pk=proposal.case_id).update(box_now=9),
        lambda: Proposal.objects.filter(pk=proposal.pk).update(state="DITERIMA"),
        lambda: Proposal.objects.filter(pk=proposal.pk).update(
            state="DITERIMA", decided_at=meeting.opened_at, present=1, needed=2
        ),
        lambda: Cycle.objects.filter(pk=stage.cycle.pk).update(state="DITETAPKAN_PPK"),
        lambda: Cycle.objects.filter(pk=stage.cycle.pk).update(state="KEDALUWARSA"),
    )
    for write in forbidden:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()  # type: ignore[no-untyped-call]


def test_the_leadership_decides_and_groups_begin(stage: Stage) -> None:
    cast = stage.cast
    stage.sitting()
    proposal = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=9, because=REASON)
    actions.decide_proposal(cast.rahayu, proposal, is_accepted=True)
    with pytest.raises(NotNow):
        actions.decide_cycle(cast.bupati, stage.cycle, decree=decree())
    actions.close_meeting(cast.rahayu, stage.cycle.meetings.get())
    for wrong in (cast.rahayu, cast.hadi, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.decide_cycle(wrong, stage.cycle, decree=decree())
    assert stage.decided().state == "DITETAPKAN_PPK"
    told: dict[str, set[str]] = {}
    for one in GroupMember.objects.select_related("employee"):
        told.setdefault(one.group, set()).add(one.employee.name)
    assert told == {
        "KRS_INSTANSI": {"Ani", "Beni", "Cici", "Putri Anjani"},
        "KRS_NASIONAL": {"Ani", "Cici"},
        "TALENT_POOL": {"Ani", "Beni", "Cici", "Putri Anjani"},
    }


def test_a_meeting_without_quorum_is_not_enough_to_decide(stage: Stage) -> None:
    actions.close_meeting(stage.cast.rahayu, stage.sitting(present=1))
    with pytest.raises(NotNow) as refused:
        actions.decide_cycle(stage.cast.bupati, stage.again(), decree=decree())
    assert "kuorum" in str(refused.value)


def test_a_decree_is_whole_or_nothing_is_decided(stage: Stage) -> None:
    cast, cycle = stage.cast, stage.reviewed()
    backwards = decree(date(2026, 5, 1))
    bad: list[tuple[type[TakarError], object]] = [
        (NotGood, type(backwards)("1", date(2026, 1, 1), date(2026, 5, 1), date(2026, 4, 30))),
        (Unwritten, type(backwards)(" ", date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 30))),
        (BadFile, decree(content=b"<html>")),
    ]
    for problem, paper in bad:
        with pytest.raises(problem):
            actions.decide_cycle(cast.bupati, cycle, decree=paper)  # type: ignore[arg-type]
    assert stage.again().state == "DITINJAU_KOMITE"
    assert not GroupMember.objects.exists()
    stage.decided(content=PDF_MARK + b"1.7 contoh")
    assert actions.take_decree(cast.rahayu, stage.again()).startswith(PDF_MARK)
    log = " ".join(str(one.facts) for one in Entry.objects.all())
    assert "%PDF" not in log


def test_a_cycle_goes_back_with_a_reason_and_comes_again(stage: Stage) -> None:
    cast, cycle = stage.cast, stage.reviewed()
    with pytest.raises(PermissionDenied):
        actions.send_back(cast.rahayu, cycle, reason="Belum")
    assert actions.send_back(cast.bupati, cycle, reason="Bahas lagi").state == (
        "TERVERIFIKASI_BKPSDM"
    )
    with pytest.raises(NotNow):
        actions.decide_cycle(cast.bupati, stage.again(), decree=decree())
    stage.reviewed()
    assert stage.decided().is_decided
    with pytest.raises(NotNow):
        actions.send_back(cast.bupati, stage.cycle, reason="Terlambat")


def test_a_withdrawn_cycle_ends_its_memberships_the_same_day_and_deletes_nothing(
    stage: Stage,
) -> None:
    cast, cycle = stage.cast, stage.decided()
    with pytest.raises(PermissionDenied):
        actions.withdraw_cycle(cast.rahayu, cycle, reason="Surat keputusan keliru")
    with pytest.raises(Unwritten):
        actions.withdraw_cycle(cast.bupati, cycle, reason=" ")
    before = GroupMember.objects.count()
    gone = actions.withdraw_cycle(cast.bupati, cycle, reason="Surat keputusan keliru")
    assert gone.state == "DICABUT"
    assert GroupMember.objects.filter(withdrawn_on=gone.withdrawn_on).count() == before > 0
    with pytest.raises(NotNow):
        actions.withdraw_cycle(cast.bupati, gone, reason="Lagi")


def test_one_membership_ends_early_with_its_reason(stage: Stage) -> None:
    stage.decided()
    one = GroupMember.objects.filter(employee__name="Cici", group="KRS_NASIONAL").get()
    with pytest.raises(PermissionDenied):
        actions.withdraw_membership(stage.cast.rahayu, one, reason="Pindah instansi")
    actions.withdraw_membership(
        stage.cast.bupati, one, reason="Pindah instansi", on=date(2026, 6, 1)
    )
    assert one.holds_on(date(2026, 5, 31))
    assert not one.holds_on(date(2026, 6, 1))
    with pytest.raises(NotNow):
        actions.withdraw_membership(stage.cast.bupati, one, reason="Lagi")


def test_boxes_are_shown_only_once_decided_and_people_are_told(stage: Stage) -> None:
    cast, cycle = stage.cast, stage.reviewed()
    with pytest.raises(NotNow):
        actions.show_boxes(cast.rahayu, cycle, shown=True)
    stage.decided()
    with pytest.raises(PermissionDenied):
        actions.show_boxes(cast.made, stage.cycle, shown=True)
    assert actions.show_boxes(cast.rahayu, stage.cycle, shown=True) == 1
    assert Notice.objects.filter(user=cast.putri).count() == 1
    assert actions.show_boxes(cast.rahayu, stage.again(), shown=False) == 0


def test_a_member_called_and_unseated_is_on_record(stage: Stage) -> None:
    newcomer = user("Wati", stage.cast.agency, Role.UNIT_HEAD)
    seat = actions.seat_member(stage.cast.rahayu, stage.cycle, user=newcomer, office="Asisten")
    actions.unseat_member(stage.cast.rahayu, seat)
    acts = list(Entry.objects.order_by("-pk").values_list("act", flat=True)[:2])
    assert acts == ["reviews.member.unseated", "reviews.member.seated"]


def test_lists_and_minutes_leave_the_house_on_record_and_without_whole_numbers(
    stage: Stage,
) -> None:
    cast = stage.cast
    stage.decided()
    with pytest.raises(PermissionDenied):
        actions.take_groups(cast.sari, stage.cycle)
    sheets = actions.take_groups(cast.made, stage.cycle)
    nips = {str(row["NIP"]) for rows in sheets.values() for row in rows}
    assert not any(nip.isdigit() for nip in nips)
    whole = actions.take_groups(cast.rahayu, stage.cycle)
    assert {str(row["NIP"]) for row in whole["Kelompok rencana suksesi instansi"]} != nips
    rows = actions.take_cases(
        cast.made, stage.cycle, cases=stage.cycle.cases.select_related("employee", "result")
    )
    assert {row["Nama"]: row["Kotak sekarang"] for row in rows}["Dodi"] is None
    with pytest.raises(PermissionDenied):
        actions.view_case(cast.sari, stage.case("Ani"))


def test_minutes_are_there_once_the_meeting_is_closed(stage: Stage) -> None:
    meeting = stage.sitting()
    with pytest.raises(NotNow):
        actions.take_minutes(stage.cast.made, meeting)
    with pytest.raises(NotNow):
        actions.take_decree(stage.cast.made, stage.cycle)
    closed = actions.close_meeting(stage.cast.rahayu, meeting)
    assert actions.take_minutes(stage.cast.made, closed).startswith(PDF_MARK)
