"""One common factor by maximum likelihood: loadings, uniquenesses, and how sure they are."""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.classical.intervals import Bools, Floats

LEAST = 0.005
"""The least share of an item's variance that is its own; below it stands a Heywood case."""
STEPS = 500
GRADIENT = 1e-8


@dataclass(frozen=True, eq=False)
class OneFactor:
    """Loadings and uniquenesses on the scale of the items.

    Attributes:
        at_bound: items whose uniqueness would have been below the least.
        discrepancy: how far the matrix fitted is from the one given; zero is the same.
        srmr: mean size of the residual correlations.
        gradient: what is left to climb, per item.
    """

    loadings: Floats
    uniquenesses: Floats
    at_bound: Bools
    discrepancy: float
    srmr: float
    gradient: float
    has_converged: bool


def one_factor(covariance: Floats) -> OneFactor:
    """Return the factor that maximises the likelihood of a covariance matrix.

    The loadings are swept out; the logarithms of the uniquenesses are climbed by a bounded
    quasi-Newton method.

    Reference: Jöreskog (1967).
    """
    from scipy.optimize import minimize  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    sd = np.sqrt(np.diag(covariance))
    r = covariance / np.outer(sd, sd)
    start = np.log(np.clip(1 / np.diag(np.linalg.pinv(r)), 0.05, 0.95))
    found = minimize(
        lambda logs: _swept(r, np.exp(logs))[:2],
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=[(np.log(LEAST), 0.0)] * len(r),
        options={"maxiter": STEPS, "ftol": 1e-16, "gtol": 1e-10, "maxls": 50},
    )
    psi = np.exp(found.x)
    value, slope, loadings = _swept(r, psi)
    low, high = psi <= LEAST * (1 + 1e-6), psi >= 1 - 1e-9
    free = np.where((low & (slope > 0)) | (high & (slope < 0)), 0.0, slope)
    residual = r - np.outer(loadings, loadings)
    np.fill_diagonal(residual, 0)
    k = len(r)
    gradient = float(np.abs(free).max())
    return OneFactor(
        loadings=loadings * sd,
        uniquenesses=psi * sd**2,
        at_bound=low,
        discrepancy=value,
        srmr=float(np.sqrt((residual**2).sum() / (k * (k - 1)))) if k > 1 else 0.0,
        gradient=gradient,
        has_converged=gradient < 1e-5,
    )


def _swept(r: Floats, psi: Floats) -> tuple[float, Floats, Floats]:
    """Return the discrepancy at the best loadings, its slope by log uniqueness, the loadings."""
    root = np.sqrt(psi)
    values, vectors = np.linalg.eigh(r / np.outer(root, root))
    others, top = values[:-1], max(float(values[-1]), 1.0)
    others = np.maximum(others, 1e-12)
    value = float((others - np.log(others) - 1).sum())
    first = vectors[:, -1]
    loadings = root * first * np.sqrt(max(top - 1, 0.0))
    slope = 1 - np.diag(r) / psi + np.where(values[-1] > 1, loadings**2 / psi, 0.0)
    sign = 1.0 if loadings.sum() >= 0 else -1.0
    return value, np.asarray(slope), np.asarray(sign * loadings)


def spread_of(fit: OneFactor, n: int) -> Floats:
    """Return the covariance of all loadings, then all uniquenesses, for ``n`` normal persons.

    Uniquenesses at their bound do not move.
    """
    loadings = fit.loadings
    inverse = np.linalg.inv(np.outer(loadings, loadings) + np.diag(fit.uniquenesses))
    turned = inverse @ loadings
    k = len(loadings)
    information = np.empty((2 * k, 2 * k))
    information[:k, :k] = float(loadings @ turned) * inverse + np.outer(turned, turned)
    information[:k, k:] = inverse * turned[None, :]
    information[k:, :k] = information[:k, k:].T
    information[k:, k:] = inverse**2 / 2
    moves = np.concatenate([np.ones(k, dtype=bool), ~fit.at_bound])
    spread = np.zeros((2 * k, 2 * k))
    spread[np.ix_(moves, moves)] = np.linalg.pinv(information[np.ix_(moves, moves)]) / (n - 1)
    return spread
