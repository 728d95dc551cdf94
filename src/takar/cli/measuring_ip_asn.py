"""The IP ASN of a folder of any size, its files and its summary."""

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from rich.console import Console
from rich.table import Table

from takar.cli.targets import Targets
from takar.cli.telling import faults_listed, stems_in, tell_bundle, tell_remarks, working
from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.measures.ip_asn_rules import measured_year, rule_set
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.ip_asn_evidence import ip_asn_evidence
from takar.runs.ip_asn_remarks import ip_asn_remarks, unreadable
from takar.runs.ip_asn_summary import Summary, summarised
from takar.runs.once import all_or_none
from takar.runs.run import Run
from takar.runs.straight.asking import RESULTS
from takar.runs.straight.measuring import Measured, measured
from takar.runs.writing import write_from_parquet, write_stamp
from takar.tables.reading import read_tables

REASONS = {
    "missing": msg("belum ada bukti"),
    "stale": msg("kedaluwarsa"),
    "unverified": msg("belum diverifikasi"),
    "low": msg("memang rendah"),
}


def measure_ip_asn_folder(
    folder: Path, book: Book, law: Law, targets: Targets, rules: str | None
) -> None:
    """Measure in the engine itself, write every file that was asked for, and sum up."""
    chosen = rule_set(law, rules)
    with working(msg("Mengukur")), faults_listed(), measured(folder, law, chosen.code) as found:
        with all_or_none(*targets.paths):
            _write(found, book, targets, folder)
        strangers, stems = found.evidence.strangers, stems_in(folder)
        remarks = [
            *ip_asn_remarks(found.connection, law, chosen.code, stems, strangers),
            *unreadable(found.connection, RESULTS, law),
        ]
        summary = summarised(found.connection, RESULTS, law)
    tell_remarks(remarks, law, book.agencies)
    tell_summary(summary, law, chosen.title, targets.out)


def measure_ip_asn_on(
    engine: str, folder: Path, book: Book, law: Law, targets: Targets, rules: str | None
) -> None:
    """Measure on another engine, write every file that was asked for, and sum up."""
    from takar.cli.measuring import write_all  # noqa: PLC0415 -- slow, and only for this engine
    from takar.runs.ip_asn import groups_of, measure_ip_asn  # noqa: PLC0415 -- the same
    from takar.runs.once import write_once  # noqa: PLC0415 -- the same
    from takar.runs.writing import WRITERS  # noqa: PLC0415 -- the same

    chosen = rule_set(law, rules)
    with faults_listed():
        tables = read_tables(folder)
    with working(msg("Mengukur")), duckdb.connect() as connection:
        parts = bool(targets.components or targets.bundle)
        run = measure_ip_asn(tables, law, rules=chosen.code, engine=engine, components=parts)
        with all_or_none(*targets.paths):
            write_all(run, book, targets)
            if path := targets.groups:
                found = groups_of(run.results, tables, law)
                write_once(path, lambda beside: WRITERS[path.suffix.lower()](found, beside))
        for name, table in {**tables, RESULTS: run.results}.items():
            connection.register(name, table)
        remarks = [
            *ip_asn_remarks(connection, law, chosen.code, stems_in(folder)),
            *unreadable(connection, RESULTS, law),
        ]
        summary = summarised(connection, RESULTS, law)
    tell_remarks(remarks, law, book.agencies)
    tell_summary(summary, law, chosen.title, targets.out)


def _write(found: Measured, book: Book, targets: Targets, folder: Path) -> None:
    """Write results, parts, groups and bundle, as far as they were asked for."""
    write_from_parquet(found.results, targets.out)
    write_stamp(found.stamp, targets.out)
    parts = found.components() if targets.components or targets.bundle else None
    if targets.components and parts:
        write_from_parquet(parts, targets.components)
    if targets.groups:
        write_from_parquet(found.groups(), targets.groups)
    if targets.bundle and parts:
        _bundle(found, parts, book, targets.bundle, folder)


def _bundle(found: Measured, parts: Path, book: Book, path: Path, folder: Path) -> None:
    """Write the bundle, for which the evidence has to be read."""
    from takar.runs.bundle import (  # noqa: PLC0415 -- slow, and only for a bundle
        pseudonym_key,
        write_bundle,
    )

    tables = found.evidence.folder.tables or read_tables(folder)
    evidence = ip_asn_evidence(tables, found.law, found.stamp.rules)
    run = Run(pq.read_table(found.results), pq.read_table(parts), found.stamp, evidence, found.law)
    key, generated = pseudonym_key()
    tell_bundle(write_bundle(run, path, key, book=book), generated=generated)


def tell_summary(summary: Summary, law: Law, title: str, out: Path) -> None:
    """Print the index, its dimensions, its categories and what holds it down."""
    console = Console(soft_wrap=True, highlight=False)
    for line in _lines(summary, law, title, out):
        console.print(str(line), markup=False)
    table = Table(box=None, show_header=False, padding=(0, 2))
    most = law.points("ip_asn.dimensions")
    for code, mean in summary.dimensions.items():
        table.add_row(code, printed(mean), f"/ {printed(most[code], 0)}")
    for band in law.bands("ip_asn.bands"):
        table.add_row(band.title, printed(summary.categories[band.code], 0), str(msg("orang")))
    for reason, says in REASONS.items():
        table.add_row(str(says), printed(summary.lost[reason]), str(msg("poin hilang per orang")))
    console.print(table)


def _lines(summary: Summary, law: Law, title: str, out: Path) -> list[Message]:
    """Return who was measured, and the index."""
    names = {band.code: band.title for band in law.bands("ip_asn.bands")}
    return [
        msg(
            "{measured} dari {subjects} pegawai terukur ({people} dalam tabel); hasil di {out}.",
            measured=printed(summary.measured, 0),
            subjects=printed(summary.subjects, 0),
            people=printed(summary.people, 0),
            out=out,
        ),
        msg(
            "IP ASN {year} menurut {title}: {index} ({category}).",
            year=measured_year(law.day),
            title=title,
            index=printed(summary.index),
            category=names.get(summary.category or "", "–"),
        ),
    ]
