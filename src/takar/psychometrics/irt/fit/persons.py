"""Person fit: answers that do not hang together, such as hard items right and easy ones wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.language import Message, msg
from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.fit.sample import SURE, adjusted
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import TINY, Bools, Floats, blocks, matched
from takar.psychometrics.irt.scoring.scores import Method, person_scores
from takar.psychometrics.responses import Responses, Treatment
from takar.psychometrics.telling import number_told, p_told


@dataclass(frozen=True, eq=False)
class PersonFit:
    """The standardised log-likelihood of each person; far below zero is strange.

    Attributes:
        l_z: Snijders' corrected index, standard normal where the model holds; NaN where there
            is no finite ability or nothing to compare.
        p: chance of a value as low; ``p_adjusted`` for looking at all persons.
        is_strange: strange beyond what chance among all persons explains.
    """

    l_z: Floats
    p: Floats
    p_adjusted: Floats
    is_strange: Bools
    theta: Floats
    persons: tuple[str, ...]
    n_items: Floats
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool

    def because(self, place: int) -> Message:
        """Say what the index of one person means; a sign to look at, never a verdict."""
        if not np.isfinite(self.l_z[place]):
            return msg(
                "Pola jawaban {person} tidak dapat dinilai ({n} butir).",
                person=self.persons[place],
                n=int(self.n_items[place]),
            )
        facts = {
            "person": self.persons[place],
            "lz": number_told(self.l_z[place]),
            "p": p_told(float(self.p_adjusted[place])),
            "n": int(self.n_items[place]),
        }
        if self.is_strange[place]:
            return msg(
                "Pola jawaban {person} tidak lazim: l_z* {lz}, {p} ({n} butir). Perlu dilihat "
                "orang, bukan bukti pelanggaran.",
                **facts,
            )
        return msg("Pola jawaban {person} wajar: l_z* {lz}, {p} ({n} butir).", **facts)


def person_fit(  # noqa: PLR0913 -- every choice of it is asked for by keyword
    parameters: Iterable[ItemParameters],
    responses: Responses,
    *,
    method: Method = "WLE",
    mean: ArrayLike = 0.0,
    sd: ArrayLike = 1.0,
    omitted: Treatment = "wrong",
    not_reached: Treatment = "not_given",
) -> PersonFit:
    """Return l_z* of each person.

    The log-likelihood less its expectation, with what estimating the ability takes away
    projected out; for any estimator and any number of categories.

    Reference: Drasgow, Levine & Williams (1985); Snijders (2001); Sinharay (2016).

    Args:
        method: how ability is estimated; EAP solves no likelihood equation and is refused
            nowhere, but WLE keeps the distribution best.
    """
    items = matched(parameters, responses)
    scores = person_scores(
        items,
        responses,
        method=method,
        mean=mean,
        sd=sd,
        omitted=omitted,
        not_reached=not_reached,
    )
    answers = responses.scored(omitted=omitted, not_reached=not_reached)
    l_z = np.full(len(answers), np.nan)
    for part in blocks(len(answers)):
        l_z[part] = _projected(items, answers[part], scores.theta[part])
    return _told(l_z, scores.theta, responses.persons, answers, converged=scores.has_converged)


def _projected(items: tuple[ItemParameters, ...], answers: Answers, theta: Floats) -> Floats:
    """Return the index of one block of persons."""
    known = np.isfinite(theta)
    place = np.where(known, theta, 0.0)
    sums = np.zeros((5, len(theta)))
    for column, one in enumerate(items):
        sums += np.where(answers[:, column] >= 0, _item_sums(one, answers[:, column], place), 0)
    surprise, slope, spread, both, told = sums
    told = np.maximum(told, TINY)
    left = spread - both**2 / told
    with np.errstate(invalid="ignore", divide="ignore"):
        index = (surprise - both / told * slope) / np.sqrt(left)
    return np.where(known & (left > 1e-9), index, np.nan)


def _item_sums(item: ItemParameters, answers: Answers, theta: Floats) -> Floats:
    """Return surprise, slope, variance of the log, its covariance with the slope, information."""
    chance, first, _ = item.curves(theta)
    logs = np.log(np.maximum(chance, TINY))
    ratio = first / np.maximum(chance, TINY)
    mean = (chance * logs).sum(axis=1)
    rows, met = np.arange(len(theta)), np.maximum(answers, 0)
    return np.stack(
        [
            logs[rows, met] - mean,
            ratio[rows, met],
            (chance * logs**2).sum(axis=1) - mean**2,
            (first * logs).sum(axis=1),
            (ratio * first).sum(axis=1),
        ]
    )


def _told(
    l_z: Floats, theta: Floats, persons: tuple[str, ...], answers: Answers, *, converged: bool
) -> PersonFit:
    from scipy.special import ndtr  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    known = np.isfinite(l_z)
    p = np.where(known, ndtr(np.where(known, l_z, 0)), np.nan)
    p_adjusted = adjusted(p)
    out = int((~known).sum())
    reasons = (msg("Pola jawaban {n} orang tidak dapat dinilai.", n=out),) if out else ()
    return PersonFit(
        l_z=l_z,
        p=p,
        p_adjusted=p_adjusted,
        is_strange=np.nan_to_num(p_adjusted, nan=1.0) < SURE,
        theta=theta,
        persons=persons,
        n_items=(answers >= 0).sum(axis=1).astype(np.float64),
        n_used=len(l_z) - out,
        n_excluded=out,
        reasons=reasons,
        has_converged=converged,
    )
