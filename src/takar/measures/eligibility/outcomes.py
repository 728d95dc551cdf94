"""The three answers, as words and as numbers that a computer can compare."""

from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Answers: TypeAlias = NDArray[np.int8]
"""One answer per person: ``NO``, ``OPEN`` or ``YES``."""

NO, OPEN, YES = 0, 1, 2


class Outcome(StrEnum):
    """What is known of a requirement; missing data are never a pass and never a fail."""

    MET = "TERPENUHI"
    FAILED = "TIDAK"
    OPEN = "PERLU_VERIFIKASI"


OUTCOMES = (Outcome.FAILED, Outcome.OPEN, Outcome.MET)
"""The word for each number."""


def together(*answers: Answers) -> Answers:
    """Return the answer where all must hold: the least sure one."""
    found = answers[0]
    for other in answers[1:]:
        found = np.minimum(found, other)
    return found


def either(*answers: Answers) -> Answers:
    """Return the answer where any one suffices."""
    found = answers[0]
    for other in answers[1:]:
        found = np.maximum(found, other)
    return found


def agreed(*answers: Answers) -> Answers:
    """Return the answer on which all agree, and ``OPEN`` where they differ."""
    found = answers[0]
    for other in answers[1:]:
        found = np.where(found == other, found, np.int8(OPEN))
    return found


def answered(met: NDArray[np.bool_], known: NDArray[np.bool_]) -> Answers:
    """Return ``YES`` where met; elsewhere ``NO`` where that is known, else ``OPEN``."""
    return np.where(met, YES, np.where(known, NO, OPEN)).astype(np.int8)
