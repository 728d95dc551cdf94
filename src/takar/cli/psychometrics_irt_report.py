"""Items, persons and fit of a calibrated test, put together from its answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from takar.cli.psychometrics_written import Rows, plain, tried
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.irt.calibration import Calibration, IrtFit
from takar.psychometrics.irt.fit import (
    M2,
    SX2,
    LocalDependence,
    MeanSquares,
    PersonFit,
    m2,
    mean_squares,
    person_fit,
    q3,
    s_x2,
)
from takar.psychometrics.irt.information import InformationCurve, information_curve
from takar.psychometrics.irt.scoring import (
    Method,
    PersonScores,
    ScoreReliability,
    SumScoreTable,
    person_scores,
    reliability,
    sum_score_table,
)
from takar.psychometrics.responses import Responses

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class NotConverged(TakarError):
    """The calibration did not reach a top, so nothing of it is printed as a result."""


@dataclass(frozen=True)
class IrtReport:
    """Items, persons, and how far the model holds."""

    calibration: IrtFit
    scores: PersonScores
    reliability: ScoreReliability
    sums: SumScoreTable
    information: InformationCurve
    s_x2: SX2
    mean_squares: MeanSquares
    dependence: LocalDependence
    person_fit: PersonFit
    m2: M2 | None
    remarks: tuple[Message, ...]


def report_of(responses: Responses, calibration: Calibration, method: Method) -> IrtReport:
    """Calibrate, score and look at the fit.

    Raises:
        NotConverged: the calibration did not converge.
    """
    fit = calibration.fit(responses)
    if not fit.has_converged:
        raise NotConverged(
            msg(
                "Kalibrasi tidak konvergen: sisa lereng {slope} per orang setelah {n} putaran.",
                slope=f"{fit.gradient:.1e}",
                n=fit.iterations,
            ),
            hint=msg("Coba --prior weak, model yang lebih sederhana, atau periksa butir aneh."),
        )
    kept = responses.subset(items=[one.item for one in fit.items])
    mean, sd = populations(fit, kept)
    scores = person_scores(fit.items, kept, method=method, mean=mean, sd=sd)
    whole, no_m2 = tried(lambda: m2(fit.items, kept, mean=mean, sd=sd))
    one_mean, one_sd = mixture(fit)
    return IrtReport(
        calibration=fit,
        scores=scores,
        reliability=reliability(scores),
        sums=sum_score_table(fit.items, mean=one_mean, sd=one_sd),
        information=information_curve(fit.items),
        s_x2=s_x2(fit.items, kept, mean=mean, sd=sd),
        mean_squares=mean_squares(fit.items, kept, mean=mean, sd=sd),
        dependence=q3(fit.items, kept, mean=mean, sd=sd),
        person_fit=person_fit(fit.items, kept, mean=mean, sd=sd),
        m2=whole,
        remarks=no_m2,
    )


def populations(fit: IrtFit, responses: Responses) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of the group of each person."""
    means = np.array([group.mean for group in fit.groups])
    sds = np.array([group.sd for group in fit.groups])
    if responses.groups is None or len(means) == 1:
        return np.full(len(responses), means[0]), np.full(len(responses), sds[0])
    return means[responses.groups], sds[responses.groups]


def mixture(fit: IrtFit) -> tuple[float, float]:
    """Return mean and standard deviation of all groups together."""
    share = np.array([group.persons for group in fit.groups])
    share = share / share.sum()
    means = np.array([group.mean for group in fit.groups])
    mean = float(share @ means)
    spread = share @ (np.array([group.sd for group in fit.groups]) ** 2 + (means - mean) ** 2)
    return mean, float(np.sqrt(spread))


def parts_of(report: IrtReport) -> dict[str, object]:
    """Return what the report holds; long lists of persons stand in their table only."""
    fit = report.calibration
    return {
        "kind": "irt",
        "certificate": {
            name: getattr(fit, name)
            for name in (
                *("has_converged", "gradient", "change_on_doubling", "nodes", "iterations"),
                *("loglik", "penalised", "parameters", "n_used", "n_excluded", "errors"),
            )
        },
        "groups": fit.groups,
        "excluded": fit.excluded,
        "warnings": fit.warnings,
        "reliability": report.reliability,
        "m2": report.m2,
        "q3_mean": report.dependence.mean,
        "scores": {
            name: getattr(report.scores, name)
            for name in ("method", "n_used", "n_excluded", "reasons", "warnings", "has_converged")
        },
        "remarks": report.remarks,
    }


def tables_of(report: IrtReport) -> dict[str, Rows]:
    """Return the tables that are written."""
    return {
        "parameters": parameter_rows(report),
        "persons": person_rows(report),
        "pairs": [vars(one) for one in report.dependence.pairs],
        "sum_scores": columns_of(report.sums, ("scores", "theta", "se", "share")),
        "information": columns_of(
            report.information, ("theta", "total", "csem", "score", "score_sem")
        ),
    }


def parameter_rows(report: IrtReport) -> Rows:
    """Return the items with standard errors and fit, a row each."""
    fit = report.calibration
    errors = {one.item: one for one in fit.se}
    rows = []
    for one, test, squares in zip(
        fit.items, report.s_x2.items, report.mean_squares.items, strict=True
    ):
        error = errors.get(one.item)
        row: dict[str, object] = {"item": one.item, "model": one.model, "a": one.a, "c": one.c}
        row |= numbered("d", one.d) | numbered("b", one.difficulty)
        if error is not None:
            row |= {"a_se": error.a, "c_se": error.c}
            row |= numbered("d", error.d, "_se") | numbered("b", error.b, "_se")
        row |= {"s_x2": test.x2, "df": test.df, "p_adjusted": test.p_adjusted}
        row |= {"infit": squares.infit, "outfit": squares.outfit, "rmsd": squares.rmsd}
        row |= {"n": squares.n, "s_x2_says": test.because, "residuals_say": squares.because}
        rows.append(row)
    names = dict.fromkeys(name for row in rows for name in row)
    return [{name: row.get(name) for name in names} for row in rows]


def numbered(name: str, values: Sequence[float], after: str = "") -> dict[str, float]:
    """Return values under numbered names."""
    return {f"{name}{place}{after}": value for place, value in enumerate(values, start=1)}


def person_rows(report: IrtReport) -> Rows:
    """Return the persons with ability and fit, a row each."""
    scores, fit = report.scores, report.person_fit
    columns = {
        "theta": scores.theta,
        "se": scores.se,
        "n_items": scores.n_items,
        "is_extreme": scores.is_extreme,
        "l_z": fit.l_z,
        "l_z_p_adjusted": fit.p_adjusted,
        "is_strange": fit.is_strange,
    }
    names = [plain(column) for column in columns.values()]
    return [
        {"person": person, **dict(zip(columns, values, strict=True))}
        for person, *values in zip(scores.persons, *names, strict=True)
    ]


def columns_of(found: object, names: Sequence[str]) -> Rows:
    """Return arrays of a result as rows."""
    columns = [plain(getattr(found, name)) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
