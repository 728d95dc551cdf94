"""Invented ratings with known severities."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from takar.psychometrics.raters.ratings import Codes, Numbers, Ratings


@dataclass(frozen=True, eq=False)
class World:
    """Ratings, and the truth behind them."""

    ratings: Ratings
    ability: Numbers
    severity: Numbers
    thresholds: Numbers


@dataclass(frozen=True)
class Day:
    """What an invented day of assessment is like.

    Attributes:
        teams: whether raters stay in pairs all day, but for the share that rotates.
        unequal: standard deviation of the means of the ratees of different teams.
        halo: standard deviation of impressions of a rater about a ratee.
        drift: logits per hour by which the first three raters grow severer.
        central: raters whose levels keep to the middle.
    """

    ratees: int = 200
    raters: int = 10
    competencies: int = 5
    levels: int = 5
    methods: int = 1
    ability: float = 1.5
    severity: float = 0.5
    teams: bool = False
    rotating: float = 0.1
    unequal: float = 0.0
    halo: float = 0.0
    drift: float = 0.0
    central: tuple[int, ...] = ()


def world(day: Day, seed: int) -> World:
    """Return one draw of a day."""
    rng = np.random.default_rng(seed)
    severity = rng.normal(0, day.severity, day.raters)
    severity -= severity.mean()
    team = np.arange(day.ratees) * (day.raters // 2) // day.ratees
    means = rng.normal(0, day.unequal, day.raters // 2) if day.unequal else np.zeros(day.raters)
    ability = means[team] * day.teams + rng.normal(0, day.ability, day.ratees)
    pairs = _pairs(day, team, rng)
    moments = _moments(pairs, day, rng)
    base = np.linspace(-2, 2, day.levels - 1)
    thresholds = base + rng.normal(0, 0.25, (day.competencies, 1))
    impression = rng.normal(0, day.halo, pairs.shape) if day.halo else np.zeros(pairs.shape)
    method = np.linspace(-0.3, 0.3, day.methods) if day.methods > 1 else np.zeros(1)
    ratee, place, how, competency = (
        axis.ravel()
        for axis in np.meshgrid(
            np.arange(day.ratees),
            np.arange(2),
            np.arange(day.methods),
            np.arange(day.competencies),
            indexing="ij",
        )
    )
    rater, moment = pairs[ratee, place], moments[ratee, place]
    slope = np.where(np.arange(day.raters) < 3, day.drift, 0.0)[rater]
    eta = ability[ratee] - severity[rater] - method[how] + impression[ratee, place]
    eta = eta - slope * (moment - moment.mean()) / 60
    stretch = np.where(np.isin(rater, day.central), 1.8, 1.0)[:, None]
    category = drawn(eta, thresholds[competency] * stretch, rng)
    ratings = Ratings(
        ratee=_codes(ratee),
        competency=_codes(competency),
        rater=_codes(rater),
        method=_codes(how),
        level=category.astype(np.float64) + 1,
        ratees=_names("p", day.ratees),
        competencies=_names("k", day.competencies),
        raters=_names("a", day.raters),
        methods=_names("m", day.methods),
        panel=_codes(team[ratee]) if day.teams else None,
        moment=moment,
        panels=_names("t", day.raters // 2) if day.teams else (),
    )
    return World(ratings, ability, severity, thresholds)


def _pairs(day: Day, team: npt.NDArray[np.int64], rng: np.random.Generator) -> Codes:
    """Return the two raters of every ratee."""
    if not day.teams:
        return _codes(np.stack([rng.permutation(day.raters)[:2] for _ in team]))
    own = np.stack([2 * team, 2 * team + 1], axis=1)
    rotates = rng.random(own.shape) < day.rotating
    pairs = np.where(rotates, rng.integers(0, day.raters, own.shape), own)
    same = pairs[:, 0] == pairs[:, 1]
    pairs[:, 1] = np.where(same, (pairs[:, 1] + 1) % day.raters, pairs[:, 1])
    return _codes(pairs)


def _moments(pairs: Codes, day: Day, rng: np.random.Generator) -> Numbers:
    """Return when every rater saw every ratee: eight hours, in any order."""
    moments = np.zeros(pairs.shape)
    for rater in range(day.raters):
        where = np.nonzero(pairs == rater)
        moments[where] = rng.permutation(np.linspace(0, 480, len(where[0])))
    return moments


def drawn(eta: Numbers, thresholds: Numbers, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Return categories drawn from the model."""
    logits = np.concatenate(
        [np.zeros((len(eta), 1)), np.cumsum(eta[:, None] - thresholds, axis=1)], axis=1
    )
    chance = np.exp(logits - logits.max(axis=1, keepdims=True))
    chance /= chance.sum(axis=1, keepdims=True)
    category = (rng.random(len(eta))[:, None] > chance.cumsum(axis=1)[:, :-1]).sum(axis=1)
    return np.asarray(category)


def thinned(ratings: Ratings, share: float, seed: int) -> Ratings:
    """Return ratings with a share of the rows lost at random."""
    return ratings.kept(np.random.default_rng(seed).random(len(ratings)) >= share)


def with_levels(ratings: Ratings, levels: Numbers) -> Ratings:
    """Return the same ratings with other levels."""
    return replace(ratings, level=levels)


def _codes(values: npt.NDArray[np.integer]) -> Codes:
    return np.asarray(values, dtype=np.int32)


def _names(letter: str, number: int) -> tuple[str, ...]:
    return tuple(f"{letter}{place:05d}" for place in range(number))
