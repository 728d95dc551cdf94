"""The fieldset of the key: read into a key, and filled in from one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

from takar.exchange.files.item_tables.grammar import (
    Misread,
    accepted,
)
from takar.items.content import Interaction
from takar.items.keys import (
    Accepted,
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
    PairPoints,
    Scoring,
    SpeedKey,
    TextKey,
    Unmatched,
    exact,
)
from takar.items.texts import TextRules
from takar.kernel.language import Message, msg
from takar.web.item_bank.rules.sheet_faults import SheetFault
from takar.web.item_bank.rules.typed_keys import POINTS

Row = Mapping[str, Any]


@dataclass(frozen=True)
class KeySheet:
    """What was typed about the key, with the codes of the options it speaks of."""

    interaction: Interaction
    fields: Row
    rows: Sequence[Row]
    codes: tuple[str, ...]
    targets: tuple[str, ...]
    before: Key | None

    def points(self, name: str) -> dict[str, Fraction]:
        """Return what each option earns, where something was typed."""
        typed = ((code, at, row) for at, (code, row) in enumerate(self.paired))
        return {
            code: read_points(row[name], name, at)
            for code, at, row in typed
            if str(row.get(name) or "").strip()
        }

    @property
    def paired(self) -> list[tuple[str, Row]]:
        """Each option with what the key says of it."""
        return list(zip(self.codes, self.rows, strict=True))

    @property
    def worth(self) -> Fraction:
        """What the whole right answer earns."""
        return read_points(self.fields.get("worth") or "1", "worth", None)

    def number(self, name: str) -> Fraction | None:
        """Return the number in a box; nothing where it is empty."""
        typed = str(self.fields.get(name) or "").strip()
        return read_points(typed, name, None) if typed else None

    @property
    def scoring(self) -> Scoring:
        """Whether parts count."""
        return Scoring(self.fields.get("scoring") or "WHOLE")


def read_points(text: Any, field: str, row: int | None) -> Fraction:
    """Return typed points exactly: with a comma, a point, or as a fraction.

    >>> read_points("0,5", "points", 0), read_points("1/3", "points", 0)
    (Fraction(1, 2), Fraction(1, 3))
    """
    try:
        return exact(str(text).strip().replace(",", "."))
    except ValueError:
        problem = msg("Angka {text} tidak terbaca.", text=str(text)[:20])
        raise SheetFault(problem, field=field, row=row) from None


def key_from(sheet: KeySheet) -> Key:
    """Return the key that was typed.

    Raises:
        SheetFault: with the box to mend.
    """
    return _KEYS[sheet.interaction](sheet)


def _needed(found: Any, problem: Message, field: str) -> None:
    if not found:
        raise SheetFault(problem, field=field)


def _choice(sheet: KeySheet) -> Key:
    points = sheet.points("points")
    _needed(points, msg("Tulis nilai sekurangnya satu pilihan."), "")
    return ChoiceKey(points=points)


def _choices(sheet: KeySheet) -> Key:
    right = tuple(code for code, row in sheet.paired if row.get("is_right"))
    points = sheet.points("points")
    right = right or tuple(code for code, worth in points.items() if worth > 0)
    return ChoicesKey(
        right=right,
        worth=sheet.worth,
        points=points,
        other=sheet.number("other") or Fraction(0),
        lowest=sheet.number("least_points"),
        highest=sheet.number("most_points"),
    )


def _order(sheet: KeySheet) -> Key:
    for at, row in enumerate(sheet.rows):
        if not row.get("place"):
            raise SheetFault(msg("Tulis urutan pilihan ini."), field="place", row=at)
    order = sorted(sheet.paired, key=lambda pair: pair[1]["place"])
    if len({row["place"] for _, row in order}) < len(order):
        raise SheetFault(msg("Ada dua pilihan pada urutan yang sama."))
    codes = tuple(code for code, _ in order)
    if len(codes) < 2:
        raise SheetFault(msg("Soal urutan memerlukan paling sedikit dua pilihan."))
    return OrderKey(order=codes, scoring=sheet.scoring, worth=sheet.worth)


def _match(sheet: KeySheet) -> Key:
    pairs: dict[str, str] = {}
    for at, (code, row) in enumerate(sheet.paired):
        number = row.get("pair")
        if number and number > len(sheet.targets):
            problem = msg("Pasangan {number} tidak ada.", number=number)
            raise SheetFault(problem, field="pair", row=at)
        if number:
            pairs[code] = sheet.targets[number - 1]
    lines = str(sheet.fields.get("pair_points") or "").splitlines()
    points = tuple(_pair(sheet, line) for line in lines if line.strip())
    return MatchKey(pairs=pairs, scoring=sheet.scoring, worth=sheet.worth, points=points)


def _pair(sheet: KeySheet, line: str) -> PairPoints:
    """Return what one pair earns, typed as ``A-2 = 0,5``."""
    named, _mark, worth = line.partition("=")
    letter, _dash, number = (part.strip() for part in named.partition("-"))
    options = dict(zip(ascii_uppercase, sheet.codes, strict=False))
    targets = {str(at): code for at, code in enumerate(sheet.targets, start=1)}
    if letter.upper() not in options or number not in targets:
        problem = msg("Baris {line} tidak terbaca; tulis seperti A-2 = 1.", line=line[:40])
        raise SheetFault(problem, field="pair_points")
    points = read_points(worth, "pair_points", None)
    return PairPoints(option=options[letter.upper()], target=targets[number], points=points)


def _judgement(sheet: KeySheet) -> Key:
    best = sheet.points("points")
    _needed(best, msg("Tulis nilai sekurangnya satu pilihan sebagai yang terbaik."), "")
    worst = sheet.points("worst") if sheet.fields.get("asks_both") else {}
    return JudgementKey(best=best, worst=worst)


def _likert(sheet: KeySheet) -> Key:
    return LikertKey(
        is_reversed=bool(sheet.fields.get("is_reversed")),
        lowest=int(sheet.fields.get("lowest") or 0),
        scale=sheet.fields.get("scale") or "",
    )


def _forced(sheet: KeySheet) -> Key:
    scales = {code: str(row.get("scale") or "").strip() for code, row in sheet.paired}
    for at, scale in enumerate(scales.values()):
        if not scale:
            raise SheetFault(msg("Tulis skala pernyataan ini."), field="scale", row=at)
    return ForcedKey(scales=scales)


def _text(sheet: KeySheet) -> Key:
    lines = str(sheet.fields.get("accepted") or "").splitlines()
    before = sheet.before.rules if isinstance(sheet.before, TextKey) else TextRules()
    rules = before.model_dump() | {
        name: bool(sheet.fields.get(name))
        for name in ("ignore_case", "ignore_punctuation", "ignore_accents")
    }
    rules["ignore_blanks"] = sheet.fields.get("ignore_blanks") or before.ignore_blanks
    return TextKey(
        accepted=tuple(one for line in lines for one in _accepted(line, sheet.worth)),
        rules=TextRules.model_validate(rules),
        unmatched=Unmatched(sheet.fields.get("unmatched") or "WRONG"),
        worth=sheet.worth,
    )


def _accepted(line: str, worth: Fraction) -> tuple[Accepted, ...]:
    """Return what a line accepts; ``nilai:`` at its end says what that earns."""
    text, mark, points = line.rpartition(f" {POINTS}")
    if mark:
        worth = read_points(points, "accepted", None)
    try:
        return accepted("accepted", text if mark else line, worth)
    except Misread as fault:
        raise SheetFault(fault.problem.reason, field="accepted") from fault


def _essay(sheet: KeySheet) -> Key:
    rubric = []
    lines = [line for line in str(sheet.fields.get("rubric") or "").splitlines() if line.strip()]
    for place, line in enumerate(lines, start=1):
        title, mark, most = line.rpartition("=")
        if not mark or not title.strip():
            problem = msg("Baris {line} tidak terbaca; tulis seperti Isi = 4.", line=line[:40])
            raise SheetFault(problem, field="rubric")
        worth = read_points(most, "rubric", None)
        rubric.append(Criterion(code=f"k{place}", title=title.strip(), most=worth))
    _needed(rubric, msg("Rubrik kosong."), "rubric")
    return EssayKey(rubric=tuple(rubric), guide=sheet.fields.get("guide") or "")


_KEYS: Mapping[Interaction, Callable[[KeySheet], Key]] = {
    Interaction.CHOICE: _choice,
    Interaction.CHOICES: _choices,
    Interaction.ORDER: _order,
    Interaction.MATCH: _match,
    Interaction.JUDGEMENT: _judgement,
    Interaction.LIKERT: _likert,
    Interaction.FORCED: _forced,
    Interaction.SHORT_TEXT: _text,
    Interaction.ESSAY: _essay,
    Interaction.SPEED: lambda _sheet: SpeedKey(),
}
