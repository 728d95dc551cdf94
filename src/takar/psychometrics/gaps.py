"""Why there is no answer, and which numbers may stand for answers and gaps."""

from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Answers = npt.NDArray[np.int16]


class Gap(IntEnum):
    """Why there is no category: never asked (ignorable), left empty, or not come to in time."""

    NOT_GIVEN = -1
    OMITTED = -2
    NOT_REACHED = -3


class BadResponses(TakarError):
    """Answers that cannot be read as one category, or one kind of gap, per person and item."""


def whole(cells: npt.NDArray[Any]) -> Answers:
    """Return the cells as small whole numbers."""
    fits = np.issubdtype(cells.dtype, np.integer) or np.issubdtype(cells.dtype, np.bool_)
    if not fits and not (
        np.issubdtype(cells.dtype, np.floating)
        and np.isfinite(cells).all()
        and (cells == np.rint(cells)).all()
    ):
        raise BadResponses(
            msg("Ada jawaban yang bukan bilangan bulat."),
            hint=msg("Jawaban yang tidak ada ditulis -1, -2 atau -3, bukan dikosongkan."),
        )
    if cells.size and (cells.max() > np.iinfo(np.int16).max or cells.min() < min(Gap)):
        raise BadResponses(
            msg("Ada kode jawaban yang tidak dikenal."),
            hint=msg("Kategori dimulai dari 0; kode -1, -2, -3 untuk jawaban yang tidak ada."),
        )
    return np.ascontiguousarray(cells, dtype=np.int16)
