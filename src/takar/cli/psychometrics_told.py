"""What ``takar psychometrics`` prints: plain sentences first, then tables."""

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.psychometrics.fairness import Impact
from takar.psychometrics.telling import p_figure
from takar.runs.rating_quality.report import RatingQuality

WIDE = 110
SHOWN = 20


def tell_report(report: RatingQuality) -> None:
    """Print a report: sentences, verdict, what cannot be said, and the main tables."""
    console = Console(width=WIDE)
    for sentence in report.plain:
        console.print(Text(f"• {sentence}"))
    console.print(Text(str(msg("Putusan: {why}", why=report.verdict.because)), style="bold"))
    for one in report.refusals:
        console.print(Text(f"– {one.part}: {one.because}", style="yellow"))
    for warning in report.warnings:
        console.print(Text(f"! {warning}", style="yellow"))
    for table in (raters(report), sources(report), reliability(report), changes(report)):
        if table.row_count:
            console.print(table)


def tell_impact(found: Impact) -> None:
    """Print how each group fares beside the one that fares best."""
    console = Console(width=WIDE)
    rows = [
        (one.group, f"{one.selected}/{one.total}", number(one.ratio), p_figure(one.holm_p))
        for one in found.groups
    ]
    heads = (msg("Kelompok"), msg("Terpilih"), msg("Rasio"), msg("p (Holm)"))
    title = msg("Dibanding {group}", group=found.reference or "–")
    if rows:
        console.print(listed(title, heads, rows))
    for one in found.groups:
        console.print(Text(f"• {one.verdict}"))
    console.print(Text(str(found.verdict), style="bold"))


def raters(report: RatingQuality) -> Table:
    """Return the assessors in the order of their names, with severity and fit."""
    found = sorted(report.facets.raters if report.facets else (), key=lambda one: one.code)
    rows = [
        (
            one.code,
            str(one.ratees),
            number(one.severity),
            number(one.se),
            number(one.infit),
            number(one.drift),
        )
        for one in found
    ]
    heads = (
        msg("Asesor"),
        msg("Orang"),
        msg("Keketatan"),
        msg("Galat baku"),
        msg("Infit"),
        msg("Perubahan/jam"),
    )
    return listed(msg("Keketatan asesor (logit)"), heads, rows)


def sources(report: RatingQuality) -> Table:
    """Return where differences come from, the largest first."""
    shares = report.generalizability.shares if report.generalizability else ()
    ordered = sorted(shares, key=lambda one: -(one.share or 0))
    rows = [(one.code, number(one.share), number(one.estimate, 3)) for one in ordered]
    heads = (msg("Sumber"), msg("Bagian"), msg("Komponen"))
    return listed(msg("Sumber perbedaan nilai"), heads, rows)


def reliability(report: RatingQuality) -> Table:
    """Return how reliable each figure is."""
    rows = [
        (one.kind, one.code, number(one.coefficient), number(one.sem)) for one in report.reliability
    ]
    heads = (msg("Jenis"), msg("Kode"), msg("Keandalan"), msg("Galat baku"))
    return listed(msg("Keandalan"), heads, rows)


def changes(report: RatingQuality) -> Table:
    """Return the people whose category would change, raw beside adjusted."""
    rows = [
        (
            one.ratee,
            printed(one.jpm),
            printed(one.jpm_adjusted),
            one.category or "–",
            one.category_adjusted or "–",
        )
        for one in report.people
        if one.would_change
    ][:SHOWN]
    heads = (
        msg("Orang"),
        msg("JPM"),
        msg("Disesuaikan"),
        msg("Kategori"),
        msg("Kategori disesuaikan"),
    )
    return listed(msg("Kategori yang akan berubah bila disesuaikan"), heads, rows)


def listed(title: Message, heads: Sequence[Message], rows: Sequence[Sequence[str]]) -> Table:
    """Return a table; words in it are printed as they stand."""
    table = Table(title=str(title))
    for place, head in enumerate(heads):
        table.add_column(str(head), justify="left" if place == 0 else "right")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def number(value: float | None, places: int = 2) -> str:
    """Print an estimate."""
    return printed(None if value is None else Decimal(str(value)), places)
