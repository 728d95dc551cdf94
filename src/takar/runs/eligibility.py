"""Eligibility measured: a folder of tables and the law in, stamped answers and files out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from takar.exchange.imut import write_batch
from takar.measures.eligibility import (
    CheckedList,
    Evidence,
    Finding,
    Screening,
    batch_rows,
    check_moves,
    read_evidence,
    screen,
)
from takar.measures.eligibility.facts.days import EPOCH
from takar.regulations.law import Law
from takar.runs.digest import evidence_hash
from takar.runs.once import made_folder, write_once
from takar.runs.stamp import Stamp, stamped
from takar.runs.writing import WRITERS, write_stamp
from takar.tables import TABLES
from takar.tables.proposals import PROPOSALS
from takar.tables.reading import SUFFIXES, BadTables, CellFault, read_table

READ = (
    "employees",
    "work_units",
    "positions",
    "competency_levels",
    "competency_standards",
    "performance_ratings",
    "trainings",
    "education_history",
    "claims",
    "position_history",
    "sanctions",
    "evidence_checks",
)
"""The tables of evidence that requirements are read from."""
UNREAD = {"nip", "name", "sex", "provider", "certificate_number", "institution"}
"""Columns that decide nothing, and so stay out of the fingerprint."""
SUMMARY, CANDIDATES, MOVES, REASONS = "jabatan.csv", "calon.parquet", "usulan.csv", "alasan.csv"


@dataclass(frozen=True)
class EligibilityRun:
    """Who may hold which post, with the stamp of the run."""

    screening: Screening
    stamp: Stamp


def read_proposals(folder: Path) -> dict[str, pa.Table]:
    """Read whatever tables about proposals lie in a folder.

    Raises:
        BadTables: a file, column or cell cannot be accepted.
    """
    found: dict[str, pa.Table] = {}
    faults: list[CellFault] = []
    for name, schema in PROPOSALS.items():
        for suffix in SUFFIXES:
            path = folder / f"{name}{suffix}"
            if path.is_file():
                found[name], wrong = read_table(path, schema)
                faults += wrong
    if faults:
        raise BadTables(faults[0].reason, faults[0].hint, faults)
    return found


def read_moves(path: Path) -> pa.Table:
    """Read a list of proposed moves.

    Raises:
        BadTables: the file, a column or a cell cannot be accepted.
    """
    table, faults = read_table(path, PROPOSALS["proposed_moves"])
    if faults:
        raise BadTables(faults[0].reason, faults[0].hint, faults)
    return table


def measure_eligibility(
    tables: Mapping[str, pa.Table], law: Law, *, positions: Sequence[str] | None = None
) -> EligibilityRun:
    """Screen everybody for the posts, and stamp the answer."""
    evidence = read_evidence(tables, law)
    return EligibilityRun(screen(evidence, positions), stamp_of(evidence))


def stamp_of(evidence: Evidence) -> Stamp:
    """Return the stamp of answers from this evidence."""
    used = {
        name: _used(evidence, name, table)
        for name, table in sorted(evidence.tables.items())
        if name in READ or name in PROPOSALS
    }
    return stamped("eligibility", evidence.law, evidence_hash(used))


def _used(evidence: Evidence, name: str, table: pa.Table) -> pa.Table:
    """Return the columns that decide; a birthday that only the NIP tells stands among them."""
    if name == "employees":
        place = table.schema.get_field_index("birth_on")
        numbers = [int(born) - EPOCH if born else None for born in evidence.people.born]
        days = pa.array(numbers, pa.int32()).cast(pa.date32())
        table = table.set_column(place, "birth_on", days)
    schema = TABLES.get(name) or PROPOSALS[name]
    return table.select([c.name for c in schema.columns if c.name not in UNREAD])


def write_screening(run: EligibilityRun, folder: Path) -> list[Path]:
    """Write how many have each answer per post, and who is not barred from which."""
    made_folder(folder)
    summary, candidates = folder / SUMMARY, folder / CANDIDATES
    _write(run.screening.summary(), summary)
    _write(candidate_rows(run.screening), candidates)
    return [summary, candidates, write_stamp(run.stamp, summary)]


def candidate_rows(found: Screening) -> pa.Table:
    """Return one row per person not barred from a post, with what is still open."""
    people, posts = found.edges(undecided=True)
    kinds = found.evidence.posts
    rows = [kinds.place_of[position] for position in found.positions]
    masks = found.open[kinds.kind[rows][posts], people]
    ids = pa.array(found.evidence.people.ids).take(pa.array(people))
    positions = pa.array(found.positions).take(pa.array(posts))
    return pa.table(
        {
            "position_id": positions,
            "employee_id": ids,
            "is_met": pa.array(masks == 0),
            "open": _named(masks, found.codes),
        }
    )


def _named(masks: Any, codes: Sequence[str]) -> pa.Array:
    """Write each mask as the names of its requirements; equal masks are written once."""
    known = {int(mask): None for mask in set(masks.tolist())}
    texts = {
        mask: "; ".join(code for bit, code in enumerate(codes) if mask >> bit & 1) or None
        for mask in known
    }
    return pa.array([texts[mask] for mask in masks.tolist()], pa.string())


def measure_moves(tables: Mapping[str, pa.Table], law: Law, moves: pa.Table) -> CheckedList:
    """Check a list of proposed moves."""
    return check_moves(read_evidence(tables, law), moves)


def write_moves(checked: CheckedList, folder: Path) -> list[Path]:
    """Write the answer of each move, and the reasons for whatever is not met."""
    made_folder(folder)
    moves, reasons = folder / MOVES, folder / REASONS
    _write(move_rows(checked), moves)
    _write(reason_rows(checked), reasons)
    return [moves, reasons, write_stamp(stamp_of(checked.evidence), moves)]


def move_rows(checked: CheckedList) -> pa.Table:
    """Return one row per move: its kind, verdict, what is unmet, clashes and approvals."""
    rows = [
        {
            "employee_id": move.employee_id,
            "position_id": move.position_id,
            "move": move.move,
            "verdict": str(move.verdict) if move.outcomes else None,
            "unmet": _listed(f"{code}: {outcome}" for code, outcome in move.unmet.items()),
            "waived": _listed(move.waivers),
            "clashes": _listed(str(clash.says) for clash in move.clashes),
            "approvals_missing": _listed(a.code for a in move.approvals if not a.document),
        }
        for move in checked.moves
    ]
    names = ("employee_id", "position_id", "move", "verdict", "unmet", "waived", "clashes")
    fields = [(name, pa.string()) for name in (*names, "approvals_missing")]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))


def reason_rows(checked: CheckedList) -> pa.Table:
    """Return one row per requirement that a move does not meet, with its reasons."""
    rows = [
        {"employee_id": move.employee_id, "position_id": move.position_id, **_reason(finding)}
        for move in checked.moves
        if move.unmet
        for finding in checked.explain(move).unmet
    ]
    names = ("employee_id", "position_id", *_REASON)
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in names]))


_REASON = ("requirement", "outcome", "fact", "asked", "article", "certainty", "change", "due_on")


def _reason(finding: Finding) -> dict[str, str | None]:
    change = finding.change
    return {
        "requirement": finding.code,
        "outcome": str(finding.outcome),
        "fact": str(finding.fact),
        "asked": str(finding.asked),
        "article": finding.papers.place,
        "certainty": finding.papers.certainty,
        "change": str(change.says) if change else None,
        "due_on": change.due_on.isoformat() if change and change.due_on else None,
    }


def write_imut(checked: CheckedList, path: Path) -> None:
    """Write the batch for I-MUT, ``.xlsx`` or ``.csv``.

    Raises:
        NotClean: the list is not clean.
        UncleanBatch: a row lacks its NIP or its reason.
    """
    rows = batch_rows(checked)
    write_once(path, lambda beside: write_batch(rows, beside))


def _write(table: pa.Table, path: Path) -> None:
    write_once(path, lambda beside: WRITERS[path.suffix](table, beside))


def _listed(words: Any) -> str | None:
    return "; ".join(words) or None
