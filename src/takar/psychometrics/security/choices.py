"""What people chose, and how likely each choice was for somebody of their ability."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.irt.models import ItemParameters

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
NONE = -1
ROUNDS = 40
STILL = 1e-8
RIDGE = 0.5


class BadChoices(TakarError):
    """Choices that cannot be compared."""


@dataclass(frozen=True, eq=False)
class Choices:
    """Choices as ones and zeros, and their chances, side by side.

    Attributes:
        made: persons by options of all items; one where chosen.
        chance: the same shape; zero for every option of an item the person left empty.
        answered: persons by items.
        starts: the column at which the options of each item begin, and the end.
    """

    made: Numbers
    chance: Numbers
    answered: npt.NDArray[np.bool_]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, chosen: npt.ArrayLike, chances: Sequence[Numbers]) -> "Choices":
        """Return choices beside their chances.

        Args:
            chosen: persons by items, the place of the option chosen; minus one for none.
            chances: for each item persons by options.

        Raises:
            BadChoices: shapes or codes do not fit.
        """
        codes = _codes(chosen)
        widths = [chance.shape[1] for chance in chances]
        if codes.shape[1] != len(chances) or any(len(one) != len(codes) for one in chances):
            raise BadChoices(
                msg("Pilihan dan peluangnya tidak seukuran."),
                hint=msg("Satu tabel peluang per butir, satu baris per orang."),
            )
        if (codes >= np.array(widths)).any():
            raise BadChoices(msg("Ada pilihan yang tidak mempunyai peluang."))
        starts = np.concatenate([[0], np.cumsum(widths)])
        answered = codes != NONE
        person, item = np.nonzero(answered)
        made = np.zeros((len(codes), int(starts[-1])))
        made[person, starts[item] + codes[person, item]] = 1.0
        chance = np.hstack(list(chances)) * np.repeat(answered, widths, axis=1)
        return cls(made, chance, answered, tuple(int(start) for start in starts))


def option_chances(chosen: npt.ArrayLike, theta: npt.ArrayLike) -> tuple[Numbers, ...]:
    """Return how likely each option of each item was for each person.

    A nominal model with ability taken as known, fitted by Newton's method; a weak pull keeps
    rarely chosen options finite.

    Reference: Bock (1972), Psychometrika 37, 29-51.
    """
    codes, place = _codes(chosen), np.asarray(theta, dtype=np.float64)
    if len(place) != len(codes) or not np.isfinite(place).all():
        raise BadChoices(msg("Setiap orang perlu satu skor kemampuan."))
    return tuple(_nominal(codes[:, item], place) for item in range(codes.shape[1]))


def scored_chances(
    parameters: Sequence[ItemParameters], theta: npt.ArrayLike
) -> tuple[Numbers, ...]:
    """Return how likely each category was: the fall-back where only marks are known."""
    return tuple(item.probabilities(theta) for item in parameters)


def _codes(chosen: npt.ArrayLike) -> Codes:
    """Return the choices as whole numbers, minus one for none."""
    codes = np.asarray(chosen)
    if codes.ndim != 2 or not np.issubdtype(codes.dtype, np.integer) or (codes < NONE).any():
        raise BadChoices(
            msg("Pilihan harus berupa tabel bilangan: orang kali butir."),
            hint=msg("Tulis 0, 1, 2, ... untuk opsi, dan -1 bila tidak dijawab."),
        )
    return codes.astype(np.int64)


def _nominal(codes: Codes, theta: Numbers) -> Numbers:
    """Return persons by options of one item."""
    width = max(int(codes.max()) + 1, 2)
    known = codes != NONE
    design = np.stack([np.ones_like(theta), theta], axis=1)
    seen = np.eye(width)[codes[known]]
    at = np.zeros((2, width))
    for _ in range(ROUNDS):
        step = _newton(design[known], seen, at)
        at = at + step
        if float(np.abs(step).max()) < STILL:
            break
    return _softmax(design @ at)


def _newton(design: Numbers, seen: Numbers, at: Numbers) -> Numbers:
    """Return one step; the pull on all options alike makes every one of them finite."""
    width = seen.shape[1]
    chance = _softmax(design @ at)
    gradient = design.T @ (seen - chance) - RIDGE * at
    information = np.zeros((2, width, 2, width))
    for one in range(width):
        for other in range(width):
            weight = chance[:, one] * ((one == other) - chance[:, other])
            information[:, one, :, other] = design.T @ (design * weight[:, None])
    size = 2 * width
    matrix = information.reshape(size, size) + RIDGE * np.eye(size)
    return np.asarray(np.linalg.solve(matrix, gradient.ravel()).reshape(2, width))


def _softmax(logits: Numbers) -> Numbers:
    """Return chances that sum to one."""
    table = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(table / table.sum(axis=1, keepdims=True))
