"""The engine asked: evidence gathered, a list, a pair, or everybody for some posts checked."""

from collections.abc import Collection, Iterable
from datetime import date

import pyarrow as pa

from takar.measures.eligibility import (
    CheckedList,
    Evidence,
    Explanation,
    Route,
    Screening,
    check_moves,
    explain,
    read_evidence,
    screen,
    smallest_changes,
)
from takar.runs.eligibility import stamp_of
from takar.runs.stamp import Stamp
from takar.web.accounts.models import Agency
from takar.web.claims.queries import claims_table
from takar.web.mobility.models import Move, MoveList
from takar.web.mobility.queries.proposals import (
    declaration_table,
    move_table,
    paper_tables,
    window_table,
)
from takar.web.people.models import Employee, Position
from takar.web.people.queries import evidence_of
from takar.web.people.queries.law import law_of
from takar.web.posts.queries import demands_of


def evidence_for(
    agency: Agency, day: date, employees: Collection[int] | None = None
) -> dict[str, pa.Table]:
    """Return every table the engine reads, papers of moves apart.

    Args:
        agency: whose posts and people.
        day: of inauguration.
        employees: rows of the people asked about; everybody who works there when left out.
    """
    people = Employee.objects.filter(agency=agency, left_on=None)
    chosen = people if employees is None else people.filter(pk__in=employees)
    numbers = chosen.order_by().values_list("pk", flat=True)
    tables = {
        **evidence_of(agency, chosen),
        "claims": claims_table(agency, chosen),
        "declarations": declaration_table(agency, numbers, day),
        "post_requirements": demands_of(agency, day=day),
    }
    windows = window_table(agency)
    return {**tables, "windows": windows} if windows.num_rows else tables


def check_of(one: MoveList) -> CheckedList:
    """Check a list: its people and whoever holds the posts they would take."""
    moves = Move.objects.filter(move_list=one)
    positions = moves.order_by().values("position")
    holders = Employee.objects.filter(agency=one.agency, left_on=None, position__in=positions)
    people = {*moves.values_list("employee", flat=True), *holders.values_list("pk", flat=True)}
    tables = {**evidence_for(one.agency, one.day, people), **paper_tables(moves)}
    return check_moves(read_evidence(tables, law_of(one.agency, one.day)), move_table(moves))


def list_checked(one: MoveList) -> tuple[CheckedList, Stamp]:
    """Check a list and stamp the answer."""
    checked = check_of(one)
    return checked, stamp_of(checked.evidence)


def pair_evidence(agency: Agency, day: date, employee: Employee, position: Position) -> Evidence:
    """Return the evidence about one person and one post."""
    holders = Employee.objects.filter(agency=agency, left_on=None, position=position)
    people = {employee.pk, *holders.values_list("pk", flat=True)}
    return read_evidence(evidence_for(agency, day, people), law_of(agency, day))


def checked_pair(
    agency: Agency, day: date, employee: Employee, position: Position, *, own_request: bool = False
) -> tuple[Explanation, Route]:
    """Return the reasons for one person and one post, and the smallest lawful way there."""
    evidence = pair_evidence(agency, day, employee, position)
    found = explain(evidence, employee.code, position.code, own_request=own_request)
    return found, smallest_changes(evidence, employee.code, position.code)


def eligible_pairs(agency: Agency, day: date, positions: Iterable[Position]) -> Screening:
    """Return who may hold which of some posts, by the requirements that evidence can tell."""
    evidence = read_evidence(evidence_for(agency, day), law_of(agency, day))
    return screen(evidence, [one.code for one in positions])
