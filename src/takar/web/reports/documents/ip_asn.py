"""The report of the index of an agency or a unit: tables, profile, spread, ranks, gaps, years."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from takar.kernel.rounding import printed
from takar.regulations.law import Law
from takar.web.people.rules import EMPLOYMENTS, POSITION_KINDS, POSITION_TIERS, SEXES
from takar.web.reports.documents.shared import agency_facts, stamp_facts
from takar.web.reports.queries.ip_asn import KINDS, NO_SUBJECT, IpAsnReport, people_of, state_of
from takar.web.reports.rules.ip_asn import REASON_WORDS, YearIndex, spread
from takar.web.results.models import IpAsnGroup
from takar.web.results.rules.ip_asn import DIMENSIONS

OFFICIAL_KEYS = ("ip_asn.rule_sets", "ip_asn.dimensions", "ip_asn.bands", "ip_asn.index")
UNITS_SHOWN = 60
PEOPLE_SHOWN = 40
TITLES = {
    "STATUS": EMPLOYMENTS,
    "JENIS_KELAMIN": SEXES,
    "JENIS_JABATAN": POSITION_KINDS,
    "JENJANG": POSITION_TIERS,
}
"""The words of the groups whose codes the law enumerates."""
DISCIPLINE = "DISIPLIN"
NOT_MEASURED = "Belum terukur"


def ip_asn_facts(report: IpAsnReport, *, with_discipline: bool = True) -> dict[str, Any]:
    """Return what the template ``ip_asn`` prints.

    Args:
        with_discipline: also what tells of sanctions: who lost points for them, and totals by name.
    """
    whole = report.whole
    return shared_facts(report) | {
        "subject": report.unit.name if report.unit else report.run.agency.name,
        "is_unit": report.unit is not None,
        "whole": row_facts(report, whole) if whole else None,
        "statuses": status_facts(report),
        "profile": profile_facts(report, whole),
        "spread": [{"title": title, "count": count} for title, count in spread(totals(report))],
        "categories": category_facts(report),
        "units": [row_facts(report, one) for one in report.offices[:UNITS_SHOWN]],
        "ranked": ranked_facts(report),
        "groupings": grouping_facts(report),
        "needs": need_facts(report, but=() if with_discipline else (DISCIPLINE,)),
        "history": [year_facts(report, one) for one in report.history],
        "with_totals": with_discipline,
        "people": person_facts(report) if report.unit else [],
        "people_hidden": max(0, len(lacking(report)) - PEOPLE_SHOWN) if report.unit else 0,
    }


def shared_facts(report: IpAsnReport) -> dict[str, Any]:
    """Return what every paper about the index says: agency, rule set, state, day, law."""
    keys = keys_of(report)
    law = stamp_facts(report.run, report.law, *keys) | {"articles": places(report.law, keys)}
    return {
        "agency": without_assessors(agency_facts(report.run.agency)),
        "law": law | {"rules": report.rule_set, "standing": state_of(report.run)},
        "year": report.year,
        "is_official": report.is_official,
        "title": report.run.title,
    }


def without_assessors(agency: dict[str, Any]) -> dict[str, Any]:
    """Return a letterhead whose signatories are those who answer for the index."""
    signatories = agency.get("signatories", [])
    return agency | {"signatories": [one for one in signatories if "sesor" not in one["role"]]}


def places(law: Law, keys: Iterable[str]) -> list[str]:
    """Name each source once, with every place of it that was used."""
    found: dict[str, list[str]] = {}
    for cited in map(law.cite, keys):
        found.setdefault(cited.source.short_title, []).append(cited.at)
    return [f"{title}: {', '.join(dict.fromkeys(ats))}" for title, ats in found.items()]


def keys_of(report: IpAsnReport) -> tuple[str, ...]:
    """Return the parameters of the law that a report rests on."""
    if report.is_official:
        return OFFICIAL_KEYS
    return tuple(key for key in report.law.keys() if key.startswith("ip_asn."))  # noqa: SIM118 - a law is no dictionary


def row_facts(report: IpAsnReport, group: IpAsnGroup) -> dict[str, Any]:
    """Return one group as a line of a table."""
    return {
        "title": TITLES.get(group.grouping, {}).get(group.code, group.title),
        "headcount": group.headcount,
        "measured": group.measured,
        "participation": printed(group.participation),
        "is_low": group.is_low_participation,
        "dimensions": [printed(getattr(group, name)) for name in DIMENSIONS.values()],
        "index": printed(group.index),
        "drawn": drawn(group.index),
        "category": report.categories.get(group.category or "", "–"),
    }


def drawn(value: Decimal | None) -> float | None:
    """Return a number for drawing only; a missing one stays missing."""
    return None if value is None else float(value)


def status_facts(report: IpAsnReport) -> list[dict[str, Any]]:
    """Return PNS, PPPK and the others, and all of them last."""
    groups = [one for one in report.groups_by("STATUS") if one.headcount]
    every = [report.whole] if report.whole and groups else []
    rows = [row_facts(report, one) for one in (*groups, *every)]
    for row in rows[len(groups) :]:
        row["title"] = "Seluruh ASN"
    return rows


def profile_facts(report: IpAsnReport, whole: IpAsnGroup | None) -> list[dict[str, Any]]:
    """Return the mean of each dimension beside its greatest points."""
    if whole is None:
        return []
    return [
        {
            "title": code.title(),
            "printed": printed(getattr(whole, DIMENSIONS[code])),
            "most": printed(most),
            "share": share_of(getattr(whole, DIMENSIONS[code]), most),
        }
        for code, most in report.law.points("ip_asn.dimensions").items()
    ]


def share_of(value: Decimal | None, most: Decimal) -> float:
    """Return how far a bar reaches; for drawing only."""
    return float(value / most) if value is not None and most else 0.0


def totals(report: IpAsnReport) -> list[Decimal]:
    """Return the index of everybody measured."""
    return [row["total"] for row in report.rows if isinstance(row["total"], Decimal)]


def category_facts(report: IpAsnReport) -> list[dict[str, Any]]:
    """Count the people of each category, then those not measured and those who are no subject."""
    counts = Counter(standing_in(report, row) for row in report.rows)
    named = {**report.categories, "": NOT_MEASURED, NO_SUBJECT: "Bukan subjek"}
    everybody = max(1, len(report.rows))
    return [
        {"title": title, "count": counts[code], "share": counts[code] / everybody}
        for code, title in named.items()
        if code in report.categories or counts[code]
    ]


def standing_in(report: IpAsnReport, row: Mapping[str, Any]) -> str:
    """Return the category of a person; nothing where a gap hides it."""
    return str(row["category"] or ("" if report.counts(row) else NO_SUBJECT))


def ranked_facts(report: IpAsnReport) -> list[dict[str, Any]]:
    """Return the units by index, the highest first; those without an index are left out."""
    known = [one for one in report.offices if one.index is not None]
    known.sort(key=lambda one: (-(one.index or 0), one.title))
    return [row_facts(report, one) for one in known[:UNITS_SHOWN]]


def grouping_facts(report: IpAsnReport) -> list[dict[str, Any]]:
    """Return the index by gender, kind of post, tier and education."""
    return [
        {"title": title, "rows": [row_facts(report, one) for one in groups]}
        for grouping, title in KINDS.items()
        if (groups := [one for one in report.groups_by(grouping) if one.headcount])
    ]


def need_facts(report: IpAsnReport, *, but: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return what holds the index down, with the points that evidence alone would bring back."""
    widest = max((need.points for need in report.needs), default=Decimal(1))
    return [
        {
            "title": report.indicators.get(need.indicator, need.indicator.title()),
            "people": need.people,
            "points": printed(need.points, 0),
            "share": float(need.points / widest),
            "reasons": [printed(points, 0) for points in need.by_reason.values()],
        }
        for need in report.needs
        if need.indicator not in but
    ]


def year_facts(report: IpAsnReport, one: YearIndex) -> dict[str, Any]:
    """Return one year of the history."""
    return {
        "year": one.year,
        "rules": one.title,
        "standing": one.standing.value,
        "is_official": one.standing.is_official,
        "index": printed(one.index),
        "drawn": drawn(one.index),
        "category": report.categories.get(one.category or "", "–"),
        "measured": one.measured,
        "is_break": one.is_break,
    }


def lacking(report: IpAsnReport) -> list[tuple[Decimal, dict[str, Any]]]:
    """Return who would gain from papers alone, the most points first."""
    found = []
    for row in report.rows:
        papers = [loss for loss in report.losses_of(row) if loss.by_paper]
        if papers:
            gain = sum((loss.by_paper for loss in papers), Decimal(0))
            found.append((gain, {**row, "papers": papers}))
    return sorted(found, key=lambda one: -one[0])


def person_facts(report: IpAsnReport) -> list[dict[str, Any]]:
    """Return the people of a unit whose evidence is missing, stale or unverified."""
    people = people_of(report)
    return [
        {
            "name": people[row["employee_id"]].full_name,
            "position": people[row["employee_id"]].position_title or "–",
            "index": printed(row["total"]),
            "gain": printed(gain),
            "papers": [
                f"{report.indicators[loss.indicator]}: {REASON_WORDS[loss.reason].lower()}"
                for loss in row["papers"]
            ],
        }
        for gain, row in lacking(report)[:PEOPLE_SHOWN]
        if row["employee_id"] in people
    ]
