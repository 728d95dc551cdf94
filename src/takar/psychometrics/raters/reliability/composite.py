"""What the weights of a composite do: its reliability, and what each part really counts."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Floats = NDArray[np.float64]


class BadWeights(TakarError):
    """The weights do not fit the parts."""


def composite_reliability(
    covariance: ArrayLike, errors: ArrayLike, weights: ArrayLike
) -> float | None:
    """Return the reliability of a weighted sum; none where the sum does not vary.

    Reference: Mosier (1943).

    Args:
        covariance: of the parts as observed.
        errors: error variance of each part, or the whole matrix where errors go together.
    """
    observed, wrong, w = (np.asarray(x, dtype=np.float64) for x in (covariance, errors, weights))
    wrong = np.diag(wrong) if wrong.ndim == 1 else wrong
    if observed.shape != (w.size, w.size) or wrong.shape != observed.shape:
        raise _unfit()
    total = float(w @ observed @ w)
    return float(w @ (observed - wrong) @ w) / total if total > 0 else None


def effective_weights(covariance: ArrayLike, weights: ArrayLike) -> Floats:
    """Return the share of the composite's variance that each part brings; they add up to one."""
    observed, w = np.asarray(covariance, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    if observed.shape != (w.size, w.size):
        raise _unfit()
    total = float(w @ observed @ w)
    if total <= 0:
        raise BadWeights(
            msg("Nilai gabungan tidak bervariasi, sehingga bobot efektif tidak terdefinisi."),
            hint=msg("Periksa bobot dan data penilaiannya."),
        )
    return np.asarray(w * (observed @ w) / total)


def _unfit() -> BadWeights:
    return BadWeights(
        msg("Banyaknya bobot tidak sama dengan banyaknya bagian."),
        hint=msg("Beri satu bobot untuk setiap kompetensi."),
    )
