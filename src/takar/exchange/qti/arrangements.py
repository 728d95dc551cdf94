"""Putting things in order, and matching one group with another."""

from collections.abc import Mapping

from takar.exchange.qti.drafts import (
    KEY_UNKNOWN,
    Draft,
    Pair,
    content_of,
    known_code,
    mapping_of,
    options_of,
)
from takar.exchange.qti.elements import children, count_of
from takar.exchange.qti.reports import Skip
from takar.exchange.qti.scoring import NOTHING, Mapped, Way
from takar.items.content import Interaction, Option
from takar.items.keys import MatchKey, OrderKey, PairPoints
from takar.kernel.language import msg


def read_order(draft: Draft) -> Pair:
    """Return things to put in order."""
    options = options_of(draft, draft.element, "simpleChoice")
    chosen = count_of(draft.element, "maxChoices", 0)
    if 0 < chosen < len(options):
        raise Skip(msg("Mengurutkan sebagian pilihan saja tidak didukung."), draft.line)
    if draft.rule.way is Way.MAP or not draft.response.correct:
        raise Skip(KEY_UNKNOWN, draft.line)
    codes = {name: option.code for name, option in options.items()}
    order = tuple(known_code(draft, codes, name) for name in draft.response.correct)
    content = content_of(draft, Interaction.ORDER, options=tuple(options.values()))
    return content, OrderKey(order=order, worth=draft.rule.worth)


def read_match(draft: Draft) -> Pair:
    """Return rows to match with targets."""
    sets = children(draft.element, "simpleMatchSet")
    if len(sets) != 2:
        raise Skip(msg("Soal menjodohkan harus mempunyai dua kelompok."), draft.line)
    rows, columns = (options_of(draft, one, "simpleAssociableChoice") for one in sets)
    right = _pairs(draft, draft.response.correct, rows, columns)
    mapped = mapping_of(draft)
    points = () if mapped is None else _pair_points(draft, mapped, rows, columns)
    _check_once(draft, right, points)
    content = content_of(
        draft,
        Interaction.MATCH,
        options=tuple(rows.values()),
        targets=tuple(columns.values()),
    )
    return content, MatchKey(pairs=dict(right), worth=draft.rule.worth, points=points)


def _pairs(
    draft: Draft,
    written: tuple[str, ...],
    rows: Mapping[str, Option],
    columns: Mapping[str, Option],
) -> list[tuple[str, str]]:
    pairs = []
    for pair in written:
        row, _, column = pair.partition(" ")
        if row not in rows or column.strip() not in columns:
            raise Skip(msg("Kunci menyebut pasangan {pair} yang tidak ada.", pair=pair), draft.line)
        pairs.append((rows[row].code, columns[column.strip()].code))
    return pairs


def _pair_points(
    draft: Draft, mapped: Mapped, rows: Mapping[str, Option], columns: Mapping[str, Option]
) -> tuple[PairPoints, ...]:
    if mapped.other or (mapped.lowest or NOTHING) > 0 or mapped.highest is not None:
        raise Skip(
            msg("Nilai menjodohkan dengan batas atau nilai lain tidak didukung."), draft.line
        )
    pairs = _pairs(draft, tuple(mapped.entries), rows, columns)
    return tuple(
        PairPoints(option=row, target=column, points=worth)
        for (row, column), worth in zip(pairs, mapped.entries.values(), strict=True)
    )


def _check_once(draft: Draft, right: list[tuple[str, str]], points: tuple[PairPoints, ...]) -> None:
    earning = [(one.option, one.target) for one in points if one.points > 0] or right
    if len(dict(earning)) < len(set(earning)) or len(dict(right)) < len(right):
        raise Skip(msg("Satu pilihan mempunyai beberapa pasangan yang benar."), draft.line)
