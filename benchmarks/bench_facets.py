"""Time of the many-facet Rasch model beside ``mirt`` from PyPI, on the same ratings.

    python benchmarks/bench_facets.py                  402 people, and 5,000 people and 200 raters
    python benchmarks/bench_facets.py --rounds 5
    python benchmarks/bench_facets.py --without-peer

Both fit the same model: partial credit, one free severity for each rater, ratees drawn from one
normal distribution and integrated out. They take turns in one process, with arrays ready made;
the first turn of each is not counted. What each does in the time shown:

* fixed: reads the arrays, finds the network, fits, and has standard errors of everything.
* random: the same with random severities and their variance, which is takar's default.
* errors: observed information and its inverse alone, at the fit of ``fixed``.
* rest: fair levels, infit and outfit of raters, ratees and competencies, levels.
* mirt: its fit with standard errors, infit and outfit; its own choice of grid and tolerance.

Equal log-likelihood is judged by one rule for both: the estimates of each are put into the plain
formula on one grid of 801 nodes. CPU time stands beside wall time, for other programs may run.
Figures are medians, kept by size in ``benchmarks/results/facets.json``.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from machine import load, machine

from takar.psychometrics.raters.facets import ManyFacet, ManyFacetFit
from takar.psychometrics.raters.facets.information import information
from takar.psychometrics.raters.facets.threads import threads
from takar.psychometrics.raters.ratings import Numbers, Ratings

RESULTS = Path(__file__).parent / "results" / "facets.json"
SIZES = {"402": (402, 40, 2.0), "5000": (5000, 200, 2.5)}
COMPETENCIES, LEVELS, NODES = 9, 5, 801
FIXED, RANDOM = ManyFacet(raters="fixed", panels="none"), ManyFacet(panels="none")
Figure = tuple[float, float]


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-peer", action="store_true")
    asked = parser.parse_args()
    told = {
        name: compared(invented(*size), asked.rounds, with_peer=not asked.without_peer)
        for name, size in SIZES.items()
    }
    text = json.dumps({"machine": machine("numpy", "scipy", "mirt"), "runs": told}, indent=2)
    print(text)
    RESULTS.write_text(text + "\n", encoding="utf-8")


def invented(people: int, raters: int, sheets: float) -> Ratings:
    """Return ratings of people by two raters each, or by two and three in turn."""
    rng = np.random.default_rng(people)
    severity, ability = rng.normal(0, 0.5, raters), rng.normal(0, 1.5, people)
    steps = np.linspace(-2, 2, LEVELS - 1) + rng.normal(0, 0.3, (COMPETENCIES, LEVELS - 1))
    number = np.where(np.arange(people) < people * (sheets - 2), 3, 2)
    seen = np.concatenate([rng.permutation(raters)[:several] for several in number])
    ratee = np.repeat(np.repeat(np.arange(people), number), COMPETENCIES)
    rater = np.repeat(seen, COMPETENCIES)
    competency = np.tile(np.arange(COMPETENCIES), len(seen))
    eta = ability[ratee] - severity[rater]
    logits = np.cumsum(eta[:, None] - steps[competency], axis=1)
    chance = np.exp(np.column_stack([np.zeros(len(eta)), logits]))
    chance /= chance.sum(axis=1, keepdims=True)
    level = (rng.random(len(eta))[:, None] > chance.cumsum(axis=1)[:, :-1]).sum(axis=1)
    return Ratings(
        ratee=ratee.astype(np.int32),
        competency=competency.astype(np.int32),
        rater=rater.astype(np.int32),
        method=np.zeros(len(ratee), dtype=np.int32),
        level=level.astype(np.float64),
        ratees=tuple(f"{place:05d}" for place in range(people)),
        competencies=tuple(f"{place}" for place in range(COMPETENCIES)),
        raters=tuple(f"{place:03d}" for place in range(raters)),
        methods=("wawancara",),
    )


def compared(ratings: Ratings, rounds: int, *, with_peer: bool) -> dict[str, Any]:
    """Measure one size: medians, and the log-likelihood reached by each."""
    fits: dict[str, Any] = {}
    load_before = load()
    turns: dict[str, Callable[[], Any]] = {
        "fixed": lambda: FIXED.fit(ratings),
        "random": lambda: RANDOM.fit(ratings),
        "errors": lambda: errors(fits["fixed"]),
        "rest": lambda: rest(RANDOM.fit(ratings)),
    }
    if with_peer:
        turns["mirt"] = peer(ratings)
    figures: dict[str, list[Figure]] = {name: [] for name in turns}
    for number in range(rounds + 1):
        for name, turn in turns.items():
            fits[name], figure = timed(turn)
            if number:
                figures[name].append(figure)
    fixed: ManyFacetFit = fits["fixed"]
    ours = plain_loglik(ratings, fixed.severity, fixed.thresholds, fixed.ability_sd)
    return {
        "ratings": len(ratings),
        "people": len(ratings.ratees),
        "raters": len(ratings.raters),
        "rounds": rounds,
        "load_before": load_before,
        "has_converged": fixed.has_converged,
        "slope_per_person": fixed.gradient,
        "nodes": fixed.nodes,
        "loglik": round(ours, 4),
        **{name: summary(found) for name, found in figures.items()},
        **(beside(ratings, fixed, fits["mirt"], ours, figures) if with_peer else {}),
    }


def timed(turn: Callable[[], Any]) -> tuple[Any, Figure]:
    """Return what a turn gave, and its wall and processor seconds."""
    wall, work = time.perf_counter(), time.process_time()
    given = turn()
    return given, (time.perf_counter() - wall, time.process_time() - work)


def errors(fit: ManyFacetFit) -> Numbers:
    """Return standard errors, found anew."""
    hill, place = fit.summit.hill, fit.summit.place
    mapping = fit.summit.contrasts.to_effects
    with threads(1):
        whole = information(place.point, place.found, hill.layout, hill.categories)
        covariance = mapping @ np.linalg.inv(mapping.T @ whole @ mapping) @ mapping.T
    return np.asarray(np.sqrt(np.diag(covariance)))


def rest(fit: ManyFacetFit) -> ManyFacetFit:
    """Return a fit with all that is reported beside severities; its own time is counted too."""
    assert np.isfinite(fit.fair).all()  # noqa: S101 -- asked for so that it is computed
    for squares in (fit.rater_fit, fit.ratee_fit, fit.competency_fit):
        assert np.isfinite(squares.infit).all()  # noqa: S101
    assert fit.categories.counts.sum() == len(fit.ratings)  # noqa: S101
    return fit


def peer(ratings: Ratings) -> Callable[[], Any]:
    """Return a turn of ``mirt`` on the same ratings, one column for each sheet and competency."""
    from mirt.estimation import fit_mfrm  # noqa: PLC0415 -- only where asked for
    from mirt.models import Facet, PolytomousMFRM  # noqa: PLC0415

    sheet = np.unique(ratings.ratee * 1000 + ratings.rater, return_inverse=True)[1]
    starts = np.full(len(ratings.ratees), sheet.max() + 1)
    np.minimum.at(starts, ratings.ratee, sheet)
    column = (sheet - starts[ratings.ratee]) * COMPETENCIES + ratings.competency
    shape = (len(ratings.ratees), int(column.max()) + 1)
    given, raters = np.full(shape, -1), np.zeros(shape, dtype=np.int64)
    given[ratings.ratee, column] = ratings.level
    raters[ratings.ratee, column] = ratings.rater
    items = np.arange(shape[1]) % COMPETENCIES

    def turn() -> Any:
        facets = [Facet("rater", len(ratings.raters))]
        kind = "partial_credit"
        model = PolytomousMFRM(COMPETENCIES, LEVELS, facets, category_structure=kind)
        return fit_mfrm(model, given, {"rater": raters}, item_indices=items)

    return turn


def beside(
    ratings: Ratings, fit: ManyFacetFit, found: Any, ours: float, figures: dict[str, list[Figure]]
) -> dict[str, Any]:
    """Return how far the peer's estimates are from ours, and how much longer it took."""
    severity = np.asarray(found.facet_parameters["rater"])
    thresholds = np.asarray(found.item_difficulty)[:, None] + np.asarray(found.thresholds)
    theirs = plain_loglik(ratings, severity, thresholds, float(found.sigma))
    wall, work = (
        [statistics.median(one[kind] for one in figures[name]) for name in ("mirt", "fixed")]
        for kind in (0, 1)
    )
    return {
        "mirt_loglik": round(theirs, 4),
        "mirt_has_converged": bool(found.converged),
        "loglik_ours_less_theirs": round(ours - theirs, 5),
        "largest_difference_of_severities": float(np.abs(severity - fit.severity).max()),
        "mirt_wall_of_fixed": round(wall[0] / wall[1], 1),
        "mirt_cpu_of_fixed": round(work[0] / work[1], 1),
    }


def plain_loglik(ratings: Ratings, severity: Numbers, thresholds: Numbers, spread: float) -> float:
    """Return the log-likelihood by the plain formula on a fine grid, whoever estimated."""
    standard = np.linspace(-8, 8, NODES)
    weights = np.exp(-0.5 * standard**2) * (standard[1] - standard[0]) / np.sqrt(2 * np.pi)
    steps = np.column_stack([np.zeros(COMPETENCIES), np.cumsum(thresholds, axis=1)])
    joint = np.zeros((len(ratings.ratees), NODES))
    places = np.arange(LEVELS)
    for rater in range(len(ratings.raters)):
        eta = spread * standard - severity[rater]
        logits = eta * places[:, None] - steps[:, :, None]
        table = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
        rows = np.flatnonzero(ratings.rater == rater)
        told = table[ratings.competency[rows], ratings.level[rows].astype(np.int64)]
        np.add.at(joint, ratings.ratee[rows], told)
    top = joint.max(axis=1, keepdims=True)
    return float((np.log(np.exp(joint - top) @ weights) + top[:, 0]).sum())


def summary(found: list[Figure]) -> dict[str, float]:
    """Return medians of wall and processor time, and the least wall time."""
    walls, works = zip(*found, strict=True)
    return {
        "wall_s": round(statistics.median(walls), 3),
        "wall_s_least": round(min(walls), 3),
        "cpu_s": round(statistics.median(works), 3),
    }


if __name__ == "__main__":
    main()
