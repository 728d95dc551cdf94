"""``takar psychometrics cat``: an adaptive test rehearsed before anybody sits it."""

from dataclasses import asdict
from math import isinf
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from takar.cli.psychometrics_bank import bank_in, shares_of
from takar.cli.psychometrics_told import WIDE, listed
from takar.cli.psychometrics_written import Rows, tell_sentences, write_out
from takar.kernel.language import Message, msg
from takar.psychometrics.cat import AdaptiveTest, Band, Ended, Rehearsal, Stop, limited, simulate
from takar.psychometrics.cat.adaptive import Exposure, Selection
from takar.psychometrics.telling import number_told

MOST_SHOWN = 10
CONTROL_PERSONS = 10_000


def cat(  # noqa: PLR0913 -- options of a command
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Bank: item, a, d1.. atau b, [c, model, isi].")
    ],
    *,
    persons: Annotated[int, typer.Option(min=10, help="Banyaknya peserta khayalan.")] = 1000,
    seed: Annotated[int, typer.Option(min=0, help="Benih undian.")] = 1,
    se: Annotated[float, typer.Option(min=0, help="Berhenti di bawah galat baku ini.")] = 0.3,
    least: Annotated[int, typer.Option(min=1, help="Butir paling sedikit.")] = 10,
    most: Annotated[int, typer.Option(min=1, help="Butir paling banyak.")] = 40,
    selection: Annotated[Selection, typer.Option(help="Cara memilih butir.")] = "most_informative",
    exposure: Annotated[Exposure, typer.Option(help="Cara membatasi pemunculan.")] = "randomesque",
    best: Annotated[int, typer.Option(min=1, help="Undian di antara sekian butir terbaik.")] = 5,
    limit: Annotated[
        float, typer.Option(min=0, max=1, help="Pemunculan tertinggi (sympson_hetter).")
    ] = 0.25,
    content: Annotated[
        list[str] | None, typer.Option(metavar="ISI=BAGIAN", help="Boleh berulang.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Tulis laporan dan tabel ke folder ini.")
    ] = None,
) -> None:
    """Simulasikan tes adaptif: panjang, bias, galat, dan pemunculan butir."""
    test = AdaptiveTest(
        bank_in(file),
        selection=selection,
        exposure=exposure,
        content=shares_of(content),
        stop=Stop(se=se, least=least, most=min(most, 10**6)),
        best=best,
    )
    doubts: list[Message] = []
    if exposure == "sympson_hetter":
        control = limited(test, limit, persons=max(persons, CONTROL_PERSONS), seed=seed)
        test = control.test
        if not control.has_converged:
            doubts.append(msg("Batas pemunculan belum tercapai; tambah butir atau naikkan batas."))
    told = simulate(test, persons, seed=seed)
    tell_sentences(sentences(told))
    tell_sentences([*doubts, *remarks(told)], mark="!", style="yellow")
    console = Console(width=WIDE)
    console.print(bands_table(told))
    console.print(exposure_table(told))
    if out is not None:
        write_out(out, file, parts_of(test, told), tables_of(test, told))


def sentences(told: Rehearsal) -> list[Message]:
    """Return the figures of the whole test as sentences."""
    ends = [
        f"{Ended[name].says} {number_told(100 * count / told.n_used, 1)} %"
        for name, count in told.ended.items()
        if count
    ]
    return [
        msg(
            "{persons} peserta khayalan, bank {items} butir, rata-rata {length} butir per tes.",
            persons=told.n_used,
            items=len(told.exposure),
            length=number_told(told.mean_length, 1),
        ),
        msg(
            "Bias {bias}, RMSE {rmse}; selang 95 % memuat kemampuan sebenarnya pada {covered} %.",
            bias=number_told(told.bias, 3),
            rmse=number_told(told.rmse, 3),
            covered=number_told(100 * told.covered, 1),
        ),
        msg(
            "Pemunculan tertinggi {highest} %, tak pernah muncul {unused} % butir, dua peserta "
            "berbagi {overlap} % butir.",
            highest=number_told(100 * told.highest_exposure, 1),
            unused=number_told(100 * told.unused, 1),
            overlap=number_told(100 * told.overlap, 1),
        ),
        msg("Alasan berhenti: {ends}", ends="; ".join(ends)),
    ]


def remarks(told: Rehearsal) -> list[Message]:
    """Return what is worth a second look."""
    found = []
    if told.highest_exposure > 0.5:
        found.append(msg("Ada butir yang ditemui lebih dari separuh peserta; mudah bocor."))
    if told.ended[Ended.LONGEST.name] > told.n_used / 4:
        found.append(msg("Lebih dari seperempat tes berhenti sebelum cukup teliti."))
    return found


def bands_table(told: Rehearsal) -> Table:
    """Return the figures of people of like ability."""
    rows = [
        (
            between(band),
            str(band.persons),
            number_told(band.bias),
            number_told(band.rmse),
            number_told(band.length, 1),
        )
        for band in told.bands
    ]
    heads = (msg("Kemampuan"), msg("Orang"), msg("Bias"), msg("RMSE"), msg("Butir"))
    return listed(msg("Menurut kemampuan"), heads, rows)


def between(band: Band) -> str:
    """Return the abilities of a band."""
    if isinf(band.above):
        return f"≤ {band.up_to:g}"
    return f"> {band.above:g}" if isinf(band.up_to) else f"{band.above:g} … {band.up_to:g}"


def exposure_table(told: Rehearsal) -> Table:
    """Return the items met most often."""
    often = sorted(told.exposure.items(), key=lambda one: (-one[1], one[0]))[:MOST_SHOWN]
    rows = [(item, number_told(100 * rate, 1)) for item, rate in often]
    return listed(msg("Paling sering muncul"), (msg("Butir"), msg("Persen peserta")), rows)


def parts_of(test: AdaptiveTest, told: Rehearsal) -> dict[str, object]:
    """Return what is written as the report."""
    names = ("mean_length", "bias", "rmse", "covered", "highest_exposure", "unused")
    kept = ("overlap", "content", "ended", "seed", "bank", "rules", "n_used", "n_excluded")
    return {name: getattr(told, name) for name in (*names, *kept)} | {
        "selection": test.selection,
        "exposure": test.exposure,
        "stop": asdict(test.stop),
        "nodes": test.bank.information.shape[0],
    }


def tables_of(test: AdaptiveTest, told: Rehearsal) -> dict[str, Rows]:
    """Return the tables that are written."""
    control = test.bank.control_of()
    content = dict(zip(test.bank.items, test.bank.content, strict=True))
    return {
        "items": [
            {"item": item, "content": content[item], "exposure": rate, "control": control[item]}
            for item, rate in told.exposure.items()
        ],
        "bands": [asdict(band) for band in told.bands],
        "persons": [
            {"theta": theta, "estimate": estimate, "se": error, "length": length}
            for theta, estimate, error, length in zip(
                told.theta.tolist(),
                told.estimate.tolist(),
                told.se.tolist(),
                told.length.tolist(),
                strict=True,
            )
        ],
    }
