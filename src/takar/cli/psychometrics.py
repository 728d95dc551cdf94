"""``takar psychometrics``: how far ratings can be relied on, and whether groups fare alike."""

from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from takar.cli.days import day_option
from takar.cli.psychometrics_cat import cat
from takar.cli.psychometrics_irt import irt
from takar.cli.psychometrics_items import items
from takar.cli.psychometrics_told import tell_impact, tell_report
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.fairness import impact
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.rating_quality.files import counts_in, people_in, table_in
from takar.runs.rating_quality.report import RatingQuality
from takar.runs.rating_quality.reporting import rating_quality

app = typer.Typer(no_args_is_help=True, help="Mutu penilaian: asesor, keandalan, keadilan.")
app.command()(items)
app.command()(irt)
app.command()(cat)
CHANGED = 1
STAMPED = (
    *("evidence_hash", "law_edition", "code_version", "agency"),
    *("purpose", "rounding", "weights", "seed"),
)
"""What a difference between two reports may come from."""

In = Annotated[Path, typer.Option("--in", metavar="FILE", help="CSV atau Parquet.")]


class BadWeight(TakarError):
    """A weight is not written as METHOD=NUMBER."""


class BadReport(TakarError):
    """The file holds no report."""


@app.command()
def raters(  # noqa: PLR0913 -- options of a command
    *,
    ratings: In,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.json", help="Tulis laporan lengkap.")
    ] = None,
    people: Annotated[
        Path | None, typer.Option(metavar="FILE", help="ratee, position_tier, sex, birth_on, unit.")
    ] = None,
    standards: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="position_id, position_tier, competency, required_level"),
    ] = None,
    day: Annotated[date | None, day_option("Hari aturan; hari ini bila kosong.")] = None,
    agency: Annotated[str | None, typer.Option(help="Kode instansi dengan aturan sendiri.")] = None,
    law: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Aturan tambahan di atas bawaan.")
    ] = None,
    purpose: Annotated[str, typer.Option(help="PENGISIAN, PEMETAAN, atau JOB_FIT.")] = "PEMETAAN",
    rounding: Annotated[str, typer.Option(help="BULAT atau DUA_DESIMAL.")] = "BULAT",
    weight: Annotated[
        list[str] | None, typer.Option(metavar="METODE=BOBOT", help="Boleh berulang.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Benih undian selang.")] = 1,
    check: Annotated[
        Path | None,
        typer.Option(metavar="FILE.json", help="Hitung lagi dan bandingkan dengan laporan ini."),
    ] = None,
) -> None:
    """Laporkan kesepakatan, keketatan, keandalan, dan akibatnya; tidak ada level yang diubah."""
    before = None if check is None else report_in(check)
    report = rating_quality(
        table_in(ratings, "ratee", "competency", "rater", "method", "level"),
        None if people is None else people_in(people),
        None if standards is None else table_in(standards, "competency", "required_level"),
        law_on(before.stamp.day if before else day, agency, law),
        weights=weights_of(weight),
        purpose=purpose,
        rounding=rounding,
        seed=seed,
    )
    if out is not None:
        out.write_text(report.model_dump_json(indent=1), encoding="utf-8")
    tell_report(report)
    if before is not None and not tell_check(report, before):
        raise typer.Exit(CHANGED)


@app.command()
def fairness(
    *,
    groups: In,
    reference: Annotated[str | None, typer.Option(help="Kelompok pembanding.")] = None,
) -> None:
    """Bandingkan bagian yang terpilih antarkelompok, dengan kuasa uji dan tanpa janji."""
    tell_impact(impact(counts_in(groups), reference=reference))


def law_on(day: date | None, agency: str | None, extra: list[Path] | None) -> Law:
    """Return the law in force on a day, today without one."""
    return Book.load(*(extra or ())).on(day or date.today(), agency=agency)  # noqa: DTZ011 -- the reader's day


def weights_of(given: list[str] | None) -> dict[str, Decimal] | None:
    """Return the weight of each method named.

    Raises:
        BadWeight: one is not written as it must be.
    """
    found = {}
    for text in given or ():
        method, _, number = text.partition("=")
        try:
            found[method.strip()] = Decimal(number.replace(",", "."))
        except InvalidOperation as error:
            raise BadWeight(
                msg("Bobot {text} tidak dapat dibaca.", text=text),
                hint=msg("Tulis METODE=ANGKA, misalnya WAWANCARA_KOMPETENSI=2."),
            ) from error
    return found or None


def report_in(path: Path) -> RatingQuality:
    """Return a report written before.

    Raises:
        BadReport: the file is not there, or holds something else.
    """
    try:
        return RatingQuality.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise BadReport(
            msg("{path} bukan laporan mutu penilaian.", path=path),
            hint=msg("Pakai berkas yang ditulis dengan --out."),
        ) from error


def tell_check(report: RatingQuality, before: RatingQuality) -> bool:
    """Say whether the report comes out the same, and return it."""
    same = report.same_as(before)
    if same:
        typer.echo(str(msg("Sama: laporan ini dapat dihitung ulang sampai angka terakhir.")))
    else:
        parts = [
            name for name in STAMPED if getattr(report.stamp, name) != getattr(before.stamp, name)
        ]
        why = ", ".join(parts) or "report"
        typer.echo(str(msg("Berbeda dari laporan sebelumnya: {parts}.", parts=why)))
    return same
