"""Trainings of many people judged together: what cannot be right, what is there already."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from takar.exchange.files import TEMPLATES
from takar.kernel.language import Message, msg
from takar.web.accounts.models import Agency
from takar.web.claims.models import Claim
from takar.web.claims.queries.checks import long_ago, training
from takar.web.claims.queries.likeness import LIVE
from takar.web.claims.rules import FACTS, says_the_same
from takar.web.people.models import Employee, Training
from takar.web.people.queries.law import law_of

TRAININGS = "trainings"
COLUMNS = tuple(FACTS[TRAININGS].values())
HEADINGS = {field.column.name: field.heading for field in TEMPLATES[TRAININGS].fields}
COMPARED = ("title", "training_kind", "ended_on", "certificate_number")


class Standing(StrEnum):
    """Whether an entry may be made."""

    READY = "SIAP"
    RECORDED = "SUDAH_TERCATAT"
    CLAIMED = "SUDAH_DIAJUKAN"
    TWICE = "DUA_KALI"
    FAULTY = "KELIRU"


@dataclass(frozen=True)
class Entry:
    """One training of one person as it is about to be entered.

    Attributes:
        employee: whom it is about.
        facts: by the fields of ``Claim``.
        row: where it stands in the list or file.
    """

    employee: Employee
    facts: Mapping[str, Any]
    row: int = 0

    def __str__(self) -> str:
        return f"{self.employee.code} {self.facts.get('title')}"


@dataclass(frozen=True)
class Judged:
    """An entry with what is to be said about it.

    Attributes:
        entry: what is about to be entered.
        standing: whether it may be.
        reason: why not.
        claim: the claim that says the same, if one does.
    """

    entry: Entry
    standing: Standing = Standing.READY
    reason: Message | None = None
    claim: int | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the entry may be made."""
        return self.standing is Standing.READY


@dataclass(frozen=True)
class Known:
    """A training of a person that is there already: on record, or as a claim."""

    facts: Mapping[str, Any]
    claim: int | None = None


Faults = Callable[[Entry], Message | None]


def judged(agency: Agency, entries: Sequence[Entry], day: date) -> list[Judged]:
    """Judge trainings of many people; the database is asked twice, whatever their number."""
    fault_of = fault_finder(agency, day)
    known = known_trainings({entry.employee.pk for entry in entries})
    here: dict[int, list[Entry]] = defaultdict(list)
    found = []
    for entry in entries:
        found.append(judgement(entry, fault_of, known[entry.employee.pk], here[entry.employee.pk]))
        here[entry.employee.pk].append(entry)
    return found


def judgement(
    entry: Entry, fault_of: Faults, known: Iterable[Known], before: Iterable[Entry]
) -> Judged:
    """Return what is to be said about one entry, after those of the same person before it."""
    if fault := fault_of(entry):
        return Judged(entry, Standing.FAULTY, fault)
    for one in known:
        if says_the_same(TRAININGS, entry.facts, one.facts):
            return there_already(entry, one)
    for other in before:
        if says_the_same(TRAININGS, entry.facts, other.facts):
            reason = msg("Sama dengan baris {row} untuk pegawai ini.", row=other.row)
            return Judged(entry, Standing.TWICE, reason)
    return Judged(entry)


def there_already(entry: Entry, one: Known) -> Judged:
    """Say where the same training stands already."""
    ended = one.facts.get("ended_on")
    told = {"title": one.facts.get("title") or "–", "day": f"{ended:%d-%m-%Y}" if ended else "–"}
    if one.claim is None:
        reason = msg("Sudah tercatat: {title} ({day}).", **told)
        return Judged(entry, Standing.RECORDED, reason)
    reason = msg("Sudah diajukan dan belum diputuskan: {title} ({day}).", **told)
    return Judged(entry, Standing.CLAIMED, reason, one.claim)


def known_trainings(people: set[int]) -> defaultdict[int, list[Known]]:
    """Return, by person, every training on record and every one still waiting or returned."""
    found: defaultdict[int, list[Known]] = defaultdict(list)
    records = Training.objects.filter(employee__in=people).order_by("pk")
    for employee, *values in records.values_list("employee_id", *COMPARED):
        found[employee].append(Known(dict(zip(COMPARED, values, strict=True))))
    claims = Claim.objects.filter(employee__in=people, evidence=TRAININGS, state__in=LIVE)
    for employee, pk, *values in claims.order_by("pk").values_list("employee_id", "pk", *COMPARED):
        found[employee].append(Known(dict(zip(COMPARED, values, strict=True)), pk))
    return found


def fault_finder(agency: Agency, day: date) -> Faults:
    """Return what finds the first fault of an entry; the law is asked once per kind of course."""
    law = law_of(agency, day)

    @cache
    def asked(tier: str | None, *values: Any) -> Message | None:
        facts = dict(zip(COLUMNS, values, strict=True))
        claim = Claim(evidence=TRAININGS, employee=Employee(position_tier=tier), **facts)
        faults = long_ago(claim) | training(claim, day, law)
        return in_column(faults) or too_long(facts)

    def fault_of(entry: Entry) -> Message | None:
        values = (entry.facts.get(name) for name in COLUMNS)
        return asked(entry.employee.position_tier, *values)

    return fault_of


def in_column(faults: Mapping[str, Message]) -> Message | None:
    """Return the first fault with the column it is about, as the workbook calls it."""
    for name, fault in faults.items():
        return msg("{column}: {fault}", column=HEADINGS.get(name, name), fault=fault)
    return None


def course_faults(agency: Agency, facts: Mapping[str, Any], day: date) -> dict[str, Message]:
    """Return what is wrong with a course whoever took part, by field."""
    values = {name: facts.get(name) for name in COLUMNS}
    claim = Claim(evidence=TRAININGS, employee=Employee(), **values)
    return long_ago(claim) | training(claim, day, law_of(agency, day))


def too_long(facts: Mapping[str, Any]) -> Message | None:
    """Say that a text does not fit where it is kept."""
    for name in COLUMNS:
        limit = getattr(Claim._meta.get_field(name), "max_length", None)  # noqa: SLF001
        if limit and isinstance(facts[name], str) and len(facts[name]) > limit:
            return msg("Teks lebih dari {limit} huruf: {text}…", limit=limit, text=facts[name][:40])
    return None
