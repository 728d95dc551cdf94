"""Time of scoring persons and of judging fit, with EAP beside ``girth`` from PyPI.

    python benchmarks/bench_scores.py                  10,000 and 100,000 persons by 60 items
    python benchmarks/bench_scores.py --rounds 5
    python benchmarks/bench_scores.py --only 2pl_10000

Answers are invented; items are known, so that only scoring is timed. Both score the same answers
with the same parameters and a standard normal population; how far their abilities are apart is
kept, and how far ours are from a plain sum over 2,001 nodes for the first 200 persons. The first
turn of each is not counted; linear algebra has one thread, as beside other programs it should;
figures are medians, kept in ``benchmarks/results/scores.json``.
A full run takes about three minutes.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from machine import load, machine

from takar.psychometrics.classical import alpha, item_statistics, omega
from takar.psychometrics.irt.fit import m2, mean_squares, person_fit, q3, s_x2
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring import person_scores, plausible_values, sum_score_table
from takar.psychometrics.raters.facets.threads import threads
from takar.psychometrics.responses import Responses

RESULTS = Path(__file__).parent / "results" / "scores.json"
ITEMS, CHECKED = 60, 200
SIZES = {"2pl_10000": ("2PL", 10_000), "2pl_100000": ("2PL", 100_000), "grm_10000": ("GRM", 10_000)}


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=SIZES)
    asked = parser.parse_args()
    kept = json.loads(RESULTS.read_text()) if asked.only and RESULTS.exists() else {"runs": {}}
    told = {"machine": machine("numpy", "scipy", "girth"), "runs": kept["runs"]}
    with threads(1):
        for name in [asked.only] if asked.only else SIZES:
            told["runs"][name] = measured(*SIZES[name], asked.rounds)
    text = json.dumps(told, indent=2)
    print(text)
    RESULTS.write_text(text + "\n", encoding="utf-8")


def invented(model: str, persons: int) -> tuple[list[ItemParameters], Responses]:
    """Return items and what persons answer."""
    chance = np.random.default_rng(persons)
    theta = chance.normal(size=persons)
    items, answers = [], np.empty((persons, ITEMS), dtype=np.int16)
    for place in range(ITEMS):
        slope, middle = float(chance.lognormal(0, 0.3)), float(chance.normal())
        steps = (1.5, 0.5, -0.5, -1.5) if model == "GRM" else (0.0,)
        intercepts = tuple(middle + step for step in steps)
        one = ItemParameters(f"i{place:02d}", model, slope, intercepts)  # type: ignore[arg-type]
        reached = np.cumsum(one.probabilities(theta), axis=1)[:, :-1]
        answers[:, place] = (chance.random((persons, 1)) > reached).sum(axis=1)
        items.append(one)
    names = [one.item for one in items]
    sizes = [one.categories for one in items]
    return items, Responses.from_array(answers, items=names, categories=sizes)


def measured(model: str, persons: int, rounds: int) -> dict[str, Any]:
    """Measure one size."""
    items, given = invented(model, persons)
    works: dict[str, Callable[[], Any]] = {
        "eap": lambda: person_scores(items, given),
        "wle": lambda: person_scores(items, given, method="WLE"),
        "ml": lambda: person_scores(items, given, method="ML"),
        "plausible_values_5": lambda: plausible_values(items, given),
        "sum_score_table": lambda: sum_score_table(items),
        "item_statistics": lambda: item_statistics(given),
        "alpha": lambda: alpha(given),
        "omega": lambda: omega(given),
        "s_x2": lambda: s_x2(items, given),
        "mean_squares": lambda: mean_squares(items, given),
        "q3": lambda: q3(items, given),
        "person_fit": lambda: person_fit(items, given),
        "m2": lambda: m2(items, given),
    }
    told: dict[str, Any] = {"persons": persons, "items": ITEMS, "load_before": load()}
    told |= {name: timed(work, rounds)[0] for name, work in works.items()}
    theta = person_scores(items, given).theta
    told["eap_off_plain_sum"] = float(np.abs(theta[:CHECKED] - plain(items, given)).max())
    if model == "2PL":
        told |= peer(items, given, theta, rounds)
    return told


def timed(work: Callable[[], Any], rounds: int) -> tuple[dict[str, float], Any]:
    """Return wall and processor time, and what came out; the first turn is not counted."""
    found = work()
    walls, cpus = [], []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        found = work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return {
        "wall_s": round(statistics.median(walls), 4),
        "wall_s_least": round(min(walls), 4),
        "cpu_s": round(statistics.median(cpus), 4),
    }, found


def plain(items: Sequence[ItemParameters], given: Responses) -> Any:
    """Return EAP of the first persons by a plain sum."""
    theta = np.linspace(-8, 8, 2001)
    logs = np.tile(-(theta**2) / 2, (CHECKED, 1))
    for place, one in enumerate(items):
        logs += np.log(one.probabilities(theta))[:, given.answers[:CHECKED, place]].T
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    return weights @ theta / weights.sum(axis=1)


def peer(
    items: Sequence[ItemParameters], given: Responses, theta: Any, rounds: int
) -> dict[str, Any]:
    """Return the time of the peer, and how far its abilities are from ours."""
    import girth  # noqa: PLC0415

    slopes = np.array([one.a for one in items])
    difficulties = np.array([one.difficulty[0] for one in items])
    answers = given.answers.T.astype(int)
    taken, found = timed(lambda: girth.ability_eap(answers, difficulties, slopes), rounds)
    return {"girth_eap": taken, "girth_eap_off": float(np.abs(found - theta).max())}


if __name__ == "__main__":
    main()
