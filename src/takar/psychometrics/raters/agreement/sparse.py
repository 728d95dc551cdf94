"""Intraclass correlations where raters did not all rate everything."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import norm

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.raters.agreement.correlations import IccForm
from takar.psychometrics.raters.agreement.table import TooFewRatings, table_of
from takar.psychometrics.raters.generalizability import GStudy, variance_components
from takar.psychometrics.raters.generalizability.decision import coefficient
from takar.psychometrics.raters.generalizability.study import PERSON, RESIDUAL

RATER = "rater"


@dataclass(frozen=True)
class SparseIcc:
    """Correlations from components of variance; ``because`` says why there are none.

    Attributes:
        icc2: agreement of one rater; ``icc2k`` of the mean of ``k`` raters.
        icc3: consistency of one rater, severity aside; ``icc3k`` of the mean.
        k: harmonic mean of the number of raters of a unit.
        ratee: variance between units; ``rater`` of severity, ``residual`` of the rest.
    """

    icc2: IccForm
    icc2k: IccForm
    icc3: IccForm
    icc3k: IccForm
    k: float
    units: int
    raters: int
    ratee: float | None
    rater: float | None
    residual: float | None
    because: Message | None = None


def sparse_icc(table: ArrayLike, *, confidence: float = 0.95) -> SparseIcc:
    """Return intraclass correlations of a table with gaps.

    ``raw`` follows the sums of squares of all cells, which may fall below zero; ``value`` is by
    restricted likelihood. Intervals are by the delta method.

    Reference: McGraw & Wong (1996) for the ratios; Patterson & Thompson (1971) for the components.

    Args:
        table: a unit a row, a rater a column, NaN where nobody rated.
    """
    values = table_of(table)
    unit, rater = np.nonzero(~np.isnan(values))
    if unit.size == 0:
        raise TooFewRatings(
            msg("Tidak ada satu pun penilaian."), hint=msg("Sertakan sedikitnya satu penilaian.")
        )
    times = np.bincount(unit)
    k = float(1 / np.mean(1 / times[times > 0]))
    try:
        study = variance_components(values[unit, rater], {PERSON: unit, RATER: rater})
    except TakarError as fault:
        return _none(k, (unit, rater), fault.problem)
    if PERSON not in study.components or times.max() < 2:
        because = msg("Tidak ada yang dinilai oleh dua penilai atau lebih.")
        return _none(k, (unit, rater), because)
    z = float(norm.ppf((1 + confidence) / 2))
    return SparseIcc(
        icc2=_form(study, 1.0, z, severity=True),
        icc2k=_form(study, k, z, severity=True),
        icc3=_form(study, 1.0, z, severity=False),
        icc3k=_form(study, k, z, severity=False),
        k=k,
        units=int(np.unique(unit).size),
        raters=int(np.unique(rater).size),
        ratee=study.components[PERSON].estimate,
        rater=study.components[RATER].estimate if RATER in study.components else 0.0,
        residual=study.components[RESIDUAL].estimate,
    )


def _form(study: GStudy, k: float, z: float, *, severity: bool) -> IccForm:
    names = list(study.components)
    truth = np.array([1.0 if name == PERSON else 0.0 for name in names])
    error = np.array(
        [1 / k if name == RESIDUAL or (severity and name == RATER) else 0.0 for name in names]
    )
    found = coefficient(study, truth, error)
    raw = np.array([part.raw for part in study.components.values()])
    reach = None if found.se is None else z * found.se
    value = found.value
    return IccForm(
        value=value,
        raw=_ratio(float(truth @ raw), float((truth + error) @ raw)),
        low=None if reach is None or value is None else max(0.0, value - reach),
        high=None if reach is None or value is None else min(1.0, value + reach),
    )


def _ratio(above: float, below: float) -> float | None:
    return above / below if below > 0 else None


def _none(
    k: float, codes: tuple[NDArray[np.int64], NDArray[np.int64]], because: Message | str
) -> SparseIcc:
    told = because if isinstance(because, Message) else msg("{reason}", reason=because)
    empty = IccForm(None, None)
    units, raters = (int(np.unique(column).size) for column in codes)
    return SparseIcc(empty, empty, empty, empty, k, units, raters, None, None, None, told)
