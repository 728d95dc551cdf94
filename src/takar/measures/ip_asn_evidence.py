"""What the evidence of IP ASN says, person by person, before any points are given.

Each table is gone through once and becomes one row per person; a table that is not there is empty
and costs nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_ratings import is_told, rating_number
from takar.measures.ip_asn_rules import PARTS, measured_year
from takar.measures.levels import joined_to
from takar.regulations.law import Law
from takar.tables import TABLES
from takar.tables.expressions import in_micro, window_start

MISFIT = {"functional": 1, "technical": 2, "seminar": 4}
"""Flags: a course that somebody found not to fit the post."""
HOURLESS = 8
"""Flag: a technical course in time whose hours nobody wrote down."""
CHECKED = {"trainings": 1, "education_history": 2, "performance_ratings": 4}
"""Flags: lists that somebody found complete."""
SEVERITY = ("RINGAN", "SEDANG", "BERAT")
"""Levels of sanctions from the lightest; their numbers begin with one."""
Values = dict[str, ir.Value]
Reader = Callable[[ir.Table, Law], ir.Table]


def gathered(tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Return one row per person with all that the evidence says."""
    people = tables["employees"].select(*_own_columns(law))
    people = people.mutate(own_rank=education_rank(people.education_level, law))
    people = people.drop("education_level")
    for name, read in READERS.items():
        people = with_read(people, tables, name, read, law)
    return people


def with_read(
    people: ir.Table, tables: Mapping[str, ir.Table], name: str, read: Reader, law: Law
) -> ir.Table:
    """Join what a table says; where there is no such table every column is a gap."""
    if name in tables:
        return joined_to(people, read(tables[name], law), "employee_id")
    empty = ibis.table(ibis.Schema.from_pyarrow(TABLES[name].arrow), name=name)
    columns = read(empty, law).drop("employee_id").schema()
    return people.mutate(**{column: ibis.null(kind) for column, kind in columns.items()})


def leadership_sets(law: Law) -> list[tuple[str, ...]]:
    """Return the different sets of levels that count for some tier."""
    levels = law.codes("ip_asn.leadership_levels").values()
    return list(dict.fromkeys(tuple(one["levels"]) for one in levels))


def education_levels(law: Law) -> list[str]:
    """List the levels of education from the lowest; their numbers begin with one."""
    return list(law.codes("ip_asn.education_classes"))


def education_rank(column: ir.Value, law: Law) -> ir.IntegerValue:
    """Return the number of a level of education; a gap, or an unknown level, is a gap."""
    ranks = enumerate(education_levels(law), start=1)
    return column.cases(*((code, small(rank)) for rank, code in ranks), else_=ibis.null("int32"))


def part_start(law: Law, part: str) -> date | None:
    """Return the first day from which evidence of a part of competence counts."""
    years = law.record("ip_asn.windows")[part]
    return None if years is None else window_start(law.day, years)


def rating_year(law: Law) -> int:
    """Return the year whose rating counts."""
    return measured_year(law.day) - int(law.record("ip_asn.performance_year")["years_before"])


def small(number: int) -> ir.IntegerScalar:
    """Return a 32-bit constant: points in millionths fit, and are quicker to add."""
    return ibis.literal(number, type="int32")


def _own_columns(law: Law) -> list[str]:
    columns = ["employee_id", "employment", "position_tier", "position_kind", "education_level"]
    if law.record("ip_asn.functional_waivers")["position_titles"]:
        columns.append("position_title")
    return columns


def _trainings(trainings: ir.Table, law: Law) -> ir.Table:
    held = trainings.filter(trainings.ended_on <= law.day)
    fits = held.fits_post.isnull() | held.fits_post
    kinds = {part: _is_of(held, part, law) for part in PARTS}
    found = _courses(held, {part: told & fits for part, told in kinds.items()}, law)
    found["leadership_any"] = held.ended_on.max(where=kinds["DIKLAT_KEPEMIMPINAN"])
    hourless = kinds["DIKLAT_TEKNIS"] & fits & held.lesson_hours.isnull()
    flags = [(kinds[part] & ~fits, MISFIT[PARTS[part]]) for part in kinds if PARTS[part] in MISFIT]
    flags.append((hourless & _timely(held, law), HOURLESS))
    flag = ibis.cases(*((told, small(number)) for told, number in flags), else_=small(0))
    found["flags"] = flag.bit_or(where=flag > 0)
    return held.group_by("employee_id").aggregate(**found)


def _courses(held: ir.Table, counts: Mapping[str, ir.BooleanValue], law: Law) -> Values:
    """Return the latest course of each kind, and the hours of technical ones in time."""
    found: Values = {}
    for number, levels in enumerate(leadership_sets(law)):
        level = counts["DIKLAT_KEPEMIMPINAN"] & held.structural_level.isin(levels)
        found[f"leadership_{number}"] = held.ended_on.max(where=level)
    for part in ("DIKLAT_FUNGSIONAL", "DIKLAT_TEKNIS", "SEMINAR"):
        found[PARTS[part]] = held.ended_on.max(where=counts[part])
    timely = counts["DIKLAT_TEKNIS"] & _timely(held, law)
    hours = in_micro(held.lesson_hours)
    summed = law.record("ip_asn.technical_hours")["may_be_summed"]
    found["hours"] = (hours.sum(where=timely) if summed else hours.max(where=timely)).cast("int64")
    return found


def _timely(held: ir.Table, law: Law) -> ir.BooleanValue:
    start = part_start(law, "DIKLAT_TEKNIS")
    return ibis.literal(value=True) if start is None else held.ended_on >= start


def _is_of(table: ir.Table, part: str, law: Law) -> ir.BooleanValue:
    """Tell whether a course is of a kind that proves a part of competence."""
    kinds = law.codes("ip_asn.training_kinds").items()
    return table.training_kind.isin([code for code, one in kinds if one["indicator"] == part])


def _education(history: ir.Table, law: Law) -> ir.Table:
    counts = history.filter(history.graduated_on <= law.day)
    rank = education_rank(counts.education_level, law).max()
    return counts.group_by("employee_id").aggregate(education=rank)


def _ratings(ratings: ir.Table, law: Law) -> ir.Table:
    year = rating_year(law)
    told = ratings.filter(ratings.year <= year, is_told(ratings))
    number = rating_number(told, law, year).max(where=told.year == year)
    return told.group_by("employee_id").aggregate(rating=number, rated=told.year.max())


def _sanctions(sanctions: ir.Table, law: Law) -> ir.Table:
    rule = law.record("ip_asn.discipline_rule")
    started = sanctions.started_on
    told = started <= law.day
    if rule["mode"] == "SEDANG_DIJALANI":
        told &= sanctions.ended_on.isnull() | (sanctions.ended_on >= law.day)
    elif rule["mode"] == "TAHUN_KALENDER":
        told &= started >= date(measured_year(law.day) - rule["years"] + 1, 1, 1)
    else:
        told &= started >= window_start(law.day, rule["years"])
    counts = sanctions.filter(told)
    ranks = ((code, small(rank)) for rank, code in enumerate(SEVERITY, start=1))
    severity = counts.sanction_level.cases(*ranks, else_=ibis.null("int32"))
    return counts.group_by("employee_id").aggregate(severity=severity.max())


def _claims(claims: ir.Table, law: Law) -> ir.Table:
    """Read claims as if they were verified, each column named ``claimed_``."""
    ended = claims.ended_on.isnull() | (claims.ended_on <= law.day)
    trained = (claims.evidence == "trainings") & (claims.ended_on <= law.day)
    courses = _courses(claims, {part: trained & _is_of(claims, part, law) for part in PARTS}, law)
    rank = education_rank(claims.education_level, law)
    rated = (claims.evidence == "performance_ratings") & (claims.year == rating_year(law))
    found = courses | {
        "education": rank.max(where=(claims.evidence == "education_history") & ended),
        "rating": rating_number(claims, law, rating_year(law)).max(where=rated & is_told(claims)),
    }
    claimed = {f"claimed_{name}": value for name, value in found.items()}
    return claims.group_by("employee_id").aggregate(**claimed)


def _checks(checks: ir.Table, law: Law) -> ir.Table:
    start = window_start(law.day, int(law.number("ip_asn.checks_hold_years")))
    recent = checks.filter(checks.checked_on.between(start, law.day))
    flags = ((code, small(flag)) for code, flag in CHECKED.items())
    flag = recent.evidence.cases(*flags, else_=small(0))
    return recent.group_by("employee_id").aggregate(checked=flag.bit_or())


READERS: dict[str, Reader] = {
    "trainings": _trainings,
    "education_history": _education,
    "performance_ratings": _ratings,
    "sanctions": _sanctions,
    "claims": _claims,
    "evidence_checks": _checks,
}
"""How each table of evidence is read."""
