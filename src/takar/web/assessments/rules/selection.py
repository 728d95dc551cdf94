"""Who is chosen under the quotas, who is not, and why: the same roster gives the same choice.

Groups are filled in their written order. Within a group the written preferences decide, and where
they leave two people equal a neutral lot decides: a fingerprint of the event's word and the code
of the person, printed beside the name so that anybody can draw it again.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from takar.kernel.language import Message, msg
from takar.web.assessments.rules.criteria import Criteria, Group

LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True)
class Person:
    """What the choice may know of somebody: neither age nor sex nor origin.

    Attributes:
        unit_path: codes from the root to the unit, each followed by a slash.
        assessed_on: day of the last result.
        valid_until: last day on which that result counts.
    """

    pk: int
    code: str
    name: str
    employment: str | None = None
    tier: str | None = None
    grade: str | None = None
    unit_path: str = ""
    unit: str = ""
    is_strategic: bool = False
    positioned_on: date | None = None
    assessed_on: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True)
class Chosen:
    """Somebody inside: in which group, at which place, by which reason."""

    person: Person
    group: str
    place: int
    reason: Message
    lot: str


@dataclass(frozen=True)
class LeftOut:
    """Somebody outside, and why; ``group`` is the one that came closest."""

    person: Person
    reason: Message
    group: str = ""
    lot: str = ""


@dataclass(frozen=True)
class Choice:
    """Everybody, inside or outside."""

    inside: list[Chosen]
    outside: list[LeftOut]


def choose(people: Iterable[Person], criteria: Criteria, *, day: date) -> Choice:
    """Choose the participants of an event, and give everybody else a reason.

    Args:
        people: the whole roster.
        criteria: groups with quotas and preferences.
        day: the first day of the event; results valid on it count as valid.
    """
    waiting = {person.pk: person for person in people}
    inside: list[Chosen] = []
    too_late: dict[int, LeftOut] = {}
    for group in criteria.groups:
        ranked = ranking(waiting.values(), group, criteria.lot, day)
        quota = len(ranked) if group.quota is None else group.quota
        for place, person in enumerate(ranked, start=1):
            lot = lot_of(criteria.lot, person.code)
            if place <= quota:
                inside.append(Chosen(waiting.pop(person.pk), group.name, place, why(group), lot))
            else:
                too_late[person.pk] = LeftOut(person, full(group, place), group.name, lot)
    outside = [
        too_late.get(person.pk) or closest(person, criteria, day) for person in waiting.values()
    ]
    return Choice(inside, outside)


def ranking(people: Iterable[Person], group: Group, lot: str, day: date) -> list[Person]:
    """Return who belongs to a group, first come first."""
    fitting = [person for person in people if obstacle(person, group, day) is None]
    return sorted(
        fitting, key=lambda person: (*preference(person, group), lot_of(lot, person.code))
    )


def preference(person: Person, group: Group) -> tuple[object, ...]:
    """Return the sorting key that the group's preferences make of a person."""
    keys: dict[str, object] = {
        "STRATEGIS": not person.is_strategic,
        "PALING_LAMA_TIDAK_DINILAI": person.assessed_on or LONG_AGO,
        "GOLONGAN_TERTINGGI": tuple(-place for place in rank_of(person.grade)),
        "TMT_TERLAMA": person.positioned_on or date.max,
    }
    return tuple(keys[name] for name in group.order)


def rank_of(grade: str | None) -> tuple[int, int]:
    """Return a grade as two numbers that can be compared; an unknown grade comes last.

    >>> rank_of("III/c")
    (3, 3)
    """
    roman, _, letter = (grade or "").partition("/")
    return roman_number(roman), "abcde".find(letter) + 1 if letter else 0


def roman_number(text: str) -> int:
    """Read a Roman numeral up to XVII; zero when it is none."""
    worth = {"I": 1, "V": 5, "X": 10}
    numbers = [worth.get(sign, 0) for sign in text]
    following = [*numbers[1:], 0]
    pairs = zip(numbers, following, strict=True)
    return sum(-one if one < after else one for one, after in pairs) if numbers else 0


def lot_of(word: str, code: str) -> str:
    """Draw the neutral lot of a person: eight signs that anybody can draw again."""
    return hashlib.sha256(f"{word}|{code}".encode()).hexdigest()[:8]


def obstacle(person: Person, group: Group, day: date) -> tuple[int, Message] | None:
    """Return what keeps somebody out of a group and how far they came, or nothing."""
    tests = (
        in_employments(person, group),
        in_tiers(person, group),
        in_grades(person, group),
        in_units(person, group),
        strategic_enough(person, group),
        long_enough_ago(person, group),
        without_valid_result(person, group, day),
    )
    found = ((step, reason) for step, reason in enumerate(tests) if reason is not None)
    return next(found, None)


def in_employments(person: Person, group: Group) -> Message | None:
    """Test the employment."""
    if not group.employments or person.employment in group.employments:
        return None
    return msg("status kepegawaian tidak diminta kelompok mana pun")


def in_tiers(person: Person, group: Group) -> Message | None:
    """Test the tier of the post."""
    if not group.tiers or person.tier in group.tiers:
        return None
    if person.tier is None:
        return msg("jenjang jabatan belum terisi")
    return msg("jenjang jabatan tidak diminta kelompok mana pun")


def in_grades(person: Person, group: Group) -> Message | None:
    """Test the grade: a Roman numeral alone takes all its letters."""
    if not group.grades:
        return None
    if person.grade is None:
        return msg("golongan belum terisi")
    if person.grade in group.grades or person.grade.partition("/")[0] in group.grades:
        return None
    return msg(
        "golongan {grade} tidak diminta kelompok {group}", grade=person.grade, group=group.name
    )


def in_units(person: Person, group: Group) -> Message | None:
    """Test the unit: the path of a person names every unit above theirs."""
    if not group.units or set(person.unit_path.split("/")) & set(group.units):
        return None
    return msg("unit kerja di luar kelompok {group}", group=group.name)


def strategic_enough(person: Person, group: Group) -> Message | None:
    """Test whether the post is strategic, where the group asks for it."""
    if person.is_strategic or not group.strategic_only:
        return None
    return msg("jabatannya bukan jabatan strategis (kelompok {group})", group=group.name)


def long_enough_ago(person: Person, group: Group) -> Message | None:
    """Test the day of the last result."""
    limit, last = group.assessed_before, person.assessed_on
    if limit is None or last is None or last < limit:
        return None
    return msg("terakhir dinilai {day}, setelah batas kelompok", day=f"{last:%d-%m-%Y}")


def without_valid_result(person: Person, group: Group, day: date) -> Message | None:
    """Test whether the last result still counts on the first day of the event."""
    until = person.valid_until
    if not group.without_valid_result or until is None or until < day:
        return None
    return msg("masih punya hasil berlaku sampai {day}", day=f"{until:%d-%m-%Y}")


def why(group: Group) -> Message:
    """Say why somebody is inside."""
    asked = (group.employments, group.tiers, group.grades, group.units)
    wanted = [", ".join(part) for part in asked if part]
    if group.strategic_only:
        wanted.append(str(msg("jabatan strategis")))
    return msg(
        "memenuhi kriteria kelompok {group}: {wanted}",
        group=group.name,
        wanted="; ".join(wanted) or "-",
    )


def full(group: Group, place: int) -> Message:
    """Say that the quota was used up before somebody's turn."""
    return msg(
        "kuota kelompok {group} penuh ({quota}), urutan ke-{place}",
        group=group.name,
        quota=group.quota,
        place=place,
    )


def closest(person: Person, criteria: Criteria, day: date) -> LeftOut:
    """Return the reason of the group that somebody missed by the least."""
    missed = [
        (step, reason, group.name)
        for group in criteria.groups
        for step, reason in [obstacle(person, group, day) or (-1, msg("kuota penuh"))]
    ]
    if not missed:
        return LeftOut(person, msg("kegiatan ini belum punya kelompok peserta"))
    step, reason, group = max(missed, key=lambda one: one[0])
    return LeftOut(person, reason, group if step else "")


def sizes(inside: Iterable[Chosen]) -> Mapping[str, int]:
    """Count those inside, group by group."""
    counted: dict[str, int] = {}
    for chosen in inside:
        counted[chosen.group] = counted.get(chosen.group, 0) + 1
    return counted
