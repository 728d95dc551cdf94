"""The workbook of items written: empty to be filled in, or with items to be changed elsewhere."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from takar.exchange.files.item_tables.building import item_of, row_of
from takar.exchange.files.item_tables.columns import (
    CODE,
    COLUMNS,
    COMPETENCY,
    FORM,
    GUIDE,
    HEADINGS,
    HOW_KEYS_ARE_WRITTEN,
    KEY,
    LETTERS,
    LEVEL,
    LIMIT,
    OPTIONS,
    PARTS,
    PROMPT,
    SCALE,
    SHEET,
    TARGET_COLUMNS,
    TARGETS,
    TITLE,
    WORST,
    WORTH,
)
from takar.exchange.files.item_tables.grammar import Misread, listed, written, written_accepted
from takar.exchange.files.item_tables.reading import TableItem
from takar.exchange.files.workbook import SafeWorkbook, fitting_width
from takar.items.content import TITLES, Content, Interaction
from takar.items.keys import (
    ChoiceKey,
    ChoicesKey,
    EssayKey,
    ForcedKey,
    JudgementKey,
    Key,
    LikertKey,
    MatchKey,
    OrderKey,
    Scoring,
    TextKey,
)
from takar.items.markup import plain
from takar.kernel.language import msg

ROOM_FOR = 2_000
RISKY = ("=", "+", "-", "@", "\t", "\r")
Cells = dict[str, str]


def write_item_template(target: Path | BinaryIO) -> None:
    """Write an empty workbook with a list of forms and a page of help."""
    _workbook(target, [])


def write_item_table(
    items: Iterable[TableItem], target: Path | BinaryIO, *, kind: str = "xlsx"
) -> tuple[TableItem, ...]:
    """Write items as rows that read back the same.

    Args:
        items: what to write.
        target: the file, or anything that takes bytes.
        kind: "xlsx" or "csv".

    Returns:
        The items that a table cannot say (formatted text, media, finer keys); they are left out
        of the file, and go into a QTI package instead.
    """
    left_out, rows = [], []
    for item in items:
        cells = cells_of(item)
        if cells is None:
            left_out.append(item)
        else:
            rows.append(cells)
    if kind == "csv":
        _csv(target, rows)
    else:
        _workbook(target, rows)
    return tuple(left_out)


def cells_of(item: TableItem) -> Cells | None:
    """Return the cells of an item, or ``None`` where they would not say the same."""
    cells = dict.fromkeys(HEADINGS, "")
    content = item.content
    cells |= {
        CODE: item.code,
        TITLE: item.title,
        FORM: TITLES[content.interaction].template,
        COMPETENCY: item.competency,
        LEVEL: "" if item.level is None else str(item.level),
        PROMPT: plain(content.prompt.replace("</p><p>", " \u2029 ")).replace(" \u2029 ", "\n"),
        LIMIT: "" if content.longest is None else str(content.longest),
    }
    for headings, options in ((OPTIONS, content.options), (TARGET_COLUMNS, content.targets)):
        cells |= {name: plain(one.text) for name, one in zip(headings, options, strict=False)}
    cells |= _KEYS[content.interaction](content, item.key)
    return cells if _says_the_same(cells, content, item.key) else None


def _says_the_same(cells: Cells, content: Content, key: Key) -> bool:
    try:
        return item_of(content.interaction, row_of(cells)) == (content, key)
    except (Misread, ValueError):
        return False


def _letters(content: Content) -> dict[str, str]:
    return dict(zip(content.codes, LETTERS, strict=False))


def _graded(content: Content, points: Mapping[str, Any]) -> str:
    letters = _letters(content)
    return listed((letters.get(code, "?"), written(worth)) for code, worth in points.items())


def _worth(worth: Any) -> Cells:
    return {} if worth == 1 else {WORTH: written(worth)}


def _choice(content: Content, key: ChoiceKey) -> Cells:
    letters = _letters(content)
    if len(key.points) > 1:
        return {KEY: _graded(content, key.points)}
    ((code, worth),) = key.points.items()
    return {KEY: letters.get(code, "?"), **_worth(worth)}


def _choices(content: Content, key: ChoicesKey) -> Cells:
    if key.points:
        return {KEY: _graded(content, key.points)}
    letters = _letters(content)
    return {KEY: ", ".join(letters.get(code, "?") for code in key.right), **_worth(key.worth)}


def _parts(scoring: Scoring) -> Cells:
    return {PARTS: "SEBAGIAN"} if scoring is Scoring.PARTS else {}


def _order(content: Content, key: OrderKey) -> Cells:
    letters = _letters(content)
    order = ", ".join(letters.get(code, "?") for code in key.order)
    return {KEY: order, **_worth(key.worth), **_parts(key.scoring)}


def _match(content: Content, key: MatchKey) -> Cells:
    letters = _letters(content)
    numbers = dict(zip((one.code for one in content.targets), TARGETS, strict=False))
    pairs = ((letters.get(one, "?"), numbers.get(two, "?")) for one, two in key.pairs.items())
    return {KEY: listed(pairs), **_worth(key.worth), **_parts(key.scoring)}


def _judgement(content: Content, key: JudgementKey) -> Cells:
    return {KEY: _graded(content, key.best), WORST: _graded(content, key.worst)}


def _likert(_content: Content, key: LikertKey) -> Cells:
    return {KEY: "TERBALIK" if key.is_reversed else "", SCALE: key.scale}


def _forced(content: Content, key: ForcedKey) -> Cells:
    letters = _letters(content)
    return {KEY: listed((letters.get(code, "?"), scale) for code, scale in key.scales.items())}


def _text(_content: Content, key: TextKey) -> Cells:
    if not key.accepted:
        return _worth(key.worth)
    said = " | ".join(written_accepted(one) for one in key.accepted)
    return {KEY: said, **_worth(key.accepted[0].points)}


def _essay(_content: Content, key: EssayKey) -> Cells:
    rubric = "; ".join(f"{one.title}={written(one.most)}" for one in key.rubric)
    return {KEY: rubric, GUIDE: key.guide}


def _speed(content: Content, _key: Key) -> Cells:
    shape = content.speed
    if shape is None:
        return {}
    return {
        SHEET: f"kolom={shape.columns}; baris={shape.rows}; "
        f"detik={shape.seconds}; benih={shape.seed}"
    }


_KEYS: Mapping[Interaction, Callable[[Content, Any], Cells]] = {
    Interaction.CHOICE: _choice,
    Interaction.CHOICES: _choices,
    Interaction.ORDER: _order,
    Interaction.MATCH: _match,
    Interaction.JUDGEMENT: _judgement,
    Interaction.LIKERT: _likert,
    Interaction.FORCED: _forced,
    Interaction.SHORT_TEXT: _text,
    Interaction.ESSAY: _essay,
    Interaction.SPEED: _speed,
}


def _csv(target: Path | BinaryIO, rows: Sequence[Cells]) -> None:
    text = io.StringIO()
    table = csv.DictWriter(text, HEADINGS, delimiter=";", lineterminator="\r\n")
    table.writeheader()
    for cells in rows:
        table.writerow({name: _harmless(value) for name, value in cells.items()})
    content = text.getvalue().encode("utf-8-sig")
    if isinstance(target, Path):
        target.write_bytes(content)
    else:
        target.write(content)


def _harmless(text: str) -> str:
    """Return the text so that a spreadsheet shows it instead of running it."""
    return f"'{text}" if text.startswith(RISKY) else text


def _workbook(target: Path | BinaryIO, rows: Sequence[Cells]) -> None:
    with SafeWorkbook(target) as workbook:
        sheet = workbook.sheet(str(msg("Soal")))
        titles = [f"{one.heading} *" if one.is_needed else one.heading for one in COLUMNS]
        workbook.headings(sheet, titles)
        for number, cells in enumerate(rows, start=1):
            for place, heading in enumerate(HEADINGS):
                workbook.cell(sheet, number, place, cells[heading] or None)
        for place, heading in enumerate(HEADINGS):
            sheet.set_column(place, place, fitting_width(heading, [" " * 12]), workbook.text)
        forms = [title.template for title in TITLES.values()]
        place, last = HEADINGS.index(FORM), len(rows) + ROOM_FOR
        sheet.data_validation(1, place, last, place, {"validate": "list", "source": forms})
        _help(workbook)


def _help(workbook: SafeWorkbook) -> None:
    sheet = workbook.sheet(str(msg("Petunjuk")))
    workbook.headings(sheet, [str(msg("Kolom")), str(msg("Isi"))])
    lines = [(one.heading, one.help) for one in COLUMNS]
    lines += [(f"{KEY}: {TITLES[form]}", said) for form, said in HOW_KEYS_ARE_WRITTEN.items()]
    for number, (heading, said) in enumerate(lines, start=1):
        sheet.write_string(number, 0, heading, workbook.text)
        sheet.write_string(number, 1, str(said), workbook.prose)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 80)
