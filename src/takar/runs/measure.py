"""Runs: tables and the law in, a stamped result with its components out.

>>> run = measure_talent(tables, Book.load().on(date(2025, 5, 14)))  # doctest: +SKIP
>>> run.results, run.components, run.stamp  # doctest: +SKIP
"""

from collections.abc import Mapping
from typing import Literal

import pyarrow as pa

from takar.engines import connect
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.components import jpm_components, talent_components
from takar.measures.jpm import bands_key, jpm, side_by_side
from takar.measures.talent import results, talent, workings
from takar.regulations.law import Law
from takar.runs.evidence import evidence_hash, evidence_used
from takar.runs.ip_asn import measure_ip_asn
from takar.runs.run import Run, in_order, law_key
from takar.runs.stamp import stamped

Measure = Literal["jpm", "talent", "nine-box", "ip-asn"]
MEASURES: tuple[Measure, ...] = ("jpm", "talent", "nine-box", "ip-asn")
BOX_COLUMNS = (
    "performance_category",
    "potential_category",
    "box",
    "box_least",
    "box_most",
    "recommendation",
)


class UnknownMeasure(TakarError):
    """There is no measure of that name."""


TalentRun = Run
JpmRun = Run


def measure_talent(
    tables: Mapping[str, pa.Table], law: Law, *, engine: str = "duckdb", components: bool = True
) -> TalentRun:
    """Measure performance, potential, talent and box of every employee in the tables."""
    evidence = evidence_used(tables, "talent", law)
    with connect(engine) as opened:
        if components:
            wide = opened.compute(
                lambda found: workings(found, law), evidence, ("workings", *law_key(law))
            )
            found = opened.compute(
                lambda found: results(found["takar_workings"], law),
                {"takar_workings": wide},
                ("results", *law_key(law)),
            )
            parts = in_order(talent_components(wide, law))
        else:
            found = opened.compute(
                lambda found: talent(found, law), evidence, ("talent", *law_key(law))
            )
            parts = None
    stamp = stamped("talent", law, evidence_hash(evidence))
    return Run(in_order(found), parts, stamp, evidence, law)


def measure_jpm(
    tables: Mapping[str, pa.Table],
    law: Law,
    *,
    purpose: str = "PEMETAAN",
    categories: str | None = None,
    engine: str = "duckdb",
    components: bool = True,
) -> JpmRun:
    """Measure the JPM of every employee in the tables, for a purpose."""
    key = bands_key(law, purpose, categories)
    evidence = evidence_used(tables, "jpm", law)
    with connect(engine) as opened:
        found = opened.compute(
            lambda found: jpm(found, law, purpose=purpose, categories=categories),
            evidence,
            ("jpm", purpose, key, *law_key(law)),
        )
        parts = None
        if components:
            wide = opened.compute(
                lambda found: side_by_side(found, law), evidence, ("levels", *law_key(law))
            )
            parts = in_order(jpm_components(wide, law))
    stamp = stamped("jpm", law, evidence_hash(evidence), purpose=purpose, categories=key)
    return Run(in_order(found), parts, stamp, evidence, law)


def measure_nine_box(
    tables: Mapping[str, pa.Table], law: Law, *, engine: str = "duckdb", components: bool = True
) -> TalentRun:
    """Measure talent and give the categories and the box alone."""
    run = measure_talent(tables, law, engine=engine, components=components)
    stamp = stamped("nine-box", law, run.stamp.evidence_hash)
    chosen = run.results.select(["employee_id", *BOX_COLUMNS])
    return Run(chosen, run.components, stamp, run.evidence, law)


def measure_run(  # noqa: PLR0913 -- the options of every measure
    name: str,
    tables: Mapping[str, pa.Table],
    law: Law,
    *,
    engine: str = "duckdb",
    components: bool = True,
    purpose: str | None = None,
    categories: str | None = None,
    rules: str | None = None,
) -> Run:
    """Measure by name.

    Args:
        name: ``jpm``, ``talent``, ``nine-box`` or ``ip-asn``.
        tables: the evidence; a table not given is empty.
        law: the law on the day of measuring.
        engine: where it is computed.
        components: say also how each number came about.
        purpose: of the JPM.
        categories: of the JPM.
        rules: of the IP ASN.

    Raises:
        UnknownMeasure: there is no such measure.
    """
    if name == "jpm":
        return measure_jpm(
            tables,
            law,
            purpose=purpose or "PEMETAAN",
            categories=categories,
            engine=engine,
            components=components,
        )
    if name == "talent":
        return measure_talent(tables, law, engine=engine, components=components)
    if name == "nine-box":
        return measure_nine_box(tables, law, engine=engine, components=components)
    if name == "ip-asn":
        return measure_ip_asn(tables, law, rules=rules, engine=engine, components=components)
    raise UnknownMeasure(
        msg("Ukuran {name} tidak dikenal.", name=name),
        hint=msg("Pilih salah satu: {names}.", names=", ".join(MEASURES)),
    )


__all__ = [
    "MEASURES",
    "JpmRun",
    "Run",
    "TalentRun",
    "UnknownMeasure",
    "law_key",
    "measure_ip_asn",
    "measure_jpm",
    "measure_nine_box",
    "measure_run",
    "measure_talent",
]
