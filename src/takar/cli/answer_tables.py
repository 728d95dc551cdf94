"""Answers as a file writes them, long or wide, with the place of every cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takar.cli.answer_cells import ANSWER, GROUP, ITEM, PERSON, BadAnswers, Cells, Text
from takar.kernel.language import msg


@dataclass(frozen=True, eq=False)
class AnswerTable:
    """Answers as written, distinct cells coded: ``codes`` (persons by items) points into ``words``.

    Attributes:
        where: the line and column of a cell, to tell where something is wrong.
    """

    codes: NDArray[np.int64]
    words: Text
    persons: tuple[str, ...]
    items: tuple[str, ...]
    groups: Text | None
    lines: NDArray[np.int64]
    columns: tuple[str, ...]

    def line_of(self, word: int) -> tuple[int, str]:
        """Return the line and the column where a word stands first."""
        row, column = np.argwhere(self.codes == word)[0]
        line = self.lines[row] if self.lines.ndim == 1 else self.lines[row, column]
        return int(line), self.columns[column]


def wide(cells: Cells) -> AnswerTable:
    """Return one row per person and one column per item.

    Raises:
        BadAnswers: a code is empty or doubled, or there is no item.
    """
    person = cells.place(PERSON)
    person = 0 if person is None else person
    group = cells.place(GROUP)
    places = [at for at in range(len(cells.headings)) if at not in (person, group)]
    items = tuple(cells.headings[at] for at in places)
    _refuse_repeats(items, [1] * len(items))
    persons = tuple(str(one) for one in cells.columns[person])
    _refuse_repeats(persons, cells.numbers)
    if not items:
        raise BadAnswers(
            msg("Tidak ada kolom butir."), hint=msg("Tulis satu kolom untuk setiap butir.")
        )
    words, codes = np.unique(
        np.concatenate([cells.columns[at] for at in places]), return_inverse=True
    )
    return AnswerTable(
        codes=codes.reshape(len(items), -1).T,
        words=words,
        persons=persons,
        items=items,
        groups=None if group is None else cells.columns[group],
        lines=np.array(cells.numbers),
        columns=items,
    )


def long(cells: Cells) -> AnswerTable:
    """Return a table of one row per person and item; what has no row was not given.

    Raises:
        BadAnswers: a person answered an item twice, or stands in two groups.
    """
    places = [cells.place(PERSON), cells.place(ITEM), cells.place(ANSWER)]
    if places[0] is None:
        raise BadAnswers(
            msg("Tidak ada kolom person."),
            hint=msg("Tabel panjang memuat kolom person, item, dan score atau answer."),
        )
    who, what, answer = (cells.columns[at] for at in places if at is not None)
    persons, person = _in_order(who)
    items, item = _in_order(what)
    lines = np.zeros((len(persons), len(items)), dtype=np.int64)
    keys = person * len(items) + item
    first = np.unique(keys, return_index=True)[1]
    if first.size < keys.size:
        again = int(np.setdiff1d(np.arange(keys.size), first)[0])
        raise BadAnswers(
            msg(
                "Baris {line}: {person} sudah menjawab butir {item}.",
                line=cells.numbers[again],
                person=who[again],
                item=what[again],
            ),
            hint=msg("Simpan satu jawaban saja untuk setiap orang dan butir."),
        )
    words, codes = np.unique(np.append(answer, "NOT_GIVEN"), return_inverse=True)
    table = np.full((len(persons), len(items)), codes[-1])
    table[person, item] = codes[:-1]
    lines[person, item] = cells.numbers
    place = cells.place(ANSWER)
    heading = cells.headings[place or 0]
    return AnswerTable(
        codes=table,
        words=words,
        persons=persons,
        items=items,
        groups=_long_groups(cells, person, len(persons)),
        lines=lines,
        columns=(heading,) * len(items),
    )


def _long_groups(cells: Cells, person: NDArray[np.int64], count: int) -> Text | None:
    """Return the group of each person, which has to be the same on all his lines."""
    place = cells.place(GROUP)
    if place is None:
        return None
    groups = np.empty(count, dtype=object)
    groups[person[::-1]] = cells.columns[place][::-1]
    wrong = np.flatnonzero(groups[person] != cells.columns[place])
    if wrong.size:
        raise BadAnswers(
            msg(
                "Baris {line}: orang ini tercatat pada dua kelompok.", line=cells.numbers[wrong[0]]
            ),
            hint=msg("Catat setiap orang pada satu kelompok saja."),
        )
    return groups


def _in_order(column: Text) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return the names as they first appear, and the place of each cell among them."""
    names, first, codes = np.unique(column, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return tuple(str(names[at]) for at in order), place[codes.ravel()]


def _refuse_repeats(names: Sequence[str], lines: Sequence[int]) -> None:
    seen: set[str] = set()
    for line, name in zip(lines, names, strict=True):
        if name in seen or not name:
            raise BadAnswers(
                msg("Baris {line}: kode {name} kosong atau berulang.", line=line, name=repr(name)),
                hint=msg("Beri setiap orang dan setiap butir kode tersendiri."),
            )
        seen.add(name)
