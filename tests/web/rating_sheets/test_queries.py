from datetime import time
from decimal import Decimal

import pytest

from takar.web.assessments.actions import release_assessor, revoke
from takar.web.assessments.models import Assignment, Event
from takar.web.rating_sheets.models import RatingSheet, SheetChange
from takar.web.rating_sheets.queries.board import board_of, lines_of, listed_assignments
from takar.web.rating_sheets.queries.law import questions_of, step_of
from takar.web.rating_sheets.queries.page import entries_of, my_list, neighbours_of
from takar.web.rating_sheets.queries.ratings import rating_rows
from takar.web.rating_sheets.queries.seen import (
    colleagues_of,
    my_assignments,
    readable_sheets,
    sheets_of_event,
)
from takar.web.timetables.models import Room, Session, SessionAssessor, SessionSeat, Timetable
from tests.cast import DAY
from tests.web.assessments.tables import COMPETENCIES
from tests.web.rating_sheets.conftest import Hall
from tests.web.rating_sheets.sending import SECOND, cell, sent, whole


def set_state(event: Event, state: str) -> None:
    Event.objects.filter(pk=event.pk).update(state=state)


@pytest.mark.parametrize(
    ("state", "own", "guest"),
    [
        ("DRAF", False, False),
        ("DIRENCANAKAN", True, False),
        ("BERLANGSUNG", True, True),
        ("PENILAIAN", True, True),
        ("INTEGRASI", True, True),
        ("DITANDATANGANI", False, False),
        ("DISERAHKAN", False, False),
    ],
)
def test_sheets_are_seen_while_the_event_lasts(
    hall: Hall, state: str, own: bool, guest: bool
) -> None:
    set_state(hall.event, state)
    assert my_assignments(hall.cast.sari, hall.cast.agency).exists() is own
    assert my_assignments(hall.wayan, hall.cast.agency).exists() is guest


def test_nobody_else_has_sheets(hall: Hall) -> None:
    cast = hall.cast
    assert my_assignments(cast.sari, cast.agency).count() == 4
    assert my_assignments(hall.wayan, cast.agency).count() == 1
    for other in (cast.rahayu, cast.bupati, cast.made, cast.putri, cast.hadi, cast.joko):
        assert not my_assignments(other, cast.agency).exists()
    assert not my_assignments(hall.wayan, cast.other_agency).exists()


def test_whoever_was_released_or_revoked_sees_nothing_more(hall: Hall) -> None:
    revoke(hall.cast.rahayu, hall.assignment(hall.cast.sari), reason="Diganti")
    assert my_assignments(hall.cast.sari, hall.cast.agency).count() == 3
    release_assessor(hall.cast.rahayu, hall.wayan_seat, reason="Pulang")
    assert not my_assignments(hall.wayan, hall.cast.agency).exists()


def both_in(hall: Hall) -> tuple[Assignment, Assignment]:
    """Submit both sheets of the first participant by the first method."""
    mine, theirs = hall.assignment(hall.cast.sari), hall.assignment(hall.wayan)
    sent(hall.cast.sari, mine, *whole(mine.pk, "2"))
    sent(hall.wayan, theirs, *whole(theirs.pk, "4"))
    return mine, theirs


def test_a_colleague_is_read_only_when_both_are_in_and_the_event_integrates(hall: Hall) -> None:
    cast = hall.cast
    mine, theirs = hall.assignment(cast.sari), hall.assignment(hall.wayan)
    sent(hall.wayan, theirs, *whole(theirs.pk, "4"))
    set_state(hall.event, "INTEGRASI")
    assert not colleagues_of(cast.sari, cast.agency, mine).exists()
    set_state(hall.event, "BERLANGSUNG")
    sent(cast.sari, mine, *whole(mine.pk, "2"))
    for state in ("BERLANGSUNG", "PENILAIAN"):
        set_state(hall.event, state)
        assert not colleagues_of(cast.sari, cast.agency, mine).exists()
        assert not colleagues_of(hall.wayan, cast.agency, theirs).exists()
    set_state(hall.event, "INTEGRASI")
    assert [one.assignment for one in colleagues_of(cast.sari, cast.agency, mine)] == [theirs]
    assert [one.assignment for one in colleagues_of(hall.wayan, cast.agency, theirs)] == [mine]
    set_state(hall.event, "DITANDATANGANI")
    assert not colleagues_of(cast.sari, cast.agency, mine).exists()


def test_an_unlocked_sheet_hides_the_colleagues_again(hall: Hall) -> None:
    mine, _theirs = both_in(hall)
    set_state(hall.event, "INTEGRASI")
    RatingSheet.objects.filter(assignment__assessor=hall.wayan_seat).update(state="DIISI")
    assert not colleagues_of(hall.cast.sari, hall.cast.agency, mine).exists()


def test_the_rows_of_a_workbook_follow_the_same_query(hall: Hall) -> None:
    both_in(hall)
    cast, event = hall.cast, hall.event
    assert {row["Asesor"] for row in rating_rows(cast.sari, event)} == {"Sari"}
    assert {row["Asesor"] for row in rating_rows(hall.wayan, event)} == {"Wayan"}
    assert {row["Asesor"] for row in rating_rows(cast.rahayu, event)} == {"Sari", "Wayan"}
    for other in (cast.bupati, cast.made, cast.putri, cast.joko):
        assert rating_rows(other, event) == []
    set_state(event, "INTEGRASI")
    assert {row["Asesor"] for row in rating_rows(cast.sari, event)} == {"Sari", "Wayan"}
    assert {row["Level"] for row in rating_rows(cast.sari, event)} == {Decimal(2), Decimal(4)}


def test_an_operator_reads_drafts_of_nobody(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, place, cell(place.pk))
    assert not readable_sheets(hall.cast.rahayu, hall.cast.agency).exists()
    assert sheets_of_event(hall.cast.sari, hall.event).count() == 1


def test_the_board_counts_by_state_and_by_assessor(hall: Hall) -> None:
    mine, second = hall.assignment(hall.cast.sari), hall.assignment(hall.cast.sari, 1)
    sent(hall.cast.sari, mine, *whole(mine.pk))
    sent(hall.cast.sari, mine, cell(mine.pk, level="5"))
    sent(hall.cast.sari, second, cell(second.pk, level="1"))
    sent(hall.cast.sari, second, cell(second.pk, level="2"), device=SECOND)
    release_assessor(hall.cast.rahayu, hall.wayan_seat, reason="Pulang")
    board = board_of(hall.event)
    assert board.states == {"KOSONG": 2, "DIISI": 1, "DIKIRIM": 1, "DITARIK": 0}
    assert (board.conflicts, board.late) == (1, 1)
    (entry,) = board.assessors
    assert (entry["submitted"], entry["awaited"]) == (1, 3)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 5),
        ({"q": "wayan"}, 1),
        ({"state": "DIISI"}, 1),
        ({"state": "KOSONG"}, 4),
        ({"state": "DIKIRIM"}, 0),
        ({"only": "BENTROK"}, 1),
        ({"only": "TERLAMBAT"}, 0),
    ],
)
def test_the_board_is_searched(hall: Hall, wanted: dict[str, str], count: int) -> None:
    second = hall.assignment(hall.cast.sari, 1)
    sent(hall.cast.sari, second, cell(second.pk, level="1"))
    sent(hall.cast.sari, second, cell(second.pk, level="2"), device=SECOND)
    found = list(listed_assignments(hall.event, wanted))
    assert len(lines_of(hall.event, found)) == count


def test_a_sheet_asks_for_what_its_method_sees_with_behaviours_to_tick(hall: Hall) -> None:
    method = hall.assignment(hall.cast.sari).method
    questions = questions_of(method)
    assert {one.code for one in questions} == set(COMPETENCIES)
    for question in questions:
        assert [anchor.level for anchor in question.anchors] == [1, 2, 3, 4, 5]
        codes = [one.code for anchor in question.anchors for one in anchor.behaviours]
        assert len(codes) == len(set(codes)) >= 5
    method.competencies.exclude(competency="INTEGRITAS").delete()
    assert [one.code for one in questions_of(method)] == ["INTEGRITAS"]


def test_the_steps_are_those_of_the_event(hall: Hall) -> None:
    assert step_of(hall.event) == 1
    hall.event.rounding = "DUA_DESIMAL"
    assert step_of(hall.event) == Decimal("0.01")


def test_an_entry_shows_what_was_said_and_what_waits(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    first = cell(place.pk, level="3", said={"behaviours": ["3.1"], "evidence": "jujur"})
    sent(hall.cast.sari, place, first)
    sent(hall.cast.sari, place, cell(place.pk, level="5"), device=SECOND)
    entries, note = entries_of(hall.assignment(hall.cast.sari))
    shown = next(one for one in entries if one.question.code == "INTEGRITAS")
    assert (shown.level, shown.change, shown.said.behaviours) == ("3", first["uuid"], ["3.1"])
    assert [one.level for one in shown.offers] == [5]
    assert note.said.is_empty


def test_the_list_follows_the_timetable_and_leads_to_the_next(hall: Hall) -> None:
    cast, event = hall.cast, hall.event
    room = Room.objects.create(event=event, name="Ruang Melati")
    timetable = Timetable.objects.create(
        event=event, version=1, state="BERLAKU", made_by=cast.rahayu
    )
    second = hall.assignment(cast.sari, 1, 1)
    session = Session.objects.create(
        timetable=timetable,
        method=second.method,
        room=room,
        day=DAY,
        starts_at=time(8),
        ends_at=time(9),
    )
    SessionSeat.objects.create(session=session, participant=second.participant)
    SessionAssessor.objects.create(session=session, assessor=hall.sari_seat)
    listed = my_list(cast.sari, cast.agency)
    assert listed[0].line.assignment == second
    meeting = listed[0].meeting
    assert meeting is not None
    assert (meeting.room, meeting.starts_at) == ("Ruang Melati", time(8))
    before, after = neighbours_of(cast.sari, cast.agency, second)
    assert (before, after) == (None, listed[1].line.assignment)


def test_a_journal_row_is_never_rewritten(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, place, cell(place.pk))
    row = SheetChange.objects.get()
    row.state = "LATE"
    with pytest.raises(ValueError, match="only added to"):
        row.save()
    row.refresh_from_db()
    assert row.state == "APPLIED"
