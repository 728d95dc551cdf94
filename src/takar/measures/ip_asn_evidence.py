"""What the evidence of IP ASN says, person by person, before any points are given.

Each table is gone through once and becomes one row per person; a table that is not there is empty
and costs nothing.
"""

from collections.abc import Callable, Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_ratings import is_told, rating_number, rating_points
from takar.measures.ip_asn_rules import PARTS, measured_year
from takar.regulations.law import Law
from takar.tables import TABLES
from takar.tables.expressions import when, window_start

FIT = {"DIKLAT_FUNGSIONAL": 1, "DIKLAT_TEKNIS": 2, "SEMINAR": 3}
"""Slots of courses that may prove a part; leadership training has one per set of levels."""
TIMELY, LATE, LEADERSHIP = 2, 4, 8
"""Slots: technical in time, technical before, leadership of a level that nobody needs."""
MISFIT = {"functional": 5, "technical": 6, "seminar": 7}
"""Slots of courses that somebody found not to fit the post."""
CHECKED = ("trainings", "education_history", "performance_ratings")
"""Lists that somebody may have found complete."""
SEVERITY = ("RINGAN", "SEDANG", "BERAT")
"""Levels of sanctions from the lightest; their numbers begin with one."""
Values = dict[str, ir.Value]
Reader = Callable[[ir.Table, Law], ir.Table]


def gathered(tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Return one row per person with all that the evidence says."""
    people = tables["employees"].select(*_own_columns(law))
    people = people.mutate(own_rank=education_rank(people.education_level, law))
    return beside(people.drop("education_level"), tables, READERS, law)


def beside(
    people: ir.Table, tables: Mapping[str, ir.Table], readers: Mapping[str, Reader], law: Law
) -> ir.Table:
    """Join what each table says; where there is no such table its columns are gaps."""
    gaps: Values = {}
    keys = []
    for name, read in readers.items():
        if name in tables:
            keys.append(f"key_{name}")
            found = read(tables[name], law).rename({keys[-1]: "employee_id"})
            people = people.left_join(found, [("employee_id", keys[-1])])
        else:
            empty = ibis.table(ibis.Schema.from_pyarrow(TABLES[name].arrow), name=name)
            columns = read(empty, law).drop("employee_id").schema()
            gaps |= {column: ibis.null(kind) for column, kind in columns.items()}
    return people.drop(*keys).mutate(**gaps)


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
    if law.record("ip_asn.functional_waivers")["applies"]:
        columns.append("position_title")
    return columns


def _trainings(trainings: ir.Table, law: Law) -> ir.Table:
    held = trainings.filter(trainings.ended_on <= law.day)
    held = held.mutate(slot=_slot(held, law, fits=held.fits_post.isnull() | held.fits_post))
    found = _courses(held, law)
    found["leadership_unfit"] = (held.slot >= LEADERSHIP).any()
    for column, slot in MISFIT.items():
        found[f"{column}_unfit"] = (held.slot == slot).any()
    found["hourless"] = ((held.slot == TIMELY) & held.lesson_hours.isnull()).any()
    return held.group_by("employee_id").aggregate(**found)


def _slot(courses: ir.Table, law: Law, fits: ir.BooleanValue | None = None) -> ir.IntegerValue:
    """Number every course by what it may prove, so that sums look at one small number."""
    kinds = {part: _is_of(courses, part, law) for part in PARTS}
    start = part_start(law, "DIKLAT_TEKNIS")
    branches = []
    if fits is not None:
        unfit = [("DIKLAT_KEPEMIMPINAN", LEADERSHIP)]
        unfit += [(part, MISFIT[column]) for part, column in PARTS.items() if column in MISFIT]
        branches = [(~fits & kinds[part], slot) for part, slot in unfit]
    branches += [(kinds["DIKLAT_TEKNIS"] & (courses.ended_on < start), LATE)] if start else []
    branches += [(kinds[part], slot) for part, slot in FIT.items()]
    for number, levels in enumerate(leadership_sets(law), start=LEADERSHIP + 1):
        level = courses.structural_level.isin(levels)
        branches.append((kinds["DIKLAT_KEPEMIMPINAN"] & level, number))
    branches.append((kinds["DIKLAT_KEPEMIMPINAN"], LEADERSHIP))
    return ibis.cases(*((told, _tiny(slot)) for told, slot in branches), else_=_tiny(0))


def _courses(held: ir.Table, law: Law) -> Values:
    """Return the latest course of each kind, and the hours of technical ones in time."""
    found: Values = {
        f"leadership_{number}": held.ended_on.max(where=held.slot == LEADERSHIP + 1 + number)
        for number in range(len(leadership_sets(law)))
    }
    timely = held.slot == TIMELY
    found |= {
        PARTS[part]: held.ended_on.max(where=held.slot == slot)
        for part, slot in FIT.items()
        if slot != TIMELY
    }
    found["technical"] = held.ended_on.max(where=held.slot.isin((LATE, TIMELY)))
    summed = law.record("ip_asn.technical_hours")["may_be_summed"]
    hours = held.lesson_hours
    hours = hours.sum(where=timely) if summed else hours.max(where=timely)
    return found | {"hours": hours.cast("decimal(18,6)")}


def _is_of(table: ir.Table, part: str, law: Law) -> ir.BooleanValue:
    """Tell whether a course is of a kind that proves a part of competence."""
    kinds = law.codes("ip_asn.training_kinds").items()
    return table.training_kind.isin([code for code, one in kinds if one["indicator"] == part])


def _tiny(number: int) -> ir.IntegerScalar:
    return ibis.literal(number, type="int8")


def _education(history: ir.Table, law: Law) -> ir.Table:
    counts = history.filter(history.graduated_on <= law.day)
    rank = education_rank(counts.education_level, law).max()
    return counts.group_by("employee_id").aggregate(education=rank)


def _ratings(ratings: ir.Table, law: Law) -> ir.Table:
    year = rating_year(law)
    told = ratings.filter(ratings.year <= year, is_told(ratings))
    number = when(told.year == year, rating_number(told, law, year))
    return told.group_by("employee_id").aggregate(rating=number.max(), rated=told.year.max())


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
    over = claims.filter(claims.ended_on.isnull() | (claims.ended_on <= law.day))
    trained = (over.evidence == "trainings") & over.ended_on.notnull()
    over = over.mutate(slot=ibis.ifelse(trained, _slot(over, law), _tiny(0)))
    year = rating_year(law)
    rated = (over.evidence == "performance_ratings") & (over.year == year) & is_told(over)
    taught = over.evidence == "education_history"
    found = _courses(over, law) | {
        "education": education_rank(over.education_level, law).max(where=taught),
        "performance": rating_points(rating_number(over, law, year), law).max(where=rated),
    }
    claimed = {f"claimed_{name}": value for name, value in found.items()}
    return over.group_by("employee_id").aggregate(**claimed)


def _checks(checks: ir.Table, law: Law) -> ir.Table:
    start = window_start(law.day, int(law.number("ip_asn.checks_hold_years")))
    recent = checks.filter(checks.checked_on.between(start, law.day))
    found = {f"checked_{name}": (recent.evidence == name).any() for name in CHECKED}
    return recent.group_by("employee_id").aggregate(**found)


READERS: dict[str, Reader] = {
    "trainings": _trainings,
    "education_history": _education,
    "performance_ratings": _ratings,
    "sanctions": _sanctions,
    "claims": _claims,
    "evidence_checks": _checks,
}
"""How each table of evidence is read."""
