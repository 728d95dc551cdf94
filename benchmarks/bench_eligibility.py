"""Time and memory of eligibility: 15,000 people against 1,500 posts, reading included.

    python benchmarks/bench_eligibility.py [people] [posts]

Two cases: posts as an organisation has them (few kinds, some with demands of their own), and the
worst one, in which every post has a standard of its own, so that nothing is judged once for many.
A list of 155 moves, 100 explanations and 20 routes are timed on the same evidence.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from machine import load, machine

from takar.measures.eligibility import check_moves, explain, read_evidence, screen, smallest_changes
from takar.regulations.book import Book
from takar.runs.eligibility import read_proposals
from takar.runs.writing import write_parquet
from takar.synthetic import regency
from takar.tables.proposals import PROPOSALS
from takar.tables.reading import read_tables

RESULTS = Path(__file__).parent / "results" / "eligibility.json"
DAY = date(2025, 5, 14)
REPETITIONS = 3
MOVES = 155
COMPETENCIES = 9


def main() -> None:
    """Invent, measure both cases in processes of their own, and keep the figures."""
    people, posts = (int(text) for text in (*sys.argv[1:], "15000", "1500")[:2])
    load_before = load()
    with tempfile.TemporaryDirectory() as folder:
        made = invent(Path(folder), people, posts)
        runs = {case: measured(Path(folder) / case) for case in ("usual", "worst")}
    told = {"machine": machine("numpy", "pyarrow"), "load_before": load_before, **made, **runs}
    RESULTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(told, indent=2))


def invent(folder: Path, people: int, posts: int) -> dict[str, int]:
    """Write the evidence of a large regency twice: with usual posts, and with the worst."""
    town = regency(preset="L", seed=6, agency="kab_tirtamaya", people=people).tables
    seats = town["positions"].slice(0, posts)
    windows = pa.Table.from_pylist(
        [
            dict.fromkeys(PROPOSALS["windows"].arrow.names)
            | {"agency": "kab_tirtamaya", "window": name, "starts_on": date(2019, 1, 1)}
            | {"ends_on": date(2020, 1, 1)}
            for name in ("PEMILIHAN", "KEPALA_DAERAH_BARU")
        ],
        schema=PROPOSALS["windows"].arrow,
    )
    usual = {**town, "positions": seats, "windows": windows, "post_requirements": extras(seats)}
    worst = {**usual, "competency_standards": standards(town["competency_standards"], seats)}
    for name, tables in (("usual", usual), ("worst", worst)):
        (folder / name).mkdir()
        for table, rows in tables.items():
            write_parquet(rows, folder / name / f"{table}.parquet")
    return {"people": town["employees"].num_rows, "posts": seats.num_rows}


def extras(seats: pa.Table) -> pa.Table:
    """Let every tenth post ask for a course or a higher grade."""
    asked = (
        ("leadership_course", "training", "{any_of: [PKA, PIM_III]}"),
        ("minimum_rank", "grade", "{at_least: III/d}"),
    )
    rows = [
        dict.fromkeys(PROPOSALS["post_requirements"].arrow.names)
        | {"position_id": seat, "source": "Perbup", "requirement": code, "read": read}
        | {"demand": demand}
        for number, seat in enumerate(seats.column("position_id").to_pylist()[::10])
        for code, read, demand in [asked[number % len(asked)]]
    ]
    return pa.Table.from_pylist(rows, schema=PROPOSALS["post_requirements"].arrow)


def standards(table: pa.Table, seats: pa.Table) -> pa.Table:
    """Give every post a standard that no other post has."""
    codes = list(dict.fromkeys(table.column("competency").to_pylist()))
    rows = [
        {"position_id": seat, "competency": code, "required_level": 1 + number // 4**place % 4}
        for number, seat in enumerate(seats.column("position_id").to_pylist())
        for place, code in enumerate(codes[:COMPETENCIES])
    ]
    of_tiers = table.filter(pc.is_null(table.column("position_id")))
    return pa.concat_tables([of_tiers, pa.Table.from_pylist(rows, schema=table.schema)])


def measured(folder: Path) -> dict[str, object]:
    """Measure in processes of their own; return the medians of each figure."""
    told = [_child(folder) for _ in range(REPETITIONS)]
    return {name: sorted(one[name] for one in told)[REPETITIONS // 2] for name in told[0]}


def _child(folder: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--child", str(folder)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def child(folder: Path) -> None:
    """Read, screen, explain, find routes and check a list; print seconds and megabytes."""
    start, used = time.perf_counter(), time.process_time()
    tables = read_tables(folder) | read_proposals(folder)
    law = Book.load().on(DAY)
    read = time.perf_counter()
    evidence = read_evidence(tables, law)
    found = screen(evidence)
    screened = time.perf_counter()
    told = {
        "seconds": screened - start,
        "of_which_reading": read - start,
        "processor_seconds": time.process_time() - used,
        "kinds_of_post": len(evidence.posts.kinds),
        "requirements": len(found.codes),
        "masks_mb": (found.failed.nbytes + found.open.nbytes) / 2**20,
    }
    told["candidates_seconds"] = _timed(lambda: found.edges(undecided=True))
    ids, posts = evidence.people.ids, found.positions
    pairs = [(ids[n * 37 % len(ids)], posts[n * 11 % len(posts)]) for n in range(100)]
    told["explanation_ms"] = 10 * _timed(lambda: [explain(evidence, *pair) for pair in pairs])
    some = pairs[:20]
    told["route_ms"] = 50 * _timed(lambda: [smallest_changes(evidence, *p) for p in some])
    rows = moves(evidence.people.employees.to_pylist(), set(posts))
    told["moves"] = rows.num_rows
    told["moves_seconds"] = _timed(lambda: check_moves(evidence, rows))
    told["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({name: round(number, 3) for name, number in told.items()}))


def moves(people: list[dict[str, object]], posts: set[str]) -> pa.Table:
    """Let the holders of posts take each other's."""
    held = [row for row in people if row["position_id"] in posts][:MOVES]
    schema = PROPOSALS["proposed_moves"].arrow
    rows = [
        dict.fromkeys(schema.names)
        | {"employee_id": row["employee_id"], "position_id": following["position_id"]}
        for row, following in zip(held, [*held[1:], held[0]], strict=True)
    ]
    return pa.Table.from_pylist(rows, schema=schema)


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]))
    else:
        main()
