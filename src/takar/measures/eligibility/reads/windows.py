"""Requirements about the calendar: days on which nobody is moved without consent."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from takar.kernel.language import msg
from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.changes import Change, Deed
from takar.measures.eligibility.facts.days import add_months
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.outcomes import NO, OPEN, YES, Answers
from takar.measures.eligibility.telling import NOT_RECORDED, Told, on_day, wait_until
from takar.regulations.requirements import WindowDemand


@dataclass(frozen=True)
class Span:
    """Days that a window covers; ``closes`` is the first day after it, where that is known."""

    opens: date
    closes: date | None
    document: str | None


def window(people: People, asked: Asked[WindowDemand]) -> Answers:
    """Return the answer of the day, the same for everybody."""
    spans = _spans(people, asked)
    shut = [span for span in spans if _covers(span, people.law.day) and not span.document]
    answer = YES if spans and not shut else OPEN
    if any(span.closes for span in shut):
        answer = NO
    return np.full(people.count, answer, dtype=np.int8)


def is_inside(people: People, asked: Asked[WindowDemand]) -> bool:
    """Tell whether the day lies in a window, with or without consent."""
    return any(_covers(span, people.law.day) for span in _spans(people, asked))


def _spans(people: People, asked: Asked[WindowDemand]) -> list[Span]:
    table = people.tables.get("windows")
    rows = [] if table is None else table.to_pylist()
    return [
        _span(row, asked.demand)
        for row in rows
        if row["agency"] == asked.agency and row["window"] == asked.demand.window
    ]


def _span(row: dict[str, Any], demand: WindowDemand) -> Span:
    opens = add_months(row["starts_on"], -demand.months_before)
    if demand.months_after:
        closes = add_months(row["starts_on"], demand.months_after)
    else:
        closes = row["ends_on"] and row["ends_on"] + timedelta(days=1)
    return Span(opens, closes, row["document"])


def _covers(span: Span, today: date) -> bool:
    return span.opens <= today and (span.closes is None or today < span.closes)


def tell_window(people: People, asked: Asked[WindowDemand]) -> Told:
    """Tell the window that the day lies in, and when it closes."""
    spans, today = _spans(people, asked), people.law.day
    wanted = msg("di luar jendela {window}, atau dengan persetujuan", window=asked.demand.window)
    inside = [span for span in spans if _covers(span, today)]
    if not inside:
        fact = msg("di luar jendela") if spans else NOT_RECORDED
        change = None
        if not spans:
            says = msg("Catat tanggal pemilihan dan pelantikan kepala daerah.")
            far = add_months(today, -240)
            row = {
                "agency": asked.agency,
                "window": asked.demand.window,
                "starts_on": far,
                "ends_on": far,
            }
            change = Change(Deed.RECORD, says, (("windows", row),), supposes=True)
        return Told(fact, wanted, change)
    span = next((span for span in inside if not span.document), inside[0])
    fact = msg("di dalam jendela sejak {day}", day=on_day(span.opens))
    if span.document:
        return Told(msg("persetujuan {document}", document=span.document), wanted)
    if span.closes is None:
        says = msg("Catat akhir masa jabatan kepala daerah.")
        return Told(fact, wanted, Change(Deed.RECORD, says, supposes=True))
    return Told(fact, wanted, wait_until(span.closes))
