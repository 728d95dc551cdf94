"""Time of an adaptive step, of rehearsals, and of parallel forms.

    python benchmarks/bench_cat.py                 about one minute
    python benchmarks/bench_cat.py --rounds 50     more sittings for the steps

* step: what a server does between an answer and the next item: the state comes as text, the
  answer is counted (score and standard error), the next item is chosen, the state goes as text.
* next: the choice alone, the sitting being taken up from its record.
* rehearsal: 1,000 invented people sit a test to a standard error of 0.3.
* control: one round of setting exposure limits, 10,000 people, 25 items each.
* forms: two forms of 40 items near a target, to one percent, HiGHS.

The bank is invented: 2PL, three areas of content. Steps are medians and 99th percentiles over all
steps of all sittings. Kept in ``benchmarks/results/cat.json`` with the load of the machine.
"""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from machine import load, machine

from takar.psychometrics.cat import AdaptiveTest, Bank, State, Stop, limited, simulate
from takar.psychometrics.forms import Blueprint, assemble
from takar.psychometrics.irt.models import ItemParameters

RESULTS = Path(__file__).parent / "results" / "cat.json"
AREAS = ("HITUNG", "LISAN", "RUANG")
SHARES = {"HITUNG": 0.4, "LISAN": 0.3, "RUANG": 0.3}


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    told: dict[str, object] = {"machine": machine("numpy", "scipy"), "load": load()}
    for number in (300, 1000, 3000):
        test = AdaptiveTest(bank(number), content=SHARES)
        told[f"steps_{number}_items"] = steps(test, asked.rounds)
    whole = bank(1000)
    told["rehearsal_1000_people"] = rehearsed(AdaptiveTest(whole, content=SHARES))
    fixed = AdaptiveTest(whole, stop=Stop(se=0, least=25, most=25))
    told["control_one_round_seconds"] = timed(
        lambda: limited(fixed, 0.25, persons=10_000, rounds=1)
    )
    told["forms_2_of_40_from_1000"] = formed(whole)
    text = json.dumps(told, indent=2)
    print(text)
    RESULTS.write_text(text + "\n", encoding="utf-8")


def bank(number: int) -> Bank:
    """Return an invented bank."""
    chance = np.random.default_rng(number)
    items = [
        ItemParameters(f"B{place:04d}", "2PL", float(a), (float(-a * b),))
        for place, (a, b) in enumerate(
            zip(chance.lognormal(0.1, 0.3, number), chance.normal(0, 1.2, number), strict=True)
        )
    ]
    content = {item.item: AREAS[place % 3] for place, item in enumerate(items)}
    return Bank.of(items, content=content)


def steps(test: AdaptiveTest, rounds: int) -> dict[str, float]:
    """Return milliseconds of a step and of the choice alone, median and 99th percentile."""
    chance, whole, halves = np.random.default_rng(1), [], []
    for seed in range(rounds):
        state = test.begin(seed)
        while (item := test.next(state).item) is not None:
            answer, text = int(chance.random() < 0.5), state.to_json()
            begun, worked = time.perf_counter(), time.thread_time()
            state, _ = test.step(State.from_json(text), item, answer)
            state.to_json()
            whole.append(time.perf_counter() - begun)
            own = time.thread_time() - worked
            halves.append((timed(lambda s=state: test.next(s)), whole[-1], own))  # type: ignore[misc]
    table = 1000 * np.array(halves)
    return {
        "step_ms": round(float(np.median(table[:, 1])), 3),
        "step_p99_ms": round(float(np.quantile(table[:, 1], 0.99)), 3),
        "step_p99_processor_ms": round(float(np.quantile(table[:, 2], 0.99)), 3),
        "next_ms": round(float(np.median(table[:, 0])), 3),
        "steps": len(table),
    }


def rehearsed(test: AdaptiveTest) -> dict[str, float]:
    """Return the seconds of a rehearsal and what came of it, for both ways of sparing items."""
    begun = time.perf_counter()
    told = simulate(test)
    seconds = time.perf_counter() - begun
    plain = simulate(replace(test, exposure="uncontrolled"))
    return {
        "seconds": round(seconds, 2),
        "mean_length": round(told.mean_length, 2),
        "bias": round(told.bias, 4),
        "rmse": round(told.rmse, 4),
        "covered": round(told.covered, 4),
        "highest_exposure": round(told.highest_exposure, 3),
        "highest_exposure_uncontrolled": round(plain.highest_exposure, 3),
        "overlap": round(told.overlap, 3),
    }


def formed(whole: Bank) -> dict[str, float]:
    """Return the seconds of parallel forms, and how near the best they are."""
    content = {"HITUNG": (14, 16), "LISAN": (12, 14), "RUANG": (10, 14)}
    blueprint = Blueprint(40, target=(9.0, 11.0, 9.0), content=content)
    begun = time.perf_counter()
    forms = assemble(whole, blueprint, 2)
    return {
        "seconds": round(time.perf_counter() - begun, 2),
        "departure": round(forms.departure, 4),
        "gap": round(forms.gap, 4),
    }


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of a piece of work."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
