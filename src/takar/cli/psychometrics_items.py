"""``takar psychometrics items``: items, reliability and decisions by classical test theory."""

from pathlib import Path
from typing import Annotated

import typer

from takar.cli.answer_files import Blank, answers_in
from takar.cli.psychometrics_item_report import report_of, tables_of
from takar.cli.psychometrics_items_told import tell_items
from takar.cli.psychometrics_written import write_out
from takar.psychometrics.raters.facets.threads import threads

AnswerPath = Annotated[
    Path, typer.Argument(metavar="FILE", help="CSV, XLSX atau Parquet; panjang atau lebar.")
]
KeyPath = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Kunci: kolom item dan key, bila sel pilihan.")
]
BlankMeaning = Annotated[
    Blank, typer.Option(help="Arti sel kosong: not_given, omitted atau not_reached.")
]
OutDir = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Tulis tabel CSV dan report.json.")
]


def items(
    file: AnswerPath,
    *,
    key: KeyPath = None,
    blank: BlankMeaning = "not_given",
    cut: Annotated[
        list[float] | None, typer.Option(help="Batas skor untuk konsistensi keputusan; berulang.")
    ] = None,
    out: OutDir = None,
) -> None:
    """Analisis butir klasik: kesukaran, daya beda, pengecoh, reliabilitas, konsistensi."""
    answers = answers_in(file, key=key, blank=blank)
    with threads(1):
        report = report_of(answers, cut or [])
    tell_items(answers.notes, report)
    if out is not None:
        write_out(out, file, {"kind": "items", **vars(report)}, tables_of(report))
