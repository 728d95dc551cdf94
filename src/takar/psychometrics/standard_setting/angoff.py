"""Modified Angoff: judges say how likely a person on the border answers each item right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from takar.kernel.language import Message, msg
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.standard_setting.curve import ability_at
from takar.psychometrics.standard_setting.cut import BadJudgements, Cut, mean_error

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Judge:
    """How far one judge agrees with how items behave.

    Attributes:
        cut: what this judge alone would draw.
        theta: the ability at which the items expect that score.
        consistency: one where every judgement lies on the items' curves, zero at the worst
            possible; none without calibrated items.
        correlation: with the share of people who answered right; none without those shares.
    """

    cut: float
    theta: float | None
    consistency: float | None
    correlation: float | None


@dataclass(frozen=True)
class AngoffCut(Cut):
    """The panel's cut in points, and each judge.

    Attributes:
        judges: in the order given.
    """

    judges: tuple[Judge, ...] = ()


def angoff(
    judgements: npt.ArrayLike,
    *,
    most: Sequence[int] | None = None,
    parameters: Sequence[ItemParameters] | None = None,
    difficulty: npt.ArrayLike | None = None,
) -> AngoffCut:
    """Return the mean over judges of the points they expect of a person on the border.

    Args:
        judgements: judges by items: the chance of a right answer, or the points expected.
        most: points each item can give; one where not said.
        parameters: the calibrated items, for the judges' consistency.
        difficulty: share of people who answered each item right, for the same.

    Reference: Angoff (1971), in Thorndike, Educational Measurement, p. 515; van der Linden
    (1982), J. Educational Measurement 19, 295-308, for the consistency.

    Raises:
        BadJudgements: a judgement is missing, or more or less than an item can give.
    """
    said = _checked(judgements, most)
    totals = said.sum(axis=1).tolist()
    judges = tuple(_judge(row, parameters, difficulty) for row in said)
    return AngoffCut(
        method="ANGOFF",
        value=float(np.mean(totals)),
        se=mean_error(totals),
        parts=tuple(totals),
        n_used=len(said),
        reasons=_remarks(len(said)),
        judges=judges,
    )


def failing(scores: npt.ArrayLike, cut: float) -> float:
    """Return the share of people below a cut: what judges see between two rounds."""
    return float((np.asarray(scores, dtype=np.float64) < cut).mean())


def _checked(judgements: npt.ArrayLike, most: Sequence[int] | None) -> Numbers:
    """Return the judgements as a table without gaps."""
    said = np.atleast_2d(np.asarray(judgements, dtype=np.float64))
    tops = np.ones(said.shape[1]) if most is None else np.asarray(most, dtype=np.float64)
    if said.size == 0 or len(tops) != said.shape[1] or not np.isfinite(said).all():
        raise BadJudgements(
            msg("Setiap panelis harus menilai setiap butir."),
            hint=msg("Keluarkan panelis yang belum selesai, atau lengkapi penilaiannya."),
        )
    if (said < 0).any() or (said > tops).any():
        raise BadJudgements(
            msg("Ada penilaian panelis di luar 0 sampai nilai tertinggi butir."),
            hint=msg("Tulis peluang antara 0 dan 1, atau nilai butir."),
        )
    return said


def _judge(
    row: Numbers, parameters: Sequence[ItemParameters] | None, difficulty: npt.ArrayLike | None
) -> Judge:
    """Return how far one judge agrees with the items."""
    theta = None if parameters is None else ability_at(float(row.sum()), parameters)
    consistency = None
    if parameters is not None and theta is not None:
        expected = np.array([float(item.expected(theta)[0]) for item in parameters])
        tops = np.array([item.categories - 1.0 for item in parameters])
        worst = np.maximum(expected, tops - expected).mean()
        consistency = float(1 - np.abs(row - expected).mean() / worst)
    return Judge(float(row.sum()), theta, consistency, _correlation(row, difficulty))


def _correlation(row: Numbers, difficulty: npt.ArrayLike | None) -> float | None:
    """Return how judgements and shares right go together; none where either does not vary."""
    if difficulty is None:
        return None
    shares = np.asarray(difficulty, dtype=np.float64)
    if row.std() == 0 or shares.std() == 0:
        return None
    return float(np.corrcoef(row, shares)[0, 1])


def _remarks(judges: int) -> tuple[Message, ...]:
    """Return what a reader must know of a small panel."""
    if judges >= 5:
        return ()
    return (msg("Hanya {judges} panelis; garisnya mudah bergeser.", judges=judges),)
