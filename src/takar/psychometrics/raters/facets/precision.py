"""How sure the effects are: standard errors, separation, and whether severities differ at all."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse, stats

from takar.psychometrics.raters.facets.posterior import form_sums
from takar.psychometrics.raters.facets.summit import Summit
from takar.psychometrics.raters.ratings import Numbers

NOTHING = 1e-10


@dataclass(frozen=True, eq=False)
class Precision:
    """Standard errors from the observed information, and covariances of all effects.

    Attributes:
        covariance: of (raters, methods, steps, panels, log sd).
        ratee: standard errors of abilities, with those of severities, methods and panels.
        known: the part of a ratee's variance that comes from severities, methods and panels.
    """

    covariance: Numbers
    rater: Numbers
    method: Numbers
    panel: Numbers
    ratee: Numbers
    known: Numbers
    ability_sd: float


@dataclass(frozen=True)
class ChiSquare:
    """The test that all severities are the same."""

    value: float
    df: int
    p: float


@dataclass(frozen=True)
class Separation:
    """How well the members of a facet are told apart.

    Attributes:
        separation: true spread over error; strata: levels that can be told apart.
        reliability: share of the spread seen that is true.

    Reference: Wright and Masters (1982), Rating Scale Analysis, chapter 5.
    """

    separation: float
    strata: float
    reliability: float
    true_sd: float
    rmse: float


def precision_of(summit: Summit) -> Precision:
    """Return how sure the effects are at the end of a search."""
    mapping, point = summit.contrasts.to_effects, summit.place.point
    covariance = mapping @ summit.covariance @ mapping.T
    errors = np.sqrt(np.maximum(np.diag(covariance), 0.0))
    sizes = np.cumsum([len(point.rater), len(point.method), len(point.step), len(point.panel)])
    rater, method, _, panel, last = np.split(errors, sizes)
    known = _through_effects(summit, covariance)
    return Precision(
        covariance=covariance,
        rater=rater,
        method=method,
        panel=panel,
        ratee=np.sqrt(summit.place.found.variance + known),
        known=known,
        ability_sd=float(last[0] * np.exp(point.log_sd)),
    )


def _through_effects(summit: Summit, covariance: Numbers) -> Numbers:
    """Return the variance of abilities that comes from effects not being known exactly."""
    slopes = ability_slopes(summit)
    return np.asarray((slopes @ covariance * slopes.toarray()).sum(axis=1))


def ability_slopes(summit: Summit) -> sparse.csr_array:
    """Return how much ability moves with every effect (columns), by ratee (rows)."""
    place, layout, point = summit.place, summit.hill.layout, summit.place.point
    per_cell = cell_slopes(summit)
    seat = layout.form_seat[layout.cell_form]
    panels = place.found.variance * np.exp(-2 * point.log_sd)
    first_method = len(point.rater)
    first_panel = first_method + len(point.method) + len(point.step)
    rows = np.concatenate([layout.cell_ratee, layout.cell_ratee, np.arange(len(panels))])
    columns = np.concatenate(
        [
            layout.seat_rater[seat],
            first_method + layout.seat_method[seat],
            first_panel + layout.panel,
        ]
    )
    values = np.concatenate([per_cell, per_cell, panels])
    shape = (len(panels), summit.contrasts.to_effects.shape[0])
    return sparse.coo_array((values, (rows, columns)), shape=shape).tocsr()


def cell_slopes(summit: Summit) -> Numbers:
    """Return how much the ability of a ratee moves with the location of each cell."""
    place, layout = summit.place, summit.hill.layout
    tables, shares = place.found.tables, place.found.shares
    places = np.arange(tables.weights.shape[1])
    means = ((places * tables.weights) @ tables.powers) / tables.sums
    sums = form_sums(means.reshape(tables.log_sums.shape), layout)[layout.cell_form]
    own, ability = shares[layout.cell_ratee], place.found.mean[layout.cell_ratee]
    weighted = own * (tables.nodes - ability[:, None])
    return np.asarray(np.einsum("cq,cq->c", weighted, sums))


def told_of_severities(summit: Summit) -> Numbers:
    """Return the information of the ratings alone on contrasts of severity, all else swept out."""
    likelihood, raters = summit.likelihood, summit.contrasts.rater.shape[1]
    rest = likelihood[raters:, raters:] + _panel_ridge(summit, raters)
    swept = np.linalg.solve(rest, likelihood[raters:, :raters])
    return np.asarray(likelihood[:raters, :raters] - likelihood[:raters, raters:] @ swept)


def same_severity(summit: Summit) -> ChiSquare:
    """Test whether all severities may be the same, by what the ratings alone say of them.

    The statistic is the squared distance from zero of the severities that the ratings would give
    if they were not drawn together.
    """
    contrasts, rater = summit.contrasts.rater, summit.place.point.rater
    if contrasts.shape[1] == 0:
        return ChiSquare(0.0, 0, 1.0)
    told = told_of_severities(summit)
    pull = told @ (contrasts.T @ rater) + contrasts.T @ (summit.hill.ridge.rater * rater)
    values, vectors = np.linalg.eigh(told)
    is_told = values > NOTHING * values[-1]
    along = vectors[:, is_told].T @ pull
    value, df = float((along**2 / values[is_told]).sum()), int(is_told.sum())
    return ChiSquare(value, df, float(stats.chi2.sf(value, df)))


def _panel_ridge(summit: Summit, raters: int) -> Numbers:
    """Return the ridge on everything but the severities."""
    size = len(summit.likelihood) - raters
    ridge = np.zeros((size, size))
    first = summit.contrasts.first_panel - raters
    panels = summit.contrasts.panel
    last = first + panels.shape[1]
    ridge[first:last, first:last] = panels.T @ (summit.hill.ridge.panel[:, None] * panels)
    return ridge


def separation_of_fixed(values: Numbers, errors: Numbers) -> Separation:
    """Return how well estimates that were not drawn together are told apart."""
    there = np.isfinite(values) & np.isfinite(errors)
    error = float(np.mean(errors[there] ** 2)) if there.any() else np.nan
    seen = float(np.var(values[there], ddof=1)) if there.sum() > 1 else 0.0
    return _separation(max(seen - error, 0.0), error)


def separation_of_random(values: Numbers, errors: Numbers) -> Separation:
    """Return how well estimates drawn to their mean are told apart: their spread is all true."""
    there = np.isfinite(values) & np.isfinite(errors)
    error = float(np.mean(errors[there] ** 2)) if there.any() else np.nan
    drawn = float(np.var(values[there], ddof=1)) if there.sum() > 1 else 0.0
    if drawn + error <= 0:
        return _separation(0.0, error)
    reliability = drawn / (drawn + error)
    true = np.sqrt(drawn + error)
    return _from_reliability(reliability, true, float(np.sqrt(error)))


def _separation(true: float, error: float) -> Separation:
    """Return the separation that belongs to a true and an error variance."""
    reliability = true / (true + error) if true + error > 0 else 0.0
    return _from_reliability(reliability, float(np.sqrt(true)), float(np.sqrt(error)))


def _from_reliability(reliability: float, true_sd: float, rmse: float) -> Separation:
    """Return all figures of separation from the reliability."""
    ratio = float(np.sqrt(reliability / (1 - reliability))) if reliability < 1 else np.inf
    return Separation(ratio, (4 * ratio + 1) / 3, reliability, float(true_sd), rmse)
