"""A choice of participants as a page and as a workbook show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from takar.web.assessments.rules.selection import Choice, Chosen, LeftOut, Person


@dataclass(frozen=True)
class Shown:
    """One person of a choice."""

    person: Person
    group: str
    place: int | None
    reason: str
    lot: str


def shown_choice(choice: Choice, wanted: Mapping[str, Any]) -> list[Shown]:
    """Return the side of the choice that is asked for, narrowed by words."""
    side: Sequence[Chosen | LeftOut]
    side = choice.outside if wanted.get("side") == "luar" else choice.inside
    words = (wanted.get("q") or "").lower().split()
    rows = [shown(one) for one in side]
    return [row for row in rows if all(word in text_of(row) for word in words)]


def shown(one: Chosen | LeftOut) -> Shown:
    """Return one person of a choice in words."""
    place = one.place if isinstance(one, Chosen) else None
    return Shown(one.person, one.group, place, str(one.reason), one.lot)


def text_of(row: Shown) -> str:
    """Return what a search looks through."""
    return f"{row.person.name} {row.person.unit} {row.group} {row.reason}".lower()


def choice_sheets(choice: Choice) -> dict[str, list[dict[str, object]]]:
    """Return the choice as two sheets."""
    return {
        "Terpilih": [line_of(shown(one)) for one in choice.inside],
        "Tidak terpilih": [line_of(shown(one)) for one in choice.outside],
    }


def line_of(row: Shown) -> dict[str, object]:
    """Return one line of a sheet."""
    person = row.person
    return {
        "Nama": person.name,
        "Jenjang": person.tier,
        "Golongan": person.grade,
        "Unit kerja": person.unit,
        "Kelompok": row.group,
        "Urutan": row.place,
        "Alasan": row.reason,
        "Undian": row.lot,
    }
