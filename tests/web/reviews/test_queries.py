from datetime import date, timedelta

from takar.web.people.models import Employee
from takar.web.results.models import Withheld
from takar.web.reviews import actions
from takar.web.reviews.models import GroupMember
from takar.web.reviews.queries import boxes_of, case_of, group_members, standing_cycle
from takar.web.reviews.queries.board import (
    Spread,
    cases_seen_by,
    in_box,
    narrowed,
    ordered,
    place_in,
    spread_of,
)
from takar.web.reviews.queries.cycles import (
    cycles_seen_by,
    findings_of,
    had_quorum,
    listed,
    maps_for,
    quorum_of,
    run_findings,
    sitting_of,
    told_of,
)
from takar.web.reviews.queries.groups import (
    box_before,
    compared,
    cycle_before,
    expected_counts,
    group_counts,
    members_wanted,
    moves_between,
    shifted,
)
from takar.web.reviews.queries.law import (
    box_titles,
    chair_needed,
    quorum_needed,
    reason_letters,
    succession_boxes,
    valid_months,
)
from takar.web.reviews.queries.moves import group_moves
from takar.web.reviews.queries.own import own_review
from takar.web.reviews.queries.people import callable_to, readers_of_own, users_of
from takar.web.reviews.queries.proposals import decided_in, history_of, open_proposals
from takar.web.reviews.queries.questions import questions_of
from tests.web.results.made import colleague, placed, talent_run
from tests.web.reviews.made import REASON, Stage, employee_of

LAST = date(2026, 12, 31)


def test_a_cycle_stands_from_its_first_day_to_its_last(stage: Stage) -> None:
    agency = stage.cast.agency
    stage.reviewed()
    assert standing_cycle(agency, LAST) is None
    stage.decided()
    days = [date(2025, 12, 31), date(2026, 1, 1), LAST, LAST + timedelta(days=1)]
    assert [standing_cycle(agency, day) is not None for day in days] == [False, True, True, False]
    actions.withdraw_cycle(stage.cast.bupati, stage.cycle, reason="Keliru")
    assert standing_cycle(agency, LAST) is None


def test_of_two_cycles_in_force_the_later_counts(stage: Stage) -> None:
    cast = stage.cast
    stage.decided()
    run = talent_run(cast, day=date(2026, 9, 1))
    placed(run, employee_of(stage, "Ani"), 9)
    later = actions.open_cycle(cast.rahayu, cast.agency, year=2027, title="Berikut", run=run)
    for member in (cast.hadi, cast.made):
        actions.seat_member(
            cast.rahayu, later, user=member, office="Pejabat", is_chair=member == cast.hadi
        )
    second = Stage(cast, run, later, stage.tuti)
    second.decided(start=date(2026, 10, 1))
    found = [standing_cycle(cast.agency, day) for day in (date(2026, 9, 30), date(2026, 10, 1))]
    assert [one.year for one in found if one] == [2026, 2027]
    day = date(2026, 10, 1)
    names = [str(one.employee) for one in group_members(cast.agency, day, "KRS_INSTANSI")]
    assert names == ["Ani"]
    assert cycle_before(second.again()) == stage.cycle
    assert box_before(second.case("Ani")) == (2026, 5)
    cases = compared(cast.rahayu, second.cycle, stage.cycle)
    assert [(move.before, move.after, move.count) for move in moves_between(cases)] == [(5, 9, 1)]
    assert [str(one) for one in shifted(cases, None)] == ["Ani"]
    assert list(shifted(cases, (7, 9))) == []
    moves = group_moves(second.again(), stage.cycle)
    assert [(str(one.employee), one.has_entered, str(one.why or "")) for one in moves] == [
        ("Ani", True, ""),
        ("Beni", False, "belum terpetakan"),
        ("Cici", False, "belum terpetakan"),
        ("Putri Anjani", False, "belum terpetakan"),
    ]


def test_before_a_decree_the_group_is_told_as_it_would_be(stage: Stage) -> None:
    cast = stage.cast
    stage.decided()
    run = talent_run(cast)
    for name, box in (("Beni", 7), ("Cici", 5), ("Ani", 8)):
        placed(run, employee_of(stage, name), box)
    later = actions.open_cycle(cast.rahayu, cast.agency, year=2027, title="Berikut", run=run)
    told = {
        str(one.employee): (one.has_entered, one.before, one.after)
        for one in group_moves(later, stage.cycle)
    }
    assert told == {
        "Ani": (True, None, 8),
        "Cici": (False, 9, 5),
        "Putri Anjani": (False, 8, None),
    }


def test_boxes_leave_out_who_has_none(stage: Stage) -> None:
    boxes = boxes_of(stage.cycle)
    names = dict(Employee.objects.filter(pk__in=boxes).values_list("name", "pk"))
    assert {name: boxes[pk] for name, pk in names.items()} == {
        "Putri Anjani": 8,
        "Ani": 5,
        "Beni": 7,
        "Cici": 9,
    }


def test_members_of_a_group_end_when_withdrawn(stage: Stage) -> None:
    stage.decided()
    one = GroupMember.objects.get(employee__name="Cici", group="KRS_NASIONAL")
    actions.withdraw_membership(stage.cast.bupati, one, reason="Pindah", on=date(2026, 6, 1))
    agency = stage.cast.agency
    counted = [
        group_members(agency, day, "KRS_NASIONAL").count()
        for day in (date(2026, 5, 31), date(2026, 6, 1))
    ]
    assert counted == [1, 0]
    assert group_counts(stage.cycle, date(2026, 6, 1)).get("KRS_NASIONAL", 0) == 0
    wanted = [
        members_wanted(stage.cast.rahayu, stage.cycle, "KRS_NASIONAL", asked, LAST).count()
        for asked in ({}, {"ended": True}, {"ended": True, "q": "Beni"})
    ]
    assert wanted == [0, 1, 0]


def test_a_person_has_a_case_only_in_the_cycle_in_force(stage: Stage) -> None:
    ani = employee_of(stage, "Ani")
    assert case_of(ani, LAST) is None
    stage.decided()
    found = case_of(ani, LAST)
    assert found is not None
    assert found.box_now == 5


def test_nobody_finds_themselves_on_the_board(stage: Stage) -> None:
    cast = stage.cast
    assert cases_seen_by(cast.rahayu, stage.cycle).count() == 5
    assert cases_seen_by(cast.putri, stage.cycle).count() == 4


def test_the_board_is_narrowed_by_words_unit_tier_kind_and_box(stage: Stage) -> None:
    cast = stage.cast
    stage.sitting()
    actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    cases = cases_seen_by(cast.rahayu, stage.cycle)

    def names(**wanted: object) -> list[str]:
        box = wanted.pop("box", None)
        found = narrowed(cast.rahayu, stage.cycle, cases, wanted)
        return [str(one) for one in ordered(in_box(found, box))]  # type: ignore[arg-type]

    assert names(q="ben") == ["Beni"]
    assert names(unit=cast.unit, tier="PENGAWAS", box=9) == ["Cici"]
    assert names(show="usulan") == ["Ani"]
    assert names(show="berubah") == []
    assert names(show="belum") == names(show="sebagian") == names(box=0) == ["Dodi"]


def test_a_spread_tells_before_and_now(stage: Stage) -> None:
    stage.sitting()
    one = actions.propose_box(stage.tuti, stage.case("Dodi"), box_to=5, because=REASON)
    actions.decide_proposal(stage.cast.rahayu, one, is_accepted=True)
    spread = spread_of(stage.cycle.cases.all())
    assert (spread.measured[0], spread.now[0], spread.measured[5], spread.now[5]) == (1, 0, 1, 2)
    assert (spread.total, spread.moved, spread.moves) == (5, 1, [(0, 5, 1)])
    assert (5, 1, 2, 1) in spread.rows
    assert Spread({}).total == 0


def test_one_walks_by_name_and_whoever_has_no_box_stands_last(stage: Stage) -> None:
    cases = cases_seen_by(stage.cast.rahayu, stage.cycle)
    place = place_in(cases, stage.case("Beni"))
    assert (str(place.before), str(place.after)) == ("Ani", "Cici")
    assert place_in(cases, stage.case("Ani")).before is None
    last = place_in(cases, stage.case("Putri"))
    assert (str(last.before), str(last.after)) == ("Cici", "Dodi")
    without = place_in(cases, stage.case("Dodi"))
    assert (str(without.before), without.after) == ("Putri Anjani", None)
    assert [str(one) for one in ordered(cases)] == ["Ani", "Beni", "Cici", "Putri Anjani", "Dodi"]


def test_who_sees_which_cycles(stage: Stage) -> None:
    cast = stage.cast
    seen = {
        one: cycles_seen_by(one, cast.agency).count()
        for one in (cast.rahayu, cast.hadi, stage.tuti, cast.putri, cast.sari)
    }
    assert list(seen.values()) == [1, 1, 1, 0, 0]
    first = listed(cycles_seen_by(cast.rahayu, cast.agency)).get()
    assert (first.people, first.moved) == (5, 0)  # type: ignore[attr-defined]
    assert list(maps_for(cast.agency)) == [stage.run]


def test_a_cycle_tells_what_is_missing_on_its_map(stage: Stage) -> None:
    colleague(stage.cast, 30, "Gita")
    assert told_of(stage.cycle) == {
        "people": 5,
        "undetermined": 1,
        "partial": 0,
        "moved": 0,
        "absent": 1,
    }
    told = " ".join(str(one.problem) for one in findings_of(stage.cycle))
    assert "1 pegawai belum terpetakan" in told
    assert "1 pegawai yang masih bekerja tidak ada" in told
    assert not any(one.stops for one in findings_of(stage.cycle))
    stage.cycle.members.all().delete()
    assert sum(one.stops for one in findings_of(stage.cycle)) == 2


def test_a_map_of_long_ago_or_held_back_is_told(stage: Stage) -> None:
    assert list(run_findings(stage.run, 2026)) == []
    assert len(list(run_findings(stage.run, 2028))) == 1
    Withheld.objects.create(run=stage.run)
    assert len(list(run_findings(stage.run, 2026))) == 1


def test_the_last_closed_meeting_says_whether_there_was_a_quorum(stage: Stage) -> None:
    meeting = stage.sitting()
    assert sitting_of(stage.cycle) == meeting
    assert quorum_of(meeting).is_met
    assert not had_quorum(stage.cycle)
    actions.close_meeting(stage.cast.rahayu, meeting)
    assert had_quorum(stage.cycle)
    actions.close_meeting(stage.cast.rahayu, stage.sitting(present=1))
    assert not had_quorum(stage.cycle)


def test_the_law_gives_quorum_groups_and_titles(stage: Stage) -> None:
    members = list(stage.cycle.members.all())
    assert [quorum_needed(stage.cycle, members[:count]) for count in (2, 3)] == [2, 2]
    assert chair_needed(stage.cycle)
    assert reason_letters(stage.cycle) == 10
    assert valid_months(stage.cycle) == 12
    assert succession_boxes(stage.cycle)["KRS_NASIONAL"] == frozenset({9})
    assert len(box_titles(stage.cycle)) == 9
    assert expected_counts(stage.cycle) == {"KRS_INSTANSI": 3, "KRS_NASIONAL": 1}


def test_proposals_are_told_by_cycle_meeting_and_person(stage: Stage) -> None:
    meeting = stage.sitting()
    one = actions.propose_box(stage.tuti, stage.case("Ani"), box_to=8, because=REASON)
    assert list(open_proposals(stage.cycle)) == [one]
    actions.decide_proposal(stage.cast.rahayu, one, is_accepted=True)
    assert list(open_proposals(stage.cycle)) == []
    assert list(decided_in(meeting)) == list(history_of(stage.case("Ani"))) == [one]


def test_a_jump_over_two_categories_is_asked_about(stage: Stage) -> None:
    meeting = stage.sitting()
    for name, box in (("Ani", 8), ("Beni", 1)):
        one = actions.propose_box(stage.tuti, stage.case(name), box_to=box, because=REASON)
        actions.decide_proposal(stage.cast.rahayu, one, is_accepted=True)
    assert [one.about for one in questions_of(meeting)] == ["Beni"]


def test_one_reads_the_own_box_once_decided_shown_handed_over_and_complete(stage: Stage) -> None:
    cast, day = stage.cast, date(2026, 6, 1)
    ani, dodi = employee_of(stage, "Ani"), employee_of(stage, "Dodi")
    assert own_review(ani, day).case is None
    stage.decided()
    assert (own_review(ani, day).is_shown, own_review(ani, day).box) == (False, None)
    actions.show_boxes(cast.rahayu, stage.cycle, shown=True)
    told = own_review(ani, day)
    assert told.box == 5
    assert told.advice is not None
    assert [one.group for one in told.groups] == ["TALENT_POOL"]
    lacking = own_review(dodi, day)
    assert (lacking.box, lacking.holds_back) == (None, True)
    Withheld.objects.create(run=stage.run)
    assert own_review(ani, day).box is None


def test_who_may_be_called_and_who_is_told(stage: Stage) -> None:
    cast = stage.cast
    names = [str(one) for one in callable_to(stage.cycle)]
    assert names == ["Bupati", "Rahayu"]
    assert users_of(cast.agency, "PIMPINAN") == [cast.bupati]
    assert readers_of_own(stage.cycle) == [cast.putri]
