"""What rows of scores are checked against, and what is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from takar.kernel.language import Message, msg
from takar.web.accounts.models import User
from takar.web.assessments.models import Assignment, Event, EventMethod, Participant
from takar.web.assessments.permissions import is_self
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import ABSENT, methods_of
from takar.web.assessments.rules.levels import level_fault
from takar.web.assessments.rules.limits import Limits


@dataclass(frozen=True)
class Desk:
    """What the rows of one table are checked against."""

    event: Event
    people: Mapping[str, Participant]
    methods: Mapping[str, EventMethod]
    cells: frozenset[tuple[str, str]]
    limits: Limits


def desk_of(event: Event, people: Iterable[Participant]) -> Desk:
    """Gather what the rows of an event are checked against."""
    methods = {method.code: method for method in methods_of(event)}
    return Desk(
        event=event,
        people=people_of(people),
        methods=methods,
        cells=frozenset(
            (code, cell.competency)
            for code, method in methods.items()
            for cell in method.competencies.all()
        ),
        limits=limits_of(law_of_event(event)),
    )


def people_of(people: Iterable[Participant]) -> dict[str, Participant]:
    """Return the participants by the code of the employee."""
    return {one.employee.code: one for one in people}


def score_fault(row: Mapping[str, Any], line: int, desk: Desk) -> Message | None:
    """Say what is wrong with one row, or nothing."""
    person = desk.people.get(row["employee_id"])
    if person is None:
        return msg("baris {line}: {code} bukan peserta", line=line, code=row["employee_id"])
    if person.state in ABSENT:
        return msg("baris {line}: {name} tidak hadir", line=line, name=person.employee.name)
    if (row["method"], row["competency"]) not in desk.cells:
        return msg(
            "baris {line}: {method} tidak melihat {competency} dalam kegiatan ini",
            line=line,
            method=row["method"],
            competency=row["competency"],
        )
    title = desk.limits.competencies[row["competency"]]
    return level_fault(row["level"], desk.limits, where=f"{person.employee.name}, {title}")


def aspect_fault(
    row: Mapping[str, Any],
    line: int,
    people: Mapping[str, Participant],
    aspects: Mapping[str, Any],
    limits: Limits,
) -> Message | None:
    """Say what is wrong with one row of potential, or nothing."""
    person = people.get(row["employee_id"])
    if person is None:
        return msg("baris {line}: {code} bukan peserta", line=line, code=row["employee_id"])
    if row["aspect"] not in aspects:
        return msg("baris {line}: aspek {aspect} tidak dikenal", line=line, aspect=row["aspect"])
    where = f"{person.employee.name}, {aspects[row['aspect']].title}"
    return level_fault(exact_level(row["score"]), limits, where=where)


def own_rows(
    scorer: User, rows: Iterable[Mapping[str, Any]], people: Mapping[str, Participant]
) -> list[Message]:
    """Find the rows by which somebody would judge themselves."""
    own = {code for code, person in people.items() if is_self(scorer, person)}
    return [
        msg("baris {line}: {name} tidak boleh menilai diri sendiri", line=line, name=str(scorer))
        for line, row in enumerate(rows, start=1)
        if row["employee_id"] in own
    ]


def submitted_sheets(event: Event, rows: Iterable[Mapping[str, Any]]) -> int:
    """Count the submitted sheets whose scores these rows replace."""
    written = {(row["employee_id"], row["method"], row.get("assessor") or "") for row in rows}
    sent = Assignment.objects.filter(
        participant__event=event,
        participant__employee__code__in={code for code, _, _ in written},
        sheet__state="DIKIRIM",
    )
    names = sent.values_list("participant__employee__code", "method__code", "assessor__name")
    return len(written.intersection(names))


def repeats(rows: Iterable[Mapping[str, Any]], key: Sequence[str]) -> list[Message]:
    """Find the rows that speak of the same cell a second time."""
    seen: set[tuple[object, ...]] = set()
    faults = []
    for line, row in enumerate(rows, start=1):
        cell = tuple(row.get(name) for name in key)
        if cell in seen:
            faults.append(msg("baris {line}: sel yang sama ditulis dua kali", line=line))
        seen.add(cell)
    return faults


def exact_level(value: Decimal | float | None) -> Decimal | None:
    """Return a level as an exact number, whatever kind of column it came from."""
    return None if value is None else Decimal(str(value))
