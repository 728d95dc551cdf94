"""What is asked of the engine: the statements of the IP ASN, its parts and its groups."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from takar.regulations.law import Law
from takar.runs.run import law_key
from takar.runs.straight.statements import kept

if TYPE_CHECKING:
    import ibis.expr.types as ir

RESULTS = "takar_results"
"""The view of the results, once they are written."""


def asked_results(law: Law, rules: str | None) -> str:
    """Return the statement of everybody's index; people should come in order."""
    return kept(("ip-asn", rules, *law_key(law)), lambda: _written(lambda: _results(law, rules)))


def asked_components(law: Law, rules: str | None) -> str:
    """Return the statement of the parts of everybody's index, over the results."""
    key = ("ip-asn components", rules, *law_key(law))
    return kept(key, lambda: _written(lambda: _components(law, rules)))


def asked_groups(law: Law, rules: str | None) -> str:
    """Return the statement of the index of groups, over the results."""
    key = ("ip-asn groups", rules, *law_key(law))
    return kept(key, lambda: _written(lambda: _groups(law, rules)))


def _results(law: Law, rules: str | None) -> "ir.Table":
    from takar.measures.ip_asn import ip_asn  # noqa: PLC0415 -- slow, and mostly kept already
    from takar.runs.evidence import columns_used  # noqa: PLC0415 -- the same

    used = columns_used("ip-asn", law, rules=rules)
    tables = {name: _table(name, columns) for name, columns in used.items()}
    return ip_asn(tables, law, rules=rules, in_order=True)


def _components(law: Law, rules: str | None) -> "ir.Table":
    import ibis  # noqa: PLC0415 -- slow, and mostly kept already

    from takar.measures.ip_asn_explained import components  # noqa: PLC0415 -- the same
    from takar.measures.ip_asn_indicators import INDICATORS  # noqa: PLC0415 -- the same
    from takar.measures.ip_asn_rules import DIMENSIONS  # noqa: PLC0415 -- the same

    parts = components(ibis.table(_results(law, rules).schema(), name=RESULTS), law)
    order = {code: place for place, code in enumerate(dict.fromkeys((*INDICATORS, *DIMENSIONS)))}
    return parts.order_by("employee_id", parts.indicator.cases(*order.items(), else_=len(order)))


def _groups(law: Law, rules: str | None) -> "ir.Table":
    import ibis  # noqa: PLC0415 -- slow, and mostly kept already

    from takar.measures.ip_asn_groups import groups  # noqa: PLC0415 -- the same

    people = ibis.table(_results(law, rules).schema(), name=RESULTS)
    return groups(people, {name: _table(name) for name in ("employees", "work_units")}, law)


def _table(name: str, columns: tuple[str, ...] = ()) -> "ir.Table":
    """Return a table of evidence as an expression, with all its columns or a few."""
    import ibis  # noqa: PLC0415 -- slow, and mostly kept already

    from takar.tables import TABLES  # noqa: PLC0415 -- the same

    whole = ibis.table(ibis.Schema.from_pyarrow(TABLES[name].arrow), name=name)
    return whole.select(*columns) if columns else whole


def _written(build: Callable[[], "ir.Table"]) -> str:
    from takar.engines.duckdb import written  # noqa: PLC0415 -- slow, and mostly kept already

    return written(build())
