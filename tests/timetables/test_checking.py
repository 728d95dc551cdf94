"""Every rule is asked; strange names are told first and stop nothing else."""

from dataclasses import replace

from takar.timetables.checking import faults
from tests.timetables.checks.test_checks import PROBLEM, SOUND, TALK, TEST, moved


def test_a_fault_names_its_sessions() -> None:
    found = faults(PROBLEM, (TEST, moved(TALK, 525)))
    assert {own.sessions for own in found if own.rule == "PESERTA_GANDA"} == {(0, 1)}


def test_a_session_with_a_strange_name_leaves_the_others_to_be_checked() -> None:
    strange = replace(TEST, candidates=("Siapa",))
    found = faults(PROBLEM, (strange, TEST, moved(TALK, 525)))
    assert found[0].rule == "NAMA"
    assert found[0].sessions == (0,)
    assert {own.sessions for own in found if own.rule == "PESERTA_GANDA"} == {(1, 2)}


def test_sessions_may_be_given_without_a_timetable() -> None:
    assert faults(PROBLEM, iter(SOUND)) == ()
