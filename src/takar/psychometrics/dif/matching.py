"""Two groups made comparable: people of the same score, stratum by stratum."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.responses import Responses

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class TooFewPersons(TakarError):
    """Groups too small for the figures to mean anything."""


class BadGroups(TakarError):
    """Nothing says which two groups are to be compared."""


@dataclass(frozen=True, eq=False)
class Compared:
    """The answers of two groups, everybody with every item.

    Attributes:
        answers: persons by items.
        is_focal: who belongs to the group looked at; the others are the reference.
    """

    answers: Whole
    is_focal: Flags
    items: tuple[str, ...]
    categories: tuple[int, ...]
    reference: str
    focal: str
    n_excluded: int
    reasons: tuple[Message, ...]

    @property
    def n_focal(self) -> int:
        """People of the group looked at."""
        return int(self.is_focal.sum())

    @property
    def n_reference(self) -> int:
        """People of the group it is compared with."""
        return len(self.is_focal) - self.n_focal

    def score(self, item: int, matching: Flags) -> Whole:
        """Return the score people are matched by: the item studied always belongs to it.

        Reference: Holland and Thayer (1988), in Wainer and Braun, Test Validity.
        """
        counts = matching.copy()
        counts[item] = True
        return np.asarray(self.answers[:, counts].sum(axis=1), dtype=np.int64)


def compared(
    responses: Responses, reference: str | None, focal: str | None, least: int
) -> Compared:
    """Return the answers of the two groups, without those who were not given every item.

    Raises:
        BadGroups: the groups are not named, or not there.
        TooFewPersons: one of them has fewer than ``least`` people.
    """
    responses = _spread(responses)
    first, second = _named(responses, reference, focal)
    codes = np.asarray(responses.groups)
    of_both = np.isin(codes, [responses.group_names.index(name) for name in (first, second)])
    whole = responses.given.all(axis=1)
    used = of_both & whole
    is_focal = codes[used] == responses.group_names.index(second)
    for name, size in ((second, int(is_focal.sum())), (first, int((~is_focal).sum()))):
        if size < least:
            raise TooFewPersons(
                msg("Kelompok {name} hanya {size} orang.", name=name, size=size),
                hint=msg("Bias butir baru dapat diperiksa dari {least} orang.", least=least),
            )
    lost = int((of_both & ~whole).sum())
    said = msg("{lost} orang tidak diberi semua butir dan tidak dihitung.", lost=lost)
    return Compared(
        answers=responses.scored()[used].astype(np.int64),
        is_focal=np.asarray(is_focal),
        items=responses.items,
        categories=responses.categories,
        reference=first,
        focal=second,
        n_excluded=lost,
        reasons=(said,) if lost else (),
    )


def _spread(responses: Responses) -> Responses:
    """Return one row for each person where a row stands for several."""
    if responses.weights is None:
        return responses
    times = np.rint(responses.weights).astype(np.int64)
    if not np.array_equal(times, responses.weights):
        raise BadGroups(
            msg("Bobot baris harus bilangan bulat."),
            hint=msg("Satu baris mewakili sekian orang."),
        )
    row = np.repeat(np.arange(len(responses)), times)
    return replace(
        responses,
        answers=responses.answers[row],
        persons=tuple(map(str, range(len(row)))),
        groups=None if responses.groups is None else responses.groups[row],
        weights=None,
    )


def _named(responses: Responses, reference: str | None, focal: str | None) -> tuple[str, str]:
    """Return the names of the reference and of the focal group."""
    names = responses.group_names
    if responses.groups is None or len(names) < 2:
        raise BadGroups(
            msg("Jawaban tidak menyebut dua kelompok."), hint=msg("Tambah kolom group.")
        )
    first = reference or next(name for name in names if name != focal)
    others = [name for name in names if name != first]
    second = focal or others[0]
    if first not in names or second not in others or (focal is None and len(others) > 1):
        raise BadGroups(
            msg("Sebut kelompok acuan dan kelompok yang diperiksa."),
            hint=msg("Pilih dari: {names}.", names=", ".join(names)),
        )
    return first, second


def strata(score: Whole, is_focal: Flags, fewest: int) -> Whole:
    """Return the stratum of each person: neighbouring scores together until both groups suffice.

    What is left over at the top joins the last stratum. With ``fewest`` of one or less every
    score stays by itself.
    """
    if fewest <= 1:
        return np.asarray(np.unique(score, return_inverse=True)[1], dtype=np.int64)
    values, place = np.unique(score, return_inverse=True)
    focal = np.bincount(place, weights=is_focal, minlength=len(values))
    both = np.stack([focal, np.bincount(place, minlength=len(values)) - focal])
    label, sums = np.zeros(len(values), dtype=np.int64), np.zeros(2)
    number = 0
    for value in range(len(values)):
        label[value] = number
        sums += both[:, value]
        if sums.min() >= fewest:
            number, sums = number + 1, np.zeros(2)
    if number and sums.min() < fewest:
        label[label == number] = number - 1
    return label[place]


def counts(stratum: Whole, is_focal: Flags, answer: Whole, categories: int) -> Numbers:
    """Return people by stratum, group (reference, focal) and category."""
    number = int(stratum.max()) + 1
    cell = (stratum * 2 + is_focal) * categories + answer
    return np.asarray(
        np.bincount(cell, minlength=number * 2 * categories).reshape(number, 2, categories),
        dtype=np.float64,
    )
