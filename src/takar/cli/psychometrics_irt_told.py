"""What ``takar psychometrics irt`` prints: the certificate first, then items, persons and fit."""

from collections.abc import Sequence

import numpy as np
from rich.console import Console
from rich.table import Table
from rich.text import Text

from takar.cli.psychometrics_irt_report import IrtReport
from takar.cli.psychometrics_items_told import NONE, shown
from takar.cli.psychometrics_told import WIDE, listed
from takar.cli.psychometrics_written import tell_sentences
from takar.kernel.language import Message, msg
from takar.psychometrics.irt.calibration import IrtFit
from takar.psychometrics.irt.fit import M2, PersonFit
from takar.psychometrics.irt.information_chart import words
from takar.psychometrics.telling import number_told, p_told

STRANGEST = 10


def tell_irt(notes: Sequence[Message], report: IrtReport, cuts: Sequence[float]) -> None:
    """Print the report."""
    fit = report.calibration
    tell_sentences(notes, mark="–")
    tell_sentences([certificate(fit), *whole(report), *at_cuts(report, cuts)])
    excluded = [
        msg("Butir {item} tidak dikalibrasi: {why}", item=item, why=why)
        for item, why in fit.excluded
    ]
    doubts = (*excluded, *fit.warnings, *report.scores.reasons, *report.scores.warnings)
    tell_sentences([*doubts, *report.remarks], mark="!", style="yellow")
    console = Console(width=WIDE)
    console.print(items_table(report))
    for text in strange(report):
        console.print(Text(f"! {text}", style="yellow"))


def certificate(fit: IrtFit) -> Message:
    """Say that the calibration reached its top, and how surely."""
    return msg(
        "Konvergen: log-likelihood {loglik}, sisa lereng {slope} per orang, {iterations} putaran, "
        "{nodes} titik; dua kali titik mengubahnya {change}.",
        loglik=number_told(fit.loglik, 3),
        slope=f"{fit.gradient:.1e}",
        iterations=fit.iterations,
        nodes=fit.nodes,
        change=f"{fit.change_on_doubling:.1e}",
    )


def whole(report: IrtReport) -> list[Message]:
    """Return the sentences on the test as a whole."""
    found = [words(report.information)]
    if report.reliability.value is None:
        found += [report.reliability.because] if report.reliability.because else []
    else:
        found.append(
            msg(
                "Reliabilitas {method} {value} (n={n}).",
                method=report.scores.method,
                value=number_told(report.reliability.value, 3),
                n=report.reliability.n_used,
            )
        )
    if report.m2 is not None:
        found.append(model_told(report.m2))
    found += [
        msg(
            "Kelompok {name}: rata-rata {mean}, simpangan baku {sd}.",
            name=group.name,
            mean=number_told(group.mean),
            sd=number_told(group.sd),
        )
        for group in report.calibration.groups
        if len(report.calibration.groups) > 1
    ]
    return found


def model_told(found: M2) -> Message:
    """Say how far the model as a whole is off."""
    return msg(
        "Kecocokan model: M2 {m2}, db {df}, {p}; RMSEA {rmsea} (selang {low} sampai {high}), "
        "SRMSR {srmsr} (n={n}).",
        m2=number_told(found.m2, 1),
        df=found.df,
        p=p_told(found.p),
        rmsea=number_told(found.rmsea, 3),
        low=number_told(found.rmsea_low, 3),
        high=number_told(found.rmsea_high, 3),
        srmsr=number_told(found.srmsr, 3),
        n=found.n_used,
    )


def at_cuts(report: IrtReport, cuts: Sequence[float]) -> list[Message]:
    """Say how sure an ability is where decisions are taken."""
    curve = report.information
    return [
        msg(
            "Pada batas {cut} galat baku kemampuan {csem}.",
            cut=number_told(cut),
            csem=number_told(float(np.interp(cut, curve.theta, curve.csem))),
        )
        for cut in cuts
    ]


def items_table(report: IrtReport) -> Table:
    """Return the items with their parameters and fit."""
    errors = {one.item: one for one in report.calibration.se}
    rows = []
    for one, test, squares in zip(
        report.calibration.items, report.s_x2.items, report.mean_squares.items, strict=True
    ):
        error = errors.get(one.item)
        rows.append(
            (
                one.item,
                with_error(one.a, error.a if error else NONE),
                " ".join(number_told(step) for step in one.difficulty),
                shown(one.c) if one.model == "3PL" else shown(None),
                "–" if test.p_adjusted is None else number_told(test.p_adjusted, 3),
                shown(squares.infit),
                shown(squares.outfit),
                ", ".join(
                    name
                    for name, misfits in (("S-X2", test.misfits), ("SISAAN", squares.misfits))
                    if misfits
                ),
            )
        )
    heads = (
        msg("Butir"),
        msg("a (galat)"),
        msg("Kesukaran b"),
        msg("c"),
        msg("p S-X2"),
        msg("Infit"),
        msg("Outfit"),
        msg("Catatan"),
    )
    return listed(msg("Butir"), heads, rows)


def with_error(value: float, error: float) -> str:
    """Print an estimate with its standard error."""
    return f"{number_told(value)} ({number_told(error)})"


def strange(report: IrtReport) -> list[Message]:
    """Return pairs and persons to look at, the strangest first."""
    found = [one.because for one in report.dependence.pairs[:STRANGEST]]
    return [*found, *strange_persons(report.person_fit)]


def strange_persons(fit: PersonFit) -> list[Message]:
    """Return a sentence on each of the strangest persons, and how many there are."""
    places = np.flatnonzero(fit.is_strange)
    order = places[np.argsort(fit.l_z[places])][:STRANGEST]
    found = [fit.because(int(place)) for place in order]
    if places.size > STRANGEST:
        found.append(msg("{n} orang lagi dengan pola tidak lazim.", n=places.size - STRANGEST))
    return found
