"""IP ASN measured: tables and the law in, points with their states and their explanation out."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from takar.engines import Engine, connect
from takar.measures.ip_asn import ip_asn
from takar.measures.ip_asn_explained import components as components_of
from takar.measures.ip_asn_groups import groups
from takar.measures.ip_asn_indicators import INDICATORS
from takar.measures.ip_asn_rules import DIMENSIONS, rule_set
from takar.regulations.law import Law
from takar.runs.evidence import evidence_hash, evidence_used
from takar.runs.run import Run, in_order, law_key
from takar.runs.stamp import stamped
from takar.tables import TABLES

RESULTS = "takar_results"
PARTS_IN_ORDER = tuple(dict.fromkeys((*INDICATORS, *DIMENSIONS)))
"""What the components may be of, in the order in which they are told."""


def measure_ip_asn(
    tables: Mapping[str, pa.Table],
    law: Law,
    *,
    rules: str | None = None,
    engine: str = "duckdb",
    components: bool = True,
) -> Run:
    """Measure the professionalism index of every employee in the tables.

    Args:
        tables: the evidence; a table not given is empty.
        law: the law on the day of measuring.
        rules: another rule set than that of the measured year.
        engine: where it is computed.
        components: say also how each part of the index came about.

    Raises:
        UnknownRules: the rule set is unknown, or does not measure that year.
    """
    chosen = rule_set(law, rules).code
    evidence = evidence_used(tables, "ip-asn", law, rules=chosen)
    with connect(engine) as opened:
        found = opened.compute(
            lambda found: ip_asn(found, law, rules=chosen),
            evidence,
            ("ip-asn", chosen, *law_key(law)),
        )
        parts = _parts(opened, found, law) if components else None
    stamp = stamped("ip-asn", law, evidence_hash(evidence), rules=chosen)
    return Run(in_order(found), parts, stamp, evidence, law)


def groups_of(
    results: pa.Table, tables: Mapping[str, pa.Table], law: Law, *, engine: str = "duckdb"
) -> pa.Table:
    """Return the index of every group of people, in the order in which it is told."""
    used = {
        name: tables.get(name, TABLES[name].arrow.empty_table())
        for name in ("employees", "work_units")
    }
    with connect(engine) as opened:
        return opened.compute(
            lambda found: groups(found[RESULTS], found, law), {RESULTS: results, **used}
        )


def _parts(opened: Engine, results: pa.Table, law: Law) -> pa.Table:
    """Return one row per person and part of the index, in the order of the law."""
    parts = opened.compute(
        lambda found: components_of(found[RESULTS], law),
        {RESULTS: results},
        ("ip-asn components", *law_key(law)),
    )
    place = pc.index_in(parts.column("indicator"), value_set=pa.array(PARTS_IN_ORDER))
    ordered = parts.append_column("_place", place).sort_by(
        [("employee_id", "ascending"), ("_place", "ascending")]
    )
    return ordered.drop_columns(["_place"])
