"""Each rule is broken on purpose, alone, and found; the sound timetable has no fault."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from takar.timetables.checking import RULES, faults
from takar.timetables.problem import (
    Assessor,
    Candidate,
    Day,
    Forbidden,
    Kind,
    Method,
    Problem,
    Room,
    Span,
    Travel,
    Wishes,
)
from takar.timetables.timetable import Session
from tests.timetables.invented import MONDAY

TUESDAY = MONDAY + dt.timedelta(1)
PEOPLE = tuple(Candidate(name, circle="PENGAWAS") for name in ("Putri", "Rina", "Made", "Wayan"))
NAMES = tuple(own.id for own in PEOPLE)
PROBLEM = Problem(
    PEOPLE,
    (
        Method("TES", Kind.HALL, 60),
        Method("DISKUSI", Kind.GROUP, 60, assessors_least=2, assessors_most=3, after=("TES",)),
    ),
    (
        Room("AULA", 8, "UTARA", methods=("TES",)),
        Room("D", 8, "UTARA", methods=("DISKUSI",)),
        Room("JAUH", 8, "SELATAN"),
    ),
    (Day(MONDAY, 480, 960, ((720, 780),)), Day(TUESDAY, 480, 960)),
    (Assessor("Sari", most_a_day=1), Assessor("Budi"), Assessor("Ani"), Assessor("Tuti")),
    travel=(Travel("UTARA", "SELATAN", 60),),
)
TEST = Session("TES", "AULA", MONDAY, 480, 540, NAMES)
TALK = Session("DISKUSI", "D", MONDAY, 555, 615, NAMES, ("Budi", "Sari"))
SOUND = (TEST, TALK)


def with_candidate(**facts: object) -> Problem:
    first = replace(PEOPLE[0], **facts)  # type: ignore[arg-type]
    return replace(PROBLEM, candidates=(first, *PEOPLE[1:]))


def with_assessor(**facts: object) -> Problem:
    first = replace(PROBLEM.assessors[0], **facts)  # type: ignore[arg-type]
    return replace(PROBLEM, assessors=(first, *PROBLEM.assessors[1:]))


def moved(session: Session, start: int, **facts: object) -> Session:
    return replace(session, start_minute=start, end_minute=start + 60, **facts)  # type: ignore[arg-type]


TWO = replace(PROBLEM, candidates=(*PEOPLE, *(replace(p, id=p.id + "2") for p in PEOPLE)))
OTHERS = tuple(own.id for own in TWO.candidates[4:])
TEST_ALL = replace(TEST, candidates=(*NAMES, *OTHERS))
TALK_TWO = moved(TALK, 555, candidates=OTHERS, room="JAUH", assessors=("Ani", "Tuti"))

BROKEN: dict[str, tuple[Problem, tuple[Session, ...]]] = {
    "NAMA": (PROBLEM, (TEST, TALK, replace(TEST, candidates=("Siapa",)))),
    "LAMA": (PROBLEM, (replace(TEST, end_minute=539), TALK)),
    "KISI": (PROBLEM, (moved(TEST, 481), moved(TALK, 570))),
    "JAM_BUKA": (PROBLEM, (moved(TEST, 465), TALK)),
    "ISTIRAHAT": (PROBLEM, (TEST, moved(TALK, 765))),
    "RUANG_HARI": (
        replace(PROBLEM, rooms=(replace(PROBLEM.rooms[0], days=(TUESDAY,)), *PROBLEM.rooms[1:])),
        SOUND,
    ),
    "RUANG_METODE": (PROBLEM, (replace(TEST, room="D"), TALK)),
    "KAPASITAS": (
        replace(PROBLEM, rooms=(replace(PROBLEM.rooms[0], capacity=3), *PROBLEM.rooms[1:])),
        SOUND,
    ),
    "KURSI": (
        replace(PROBLEM, candidates=PEOPLE[:3]),
        (replace(TEST, candidates=NAMES[:3]), replace(TALK, candidates=NAMES[:3])),
    ),
    "LINGKAR": (with_candidate(circle="ADMINISTRATOR"), SOUND),
    "RUANG_GANDA": (
        TWO,
        (
            TEST,
            moved(TEST, 480, candidates=OTHERS),
            TALK,
            moved(TALK, 615, candidates=OTHERS, assessors=("Ani", "Budi")),
        ),
    ),
    "TERLEWAT": (PROBLEM, (TEST,)),
    "BERULANG": (
        PROBLEM,
        (
            TEST,
            TALK,
            replace(TEST, day=TUESDAY),
        ),
    ),
    "BUKAN_METODENYA": (with_candidate(methods=("DISKUSI",)), SOUND),
    "PESERTA_GANDA": (PROBLEM, (TEST, moved(TALK, 525))),
    "PESERTA_JEDA": (PROBLEM, (TEST, moved(TALK, 540))),
    "BERHALANGAN": (with_candidate(away=(Span(MONDAY, 600, 630),)), SOUND),
    "LOKASI": (with_candidate(site="SELATAN"), SOUND),
    "URUTAN": (PROBLEM, (moved(TEST, 630), TALK)),
    "JUMLAH_ASESOR": (PROBLEM, (TEST, replace(TALK, assessors=("Budi",)))),
    "ASESOR_BERULANG": (PROBLEM, (TEST, replace(TALK, assessors=("Budi", "Sari", "Budi")))),
    "ASESOR_GANDA": (
        replace(TWO, wishes=Wishes(rest_minutes=0)),
        (
            TEST_ALL,
            TALK,
            replace(
                TALK_TWO,
                start_minute=600,
                end_minute=660,
                assessors=("Ani", "Budi"),
            ),
        ),
    ),
    "ASESOR_JEDA": (
        TWO,
        (
            TEST_ALL,
            TALK,
            replace(TALK_TWO, start_minute=660, end_minute=720, assessors=("Ani", "Budi")),
        ),
    ),
    "TIDAK_HADIR": (with_assessor(present=(Span(MONDAY, 555, 600),)), SOUND),
    "BEBAN": (
        TWO,
        (TEST_ALL, TALK, moved(TALK, 630, candidates=OTHERS)),
    ),
    "JENJANG": (with_candidate(tier=1), SOUND),
    "BAHASA": (with_candidate(language="paser"), SOUND),
    "BENTURAN": (replace(PROBLEM, forbidden=(Forbidden("Rina", "Sari", "KERABAT"),)), SOUND),
    "JEJARING": (
        TWO,
        (TEST_ALL, TALK, moved(TALK, 630, candidates=OTHERS, assessors=("Ani", "Tuti"))),
    ),
}


def test_a_sound_timetable_has_no_fault() -> None:
    assert faults(PROBLEM, SOUND) == ()
    far = moved(TALK_TWO, 615)
    assert faults(replace(TWO, wishes=Wishes(is_connected=False)), (TEST_ALL, TALK, far)) == ()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_found(rule: str) -> None:
    found = faults(*BROKEN[rule])
    assert rule in {own.rule for own in found}
    assert all(str(own.problem) for own in found)
    companions = {"ASESOR_BERULANG": {"ASESOR_GANDA"}, "BERULANG": {"URUTAN"}}
    companions["PESERTA_GANDA"] = {"URUTAN"}
    assert {own.rule for own in found} - {rule} <= companions.get(rule, set())


@pytest.mark.parametrize("gone", range(len(RULES)))
def test_every_rule_is_needed(gone: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any one of the rules some broken timetable would pass."""
    rules: tuple[Callable[..., object], ...] = (*RULES[:gone], *RULES[gone + 1 :])
    monkeypatch.setattr("takar.timetables.checking.RULES", rules)
    missed = [rule for rule, own in BROKEN.items() if rule not in {f.rule for f in faults(*own)}]
    assert missed


def test_limits_hold_on_them_and_break_beside_them() -> None:
    exact = (TEST, moved(TALK, 555))
    assert faults(PROBLEM, exact) == ()
    nearer = replace(PROBLEM, wishes=Wishes(rest_minutes=16))
    assert [own.rule for own in faults(nearer, exact)] == ["PESERTA_JEDA"] * 4
    last = (TEST, moved(TALK, 900))
    assert faults(PROBLEM, last) == ()
    assert {own.rule for own in faults(PROBLEM, (TEST, moved(TALK, 915)))} == {"JAM_BUKA"}


def test_somebody_of_the_own_unit_is_a_conflict_without_being_listed() -> None:
    problem = replace(
        with_candidate(unit="Dinas A"),
        assessors=(Assessor("Sari", unit="Dinas A"), *PROBLEM.assessors[1:]),
    )
    assert {own.rule for own in faults(problem, SOUND)} == {"BENTURAN"}
    assert "UNIT_SAMA" in str(faults(problem, SOUND)[0].problem)


def test_assessors_come_when_the_preparation_ends() -> None:
    prepared = replace(PROBLEM.methods[1], preparation_minutes=30)
    problem = replace(
        with_assessor(present=(Span(MONDAY, 585, 645),)), methods=(PROBLEM.methods[0], prepared)
    )
    talk = replace(TALK, end_minute=645)
    assert faults(problem, (TEST, talk)) == ()
    late = replace(problem.assessors[0], present=(Span(MONDAY, 586, 645),))
    found = faults(replace(problem, assessors=(late, *problem.assessors[1:])), (TEST, talk))
    assert [own.rule for own in found] == ["TIDAK_HADIR"]
