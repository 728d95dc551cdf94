"""A word or number typed into a gap, and a text that a person reads."""

import re
from fractions import Fraction

from takar.exchange.qti.drafts import KEY_UNKNOWN, Draft, Pair, content_of
from takar.exchange.qti.elements import attribute, count_of
from takar.exchange.qti.reports import Skip
from takar.exchange.qti.scoring import NOTHING, Mapped, Way
from takar.exchange.qti.wording import GAP
from takar.items.content import Interaction
from takar.items.keys import Accepted, Criterion, EssayKey, TextKey, Unmatched
from takar.items.texts import TextRules, number_in
from takar.kernel.language import msg

NUMBERS = {"integer", "float"}
ALONE = re.compile(rf"<p>\s*{GAP}\s*</p>|(?<=>)\s*{GAP}\s*$")
WHOLE_ESSAY = "Mutu jawaban secara keseluruhan"


def read_text(draft: Draft) -> Pair:
    """Return a short text with what is accepted; a gap that stands alone is not shown."""
    if draft.response.kind not in {"string", *NUMBERS}:
        raise Skip(
            msg("Isian berjenis {kind} tidak didukung.", kind=draft.response.kind), draft.line
        )
    shown = _without_lone_gap(draft)
    content = content_of(shown, Interaction.SHORT_TEXT)
    accepted = _accepted(draft)
    if not accepted:
        draft.wording.note(msg("Tidak ada jawaban yang diterima; isiannya dibaca oleh seseorang."))
        return content, TextKey(unmatched=Unmatched.PERSON)
    mapped = draft.response.mapped if draft.rule.way is Way.MAP else None
    ignores = mapped is not None and not mapped.is_case_sensitive
    return content, TextKey(accepted=accepted, rules=TextRules(ignore_case=ignores))


def _without_lone_gap(draft: Draft) -> Draft:
    prompt = ALONE.sub("", draft.prompt)
    return Draft(draft.element, draft.response, draft.rule, draft.wording, prompt)


def _accepted(draft: Draft) -> tuple[Accepted, ...]:
    mapped = draft.response.mapped
    if draft.rule.way is Way.MAP and mapped is None:
        raise Skip(KEY_UNKNOWN, draft.line)
    if mapped is not None and (draft.rule.way is Way.MAP or not draft.response.correct):
        return _from_map(draft, mapped)
    worth = draft.rule.worth
    return tuple(_one(draft, text, worth) for text in draft.response.correct if text)


def _from_map(draft: Draft, mapped: Mapped) -> tuple[Accepted, ...]:
    if mapped.other > 0 or (mapped.lowest or NOTHING) > 0:
        raise Skip(
            msg("Isian yang memberi nilai untuk jawaban apa pun tidak didukung."), draft.line
        )
    highest = mapped.highest
    return tuple(
        _one(draft, text, worth if highest is None else min(worth, highest))
        for text, worth in mapped.entries.items()
        if text and worth > 0
    )


def _one(draft: Draft, text: str, worth: Fraction) -> Accepted:
    if draft.response.kind not in NUMBERS:
        return Accepted(text=text, points=worth)
    if number_in(text) is None:
        raise Skip(msg("Angka {text} pada kunci tidak terbaca.", text=text[:40]), draft.line)
    return Accepted(text=text, points=worth, within=NOTHING)


def read_essay(draft: Draft) -> Pair:
    """Return an essay; the makers' notes for the scorer become the guide."""
    if draft.response.cardinality != "single" or count_of(draft.element, "maxStrings", 1) > 1:
        raise Skip(msg("Uraian dengan beberapa kotak isian tidak didukung."), draft.line)
    if attribute(draft.element, "format") == "xhtml":
        draft.wording.note(msg("Uraian dibaca sebagai teks biasa, tanpa tata huruf."))
    content = content_of(draft, Interaction.ESSAY)
    guide = "\n".join([*draft.wording.for_scorer, *draft.response.correct])
    rubric = (Criterion(code="isi", title=WHOLE_ESSAY, most=draft.rule.highest or Fraction(1)),)
    return content, EssayKey(rubric=rubric, guide=guide[:20_000])
