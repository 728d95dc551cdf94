"""The sections on how far figures can be relied on: agreement, sources, reliability, network."""

from django.utils.translation import gettext as _

from takar.web.rating_quality.papers.sections import Chart, Section, Table, angka, between
from takar.web.rating_quality.showing import Shown


def reliance_sections(shown: Shown) -> list[Section]:
    """Return the sections for which something was found."""
    found = [agreement(shown), sources(shown), designs(shown), reliability(shown), network(shown)]
    return [one for one in found if one is not None]


def agreement(shown: Shown) -> Section | None:
    """Return how far assessors agree, by competency and by pair."""
    found = shown.report.agreement
    if found is None:
        return None
    alpha = found.alpha
    words = [
        _("%(cells)s nilai diberikan oleh dua asesor atau lebih.") % {"cells": angka(found.cells)},
        _("Level sama: %(exact)s; selisih paling banyak satu level: %(near)s.")
        % {"exact": angka(found.exact), "near": angka(found.adjacent)},
        _("Alfa Krippendorff %(alpha)s (%(between)s).")
        % {"alpha": angka(alpha.value), "between": between(alpha.low, alpha.high)},
    ]
    tables = [
        Table(
            _("Korelasi intrakelas per kompetensi, dengan selang 95%"),
            [_("Kompetensi"), _("Sel"), _("Satu asesor"), _("Rata-rata"), _("Selang")],
            [
                (
                    *(line.title, angka(line.row.cells), angka(line.row.single.value)),
                    *(angka(line.row.mean.value), between(line.row.mean.low, line.row.mean.high)),
                )
                for line in shown.competencies
            ],
        )
    ]
    if shown.names:
        tables.append(
            Table(
                _("Pasangan dengan sedikitnya sepuluh sel bersama"),
                [_("Pasangan"), _("Sel bersama"), _("Sama"), _("Selisih ≤ 1"), _("Kappa")],
                [
                    (
                        *(f"{one.first} – {one.second}", angka(one.shared), angka(one.exact)),
                        *(angka(one.adjacent), angka(one.kappa)),
                    )
                    for one in found.pairs
                ],
            )
        )
    charts = (
        [Chart(shown.consistency, _("Keandalan rata-rata asesor per kompetensi"))]
        if shown.competencies
        else []
    )
    return Section(_("Kesepakatan asesor"), words, charts=charts, tables=tables)


def sources(shown: Shown) -> Section | None:
    """Return where differences between levels come from."""
    if not shown.sources:
        return None
    table = Table(
        _("Komponen varians; taksiran di bawah nol dibaca nol"),
        [_("Sumber"), _("Bagian"), _("Komponen"), _("Galat baku")],
        [
            (
                line.title,
                *(angka(one, 3) for one in (line.row.share, line.row.estimate, line.row.se)),
            )
            for line in shown.sources
        ],
    )
    return Section(_("Dari mana beda nilai berasal"), tables=[table])


def designs(shown: Shown) -> Section | None:
    """Return what other numbers of assessors and methods would bring."""
    found = shown.report.generalizability
    if found is None or not found.decisions:
        return None
    table = Table(
        _("Phi dan E rho²: 1 berarti tanpa galat; galat baku dalam level"),
        [_("Asesor × metode"), _("E rho²"), _("Phi"), _("Galat relatif"), _("Galat mutlak")],
        [
            (
                f"{one.raters} × {one.methods}",
                *(angka(one.relative), angka(one.absolute)),
                *(angka(one.sem_relative), angka(one.sem_absolute)),
            )
            for one in found.decisions
        ],
    )
    chart = Chart(shown.design_curves, _("Keandalan menurut banyak asesor dan metode"))
    title = _("Bila banyaknya asesor dan metode lain")
    return Section(title, charts=[chart], tables=[table])


def reliability(shown: Shown) -> Section | None:
    """Return how reliable each figure is that decisions use."""
    if not shown.reliabilities:
        return None
    table = Table(
        _("Keandalan angka yang dipakai untuk memutuskan; galat baku JPM dalam poin"),
        [_("Angka"), _("Keandalan"), _("Galat baku")],
        [(title, angka(one.coefficient), angka(one.sem)) for title, one in shown.reliabilities],
    )
    return Section(_("Keandalan dan galat baku"), tables=[table])


def network(shown: Shown) -> Section | None:
    """Return who can be compared with whom."""
    found = shown.report.network
    if found is None:
        return None
    state = _("Jaringan tersambung.") if found.is_connected else _("Jaringan terputus.")
    words = [
        f"{state} "
        + _("Sambungan terlemah: %(shared)s peserta bersama; konektivitas %(size)s.")
        % {"shared": angka(found.least_shared), "size": angka(found.connectivity)}
    ]
    points: list[str] = []
    if shown.names:
        if found.weakest:
            words.append(
                _("Benang tertipis: antara %(first)s dan %(second)s.")
                % {"first": found.weakest[0], "second": found.weakest[1]}
            )
        points = [str(one) for one in found.advice]
        if not found.is_connected:
            points += [", ".join(part) for part in found.components]
    return Section(_("Siapa dapat dibandingkan dengan siapa"), words, points)
