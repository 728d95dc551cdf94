"""Answers read from a long table: one row per person and item."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.language import msg
from takar.psychometrics.gaps import Answers, BadResponses, Gap, whole

Codes = npt.NDArray[np.int32]
COLUMNS = ("person", "item", "score")


@dataclass(frozen=True, eq=False)
class LongTable:
    """What a long table says: persons by items, names sorted, groups by name."""

    answers: Answers
    persons: tuple[str, ...]
    items: tuple[str, ...]
    groups: Codes | None
    group_names: tuple[str, ...]

    @classmethod
    def of(cls, table: pa.Table) -> "LongTable":
        """Read the table, or complain of the first thing that cannot be read."""
        _refuse_missing_columns(table)
        person, persons = _coded(table, "person")
        item, items = _coded(table, "item")
        answers = np.full((len(persons), len(items)), Gap.NOT_GIVEN, dtype=np.int16)
        _refuse_repeats(person, item, persons, items)
        answers[person, item] = _scores(table)
        return cls(answers, persons, items, *_groups(table, person, persons))


def _refuse_missing_columns(table: pa.Table) -> None:
    """Complain of columns that are not there, of empty cells, and of a table without rows."""
    for name in COLUMNS:
        if name not in table.column_names:
            raise BadResponses(
                msg("Tabel jawaban tidak memuat kolom {column}.", column=name),
                hint=msg("Kolom yang wajib ada: person, item, score."),
            )
    if table.num_rows == 0:
        raise BadResponses(
            msg("Data jawaban kosong."), hint=msg("Sertakan sedikitnya satu jawaban.")
        )
    for name in (*COLUMNS, "group"):
        if name in table.column_names and table[name].null_count:
            row = int(pc.index(pc.is_null(table[name]), value=True).as_py()) + 1
            raise BadResponses(
                msg("Kolom {column} kosong pada baris {row}.", column=name, row=row),
                hint=msg("Jawaban yang tidak ada ditulis -1, -2 atau -3, bukan dikosongkan."),
            )


def _coded(table: pa.Table, name: str) -> tuple[Codes, tuple[str, ...]]:
    """Return the codes of a column and its names, sorted."""
    found = table[name].cast(pa.string()).combine_chunks().dictionary_encode()
    found = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    order = pc.sort_indices(found.dictionary).to_numpy(zero_copy_only=False)
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    codes = place[found.indices.to_numpy(zero_copy_only=False)]
    return codes, tuple(found.dictionary.take(pa.array(order)).to_pylist())


def _scores(table: pa.Table) -> Answers:
    """Return the scores as whole numbers."""
    try:
        return whole(table["score"].combine_chunks().cast(pa.float64()).to_numpy())
    except pa.ArrowInvalid as problem:
        raise BadResponses(
            msg("Kolom {column} memuat isi yang bukan angka.", column="score"),
            hint=msg("Isi kolom {column} hanya dengan angka.", column="score"),
        ) from problem


def _refuse_repeats(
    person: Codes, item: Codes, persons: tuple[str, ...], items: tuple[str, ...]
) -> None:
    """Complain when a person answered the same item twice."""
    keys = person.astype(np.int64) * len(items) + item
    seen = np.zeros(len(persons) * len(items), dtype=bool)
    seen[keys] = True
    if seen.sum() < len(keys):
        found, times = np.unique(keys, return_counts=True)
        who, what = divmod(int(found[np.argmax(times > 1)]), len(items))
        raise BadResponses(
            msg(
                "{person} tercatat dua kali menjawab butir {item}.",
                person=persons[who],
                item=items[what],
            ),
            hint=msg("Simpan satu jawaban saja untuk setiap orang dan butir."),
        )


def _groups(
    table: pa.Table, person: Codes, persons: tuple[str, ...]
) -> tuple[Codes | None, tuple[str, ...]]:
    """Return the group of each person and the names, sorted; the first is the reference."""
    if "group" not in table.column_names:
        return None, ()
    codes, names = _coded(table, "group")
    groups = np.full(len(persons), -1, dtype=np.int32)
    groups[person] = codes
    if (groups[person] != codes).any():
        who = persons[int(person[np.argmax(groups[person] != codes)])]
        raise BadResponses(
            msg("{person} tercatat pada dua kelompok.", person=who),
            hint=msg("Catat setiap orang pada satu kelompok saja."),
        )
    return groups, names
