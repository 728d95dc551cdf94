"""Answers of persons to items as one array, with three kinds of missing that are never mixed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from takar.kernel.language import msg
from takar.psychometrics.gaps import Answers, BadResponses, Gap, whole
from takar.psychometrics.response_tables import Codes, LongTable

__all__ = ["BadResponses", "Gap", "Responses"]

Numbers = npt.NDArray[np.float64]
Treatment = Literal["wrong", "not_given"]
TREATMENTS = ("wrong", "not_given")


@dataclass(frozen=True, eq=False)
class Responses:
    """Persons by items; a cell is a category 0, 1, ... or a code of :class:`Gap`.

    Attributes:
        answers: what was answered, gaps as they were recorded.
        categories: how many categories each item has; two for right and wrong.
        groups: the group of each person, as positions in ``group_names``; nothing for one group.
        weights: how many persons each row stands for; nothing where each is one.
        omitted, not_reached: how those gaps count unless somebody asks otherwise.
    """

    answers: Answers
    persons: tuple[str, ...]
    items: tuple[str, ...]
    categories: tuple[int, ...]
    groups: Codes | None = None
    group_names: tuple[str, ...] = ()
    weights: Numbers | None = None
    omitted: Treatment = "wrong"
    not_reached: Treatment = "not_given"

    def __post_init__(self) -> None:
        _refuse_wrong_shapes(self)
        _refuse_unknown_codes(self)

    @classmethod
    def of(
        cls,
        table: pa.Table,
        *,
        categories: Sequence[int] | None = None,
        omitted: Treatment = "wrong",
        not_reached: Treatment = "not_given",
    ) -> "Responses":
        """Read a long table with columns person, item, score and, if there, group.

        A score is a category or the number of a :class:`Gap`; a person and item without a row
        were not given to each other. Names are sorted, so the order of the rows says nothing.

        Raises:
            BadResponses: a column or cell is missing, a score is unknown, an answer is doubled.
        """
        read = LongTable.of(table)
        return cls(
            answers=read.answers,
            persons=read.persons,
            items=read.items,
            categories=_category_numbers(read.answers, categories),
            groups=read.groups,
            group_names=read.group_names,
            omitted=omitted,
            not_reached=not_reached,
        )

    @classmethod
    def from_array(  # noqa: PLR0913 -- every name of it is asked for by keyword
        cls,
        answers: npt.ArrayLike,
        *,
        items: Sequence[str] | None = None,
        persons: Sequence[str] | None = None,
        categories: Sequence[int] | None = None,
        groups: Sequence[str] | npt.NDArray[Any] | None = None,
        weights: npt.ArrayLike | None = None,
        omitted: Treatment = "wrong",
        not_reached: Treatment = "not_given",
    ) -> "Responses":
        """Read persons by items; groups are a name per person, the first name seen comes first.

        Raises:
            BadResponses: a cell is no whole number, or neither a category nor a gap.
        """
        cells = whole(np.asarray(answers))
        codes, names = _group_codes(groups)
        return cls(
            answers=cells,
            persons=tuple(persons or map(str, range(1, len(cells) + 1))),
            items=tuple(items or map(str, range(1, cells.shape[1] + 1))),
            categories=_category_numbers(cells, categories),
            groups=codes,
            group_names=names,
            weights=None if weights is None else np.asarray(weights, dtype=np.float64),
            omitted=omitted,
            not_reached=not_reached,
        )

    def __len__(self) -> int:
        return len(self.answers)

    def scored(
        self, *, omitted: Treatment | None = None, not_reached: Treatment | None = None
    ) -> Answers:
        """Return the categories, every gap now either 0 (wrong) or ``Gap.NOT_GIVEN``.

        Nothing is copied where there is no gap to treat; do not write into what you get.
        """
        if self.answers.size == 0 or self.answers.min() >= Gap.NOT_GIVEN:
            return self.answers
        cells = self.answers.copy()
        cells[self.answers == Gap.OMITTED] = _counts_as(omitted or self.omitted)
        cells[self.answers == Gap.NOT_REACHED] = _counts_as(not_reached or self.not_reached)
        return cells

    @property
    def given(self) -> npt.NDArray[np.bool_]:
        """Where an answer counts, gaps being treated as the responses say."""
        return np.asarray(self.scored() >= 0)

    def sum_scores(self) -> Numbers:
        """Return the sum of the categories of each person, over what was given."""
        cells = self.scored()
        return np.asarray(np.where(cells > 0, cells, 0).sum(axis=1), dtype=np.float64)

    def counted(self) -> Numbers:
        """Return how many persons each row stands for."""
        return np.ones(len(self)) if self.weights is None else self.weights

    def subset(
        self, *, items: Sequence[str] | None = None, persons: npt.NDArray[Any] | None = None
    ) -> "Responses":
        """Return only these items (by name, in this order) and persons (a mask or positions)."""
        columns = [self.place(name) for name in items] if items is not None else slice(None)
        rows = np.arange(len(self)) if persons is None else np.arange(len(self))[persons]
        return replace(
            self,
            answers=np.ascontiguousarray(self.answers[rows][:, columns]),
            persons=tuple(self.persons[row] for row in rows),
            items=self.items if items is None else tuple(items),
            categories=tuple(np.asarray(self.categories, dtype=int)[columns].tolist()),
            groups=None if self.groups is None else self.groups[rows],
            weights=None if self.weights is None else self.weights[rows],
        )

    def collapsed(self) -> "Responses":
        """Return the same with categories nobody used closed up, item by item.

        Never done unasked: a category means something, and its number changes here.
        """
        answers, sizes = self.answers.copy(), []
        for column, size in enumerate(self.categories):
            cells = answers[:, column]
            used = np.unique(cells[cells >= 0])
            answers[cells >= 0, column] = np.searchsorted(used, cells[cells >= 0])
            sizes.append(size if len(used) == size else max(len(used), 2))
        return replace(self, answers=answers, categories=tuple(sizes))

    def place(self, item: str) -> int:
        """Return the column of an item."""
        if item not in self.items:
            raise BadResponses(
                msg("Butir {item} tidak ada dalam data jawaban.", item=item),
                hint=msg("Periksa kode butirnya."),
            )
        return self.items.index(item)


def _counts_as(treatment: Treatment) -> int:
    """Return the code a gap becomes."""
    if treatment not in TREATMENTS:
        raise BadResponses(
            msg("Perlakuan {treatment} tidak dikenal.", treatment=treatment),
            hint=msg("Pilih wrong atau not_given."),
        )
    return 0 if treatment == "wrong" else Gap.NOT_GIVEN


def _refuse_wrong_shapes(given: Responses) -> None:
    """Complain when names and numbers do not fit the array, or a name stands twice."""
    persons, items = given.answers.shape if given.answers.ndim == 2 else (-1, -1)
    sizes = {
        "persons": (len(given.persons), persons),
        "items": (len(given.items), items),
        "categories": (len(given.categories), items),
        "groups": (persons if given.groups is None else len(given.groups), persons),
        "weights": (persons if given.weights is None else len(given.weights), persons),
    }
    for name, (found, expected) in sizes.items():
        if found != expected:
            raise BadResponses(
                msg("Ukuran {name} tidak cocok dengan tabel jawaban.", name=name),
                hint=msg("Satu baris per orang, satu kolom per butir."),
            )
    for names in (given.persons, given.items):
        if len(set(names)) != len(names):
            raise BadResponses(
                msg("Ada nama orang atau butir yang berulang."),
                hint=msg("Beri setiap orang dan setiap butir kode tersendiri."),
            )


def _refuse_unknown_codes(given: Responses) -> None:
    """Complain of a cell that is neither a category of its item nor a gap."""
    if given.answers.size == 0:
        raise BadResponses(
            msg("Data jawaban kosong."), hint=msg("Sertakan sedikitnya satu jawaban.")
        )
    limits = np.asarray(given.categories)
    tops, lows = given.answers.max(axis=0), given.answers.min(axis=0)
    if (tops >= limits).any() or (lows < min(Gap)).any() or (limits < 2).any():
        bad = int(np.argmax((tops >= limits) | (lows < min(Gap)) | (limits < 2)))
        raise BadResponses(
            msg("Butir {item} memuat kode jawaban yang tidak dikenal.", item=given.items[bad]),
            hint=msg("Kategori dimulai dari 0; kode -1, -2, -3 untuk jawaban yang tidak ada."),
        )
    if given.weights is not None and not (given.weights > 0).all():
        raise BadResponses(
            msg("Bobot baris harus lebih dari nol."), hint=msg("Hapus baris yang tidak dihitung.")
        )


def _category_numbers(cells: Answers, asked: Sequence[int] | None) -> tuple[int, ...]:
    """Return how many categories each item has: as asked, or as far as anybody got."""
    if asked is not None:
        return tuple(int(number) for number in asked)
    if cells.ndim != 2 or cells.size == 0:
        return ()
    return tuple(int(top) for top in np.maximum(cells.max(axis=0) + 1, 2))


def _group_codes(groups: Any) -> tuple[Codes | None, tuple[str, ...]]:
    """Return positions and names of the groups; the first that appears is the reference."""
    if groups is None:
        return None, ()
    found, first, codes = np.unique(
        np.asarray(groups).astype(str), return_index=True, return_inverse=True
    )
    order = np.argsort(first)
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return place[codes], tuple(str(name) for name in found[order])
