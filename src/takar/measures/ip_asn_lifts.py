"""What holds the index of IP ASN down, and the deed that would lift each person most.

A lift is one correction: a claim verified, evidence brought in, a training taken. What only time
heals is not among them; study and better performance are named, but gain *at most* so much.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.ip_asn_explained import components
from takar.measures.ip_asn_groups import AGENCY, UNIT, UNKNOWN, UNKNOWN_TITLE, closure
from takar.measures.ip_asn_indicators import INDICATORS, codes_of
from takar.measures.ip_asn_rules import EVIDENCE, OFFICIAL, PARTS, rule_set
from takar.measures.ip_asn_states import (
    LOW,
    MISSING,
    NONE,
    SHORT,
    STALE,
    UNFIT,
    UNVERIFIED,
)
from takar.measures.levels import joined_to
from takar.regulations.kinds import Code
from takar.regulations.law import Law
from takar.tables.expressions import as_decimal, divided, in_micro, micro, when, whole

VERIFY, COMPLETE, RENEW, TRAIN = "VERIFIKASI", "LENGKAPI_BUKTI", "PERBARUI", "PELATIHAN"
STUDY, PERFORM = "PENDIDIKAN", "KINERJA"
DEEDS = (VERIFY, COMPLETE, RENEW, TRAIN, STUDY, PERFORM)
"""What can be done, from the nearest to the farthest."""
PART_DEEDS = {
    UNVERIFIED: VERIFY,
    MISSING: COMPLETE,
    STALE: RENEW,
    NONE: TRAIN,
    UNFIT: TRAIN,
    SHORT: TRAIN,
}
"""The deed for each state of a part of competence."""
OTHER_DEEDS = {
    "KUALIFIKASI": {UNVERIFIED: VERIFY, MISSING: COMPLETE, LOW: STUDY, NONE: STUDY},
    "KINERJA": {UNVERIFIED: VERIFY, MISSING: COMPLETE, STALE: RENEW, LOW: PERFORM, NONE: COMPLETE},
}
"""The deed for each state of the other sub-indicators; nothing but time mends discipline."""
AGAIN = (VERIFY, COMPLETE)
"""Deeds that may fail (the claim is refused, no evidence is found); a training then helps."""
COLUMNS = (
    "employee_id",
    "work_unit_id",
    "position_tier",
    "indicator",
    "state",
    "reason_of_loss",
    "deed",
    "is_alternative",
    "is_at_most",
    "points",
    "gain",
    "hours",
    "rank",
    "lot",
    "is_measured",
    "unit_effect",
    "agency_effect",
)


class NotPlannable(TakarError):
    """The rule set has no tables of points from which a plan could be made."""


def plannable(law: Law, rules: str | None = None) -> Code:
    """Return the rule set if plans can be made from it.

    Raises:
        NotPlannable: it takes released scores, whose tables are not known.
    """
    chosen = rule_set(law, rules)
    if chosen["basis"] == OFFICIAL:
        estimates = codes_of(law, EVIDENCE)
        raise NotPlannable(
            msg(
                "Aturan {rules} tidak dapat direncanakan: tabel poinnya tidak terbit.",
                rules=chosen.code,
            ),
            hint=msg("Pakai {rules} sebagai perkiraan sendiri.", rules=", ".join(estimates)),
        )
    return chosen


def lifts(people: ir.Table, tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Return what would lift each person: one row per sub-indicator, and the training instead.

    Args:
        people: results of ``ip_asn``; released scores have no lifts, their tables are unknown.
        tables: ``employees`` and ``work_units``.

    Returns:
        Rows with the points gained (``is_at_most``: no more than), the hours still needed, the
        rank within the person (a gap for ``is_alternative``), a neutral ``lot`` for ties between
        people, and what the index of the unit and of the agency would rise by.
    """
    subjects = people.filter(people.rules.isin(codes_of(law, EVIDENCE)), people.lost_low.notnull())
    found = _deeds(components(subjects, law))
    own = subjects.select("employee_id", "is_measured", "technical_hours")
    found = _gained(joined_to(found, own, "employee_id"), law)
    found = _ranked(ibis.union(found, _instead(found)), law)
    return _effects(found, people, tables).select(*COLUMNS)


def losses(people: ir.Table, tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Return the points lost in the agency and in each unit, by sub-indicator and reason.

    Returns:
        ``people`` who lose, ``points`` lost by those measured, and ``index_points``: by how much
        that holds the index down. The most comes first.
    """
    lost = _by_reason(components(people, law))
    counted = joined_to(lost, people.select("employee_id", "is_measured"), "employee_id")
    counted = joined_to(counted, _posts(tables["employees"]), "employee_id")
    cells = counted.group_by("agency", "work_unit_id", "indicator", "reason_of_loss").aggregate(
        people=counted.employee_id.nunique(),
        lost=in_micro(counted.lost).sum(where=counted.is_measured).fill_null(0),
    )
    whole_agency = cells.mutate(grouping=ibis.literal(AGENCY), code="agency", title="agency")
    units = _above(cells, tables["work_units"]).mutate(grouping=ibis.literal(UNIT))
    names = ("grouping", "code", "title", "indicator", "reason_of_loss", "people", "lost")
    both = ibis.union(whole_agency.select(*names), units.select(*names))
    summed = both.group_by(names[:5]).aggregate(
        people=both.people.sum().cast("int64"), lost=both.lost.sum().cast("int64")
    )
    wide = _measured_of(summed, people, tables)
    told = wide.mutate(
        points=as_decimal(wide.lost),
        index_points=as_decimal(divided(wide.lost, wide.group_measured)),
    )
    shown = told.select(*names[:6], "points", "index_points")
    order = [shown.index_points.desc(nulls_first=False), "indicator", "reason_of_loss"]
    return shown.order_by("grouping", "title", "code", *order)


def _by_reason(parts: ir.Table) -> ir.Table:
    """Tell what a waiting claim would bring apart from what it would leave."""
    lost = parts.filter(parts.lost > 0)
    waits = lost.reason_of_loss == "unverified"
    rest = when(waits, lost.most - lost.points_claimed)
    names = ("employee_id", "indicator", "reason_of_loss", "lost")
    whole_rows = lost.mutate(lost=lost.lost - rest.fill_null(0)).select(*names)
    left = lost.mutate(lost=rest, reason_of_loss=ibis.literal("low")).select(*names)
    both = ibis.union(whole_rows, left)
    return both.filter(both.lost > 0)


def _deeds(parts: ir.Table) -> ir.Table:
    """Keep what can be lifted, with its deed."""
    cases = [
        ((parts.indicator.isin(list(PARTS))) & (parts.state == state), ibis.literal(deed))
        for state, deed in PART_DEEDS.items()
    ]
    cases += [
        ((parts.indicator == indicator) & (parts.state == state), ibis.literal(deed))
        for indicator, deeds in OTHER_DEEDS.items()
        for state, deed in deeds.items()
    ]
    told = parts.mutate(deed=ibis.cases(*cases, else_=ibis.null("string")))
    return told.filter(told.deed.notnull(), told.lost > 0)


def _gained(found: ir.Table, law: Law) -> ir.Table:
    """Add the points gained and the hours needed."""
    points = in_micro(found.most) - in_micro(found.lost)
    verified = in_micro(found.points_claimed) - points
    gain = ibis.ifelse(found.deed == VERIFY, verified, in_micro(found.lost))
    rule = law.record("ip_asn.technical_hours")
    minimum = whole(micro(rule["minimum"]))
    hours: ir.Value = minimum
    if rule["may_be_summed"]:
        have = in_micro(found.technical_hours).fill_null(0)
        hours = minimum - ibis.least(have, minimum)
    certain = found.indicator.isin(list(PARTS)) | (found.deed == VERIFY)
    return found.select(
        "employee_id",
        "indicator",
        "state",
        "reason_of_loss",
        "deed",
        "points",
        "is_measured",
        gain=as_decimal(gain),
        hours=when(found.indicator == "DIKLAT_TEKNIS", as_decimal(hours)),
        is_at_most=~certain,
        is_alternative=ibis.literal(value=False),
    )


def _instead(found: ir.Table) -> ir.Table:
    """Return the training that helps where the nearer deed may fail."""
    told = found.filter(found.indicator.isin(list(PARTS)), found.deed.isin(AGAIN))
    return told.mutate(deed=ibis.literal(TRAIN), is_alternative=ibis.literal(value=True))


def _ranked(found: ir.Table, law: Law) -> ir.Table:
    """Number each person's lifts by what they gain; draw the lot that orders people who tie."""
    order = found.indicator.cases(
        *((code, whole(place)) for place, code in enumerate(INDICATORS)), else_=whole(99)
    )
    known = found.mutate(_order=order)
    window = ibis.window(
        group_by=["employee_id", "is_alternative"],
        order_by=[known.gain.desc(), known.is_at_most.asc(), known["_order"].asc()],
    )
    rank = (ibis.row_number().over(window) + 1).cast("int64")
    drawn = (ibis.literal(f"{law.day.isoformat()}|") + known.employee_id).hexdigest("sha256")
    return known.mutate(rank=when(~known.is_alternative, rank), lot=drawn.substr(0, 8))


def _effects(found: ir.Table, people: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """Add by how much the index of the unit and of the agency would rise."""
    wide = joined_to(found, _posts(tables["employees"]), "employee_id")
    counts = _counts(people, tables)
    agencies = counts.filter(counts.grouping == AGENCY).select("code", agency_measured="measured")
    units = counts.filter(counts.grouping == UNIT).select("code", unit_measured="measured")
    wide = joined_to(wide, agencies, "agency")
    wide = joined_to(wide, units, "work_unit_id")
    gain = when(wide.is_measured, in_micro(wide.gain))
    return wide.mutate(
        unit_effect=as_decimal(divided(gain, wide.unit_measured)),
        agency_effect=as_decimal(divided(gain, wide.agency_measured)),
    )


def _posts(employees: ir.Table) -> ir.Table:
    agency = employees.agency if "agency" in employees.columns else ibis.literal("")
    unit = employees.work_unit_id.fill_null(UNKNOWN)
    return employees.select("employee_id", "position_tier", agency=agency, work_unit_id=unit)


def _above(cells: ir.Table, units: ir.Table) -> ir.Table:
    """Return the cells once for each unit they belong to, with its code and name."""
    reach = closure(units)
    found = cells.left_join(reach, cells.work_unit_id == reach.unit).drop("unit")
    named = units.select(key="work_unit_id", name="name")
    found = found.left_join(named, found.above == named.key).drop("key")
    title = found.name.fill_null(UNKNOWN_TITLE)
    return found.mutate(code=found.above.fill_null(UNKNOWN), title=title)


def _counts(people: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """Count those measured in each agency and in each unit with all below it."""
    own = people.select("employee_id", "is_measured")
    wide = joined_to(own, _posts(tables["employees"]), "employee_id")
    cells = wide.group_by("agency", "work_unit_id").aggregate(
        measured=wide.is_measured.cast("int64").sum()
    )
    names = ("grouping", "code", "measured")
    whole_agency = cells.mutate(grouping=ibis.literal(AGENCY), code="agency").select(*names)
    units = _above(cells, tables["work_units"]).mutate(grouping=ibis.literal(UNIT)).select(*names)
    both = ibis.union(whole_agency, units)
    return both.group_by("grouping", "code").aggregate(measured=both.measured.sum().cast("int64"))


def _measured_of(summed: ir.Table, people: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    counts = _counts(people, tables).rename(group="grouping", key="code", group_measured="measured")
    told = [summed.grouping == counts.group, summed.code == counts.key]
    return summed.left_join(counts, told).drop("group", "key")
