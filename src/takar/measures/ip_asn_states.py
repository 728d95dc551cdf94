"""States of every part of IP ASN, and the points lost by reason."""

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_evidence import rating_year, small
from takar.measures.ip_asn_points import SCORED, dimension_least, dimension_most
from takar.measures.ip_asn_rules import PARTS
from takar.regulations.law import Law

FULL, LOW, MISSING, NONE = "TERPENUHI", "RENDAH", "BELUM_ADA_BUKTI", "TIDAK_ADA"
STALE, UNVERIFIED, UNFIT = "KEDALUWARSA", "BELUM_DIVERIFIKASI", "TIDAK_COCOK"
SHORT, WAIVED, NOT_APPLICABLE = "KURANG_JAM", "BEBAS", "TIDAK_BERLAKU"
NO_SUBJECT, NO_POST = "BUKAN_SUBJEK", "JABATAN_KOSONG"
STATES = (
    FULL,
    LOW,
    MISSING,
    NONE,
    STALE,
    UNVERIFIED,
    UNFIT,
    SHORT,
    WAIVED,
    NOT_APPLICABLE,
    NO_SUBJECT,
    NO_POST,
)
"""Everything that a state may say."""
LOSSES = ("missing", "stale", "unverified", "low")
"""The reasons for which points are lost."""
Values = dict[str, ir.Value]


def states(people: ir.Table, law: Law) -> Values:
    """Return the state of every part."""
    stale = people.rated < rating_year(law)
    found: Values = {
        "qualification": _dimension(people, "qualification", "education_history"),
        "performance": _dimension(people, "performance", "performance_ratings", stale),
        "discipline": ibis.ifelse(people.discipline_points == people.discipline_most, FULL, LOW),
    }
    found |= {column: _part(people, column) for column in PARTS.values()}
    return {
        f"{name}_state": ibis.ifelse(people.is_subject, found[name], NO_SUBJECT) for name in SCORED
    }


def losses(people: ir.Table, law: Law) -> Values:
    """Return the points below the most, by reason, in millionths; with gaps counted lowest."""
    least = dimension_least(law)
    found: Values = {name: small(0) for name in LOSSES}
    for name in SCORED:
        lowest = small(least.get(name, 0))
        points = people[f"{name}_points"].fill_null(lowest)
        claimed = people[f"{name}_claim"].fill_null(lowest)
        rest, state = people[f"{name}_most"] - claimed, people[f"{name}_state"]
        missing, stale = state == MISSING, state == STALE
        found["missing"] += ibis.ifelse(missing, rest, small(0))
        found["stale"] += ibis.ifelse(stale, rest, small(0))
        found["low"] += ibis.ifelse(missing | stale, small(0), rest)
        found["unverified"] += claimed - points
    whole = small(dimension_most(law)["competence"])
    found["missing"] += ibis.ifelse(people.post_group.isnull(), whole, small(0))
    return {f"lost_{name}": value for name, value in found.items()}


def _dimension(
    people: ir.Table, name: str, checked: str, stale: ir.BooleanValue | None = None
) -> ir.StringValue:
    """Return the state of a dimension whose gap leaves the person unmeasured."""
    points, claim = people[f"{name}_points"], people[f"{name}_claim"]
    branches = [
        (claim.notnull() & (points.isnull() | (claim > points)), UNVERIFIED),
        (points == people[f"{name}_most"], FULL),
        (points.notnull(), LOW),
    ]
    if stale is not None:
        branches.append((stale, STALE))
    return ibis.cases(*branches, (people[f"checked_{checked}"], NONE), else_=MISSING)


def _part(people: ir.Table, column: str) -> ir.StringValue:
    """Return the state of a part of competence."""
    branches = [
        (people.post_group.isnull(), NO_POST),
        (people[f"{column}_most"] == 0, NOT_APPLICABLE),
        (people[f"{column}_proved"], FULL),
    ]
    if column == "functional":
        branches.append((people.is_waived, WAIVED))
    branches.append((people[f"{column}_claimed"], UNVERIFIED))
    if column == "technical":
        branches += [(people.hourless, MISSING), (people.hours.notnull(), SHORT)]
    return ibis.cases(
        *branches,
        (people[column].notnull(), STALE),
        (people[f"{column}_unfit"], UNFIT),
        (people.checked_trainings, NONE),
        else_=MISSING,
    )
