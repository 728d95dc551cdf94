"""How fast people are invented: one government of each size, and many people as Parquet files.

Run ``python benchmarks/bench_synthetic.py`` (``--people 200000 --rounds 5``); the figures are
printed and kept in ``benchmarks/results/synthetic.json``.
"""

import argparse
import json
import resource
import statistics
import tempfile
import time
from pathlib import Path

from machine import machine

from takar.synthetic import regency
from takar.synthetic.population import write_population

RESULT = Path(__file__).parent / "results" / "synthetic.json"


def seconds_a_regency(preset: str, rounds: int) -> float:
    """Return the median time to invent one government; the first round warms up."""
    regency(preset, seed=0)
    taken = []
    for seed in range(1, rounds + 1):
        started = time.perf_counter()
        regency(preset, seed=seed)
        taken.append(time.perf_counter() - started)
    return round(statistics.median(taken), 3)


def streamed(people: int) -> dict[str, float]:
    """Return the pace, the size on disk and the peak memory of inventing many people."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        for done in write_population(people, Path(folder)):
            print(f"{done:>10,}", end="\r")
        taken = time.perf_counter() - started
        stored = sum(path.stat().st_size for path in Path(folder).iterdir())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "seconds": round(taken, 1),
        "people_a_second": round(people / taken),
        "megabytes_on_disk": round(stored / 1e6),
        "peak_memory_mib": round(peak),
    }


def kept() -> dict[str, dict[str, float]]:
    """Return what was streamed before, by the number of people."""
    if not RESULT.exists():
        return {}
    found: dict[str, dict[str, float]] = json.loads(RESULT.read_text(encoding="utf-8"))["streamed"]
    return found


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    found = {
        "machine": machine(),
        "seconds_a_regency": {
            preset: seconds_a_regency(preset, asked.rounds) for preset in ("S", "M", "L")
        },
        "streamed": kept() | {str(asked.people): streamed(asked.people)},
    }
    text = json.dumps(found, indent=2)
    print(text)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
