"""What is wrong between the moves of one list: a person twice, a post twice, a holder who stays."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from takar.kernel.language import Message, msg
from takar.measures.eligibility.evidence import Evidence

Row = Mapping[str, Any]


class ClashKind(StrEnum):
    """How a move clashes."""

    NO_PERSON = "PEGAWAI_TIDAK_DIKENAL"
    NO_POST = "JABATAN_TIDAK_DIKENAL"
    PERSON_TWICE = "ORANG_DUA_KALI"
    POST_TWICE = "JABATAN_DUA_KALI"
    POST_HELD = "JABATAN_MASIH_DIISI"
    TWO_HOLDERS = "PEMANGKU_GANDA"
    TWO_POSTS = "JABATAN_RANGKAP"


@dataclass(frozen=True)
class Clash:
    """One clash, in words, with the others it is about."""

    kind: ClashKind
    says: Message
    others: tuple[str, ...] = ()


def clashes_in(evidence: Evidence, rows: Sequence[Row]) -> list[list[Clash]]:
    """Return the clashes of each move."""
    people = Counter(row["employee_id"] for row in rows)
    posts = Counter(row["position_id"] for row in rows)
    leaving = {row["employee_id"] for row in rows}
    doubled = _doubled(evidence)
    return [
        [
            *_unknown(evidence, row),
            *_twice(row, people, posts),
            *_held(evidence, row, leaving),
            *_two_posts(row, doubled),
        ]
        for row in rows
    ]


def _unknown(evidence: Evidence, row: Row) -> list[Clash]:
    found = []
    if row["employee_id"] not in evidence.people.place_of:
        says = msg("Pegawai {employee} tidak ada pada tabel pegawai.", employee=row["employee_id"])
        found.append(Clash(ClashKind.NO_PERSON, says))
    if row["position_id"] not in evidence.posts.place_of:
        says = msg("Jabatan {position} tidak ada pada tabel jabatan.", position=row["position_id"])
        found.append(Clash(ClashKind.NO_POST, says))
    return found


def _twice(row: Row, people: Counter[str], posts: Counter[str]) -> list[Clash]:
    found = []
    if people[row["employee_id"]] > 1:
        says = msg("Orang ini diusulkan {count} kali.", count=people[row["employee_id"]])
        found.append(Clash(ClashKind.PERSON_TWICE, says))
    if posts[row["position_id"]] > 1:
        says = msg("Jabatan ini diusulkan untuk {count} orang.", count=posts[row["position_id"]])
        found.append(Clash(ClashKind.POST_TWICE, says))
    return found


def _held(evidence: Evidence, row: Row, leaving: set[str]) -> list[Clash]:
    """Tell of a holder who does not move, and of records that name two holders."""
    holders = evidence.holders.get(row["position_id"], ())
    staying = tuple(h for h in holders if h not in leaving and h != row["employee_id"])
    found = []
    if staying:
        says = msg("Pemangku jabatan ini tidak ikut dipindahkan.")
        found.append(Clash(ClashKind.POST_HELD, says, staying))
    if len(holders) > 1:
        says = msg("Jabatan ini tercatat dipangku {count} orang.", count=len(holders))
        found.append(Clash(ClashKind.TWO_HOLDERS, says, holders))
    return found


def _doubled(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Return the rows that are the same person by NIP, by each of their ids."""
    same: dict[str, list[str]] = {}
    nips = evidence.people.employees.column("nip").to_pylist()
    for employee, nip in zip(evidence.people.ids, nips, strict=True):
        if nip:
            same.setdefault(nip, []).append(employee)
    return {one: tuple(ids) for ids in same.values() if len(ids) > 1 for one in ids}


def _two_posts(row: Row, doubled: Mapping[str, tuple[str, ...]]) -> list[Clash]:
    if row["employee_id"] not in doubled:
        return []
    says = msg("NIP orang ini tercatat pada lebih dari satu jabatan.")
    return [Clash(ClashKind.TWO_POSTS, says, doubled[row["employee_id"]])]


def rings_in(evidence: Evidence, rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Return the rings of people who take each other's posts, each ring once."""
    follows: dict[str, str] = {}
    target = {row["employee_id"]: row["position_id"] for row in rows}
    for person, position in target.items():
        for holder in evidence.holders.get(position, ()):
            if holder in target and holder != person:
                follows[person] = holder
    return tuple(_rings(follows))


def _rings(follows: Mapping[str, str]) -> list[tuple[str, ...]]:
    seen: set[str] = set()
    found = []
    for start in follows:
        way: list[str] = []
        one: str | None = start
        while one is not None and one not in seen:
            seen.add(one)
            way.append(one)
            one = follows.get(one)
        if one in way:
            found.append(tuple(way[way.index(one) :]))
    return found
