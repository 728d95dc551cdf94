"""Answers of persons to items from a file, long or wide, as points or as options with a key."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from takar.cli.answer_cells import ANSWER, ITEM, KEY, BadAnswers, cells_of
from takar.cli.answer_tables import AnswerTable, long, wide
from takar.kernel.language import Message, msg
from takar.psychometrics.classical import Chosen
from takar.psychometrics.gaps import Answers, Gap
from takar.psychometrics.responses import Responses

Blank = Literal["not_given", "omitted", "not_reached"]
Keys = Mapping[str, tuple[str, ...]]
MOST_POINTS = 1000
GAPS = {
    "NOT_GIVEN": Gap.NOT_GIVEN,
    "TIDAK_DIBERIKAN": Gap.NOT_GIVEN,
    "NA": Gap.NOT_GIVEN,
    "OMITTED": Gap.OMITTED,
    "DIKOSONGKAN": Gap.OMITTED,
    "NOT_REACHED": Gap.NOT_REACHED,
    "TIDAK_TERCAPAI": Gap.NOT_REACHED,
    **{str(int(gap)): gap for gap in Gap},
}


@dataclass(frozen=True, eq=False)
class AnswerFile:
    """What a file of answers holds.

    Attributes:
        chosen: the options chosen, where the file holds options and a key was given.
        notes: how the file was read.
    """

    responses: Responses
    chosen: Chosen | None
    notes: tuple[Message, ...]


def answers_in(path: Path, *, key: Path | None = None, blank: Blank = "not_given") -> AnswerFile:
    """Return the answers of a file; whether it is long or wide shows in its headings.

    Args:
        key: a file with columns item, key, if the cells name options.
        blank: what an empty cell means.

    Raises:
        BadAnswers: a cell, a name or a heading cannot be used; it says which.
    """
    cells = cells_of(path)
    keys = None if key is None else keys_in(key)
    is_long = cells.place(ITEM) is not None and cells.place(ANSWER) is not None
    table = long(cells) if is_long else wide(cells)
    shape = (
        msg("Dibaca sebagai tabel panjang: satu baris per orang dan butir.")
        if is_long
        else msg("Dibaca sebagai tabel lebar: satu baris per orang, satu kolom per butir.")
    )
    size = msg("{n} orang, {k} butir.", n=len(table.persons), k=len(table.items))
    notes = (*cells.notes, shape, size, *_blank_told(table, blank))
    if keys is None:
        answers = _points(table, GAPS | {"": Gap[blank.upper()]})
        responses = Responses.from_array(
            answers, items=table.items, persons=table.persons, groups=table.groups
        )
        return AnswerFile(responses, None, notes)
    chosen = _chosen(table, keys, GAPS | {"": Gap[blank.upper()]})
    responses = chosen.responses()
    if table.groups is not None:
        grouped = Responses.from_array(responses.answers, groups=table.groups)
        responses = replace(responses, groups=grouped.groups, group_names=grouped.group_names)
    return AnswerFile(responses, chosen, notes)


def keys_in(path: Path) -> Keys:
    """Return the right options of each item; several are parted by a slash.

    Raises:
        BadAnswers: a column is missing or an item stands twice.
    """
    cells = cells_of(path)
    item, key = cells.place(ITEM), cells.place(KEY)
    if item is None or key is None:
        raise BadAnswers(
            msg("Berkas kunci {path} tidak memuat kolom item dan key.", path=path.name),
            hint=msg("Tulis satu baris per butir: kode butir dan pilihan yang benar."),
        )
    found: dict[str, tuple[str, ...]] = {}
    for line, name, options in zip(
        cells.numbers, cells.columns[item], cells.columns[key], strict=True
    ):
        if name in found:
            raise BadAnswers(
                msg("Baris {line}: butir {item} tercatat dua kali.", line=line, item=name),
                hint=msg("Kunci ganda ditulis dalam satu baris, misalnya A/C."),
            )
        found[name] = tuple(one.strip() for one in options.split("/") if one.strip())
    return found


def _blank_told(table: AnswerTable, blank: Blank) -> tuple[Message, ...]:
    """Say what an empty cell was taken for, where there is one."""
    place = np.flatnonzero(table.words == "")
    if not place.size:
        return ()
    facts = {"n": int((table.codes == place[0]).sum())}
    told = {
        "not_given": msg("{n} sel kosong dibaca sebagai tidak diberikan.", **facts),
        "omitted": msg("{n} sel kosong dibaca sebagai dikosongkan peserta.", **facts),
        "not_reached": msg("{n} sel kosong dibaca sebagai tidak tercapai.", **facts),
    }
    return (told[blank],)


def _points(table: AnswerTable, gaps: Mapping[str, Gap]) -> Answers:
    """Return points and gaps."""
    codes = np.empty(len(table.words), dtype=np.int16)
    for at, word in enumerate(table.words):
        if word in gaps:
            codes[at] = gaps[word]
        elif word.isdecimal() and int(word) <= MOST_POINTS:
            codes[at] = int(word)
        else:
            line, column = table.line_of(at)
            raise BadAnswers(
                msg(
                    "Baris {line}, kolom {column}: {cell} bukan skor.",
                    line=line,
                    column=column,
                    cell=repr(word),
                ),
                hint=msg(
                    "Skor adalah bilangan bulat mulai 0. Bila sel berisi pilihan jawaban, "
                    "sertakan --key."
                ),
            )
    return np.ascontiguousarray(codes[table.codes])


def _chosen(table: AnswerTable, keys: Keys, gaps: Mapping[str, Gap]) -> Chosen:
    """Return the options chosen."""
    if lacking := [name for name in table.items if not keys.get(name)]:
        raise BadAnswers(
            msg("Butir {items} tidak mempunyai kunci.", items=", ".join(lacking)),
            hint=msg("Tambahkan kuncinya dalam berkas kunci."),
        )
    choices = np.empty(table.codes.shape, dtype=np.int16)
    names, right = [], []
    for place, item in enumerate(table.items):
        used = {str(table.words[at]) for at in np.unique(table.codes[:, place])}
        options = sorted(set(keys[item]) | {word for word in used if word not in gaps})
        codes = [gaps[word] if word in gaps else _at(options, word) for word in table.words]
        choices[:, place] = np.array(codes, dtype=np.int16)[table.codes[:, place]]
        names.append(tuple(options))
        right.append(tuple(options.index(one) for one in keys[item]))
    return Chosen(choices, table.items, table.persons, tuple(names), tuple(right))


def _at(options: list[str], word: str) -> int:
    return options.index(word) if word in options else 0
