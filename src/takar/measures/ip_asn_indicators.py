"""The sub-indicators of IP ASN: the most each earns, when its evidence counts, why it loses points.

Law: Peraturan BKN 8/2019.
"""

from datetime import date

from takar.measures.ip_asn_evidence import part_start, rating_year
from takar.measures.ip_asn_points import dimension_most
from takar.measures.ip_asn_rules import PARTS, measured_year
from takar.measures.ip_asn_states import MISSING, NO_POST, STALE, UNVERIFIED
from takar.regulations.law import Law
from takar.tables.expressions import micro, window_start

INDICATORS = {
    "KUALIFIKASI": "qualification",
    **PARTS,
    "KINERJA": "performance",
    "DISIPLIN": "discipline",
}
"""Each sub-indicator of the law and its column."""
REASONS = {MISSING: "missing", NO_POST: "missing", STALE: "stale", UNVERIFIED: "unverified"}
"""The reason for which a state loses points; any other loses them because they are truly low."""
LOW = "low"


def codes_of(law: Law, basis: str) -> list[str]:
    """Return the rule sets that work from evidence, or those that take released scores."""
    return [code for code, one in law.codes("ip_asn.rule_sets").items() if one["basis"] == basis]


def most_of(law: Law, indicator: str) -> dict[str, int]:
    """Return the most a sub-indicator earns in each group of posts, in millionths.

    A dimension that does not depend on the post has one number, under the empty name.
    """
    if indicator in PARTS:
        rows = law.table("ip_asn.competence")
        return {row["post_group"]: micro(row[indicator]) for row in rows}
    return {"": dimension_most(law)[INDICATORS[indicator]]}


def window_of(law: Law, indicator: str) -> tuple[date | None, date | None]:
    """Return the first and last day of which evidence counts; ``None`` is no limit."""
    year = rating_year(law)
    if indicator in PARTS:
        return part_start(law, indicator), law.day
    if indicator == "KINERJA":
        return date(year, 1, 1), date(year, 12, 31)
    rule = law.record("ip_asn.discipline_rule")
    if indicator != "DISIPLIN" or rule["mode"] == "SEDANG_DIJALANI":
        return None, law.day
    if rule["mode"] == "TAHUN_KALENDER":
        return date(measured_year(law.day) - rule["years"] + 1, 1, 1), law.day
    return window_start(law.day, rule["years"]), law.day


def reason_of(state: str | None) -> str:
    """Return the reason for which a state loses points.

    >>> reason_of("KEDALUWARSA"), reason_of("KURANG_JAM")
    ('stale', 'low')
    """
    return REASONS.get(state or "", LOW)
