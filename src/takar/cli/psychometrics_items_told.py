"""What ``takar psychometrics items`` prints: how the file was read, the test, then the items."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from takar.cli.psychometrics_item_report import ItemReport
from takar.cli.psychometrics_told import WIDE, listed
from takar.cli.psychometrics_written import tell_sentences
from takar.kernel.language import Message, msg
from takar.psychometrics.classical import Alpha, Consistency, ItemStatistics, Omega
from takar.psychometrics.classical.intervals import percent
from takar.psychometrics.telling import number_told

NONE = float("nan")


def tell_items(notes: Sequence[Message], report: ItemReport) -> None:
    """Print the report."""
    statistics = report.statistics
    tell_sentences(notes, mark="–")
    tell_sentences([*whole(report), *statistics.reasons])
    tell_sentences(report.remarks, mark="!", style="yellow")
    console = Console(width=WIDE)
    console.print(items_table(statistics))
    if any(one.options for one in statistics.items):
        console.print(options_table(statistics))
    for one in statistics.items:
        for flag in one.flags:
            console.print(Text(f"! {one.item}: {flag.because}", style="yellow"))


def whole(report: ItemReport) -> list[Message]:
    """Return the sentences on the test as a whole."""
    found: list[Message] = []
    if report.alpha is not None:
        found.append(alpha_told(report.alpha))
    if report.omega is not None:
        found += omega_told(report.omega)
    if report.dimensions is not None:
        found += [report.dimensions.verdict, *report.dimensions.warnings]
    if report.consistency is not None:
        found.append(consistency_told(report.consistency))
    return found


def alpha_told(found: Alpha) -> Message:
    """Say alpha with its interval."""
    if found.value is None:
        return found.because or msg("Alpha tidak terdefinisi.")
    return msg(
        "{name} {value} (selang {low} sampai {high}, n={n}); galat baku skor {sem}.",
        name=found.name,
        value=number_told(found.value, 3),
        low=number_told(found.low or NONE, 3),
        high=number_told(found.high or NONE, 3),
        n=found.n_used,
        sem=number_told(found.sem or NONE),
    )


def omega_told(found: Omega) -> list[Message]:
    """Say omega, and what stands against it."""
    if found.value is None:
        return list(found.warnings)
    if found.low is None or found.high is None:
        told = msg(
            "Omega {value} dari korelasi polikorik (n={n}).",
            value=number_told(found.value, 3),
            n=found.n_used,
        )
    else:
        told = msg(
            "Omega {value} (selang {low} sampai {high}, n={n}).",
            value=number_told(found.value, 3),
            low=number_told(found.low, 3),
            high=number_told(found.high, 3),
            n=found.n_used,
        )
    return [told, *found.warnings]


def consistency_told(found: Consistency) -> Message:
    """Say how decisions hold."""
    return msg(
        "Keputusan pada batas {cuts}: {same} akan sama pada tes setara, {right} sesuai skor "
        "sejati, {above} terlalu tinggi dan {below} terlalu rendah (n={n}).",
        cuts=", ".join(number_told(cut, 0) for cut in found.cuts),
        same=percent(found.consistency),
        right=percent(found.accuracy),
        above=percent(found.false_positive),
        below=percent(found.false_negative),
        n=found.n_used,
    )


def between(low: float | None, high: float | None) -> str:
    """Print an interval."""
    if low is None or high is None:
        return number_told(NONE)
    return f"{number_told(low)}–{number_told(high)}"


def shown(value: float | None) -> str:
    """Print a figure, a dash where there is none."""
    return number_told(NONE if value is None else value)


def items_table(statistics: ItemStatistics) -> Table:
    """Return the items in the order of the test."""
    rows = [
        (
            one.item,
            str(one.n),
            shown(one.difficulty),
            between(one.difficulty_low, one.difficulty_high),
            shown(one.item_rest),
            between(one.item_rest_low, one.item_rest_high),
            ", ".join(flag.code for flag in one.flags),
        )
        for one in statistics.items
    ]
    heads = (
        msg("Butir"),
        msg("n"),
        msg("Kesukaran"),
        msg("Selang 95%"),
        msg("Daya beda"),
        msg("Selang 95%"),
        msg("Catatan"),
    )
    return listed(msg("Butir"), heads, rows)


def options_table(statistics: ItemStatistics) -> Table:
    """Return the options of every item; the key is marked."""
    rows = [
        (
            one.item,
            f"{option.option} *" if option.is_key else option.option,
            str(option.n),
            shown(option.share),
            shown(option.rest),
            " ".join(shown(share) for share in option.curve),
        )
        for one in statistics.items
        for option in one.options
    ]
    heads = (
        msg("Butir"),
        msg("Pilihan (* kunci)"),
        msg("n"),
        msg("Bagian"),
        msg("Korelasi"),
        msg("Bagian tiap seperlima, dari yang terendah"),
    )
    return listed(msg("Pilihan jawaban"), heads, rows)
