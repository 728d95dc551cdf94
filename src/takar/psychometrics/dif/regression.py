"""Cumulative logistic regression on counted cells; with two categories, logistic regression."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
ROUNDS = 60
HALVINGS = 25
LEVEL = 1e-14
TINY = 1e-300
TOO_STEEP = 15.0


class Fitted(NamedTuple):
    """The coefficients (thresholds first), their log-likelihood, and whether it stands still.

    Attributes:
        loglik: with Firth's term where ``is_penalised``.
    """

    coefficients: Numbers
    loglik: float
    has_converged: bool
    is_penalised: bool = False


def fitted(counts: Numbers, regressors: Numbers, *, firth: bool = False) -> Fitted:
    """Return the fit of cells by categories on cells by regressors.

    The model: logit of the chance of category k or more is threshold k plus the regressors.

    Args:
        firth: with the penalty that keeps coefficients finite where groups are told apart
            without error; two categories only.

    Reference: McCullagh (1980); Firth (1993); Heinze and Schemper (2002).
    """
    at = _start(counts, regressors.shape[1])
    value, gradient, information = _slopes(counts, regressors, at, firth=firth)
    for _ in range(ROUNDS):
        step = np.linalg.lstsq(information, gradient, rcond=None)[0]
        if float(gradient @ step) < LEVEL:
            return Fitted(at, value, _is_tame(regressors, at), firth)
        for halving in range(HALVINGS):
            tried = at + step / 2**halving
            found = _slopes(counts, regressors, tried, firth=firth)
            if found[0] > value:
                break
        else:
            return Fitted(at, value, _is_tame(regressors, at), firth)
        at, (value, gradient, information) = tried, found
    return Fitted(at, value, has_converged=False, is_penalised=firth)


def _start(counts: Numbers, regressors: int) -> Numbers:
    """Return the thresholds of everybody together, and no effects."""
    shares = counts.sum(axis=0) / counts.sum()
    above = np.clip(shares[::-1].cumsum()[::-1][1:], 1e-6, 1 - 1e-6)
    return np.concatenate([np.log(above / (1 - above)), np.zeros(regressors)])


def _is_tame(regressors: Numbers, at: Numbers) -> bool:
    """Tell whether no cell is told apart with certainty."""
    number = len(at) - regressors.shape[1]
    reach = at[:number] + (regressors @ at[number:])[:, None]
    return bool(np.abs(reach).max() < TOO_STEEP)


def _slopes(
    counts: Numbers, regressors: Numbers, at: Numbers, *, firth: bool
) -> tuple[float, Numbers, Numbers]:
    """Return the log-likelihood, its gradient and the expected information."""
    number = counts.shape[1] - 1
    reach = at[:number] + (regressors @ at[number:])[:, None]
    with np.errstate(over="ignore"):
        above = 1 / (1 + np.exp(-reach))
    steep = above * (1 - above)
    ones, zeros = np.ones((len(counts), 1)), np.zeros((len(counts), 1))
    chance = np.hstack([ones, above]) - np.hstack([above, zeros])
    if (chance <= 0).any():
        return -np.inf, np.zeros(len(at)), np.eye(len(at))
    change = _changes(steep, regressors)
    weight = counts.sum(axis=1)
    information = np.einsum("ckp,ckq,ck->pq", change, change, weight[:, None] / chance)
    value = float((counts * np.log(np.maximum(chance, TINY))).sum())
    score = np.einsum("ckp,ck->p", change, counts / chance)
    if firth:
        design = np.hstack([ones, regressors])
        inverse = np.linalg.pinv(information)
        leverage = weight * steep[:, 0] * np.einsum("cp,pq,cq->c", design, inverse, design)
        score = score + design.T @ (leverage * (0.5 - above[:, 0]))
        value += 0.5 * float(np.linalg.slogdet(information)[1])
    return value, score, information


def _changes(steep: Numbers, regressors: Numbers) -> Numbers:
    """Return how each chance moves with each coefficient: cells by categories by coefficients."""
    cells, number = steep.shape
    table = np.zeros((cells, number + 1, number + regressors.shape[1]))
    for place in range(number):
        table[:, place + 1, place] += steep[:, place]
        table[:, place, place] -= steep[:, place]
    sides = np.hstack([np.zeros((cells, 1)), steep]) - np.hstack([steep, np.zeros((cells, 1))])
    table[:, :, number:] = sides[:, :, None] * regressors[:, None, :]
    return table
