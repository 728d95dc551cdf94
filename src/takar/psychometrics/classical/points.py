"""Points of persons on items, with the three kinds of gaps kept apart."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.classical.intervals import Bools, Codes, Floats
from takar.psychometrics.gaps import Answers
from takar.psychometrics.responses import Gap, Responses, Treatment


class TooLittleToAnalyse(TakarError):
    """There are not enough persons or items for the figure asked for."""


@dataclass(frozen=True, eq=False)
class Points:
    """Points earned, with zero where none were, and masks that tell why.

    Attributes:
        points: persons by items.
        given: the item was on the person's form.
        counted: the answer counts in the item's own figures: given, and by the rules not a gap.
        most: the most points of each item.
    """

    points: Floats
    given: Bools
    counted: Bools
    most: Floats
    items: tuple[str, ...]
    n_excluded: int
    reasons: tuple[Message, ...]

    @property
    def totals(self) -> Floats:
        """The sum of the points of each person."""
        return np.asarray(self.points.sum(axis=1))

    @property
    def n(self) -> int:
        """The number of persons."""
        return int(self.points.shape[0])

    @property
    def is_complete(self) -> bool:
        """Whether every person was given every item."""
        return bool(self.given.all())

    @cached_property
    def booklets(self) -> Codes:
        """The booklet of each person: who was given the same items has the same number."""
        if self.is_complete:
            return np.zeros(self.n, dtype=np.int64)
        packed = np.ascontiguousarray(np.packbits(self.given, axis=1))
        rows = packed.view([("", packed.dtype)] * packed.shape[1]).ravel()
        return np.unique(rows, return_inverse=True)[1].astype(np.int64).ravel()


def points_of(
    responses: Responses,
    *,
    omitted: Treatment | None = None,
    not_reached: Treatment | None = None,
) -> Points:
    """Return the points of all who were given at least one item.

    In sums an omitted or not reached item earns nothing. In the item's own figures ``omitted``
    and ``not_reached`` say whether it counts as wrong or is left out, as the responses say
    unless asked otherwise.
    """
    answers = repeated(responses)
    given = answers != Gap.NOT_GIVEN
    met = given.any(axis=1)
    left_out = int((~met).sum())
    answers, given = answers[met], given[met]
    counted = given.copy()
    if (omitted or responses.omitted) == "not_given":
        counted &= answers != Gap.OMITTED
    if (not_reached or responses.not_reached) == "not_given":
        counted &= answers != Gap.NOT_REACHED
    reasons = (msg("{n} orang tidak diberi satu butir pun.", n=left_out),) if left_out else ()
    return Points(
        points=np.maximum(answers, 0).astype(np.float64),
        given=given,
        counted=counted,
        most=np.asarray(responses.categories, float) - 1,
        items=responses.items,
        n_excluded=left_out,
        reasons=reasons,
    )


def repeated(responses: Responses) -> Answers:
    """Return the answers, each row as often as it stands for a person."""
    return responses.answers if responses.weights is None else responses.answers[rows_of(responses)]


def rows_of(responses: Responses) -> Codes:
    """Return the rows, each as often as it stands for a person.

    Raises:
        TooLittleToAnalyse: a row stands for a part of a person.
    """
    times = np.rint(responses.counted())
    if not np.allclose(times, responses.counted(), atol=1e-9):
        raise TooLittleToAnalyse(
            msg("Bobot baris harus bilangan bulat: banyaknya orang dengan jawaban yang sama."),
            hint=msg("Tulis satu baris per orang, atau banyaknya orang per baris."),
        )
    return np.repeat(np.arange(len(responses)), times.astype(np.int64))


def refuse_few(points: Points, *, persons: int, items: int) -> None:
    """Refuse what has fewer persons or items than a figure needs.

    Raises:
        TooLittleToAnalyse: there are too few.
    """
    if points.n >= persons and len(points.items) >= items:
        return
    raise TooLittleToAnalyse(
        msg(
            "Hanya ada {n} orang dan {k} butir; dibutuhkan {persons} orang dan {items} butir.",
            n=points.n,
            k=len(points.items),
            persons=persons,
            items=items,
        ),
        hint=msg("Tambahkan jawaban, atau gabungkan paket yang sama butirnya."),
    )
