"""One row of the workbook made into a content and its key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from takar.exchange.files.item_tables.columns import (
    GUIDE,
    KEY,
    LETTERS,
    LIMIT,
    OPTIONS,
    PARTS,
    PROMPT,
    SCALE,
    SHEET,
    TARGET_COLUMNS,
    TARGETS,
    WORST,
    WORTH,
)
from takar.exchange.files.item_tables.grammar import (
    accepted,
    assigned,
    letters,
    misread,
    points,
    whole,
)
from takar.items.content import LONGEST_TEXT, Content, Interaction, Option
from takar.items.keys import (
    ChoiceKey,
    ChoicesKey,
    Criterion,
    EssayKey,
    ForcedKey,
    JudgementKey,
    Key,
    LikertKey,
    MatchKey,
    OrderKey,
    Scoring,
    SpeedKey,
    TextKey,
    Unmatched,
)
from takar.items.markup import from_plain
from takar.items.speed import SpeedShape
from takar.kernel.language import msg

Cells = Mapping[str, str]
SCORINGS = {"": Scoring.WHOLE, "SELURUHNYA": Scoring.WHOLE, "SEBAGIAN": Scoring.PARTS}
REVERSED = {"": False, "TERBALIK": True}
SHEET_WORDS = {"kolom": "columns", "baris": "rows", "detik": "seconds", "benih": "seed"}


@dataclass(frozen=True)
class Row:
    """The cells of a row by heading, empty where nothing stands, and the options in them."""

    cells: Cells
    options: tuple[Option, ...]
    targets: tuple[Option, ...]

    @property
    def codes(self) -> dict[str, str]:
        """The code of each option by its letter."""
        return {letter: one.code for letter, one in zip(LETTERS, self.options, strict=False)}

    @property
    def worth(self) -> Fraction:
        """What the whole right answer earns."""
        return points(WORTH, self.cells[WORTH]) if self.cells[WORTH] else Fraction(1)


def row_of(cells: Cells) -> Row:
    """Return a row with its options; a gap between two options is refused."""
    return Row(cells, _options(cells, OPTIONS), _options(cells, TARGET_COLUMNS))


def _options(cells: Cells, headings: tuple[str, ...]) -> tuple[Option, ...]:
    texts = [cells[heading] for heading in headings]
    while texts and not texts[-1]:
        texts.pop()
    if "" in texts:
        raise misread(
            headings[texts.index("")],
            "",
            msg("Ada pilihan kosong di tengah."),
            msg("Isi pilihan berurutan tanpa ada yang terlewat."),
        )
    return tuple(Option(text=from_plain(text)) for text in texts)


def item_of(form: Interaction, row: Row) -> tuple[Content, Key]:
    """Return the content and key of a row.

    Raises:
        Misread: when a cell does not say what its column asks for.
        ValidationError: when the item lacks something.
    """
    fields: dict[str, Any] = {"options": row.options, "targets": row.targets}
    fields |= _own_fields(form, row)
    content = Content(interaction=form, prompt=paragraphs(row.cells[PROMPT]), **fields)
    return content, _KEYS[form](row)


def paragraphs(text: str) -> str:
    """Return plain words as paragraphs, one for each line."""
    lines = [line for line in text.splitlines() if line.strip()]
    return "".join(f"<p>{from_plain(line)}</p>" for line in lines)


def _own_fields(form: Interaction, row: Row) -> dict[str, Any]:
    cells = row.cells
    if form is Interaction.JUDGEMENT:
        return {"asks_both": bool(cells[WORST])}
    if form is Interaction.FORCED:
        return {"asks_both": len(row.options) > 2}
    if form is Interaction.SPEED:
        return {"speed": _shape(cells[SHEET])}
    if form in {Interaction.SHORT_TEXT, Interaction.ESSAY} and cells[LIMIT]:
        return {"longest": whole(LIMIT, cells[LIMIT], 1, LONGEST_TEXT)}
    return {}


def _shape(text: str) -> SpeedShape:
    said: dict[str, int] = {}
    for part in filter(str.strip, text.split(";")):
        word, _, value = part.partition("=")
        name = SHEET_WORDS.get(word.strip().casefold())
        if name is None:
            raise misread(
                SHEET,
                text,
                msg("Bagian {part} tidak terbaca.", part=part.strip()),
                msg("Tulis seperti kolom=40; baris=30; detik=30; benih=17."),
            )
        said[name] = whole(SHEET, value, 0, 2**62)
    return SpeedShape.model_validate(said)


def _graded(row: Row, column: str) -> dict[str, Fraction]:
    said = assigned(column, row.cells[column], row.codes)
    return {code: points(column, text) for code, text in said.items()}


def _needed(row: Row) -> str:
    if row.cells[KEY]:
        return row.cells[KEY]
    raise misread(KEY, "", msg("Kunci kosong."), msg("Isi kuncinya menurut petunjuk."))


def _one_of(row: Row, column: str, known: Mapping[str, Any]) -> Any:
    text = row.cells[column].upper()
    if text not in known:
        raise misread(
            column,
            row.cells[column],
            msg("Isi {text} tidak dikenal.", text=row.cells[column]),
            msg("Pakai salah satu: {known}.", known=", ".join(filter(None, known))),
        )
    return known[text]


def _choice(row: Row) -> Key:
    if "=" in _needed(row):
        return ChoiceKey(points=_graded(row, KEY))
    right = letters(KEY, row.cells[KEY], row.codes)
    if len(right) != 1:
        raise misread(
            KEY,
            row.cells[KEY],
            msg("Pilihan tunggal mempunyai satu jawaban yang benar."),
            msg("Tulis satu huruf, atau pakai bentuk pilihan jamak."),
        )
    return ChoiceKey(points={right[0]: row.worth})


def _choices(row: Row) -> Key:
    if "=" not in _needed(row):
        return ChoicesKey(right=letters(KEY, row.cells[KEY], row.codes), worth=row.worth)
    graded = _graded(row, KEY)
    right = tuple(code for code, worth in graded.items() if worth > 0)
    return ChoicesKey(right=right, points=graded)


def _order(row: Row) -> Key:
    order = letters(KEY, _needed(row), row.codes)
    scoring = _one_of(row, PARTS, SCORINGS)
    if len(order) < len(row.options):
        raise misread(
            KEY,
            row.cells[KEY],
            msg("Kunci urutan harus memuat setiap pilihan tepat satu kali."),
            msg("Tulis semua huruf pilihan menurut urutan yang benar."),
        )
    return OrderKey(order=order, scoring=scoring, worth=row.worth)


def _match(row: Row) -> Key:
    targets = {number: one.code for number, one in zip(TARGETS, row.targets, strict=False)}
    said = assigned(KEY, _needed(row), row.codes)
    pairs: dict[str, str] = {}
    for code, number in said.items():
        if number not in targets:
            raise misread(
                KEY,
                row.cells[KEY],
                msg("Pasangan {number} tidak ada pada soal ini.", number=number),
                msg("Pakai nomor kolom PASANGAN yang terisi."),
            )
        pairs[code] = targets[number]
    return MatchKey(pairs=pairs, scoring=_one_of(row, PARTS, SCORINGS), worth=row.worth)


def _judgement(row: Row) -> Key:
    _needed(row)
    return JudgementKey(best=_graded(row, KEY), worst=_graded(row, WORST))


def _likert(row: Row) -> Key:
    return LikertKey(is_reversed=_one_of(row, KEY, REVERSED), scale=row.cells[SCALE])


def _forced(row: Row) -> Key:
    return ForcedKey(scales=assigned(KEY, _needed(row), row.codes))


def _text(row: Row) -> Key:
    if not row.cells[KEY]:
        return TextKey(unmatched=Unmatched.PERSON, worth=row.worth)
    return TextKey(accepted=accepted(KEY, row.cells[KEY], row.worth))


def _essay(row: Row) -> Key:
    rubric = []
    for place, part in enumerate(filter(str.strip, _needed(row).split(";")), start=1):
        title, _, most = part.rpartition("=")
        rubric.append(Criterion(code=f"k{place}", title=title.strip(), most=points(KEY, most)))
    return EssayKey(rubric=tuple(rubric), guide=row.cells[GUIDE])


_KEYS: Mapping[Interaction, Callable[[Row], Key]] = {
    Interaction.CHOICE: _choice,
    Interaction.CHOICES: _choices,
    Interaction.ORDER: _order,
    Interaction.MATCH: _match,
    Interaction.JUDGEMENT: _judgement,
    Interaction.LIKERT: _likert,
    Interaction.FORCED: _forced,
    Interaction.SHORT_TEXT: _text,
    Interaction.ESSAY: _essay,
    Interaction.SPEED: lambda _row: SpeedKey(),
}
