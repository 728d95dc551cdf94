"""Time and memory of ``takar measure ip-asn`` beside the same sums by hand in SQL and in pandas.

    python benchmarks/bench_ip_asn.py                        15,000 and 5,000,000 people
    python benchmarks/bench_ip_asn.py 200000 --rounds 3
    python benchmarks/bench_ip_asn.py --spark 1000000        Spark beside DuckDB, all rows compared

Every program is started as a whole process on the same Parquet files, in turn, and all must give
the same rows: 39 columns for everybody, ordered by person, written as Parquet. What each does:

* takar: besides, checks every cell and key, takes the SHA-256 of every file, stamps the result
  with the edition of the law, and sums up on the screen. ``first`` writes its statements, ``again``
  finds them kept; up to 100,000 people it also explains every part of everybody's index.
* by_hand: one statement of DuckDB with the numbers of the law inside; nothing is checked.
* pandas: only the columns used; words as categories, people as whole numbers; nothing is checked.

Modules are compiled once before anything is timed, as in every installed Python. Figures are
medians, kept by the number of people in ``benchmarks/results/ip_asn.json``.
"""
# ruff: noqa: S608 -- the queries are made of this file's own words

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
from invented_ip_asn import DAY, invent
from machine import load, machine

HERE = Path(__file__).parent
ROOT = HERE.parent
RESULTS = HERE / "results" / "ip_asn.json"
PROGRAM = "from takar.cli.main import app; app()"
EXPLAINED = 100_000
FEW = 100
SPARK = (ROOT / ".venv/spark/bin/python", "--engine", "spark")
Figure = tuple[float, float, float]


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int, nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spark", type=int, metavar="PEOPLE")
    parser.add_argument("--evidence", type=Path, help="folder in which evidence is kept")
    asked = parser.parse_args()
    told = kept()
    with tempfile.TemporaryDirectory() as folder:
        for people in asked.people or ([] if asked.spark else [15_000, 5_000_000]):
            evidence = (asked.evidence or Path(folder)) / str(people)
            told["runs"][str(people)] = compared(people, evidence, Path(folder), asked.rounds)
            keep(told)
        if asked.spark:
            evidence = (asked.evidence or Path(folder)) / str(asked.spark)
            told["spark"][str(asked.spark)] = on_spark(asked.spark, evidence, Path(folder))
            keep(told)


def compared(people: int, evidence: Path, folder: Path, rounds: int) -> dict[str, object]:
    """Measure one size: medians of all programs, and their ratios."""
    rows = invent(evidence, people)
    warmed(evidence)
    few = folder / "few"
    invent(few, FEW)
    for _, command, out in programs(FEW, few, folder / "warming"):
        timed(command, out, folder)
    figures: dict[str, list[Figure]] = {}
    load_before = load()
    for number in range(rounds):
        for name, command, out in programs(people, evidence, folder / f"{people}-{number}"):
            figures.setdefault(name, []).append(timed(command, out, folder))
    medians = {name: summary(found) for name, found in figures.items()}
    outs = [folder / f"{people}-0" / f"{name}.parquet" for name in ("first", "by_hand", "pandas")]
    return {
        **machine("duckdb"),
        "load_before": load_before,
        "rows": rows,
        "megabytes": round(sum(path.stat().st_size for path in evidence.iterdir()) / 1e6),
        "rounds": rounds,
        "explained": people <= EXPLAINED,
        **medians,
        "wall_of_by_hand": ratios(medians, "wall_s", "by_hand"),
        "cpu_of_by_hand": ratios(medians, "cpu_s", "by_hand"),
        "times_faster_than_pandas": round(
            float(medians["pandas"]["wall_s"]) / float(medians["again"]["wall_s"]), 2
        ),
        "different_rows": {one.stem: different(outs[0], one) for one in outs[1:]},
    }


def programs(people: int, evidence: Path, out: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Yield every program, its command and its result."""
    out.mkdir(exist_ok=True)
    for old in out.glob("*.parquet*"):
        old.unlink()
    cache = out / "cache"
    for name in ("first", "again"):
        result = out / f"{name}.parquet"
        more = ["--components", str(out / f"{name}-parts.parquet")] if people <= EXPLAINED else []
        takar = [sys.executable, "-c", PROGRAM, *measure(evidence, result), *more]
        yield name, ["env", f"XDG_CACHE_HOME={cache}", *takar], result
    for name in ("by_hand", "pandas"):
        result = out / f"{name}.parquet"
        program = str(HERE / f"ip_asn_{name}.py")
        yield name, [sys.executable, program, str(evidence), str(result)], result


def measure(evidence: Path, out: Path) -> list[str]:
    """Return the arguments of ``takar`` that measure the evidence."""
    return ["measure", "ip-asn", "--in", str(evidence), "--day", DAY, "--out", str(out)]


def timed(command: list[str], out: Path, compiled: Path) -> Figure:
    """Run a whole process; return wall seconds, processor seconds and its peak in megabytes."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    usual["PYTHONPYCACHEPREFIX"] = str(compiled / "pyc")
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=usual
    )
    complaint = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) or not out.exists():
        raise SystemExit(complaint.decode())
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def summary(found: list[Figure]) -> dict[str, float]:
    """Return medians of time, and the highest peak."""
    walls, works, peaks = zip(*found, strict=True)
    return {
        "wall_s": round(statistics.median(walls), 2),
        "wall_s_least": round(min(walls), 2),
        "cpu_s": round(statistics.median(works), 2),
        "peak_mb": round(max(peaks)),
    }


def ratios(medians: dict[str, dict[str, float]], what: str, whose: str) -> dict[str, float]:
    """Return the time of every program as a multiple of one of them."""
    return {name: round(one[what] / medians[whose][what], 2) for name, one in medians.items()}


def different(one: Path, other: Path) -> int:
    """Count the rows of two results that are not the same in every column.

    Pandas knows no decimals: its points are read as millionths before they are compared.
    """
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        described = connection.execute(f"DESCRIBE FROM '{one}'").fetchall()
        kinds = {row[0]: row[1] for row in described}
        columns = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in kinds.items())
        query = " EXCEPT ".join(f"(SELECT {columns} FROM '{path}')" for path in (one, other))
        counts = [
            connection.execute(f"SELECT count(*) FROM {source}").fetchone()
            for source in (f"({query})", f"'{one}'", f"'{other}'")
        ]
    unlike, ours, theirs = (found[0] if found else 0 for found in counts)
    return int(unlike) + abs(int(ours) - int(theirs))


def on_spark(people: int, evidence: Path, folder: Path) -> dict[str, object]:
    """Measure on Spark beside DuckDB and compare every row."""
    rows = invent(evidence, people)
    figures, outs = {}, []
    for name, python, *more in (("duckdb", sys.executable), ("spark", *map(str, SPARK))):
        out = folder / f"{name}.parquet"
        command = [python, "-c", PROGRAM, *measure(evidence, out), *more]
        figures[name] = summary([timed(command, out, folder)])
        outs.append(out)
    return {**machine("duckdb"), "rows": rows, **figures, "different_rows": different(*outs)}


def warmed(folder: Path) -> None:
    """Read every file once, so that no program is the one that waits for the disk."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            shutil.copyfileobj(file, Path(os.devnull).open("wb"))  # noqa: SIM115 -- nothing is kept


def kept() -> dict[str, dict[str, object]]:
    """Return what was measured before, by the number of people."""
    if RESULTS.exists():
        found: dict[str, dict[str, object]] = json.loads(RESULTS.read_text(encoding="utf-8"))
        return found
    return {"runs": {}, "spark": {}}


def keep(told: dict[str, dict[str, object]]) -> None:
    """Print the figures and keep them."""
    text = json.dumps(told, indent=2)
    print(text)
    RESULTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
