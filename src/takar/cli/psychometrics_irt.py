"""``takar psychometrics irt``: items and persons on one scale, and whether the model holds."""

from typing import Annotated, Literal

import typer

from takar.cli.answer_files import answers_in
from takar.cli.psychometrics_irt_report import parts_of, report_of, tables_of
from takar.cli.psychometrics_irt_told import tell_irt
from takar.cli.psychometrics_items import AnswerPath, BlankMeaning, KeyPath, OutDir
from takar.cli.psychometrics_written import write_out
from takar.psychometrics.irt.calibration import Calibration
from takar.psychometrics.irt.information_chart import information_svg
from takar.psychometrics.irt.scoring import Method
from takar.psychometrics.raters.facets.threads import threads as linear_algebra


def irt(  # noqa: PLR0913 -- options of a command
    file: AnswerPath,
    *,
    model: Annotated[
        Literal["1PL", "2PL", "3PL", "GRM", "PCM", "GPCM", "RSM"],
        typer.Option(help="Model butir."),
    ] = "2PL",
    prior: Annotated[
        Literal["none", "weak"], typer.Option(help="Keyakinan awal: none, atau weak bila n kecil.")
    ] = "none",
    method: Annotated[Method, typer.Option(help="Kemampuan: EAP, MAP, WLE atau ML.")] = "EAP",
    key: KeyPath = None,
    blank: BlankMeaning = "not_given",
    threads: Annotated[int, typer.Option(min=1, help="Banyaknya utas.")] = 1,
    cut: Annotated[
        list[float] | None, typer.Option(help="Batas kemampuan pada gambar; berulang.")
    ] = None,
    out: OutDir = None,
) -> None:
    """Kalibrasi butir (IRT), kemampuan peserta, kecocokan model dan informasi tes."""
    answers = answers_in(file, key=key, blank=blank)
    chosen: Literal["weak"] | None = "weak" if prior == "weak" else None
    with linear_algebra(threads):
        settings = Calibration(model, prior=chosen, threads=threads)
        report = report_of(answers.responses, settings, method)
    tell_irt(answers.notes, report, cut or [])
    if out is not None:
        write_out(out, file, parts_of(report), tables_of(report))
        chart = information_svg(report.information, cuts=cut or [])
        (out / "information.svg").write_text(chart, encoding="utf-8")
        (out / "calibration.json").write_text(report.calibration.to_json(), encoding="utf-8")
