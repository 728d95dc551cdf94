"""IP ASN explained: what each sub-indicator earns, why points are lost, and on which evidence.

Law: Peraturan BKN 8/2019; each row names the key of its own table of points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from takar.kernel.language import Message
from takar.measures.ip_asn_indicators import (
    INDICATORS,
    LOW,
    REASONS,
    codes_of,
    most_of,
    reason_of,
    window_of,
)
from takar.measures.ip_asn_points import dimension_least, dimension_most
from takar.measures.ip_asn_rules import DIMENSIONS, EVIDENCE, OFFICIAL, PARTS
from takar.measures.ip_asn_sentences import sentence
from takar.measures.ip_asn_states import NO_SUBJECT, UNVERIFIED
from takar.regulations.law import Law
from takar.tables.expressions import MICRO, as_decimal, in_micro, when, whole

COLUMNS = (
    "employee_id",
    "indicator",
    "points",
    "points_claimed",
    "most",
    "state",
    "reason_of_loss",
    "lost",
    "evidence",
    "cite_key",
    "window_from",
    "window_to",
)


@dataclass(frozen=True)
class Explained:
    """One sub-indicator of one person, in words.

    Attributes:
        indicator: its code; for released scores the code of the dimension.
        claimed: the points were every waiting claim verified.
        reason: why points are lost; ``None`` where none are.
        lost: the points below the most, a gap counted at its lowest.
        sentence: the evidence, its window, and any waiver.
        cite_key: the key of its table of points.
    """

    indicator: str
    title: str
    points: Decimal | None
    claimed: Decimal | None
    most: Decimal | None
    state: str | None
    reason: str | None
    lost: Decimal | None
    sentence: Message
    cite_key: str
    window_from: date | None
    window_to: date | None


def explained(row: Mapping[str, Any], law: Law) -> list[Explained]:
    """Explain one row of a result, sub-indicator by sub-indicator, in the order of the law.

    Args:
        row: a row of ``ip_asn``, whole.
    """
    if row["rules"] in codes_of(law, OFFICIAL):
        return [_official(row, code, law) for code in DIMENSIONS]
    return [_explained(row, code, law) for code in INDICATORS]


def components(results: ir.Table, law: Law) -> ir.Table:
    """Return one row per person and sub-indicator: points, what is lost and why, the evidence.

    ``points_claimed`` is what the points would be were every waiting claim verified; ``lost``
    counts a gap at its lowest. Official scores are told by dimension, since nothing else is known.
    """
    wide = claimed(results.filter(results.rules.isin(codes_of(law, EVIDENCE))), law)
    blocks = [_block(wide, code, law) for code in INDICATORS]
    released = codes_of(law, OFFICIAL)
    if released:
        given = results.filter(results.rules.isin(released))
        blocks += [_released(given, code, law) for code in DIMENSIONS]
    return ibis.union(*blocks)


def claimed(results: ir.Table, law: Law) -> ir.Table:
    """Add, per sub-indicator, ``_micro``, ``_most`` and ``_claim`` in millionths.

    The result tells what all claims together would gain. Where claims of a degree and of a rating
    wait at once, the rating is given its share first; together they are exact.
    """
    found: dict[str, ir.Value] = {}
    for code, column in INDICATORS.items():
        found[f"{column}_micro"] = in_micro(results[column])
        found[f"{column}_most"] = _most(results, code, law)
    wide = results.mutate(**found)
    waits = {column: wide[f"{column}_state"] == UNVERIFIED for column in INDICATORS.values()}
    claims = {
        column: ibis.ifelse(waits[column], wide[f"{column}_most"], wide[f"{column}_micro"])
        for column in PARTS.values()
    }
    rest = in_micro(wide.lost_unverified)
    for column, claim in claims.items():
        rest = rest - when(waits[column], claim).fill_null(0)
    own = {name: _counted(wide, name, law) for name in ("performance", "qualification")}
    room = wide.performance_most - own["performance"]
    both = waits["performance"] & waits["qualification"]
    share = ibis.ifelse(waits["performance"], rest, whole(0))
    share = ibis.ifelse(both, ibis.least(rest, room), share)
    claims["performance"] = _raised(wide, "performance", waits, own["performance"] + share)
    claims["qualification"] = _raised(
        wide, "qualification", waits, own["qualification"] + rest - share
    )
    claims["discipline"] = wide.discipline_micro
    return wide.mutate(**{f"{column}_claim": claim for column, claim in claims.items()})


def _raised(
    wide: ir.Table, name: str, waits: dict[str, ir.BooleanValue], raised: ir.Value
) -> ir.Value:
    return ibis.ifelse(waits[name], raised, wide[f"{name}_micro"])


def _counted(wide: ir.Table, name: str, law: Law) -> ir.Value:
    """Return the points with a gap at its lowest."""
    return wide[f"{name}_micro"].fill_null(dimension_least(law).get(name, 0))


def _most(results: ir.Table, indicator: str, law: Law) -> ir.Value:
    most = most_of(law, indicator)
    if "" in most:
        return whole(most[""])
    cases = [(group, whole(points)) for group, points in most.items()]
    return results.post_group.cases(*cases, else_=ibis.null("int64"))


def _block(wide: ir.Table, indicator: str, law: Law) -> ir.Table:
    """Return the rows of one sub-indicator."""
    column = INDICATORS[indicator]
    state, most = wide[f"{column}_state"], wide[f"{column}_most"]
    lost = when(wide.lost_low.notnull(), most - _counted(wide, column, law))
    named = [(code, ibis.literal(reason)) for code, reason in REASONS.items()]
    first, last = window_of(law, indicator)
    told = {
        "indicator": ibis.literal(indicator),
        "points": as_decimal(wide[f"{column}_micro"]),
        "points_claimed": as_decimal(wide[f"{column}_claim"]),
        "most": as_decimal(most),
        "state": state,
        "reason_of_loss": when(lost > 0, state.cases(*named, else_=LOW)),
        "lost": as_decimal(lost),
        "evidence": _evidence(wide, indicator, law),
        "cite_key": ibis.literal(str(law.codes("ip_asn.indicators")[indicator]["law_key"])),
        "window_from": _day(first),
        "window_to": _day(last),
    }
    return wide.select("employee_id", **told).select(*COLUMNS)


def _released(given: ir.Table, dimension: str, law: Law) -> ir.Table:
    """Return the rows of one dimension as BKN released it."""
    column = DIMENSIONS[dimension]
    points = in_micro(given[column])
    most = whole(dimension_most(law)[column])
    named = "leadership" if dimension == "KOMPETENSI" else column
    lost = most - points
    told = {
        "indicator": ibis.literal(dimension),
        "points": as_decimal(points),
        "points_claimed": as_decimal(points),
        "most": as_decimal(most),
        "state": given[f"{named}_state"],
        "reason_of_loss": when(lost > 0, ibis.literal(LOW)),
        "lost": as_decimal(lost),
        "evidence": ibis.null("string"),
        "cite_key": ibis.literal("ip_asn.dimensions"),
        "window_from": ibis.null("date"),
        "window_to": ibis.null("date"),
    }
    return given.select("employee_id", **told).select(*COLUMNS)


def _day(day: date | None) -> ir.DateValue:
    return ibis.null("date") if day is None else ibis.literal(day, type="date")


def _evidence(wide: ir.Table, indicator: str, law: Law) -> ir.StringValue:
    """Tell in a few words what was read; a gap where nothing was."""
    if indicator == "KUALIFIKASI":
        titles = [(c, one.title) for c, one in law.codes("ip_asn.education_classes").items()]
        return wide.education_level.cases(*titles, else_=wide.education_level)
    if indicator == "KINERJA":
        year = wide.performance_year.cast("string")
        return wide.performance_rating.fill_null("–") + " · " + year
    if indicator == "DISIPLIN":
        none = when(wide.discipline.notnull(), ibis.literal("tidak ada catatan"))
        return wide.sanction_level.fill_null(none)
    on = wide[f"{PARTS[indicator]}_on"].strftime("%d-%m-%Y")
    if indicator != "DIKLAT_TEKNIS":
        return on
    return (_plain(wide.technical_hours) + " JP · ").fill_null("") + on


def _plain(number: ir.DecimalValue) -> ir.StringValue:
    """Write a decimal without needless zeros, with the Indonesian decimal comma."""
    return number.cast("string").re_replace(r"\.?0+$", "").replace(".", ",")


def _explained(row: Mapping[str, Any], indicator: str, law: Law) -> Explained:
    column, one = INDICATORS[indicator], law.codes("ip_asn.indicators")[indicator]
    most_by_group = most_of(law, indicator)
    most = _units(most_by_group.get("", most_by_group.get(row["post_group"] or "")))
    state, points = row[f"{column}_state"], row[column]
    claim = claims_of(row, law)[indicator]
    lowest = _units(dimension_least(law).get(column, 0)) or Decimal(0)
    counts = state != NO_SUBJECT and most is not None
    lost = most - (lowest if points is None else points) if counts and most is not None else None
    first, last = window_of(law, indicator)
    return Explained(
        indicator=indicator,
        title=one.title,
        points=points,
        claimed=claim,
        most=most,
        state=state,
        reason=reason_of(state) if lost else None,
        lost=lost,
        sentence=sentence(row, indicator, claim, law),
        cite_key=str(one["law_key"]),
        window_from=first,
        window_to=last,
    )


def claims_of(row: Mapping[str, Any], law: Law) -> dict[str, Decimal | None]:
    """Return the points of each sub-indicator were every waiting claim verified."""
    least = dimension_least(law)
    waits = {code for code, column in INDICATORS.items() if row[f"{column}_state"] == UNVERIFIED}
    found: dict[str, Decimal | None] = {c: row[column] for c, column in INDICATORS.items()}
    rest = row["lost_unverified"] or Decimal(0)
    for code in waits & set(PARTS):
        found[code] = _units(most_of(law, code).get(row["post_group"] or ""))
        rest -= found[code] or Decimal(0)
    own = {
        code: _units(least[INDICATORS[code]]) or Decimal(0) if found[code] is None else found[code]
        for code in ("KINERJA", "KUALIFIKASI")
    }
    for code in ("KINERJA", "KUALIFIKASI"):
        if code in waits:
            now = own[code] or Decimal(0)
            room = (_units(most_of(law, code)[""]) or Decimal(0)) - now
            share = min(rest, room)
            found[code], rest = now + share, rest - share
    return found


def _official(row: Mapping[str, Any], dimension: str, law: Law) -> Explained:
    """Explain a dimension of which only the released score is known."""
    column = DIMENSIONS[dimension]
    points, most = row[column], _units(dimension_most(law)[column])
    state = row["leadership_state" if dimension == "KOMPETENSI" else f"{column}_state"]
    lost = None if points is None or most is None else most - points
    return Explained(
        indicator=dimension,
        title=dimension.title(),
        points=points,
        claimed=points,
        most=most,
        state=state,
        reason=LOW if lost else None,
        lost=lost,
        sentence=sentence(row, dimension, points, law),
        cite_key="ip_asn.dimensions",
        window_from=None,
        window_to=None,
    )


def _units(millionths: int | None) -> Decimal | None:
    return None if millionths is None else Decimal(millionths) / MICRO
