"""Abilities of persons from their answers and the items' parameters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.by_sums import is_by_sums, moments_by_sums
from takar.psychometrics.irt.scoring.climbing import Climb
from takar.psychometrics.irt.scoring.matching import Bools, Floats, matched, population
from takar.psychometrics.irt.scoring.posterior import Posterior
from takar.psychometrics.responses import Responses, Treatment

Method = Literal["EAP", "MAP", "WLE", "ML"]
METHODS = get_args(Method)
NEAR = 1e-6


class UnknownMethod(TakarError):
    """No way of scoring has that name."""


@dataclass(frozen=True, eq=False)
class PersonScores:
    """An ability for each person; NaN where there is none, and ``warnings`` say why.

    Attributes:
        se: standard error; of EAP the posterior standard deviation.
        is_extreme: all answers lie at the same end, so that the likelihood has no maximum.
        n_items: how many items each person was given.
        weights: how many persons each row stands for.
        left: the largest step that was left to climb, in logits.
    """

    theta: Floats
    se: Floats
    is_extreme: Bools
    method: Method
    persons: tuple[str, ...]
    n_items: Floats
    weights: Floats
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    warnings: tuple[Message, ...]
    left: float
    has_converged: bool


def person_scores(  # noqa: PLR0913 -- every choice of it is asked for by keyword
    parameters: Iterable[ItemParameters],
    responses: Responses,
    *,
    method: Method = "EAP",
    mean: ArrayLike = 0.0,
    sd: ArrayLike = 1.0,
    omitted: Treatment = "wrong",
    not_reached: Treatment = "wrong",
) -> PersonScores:
    """Return ability and standard error of each person.

    Reference: Bock & Mislevy (1982) for EAP; Warm (1989) and Samejima (1993) for WLE.

    Args:
        method: EAP (mean of the posterior), MAP (its mode), WLE (Warm), ML (likelihood).
        mean: of the population, or of that of each person; ``sd`` its standard deviation.
        omitted: whether an omitted answer counts as wrong; ``not_reached`` the same.

    Raises:
        NoParameters: an item has none.
        UnknownMethod: the method is none of these.
    """
    if method not in METHODS:
        raise UnknownMethod(
            msg("Cara penskoran {method} tidak dikenal.", method=method),
            hint=msg("Pilih salah satu: {methods}.", methods=", ".join(METHODS)),
        )
    items = matched(parameters, responses)
    answers = responses.scored(omitted=omitted, not_reached=not_reached)
    people = population(mean, sd, len(answers))
    at_end = extreme(items, answers)
    if method == "EAP":
        theta, se = _averaged(items, answers, people)
        left = 0.0
    else:
        theta, se, left, at_end = _climbed(items, answers, method, people, at_end)
    return _told(responses, answers, (theta, se, at_end), method, left)


def _averaged(
    items: tuple[ItemParameters, ...], answers: Answers, people: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Return posterior means and standard deviations."""
    if is_by_sums(items, answers, people):
        return moments_by_sums(items, answers, people)
    theta, se, _ = Posterior.of(items, answers, people).moments()
    return theta, se


def _climbed(
    items: tuple[ItemParameters, ...],
    answers: Answers,
    method: Method,
    people: tuple[Floats, Floats],
    at_end: Bools,
) -> tuple[Floats, Floats, float, Bools]:
    """Return modes and their standard errors."""
    summits = Climb(items, answers, method, *people).summits()
    told = summits.information + (1 / people[1] ** 2 if method == "MAP" else 0)
    with np.errstate(divide="ignore"):
        se = 1 / np.sqrt(told)
    theta = summits.theta
    if method != "MAP":
        nowhere = summits.is_outside | (at_end if method == "ML" else False)
        theta = np.where(nowhere, np.nan, theta)
        se = np.where(nowhere, np.nan, se)
        at_end = at_end | summits.is_outside
    return theta, se, summits.left, at_end


def extreme(items: tuple[ItemParameters, ...], answers: Answers) -> Bools:
    """Return who gave nothing but the answers of one end of the scale."""
    tops = np.array([one.categories - 1 for one in items], dtype=answers.dtype)
    falling = np.array([one.a < 0 for one in items])
    none = np.zeros_like(tops)
    ends = np.where(falling, none, tops), np.where(falling, tops, none)
    highest, lowest = ((answers == end) for end in ends)
    if answers.min() < 0:
        highest, lowest = highest | (answers < 0), lowest | (answers < 0)
    return np.asarray(highest.all(axis=1) | lowest.all(axis=1))


def _told(
    responses: Responses,
    answers: Answers,
    found: tuple[Floats, Floats, Bools],
    method: Method,
    left: float,
) -> PersonScores:
    """Return the scores with what has to be said of them."""
    theta, se, at_end = found
    n_items = np.full(len(answers), float(answers.shape[1]))
    if answers.min() < 0:
        n_items -= (answers < 0).sum(axis=1)
    empty = n_items == 0
    theta, se = np.where(empty, np.nan, theta), np.where(empty, np.nan, se)
    at_end = at_end & ~empty
    weights = responses.counted()
    left_out = round(float(weights @ empty))
    reasons = (msg("{n} orang tidak diberi satu butir pun.", n=left_out),) if left_out else ()
    warnings = []
    if lost := round(float(weights @ (np.isnan(theta) & ~empty))):
        warnings.append(
            msg(
                "{n} orang menjawab semua butir di satu ujung skala: kemampuan {method} tidak "
                "berhingga. Pakai WLE atau EAP.",
                n=lost,
                method=method,
            )
        )
    return PersonScores(
        theta=theta,
        se=se,
        is_extreme=at_end,
        method=method,
        persons=responses.persons,
        n_items=n_items,
        weights=weights,
        n_used=round(float(weights.sum())) - left_out,
        n_excluded=left_out,
        reasons=reasons,
        warnings=tuple(warnings),
        left=left,
        has_converged=left < NEAR,
    )
