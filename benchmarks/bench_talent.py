"""Time and memory of ``takar measure talent``, beside the same sums written by hand in SQL.

    python benchmarks/bench_talent.py 15000 1000000

Both start as whole processes on the same Parquet files and must give the same boxes.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from invented_evidence import invent
from machine import load, machine

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "talent.json"
REPETITIONS = 3
DAY = "2025-05-14"
PROGRAM = "from takar.cli.main import app; app()"


def main() -> None:
    """Measure every size, print a table and keep the figures."""
    sizes = [int(text) for text in sys.argv[1:]] or [15_000, 1_000_000]
    load_before = load()
    with tempfile.TemporaryDirectory() as folder:
        runs = [measured(size, Path(folder) / str(size)) for size in sizes]
    told = {
        "machine": machine("duckdb"),
        "load_before": load_before,
        "runs": runs,
    }
    RESULTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    for run in runs:
        print(json.dumps(run))


def measured(people: int, folder: Path) -> dict[str, object]:
    """Measure one size: medians of both programs, and their ratio."""
    rows = invent(folder, people)
    ours, hand = folder / "takar.parquet", folder / "hand.parquet"
    takar = [
        *(sys.executable, "-c", PROGRAM, "measure", "talent"),
        *("--in", str(folder), "--day", DAY, "--out", str(ours)),
    ]
    by_hand = [sys.executable, str(HERE / "talent_by_hand.py"), str(folder), str(hand)]
    repetitions = REPETITIONS if people <= 100_000 else 1
    figures = {
        "takar": [timed(takar, ours) for _ in range(repetitions)],
        "by_hand": [timed(by_hand, hand) for _ in range(repetitions)],
    }
    medians = {
        name: {
            "wall_s": round(statistics.median(wall for wall, _, _ in told), 2),
            "cpu_s": round(statistics.median(cpu for _, cpu, _ in told), 2),
            "peak_mb": round(max(peak for _, _, peak in told)),
        }
        for name, told in figures.items()
    }
    return {
        "people": people,
        "rows": rows,
        "repetitions": repetitions,
        **medians,
        "cpu_ratio": round(medians["takar"]["cpu_s"] / medians["by_hand"]["cpu_s"], 2),
        "same_answer": same(ours, hand),
    }


def timed(command: list[str], out: Path) -> tuple[float, float, float]:
    """Run a whole process; return wall seconds, processor seconds and its peak in megabytes."""
    for old in (out, out.with_name(f"{out.name}.stamp.json")):
        old.unlink(missing_ok=True)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(1)
    return wall, usage.ru_utime + usage.ru_stime, _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


def same(one: Path, other: Path) -> bool:
    """Tell whether both programs gave everybody the same axes and, where both are known, box.

    Takar also names a box that is settled although something is missing; by hand it does not.
    """
    columns = ["employee_id", "performance", "potential", "box"]
    left, right = (
        pq.read_table(path, columns=columns).sort_by("employee_id") for path in (one, other)
    )
    axes = all(left[name].equals(right[name]) for name in columns[:3])
    known = pc.and_(pc.is_valid(left["performance"]), pc.is_valid(left["potential"]))
    return axes and bool(left["box"].filter(known).equals(right["box"].filter(known)))


if __name__ == "__main__":
    main()
