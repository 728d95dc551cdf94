"""The problem without those who are gone."""

import datetime as dt

import pytest

from takar.timetables.absences import Absence, UnknownAbsence, Who, without
from takar.timetables.problem import Span
from takar.timetables.timetable import Session
from tests.timetables.invented import MONDAY, assessors, days, small

PROBLEM = small(days=days(2), assessors=assessors(2, present=(Span(MONDAY, 480, 720),)))
TUESDAY = MONDAY + dt.timedelta(1)


def test_a_stretch_is_cut_out_of_the_presence() -> None:
    absence = Absence(Who.ASSESSOR, "A00", (Span(MONDAY, 540, 600),))
    own = without(PROBLEM, (), [absence], None).assessor["A00"]
    assert own.present == (Span(MONDAY, 480, 540), Span(MONDAY, 600, 720))
    assert own.is_present(MONDAY, 480, 540)
    assert not own.is_present(MONDAY, 480, 541)


def test_who_is_gone_for_good_is_gone_from_now_on() -> None:
    absent = [Absence(Who.ASSESSOR, "A00"), Absence(Who.ROOM, "W")]
    changed = without(PROBLEM, (), absent, (MONDAY, 600))
    assert changed.assessor["A00"].present == (Span(MONDAY, 480, 600),)
    room = changed.room["W"]
    assert room.is_open(MONDAY, 540, 600)
    assert not room.is_open(MONDAY, 540, 601)
    assert not room.is_open(TUESDAY, 480, 540)


def test_what_a_candidate_has_sat_stays_sat() -> None:
    held = Session("TES", "AULA", MONDAY, 480, 540, ("P000", "P001"))
    changed = without(PROBLEM, (held,), [Absence(Who.CANDIDATE, "P000")], (MONDAY, 481))
    assert changed.candidate["P000"].methods == ("TES",)
    assert changed.candidate["P001"].methods is None
    gone = without(PROBLEM, (held,), [Absence(Who.CANDIDATE, "P000")], (MONDAY, 480))
    assert gone.candidate["P000"].methods == ()


def test_a_candidate_away_for_a_while_still_sits_everything() -> None:
    span = Span(MONDAY, 480, 540)
    changed = without(PROBLEM, (), [Absence(Who.CANDIDATE, "P000", (span,))], None)
    assert changed.candidate["P000"].away == (span,)
    assert changed.candidate["P000"].methods is None


def test_a_stranger_cannot_be_absent() -> None:
    with pytest.raises(UnknownAbsence, match="Siapa"):
        without(PROBLEM, (), [Absence(Who.ROOM, "Siapa")], None)
