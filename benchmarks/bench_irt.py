"""Time of calibrating items beside ``mirt`` and ``girth`` from PyPI, on the same answers.

    python benchmarks/bench_irt.py                        all sizes, about four minutes when quiet
    python benchmarks/bench_irt.py --only 2pl_10000 grm_10000
    python benchmarks/bench_irt.py --rounds 5 --without-peers

All fit the same model to the same arrays, ability N(0, 1), in turns in one process; a first turn
on few persons is not counted. What each does in the time shown:

* takar: checks, packs, fits, and proves the grid by one twice as fine; no standard errors.
* takar_errors: the same with standard errors from the observed information, which is the default.
* takar_numpy: without numba (graded items only; the others never use it).
* mirt: its default, EM with 21 nodes; mirt_61: with 61 nodes and SQUAREM. Both without errors.
* girth: its marginal maximum likelihood.

Equal log-likelihood is judged by one rule for all: the estimates of each are put into the plain
formula on one fine grid. CPU time stands beside wall time, for other programs may run. Figures are
medians, kept by size in ``benchmarks/results/irt.json``.
"""

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from machine import load, machine

from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.calibration import Calibration, IrtFit
from takar.psychometrics.irt.models import Numbers
from takar.psychometrics.responses import Responses

RESULTS = Path(__file__).parent / "results" / "irt.json"
ITEMS, REACH, BLOCK = 60, 8.0, 5000
Figure = tuple[float, float]
Turn = Callable[[], Any]
Estimates = tuple[Numbers, Numbers]


@dataclass(frozen=True)
class Size:
    """One comparison: a model, how many persons, and which peers are patient enough."""

    model: str
    persons: int
    peers: tuple[str, ...]
    nodes: int = 401


SIZES = {
    "2pl_1000": Size("2PL", 1000, ("mirt", "mirt_61", "girth")),
    "2pl_10000": Size("2PL", 10_000, ("mirt", "mirt_61", "girth")),
    "2pl_100000": Size("2PL", 100_000, ("mirt_61",)),
    "2pl_1000000": Size("2PL", 1_000_000, (), nodes=201),
    "grm_10000": Size("GRM", 10_000, ("mirt", "mirt_61", "girth")),
}


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=list(SIZES), choices=list(SIZES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer-rounds", type=int, default=1)
    parser.add_argument("--without-peers", action="store_true")
    asked = parser.parse_args()
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {"runs": {}}
    for name in asked.only:
        peers = 0 if asked.without_peers else asked.peer_rounds
        kept["runs"][name] = compared(SIZES[name], asked.rounds, peers)
        print(name, json.dumps(kept["runs"][name], indent=2), flush=True)
        told = {"machine": machine("numpy", "numba", "mirt", "girth"), "runs": kept["runs"]}
        RESULTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def compared(size: Size, rounds: int, peer_rounds: int) -> dict[str, Any]:
    """Measure one size: medians, and the log-likelihood reached by each."""
    answers, before = invented(size.model, size.persons), load()
    figures: dict[str, list[Figure]] = {}
    heights: dict[str, float] = {}
    fits: dict[str, Any] = {}
    for name, turn in turns(size, answers, with_peers=peer_rounds > 0).items():
        turns(Size(size.model, 500, ()), answers[:500], with_peers=True)[name]()
        several = rounds if name.startswith("takar") else peer_rounds
        for _ in range(several):
            fits[name], figure = timed(turn)
            figures.setdefault(name, []).append(figure)
        heights[name] = plain_loglik(answers, *estimates(name, fits[name]), size)
    ours: IrtFit = fits["takar"]
    return {
        "persons": size.persons,
        "items": ITEMS,
        "model": size.model,
        "load_before": before,
        "has_converged": ours.has_converged,
        "iterations": ours.iterations,
        "nodes": ours.nodes,
        "gradient": ours.gradient,
        "change_on_doubling": ours.change_on_doubling,
        "own_loglik_less_plain": ours.loglik - heights["takar"],
        **{
            name: {
                **summary(figures[name]),
                "loglik": round(heights[name], 4),
                "loglik_less_ours": round(heights[name] - heights["takar"], 4),
                "cpu_of_ours": round(median(figures[name], 1) / median(figures["takar"], 1), 1),
                "wall_of_ours": round(median(figures[name], 0) / median(figures["takar"], 0), 1),
            }
            for name in fits
        },
    }


def invented(model: str, persons: int) -> Answers:
    """Return answers of invented people to invented items, two or five categories."""
    rng = np.random.default_rng(persons)
    slopes, theta = rng.lognormal(0.1, 0.3, ITEMS), rng.normal(size=persons)
    steps = np.linspace(2, -2, 4) if model == "GRM" else np.zeros(1)
    intercepts = rng.normal(0, 1, ITEMS)[:, None] + steps
    answers = np.empty((persons, ITEMS), dtype=np.int16)
    for start in range(0, persons, BLOCK):
        some = theta[start : start + BLOCK]
        logits = np.outer(some, slopes)[:, :, None] + intercepts
        chance = rng.random((len(some), ITEMS, 1))
        answers[start : start + BLOCK] = (chance < 1 / (1 + np.exp(-logits))).sum(axis=2)
    return answers


def turns(size: Size, answers: Answers, *, with_peers: bool) -> dict[str, Turn]:
    """Return what takes part, each ready to start."""
    given = Responses.from_array(answers, categories=[5 if size.model == "GRM" else 2] * ITEMS)
    threads = os.cpu_count() or 1
    model: Any = size.model
    found: dict[str, Turn] = {
        "takar": lambda: Calibration(model, errors="none", threads=threads).fit(given),
        "takar_errors": lambda: Calibration(model, threads=threads).fit(given),
    }
    if size.model == "GRM":
        plain = Calibration(model, errors="none", threads=threads, is_compiled=False)
        found["takar_numpy"] = lambda: plain.fit(given)
    if len(answers) == 500:  # the first turns: everything may be asked for
        return {**found, **peers(size, answers)}
    if with_peers:
        found |= {name: turn for name, turn in peers(size, answers).items() if name in size.peers}
    return found


def peers(size: Size, answers: Answers) -> dict[str, Turn]:
    """Return the turns of other programs."""
    import girth  # type: ignore[import-untyped]  # noqa: PLC0415 -- only where asked for
    import mirt  # noqa: PLC0415

    wide = answers.astype(np.int64)
    more = {"n_categories": 5} if size.model == "GRM" else {}
    fit: Any = mirt.fit_mirt
    quick = {"compute_standard_errors": False, **more}
    other: Any = girth.grm_mml if size.model == "GRM" else girth.twopl_mml
    turned = np.ascontiguousarray(wide.T)
    return {
        "mirt": lambda: fit(wide, size.model, **quick),
        "mirt_61": lambda: fit(wide, size.model, accelerate="squarem", n_quadpts=61, **quick),
        "girth": lambda: other(turned),
    }


def timed(turn: Turn) -> tuple[Any, Figure]:
    """Return what a turn gave, and its wall and processor seconds."""
    wall, work = time.perf_counter(), time.process_time()
    given = turn()
    return given, (time.perf_counter() - wall, time.process_time() - work)


def estimates(name: str, fit: Any) -> Estimates:
    """Return slopes, and intercepts items by steps, whoever estimated."""
    if name.startswith("takar"):
        return np.array([one.a for one in fit.items]), np.array([one.d for one in fit.items])
    if name == "girth":
        slopes, places = fit["Discrimination"], fit["Difficulty"]
    else:
        told = fit.model.parameters
        slopes, places = told["discrimination"], told.get("thresholds", told.get("difficulty"))
    places = np.asarray(places).reshape(ITEMS, -1)
    return np.asarray(slopes), -np.asarray(slopes)[:, None] * places


def plain_loglik(answers: Answers, slopes: Numbers, intercepts: Numbers, size: Size) -> float:
    """Return the log-likelihood by the plain formula on a fine grid, whoever estimated."""
    theta = np.linspace(-REACH, REACH, size.nodes)
    weights = -0.5 * theta**2 + np.log((theta[1] - theta[0]) / np.sqrt(2 * np.pi))
    logits = slopes[:, None, None] * theta + intercepts[:, :, None]
    reach = np.concatenate(
        [
            np.ones((ITEMS, 1, size.nodes)),
            1 / (1 + np.exp(-logits)),
            np.zeros((ITEMS, 1, size.nodes)),
        ],
        axis=1,
    )
    tables = np.log(np.maximum(reach[:, :-1] - reach[:, 1:], 1e-300))
    places, total = np.arange(tables.shape[1]), 0.0
    flat = tables.reshape(-1, size.nodes)
    for start in range(0, len(answers), BLOCK):
        some = answers[start : start + BLOCK]
        hot = (some[:, :, None] == places).reshape(len(some), -1).astype(np.float64)
        joint = hot @ flat + weights
        top = joint.max(axis=1, keepdims=True)
        total += float((np.log(np.exp(joint - top).sum(axis=1)) + top[:, 0]).sum())
    return total


def median(found: list[Figure], kind: int) -> float:
    """Return the median of wall (0) or processor (1) seconds."""
    return statistics.median(one[kind] for one in found)


def summary(found: list[Figure]) -> dict[str, float]:
    """Return medians of wall and processor time, and the least wall time."""
    return {
        "wall_s": round(median(found, 0), 4),
        "wall_s_least": round(min(one[0] for one in found), 4),
        "cpu_s": round(median(found, 1), 4),
    }


if __name__ == "__main__":
    main()
