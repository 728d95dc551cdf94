"""A report as a workbook; text stays text, a gap is an empty cell, raw stands beside adjusted."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from takar.kernel.rounding import half_up
from takar.web.accounts.models import User
from takar.web.assessments.queries.law import law_of_event
from takar.web.rating_quality.models import PersonQuality, QualityRun
from takar.web.rating_quality.queries.people import people_of, titles_of
from takar.web.rating_quality.rules import Sight
from takar.web.rating_quality.showing import Shown, group_title

Cell = str | Decimal | float | int | None
Sheet = tuple[str, Sequence[str], list[Sequence[Cell]]]


def quality_sheets(user: User, run: QualityRun, sight: Sight) -> bytes:
    """Return the report as a workbook, as far as the reader sees it."""
    law = law_of_event(run.event)
    least = int(law.number("publication.small_cell"))
    if run.found is None:
        return workbook([])
    shown = Shown(run.found, law, sight, least)
    sheets = [sentences_sheet(shown), sources_sheet(shown), reliability_sheet(shown)]
    if sight is Sight.ALL:
        sheets += [raters_sheet(shown), unlike_sheet(shown)]
        sheets += [people_sheet(user, run, list(shown.titles.items()))]
    return workbook([*sheets, fairness_sheet(shown), stamp_sheet(shown)])


def sentences_sheet(shown: Shown) -> Sheet:
    """Return the plain sentences, the verdict and what is left out."""
    report = shown.report
    rows: list[Sequence[Cell]] = [(str(sentence),) for sentence in report.plain]
    if shown.names:
        rows.append((str(report.verdict.because),))
        rows += [(f"{line.title}: {line.row.because}",) for line in shown.refusals]
    return _("Ringkasan"), [_("Kalimat")], rows


def sources_sheet(shown: Shown) -> Sheet:
    """Return where differences come from."""
    heads = [_("Sumber perbedaan"), _("Komponen"), _("Galat baku"), _("Bagian")]
    rows: list[Sequence[Cell]] = [
        (line.title, line.row.estimate, line.row.se, line.row.share) for line in shown.sources
    ]
    return _("Sumber"), heads, rows


def reliability_sheet(shown: Shown) -> Sheet:
    """Return how reliable each figure is."""
    heads = [_("Angka"), _("Keandalan"), _("Galat baku")]
    rows: list[Sequence[Cell]] = [
        (title, one.coefficient, one.sem) for title, one in shown.reliabilities
    ]
    return _("Keandalan"), heads, rows


def raters_sheet(shown: Shown) -> Sheet:
    """Return every assessor, for readers who may know them; in the order of their names."""
    heads = [
        _("Asesor"),
        _("Nilai"),
        _("Peserta"),
        _("Keketatan (logit)"),
        _("Galat baku"),
        _("Galat baku tahan halo"),
        _("Infit"),
        _("Outfit"),
        _("Perubahan selama acara"),
    ]
    rows: list[Sequence[Cell]] = [
        (r.code, r.ratings, r.ratees, r.severity, r.se, r.se_robust, r.infit, r.outfit, r.drift)
        for r in sorted(shown.raters, key=lambda one: one.code)
    ]
    return _("Asesor"), heads, rows


def unlike_sheet(shown: Shown) -> Sheet:
    """Return every assessor with every method and group that could be told."""
    heads = [
        *(_("Menurut"), _("Asesor"), _("Metode atau kelompok"), _("Orang"), _("Lainnya")),
        *(_("Beda level"), _("Logit"), _("Galat baku"), _("p"), _("p (Holm)")),
        _("Beda terkecil yang dapat terlihat"),
    ]
    rows: list[Sequence[Cell]] = [
        (
            *(title, one.rater, name, one.ratees, one.others, one.level, one.effect),
            *(one.se, one.p, one.p_holm, one.least),
        )
        for title, name, one in shown.unlike_rows
    ]
    return _("Asesor dan kelompok"), heads, rows


def people_sheet(user: User, run: QualityRun, titles: list[tuple[str, str]]) -> Sheet:
    """Return everybody: raw beside adjusted."""
    categories = titles_of(run)
    known = [(code, title) for code, title in titles if code in competencies_in(run)]
    heads = [
        _("Nomor"),
        _("Nama"),
        _("Jumlah standar"),
        _("JPM"),
        _("JPM disesuaikan"),
        _("Kategori"),
        _("Kategori disesuaikan"),
        _("Peluang kategori"),
        *(title for _code, title in known),
        *(_("%(title)s (disesuaikan)") % {"title": title} for _code, title in known),
    ]
    rows = [
        person_row(one, categories, [code for code, _title in known])
        for one in people_of(user, run, {})
    ]
    return _("Peserta"), heads, rows


def competencies_in(run: QualityRun) -> set[str]:
    """Return the competencies of which levels are kept."""
    first = PersonQuality.objects.filter(run=run).first()
    return set(first.levels.get("raw") or {}) if first else set()


def person_row(one: PersonQuality, titles: dict[str, str], codes: list[str]) -> Sequence[Cell]:
    """Return the cells of one person."""
    raw, adjusted = (one.levels.get(side) or {} for side in ("raw", "adjusted"))
    return [
        one.participant.number,
        one.participant.employee.full_name,
        one.required,
        one.jpm,
        one.jpm_adjusted,
        titles.get(one.category, ""),
        titles.get(one.category_adjusted, ""),
        one.probability,
        *(exact(raw.get(code)) for code in codes),
        *(exact(adjusted.get(code)) for code in codes),
    ]


def exact(level: str | None) -> Decimal | None:
    """Return a level as a number."""
    return None if level is None else Decimal(level)


def fairness_sheet(shown: Shown) -> Sheet:
    """Return the comparisons of groups the reader may see."""
    heads = [
        _("Pengelompokan"),
        _("Batas"),
        _("Kelompok"),
        _("Dibanding"),
        _("Rasio"),
        _("p"),
        _("Kesimpulan"),
    ]
    rows: list[Sequence[Cell]] = [
        (
            line.title,
            line.row.limit_title,
            group_title(line.row.group),
            group_title(line.row.against),
            line.row.ratio,
            line.row.p_holm,
            str(line.row.verdict),
        )
        for line in shown.fairness
    ]
    return _("Keadilan"), heads, rows


def stamp_sheet(shown: Shown) -> Sheet:
    """Return what the report was made from."""
    stamp = shown.report.stamp
    rows: list[Sequence[Cell]] = [
        (_("Keadaan per"), str(stamp.day)),
        (_("Tujuan"), stamp.purpose),
        (_("Edisi peraturan"), stamp.law_edition),
        (_("Sidik bukti"), stamp.evidence_hash),
        (_("Versi program"), stamp.code_version),
        (_("Dihitung"), stamp.made_at.isoformat()),
    ]
    return _("Asal angka"), [_("Apa"), _("Isi")], rows


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook with one sheet for each list; the warning stands above its head."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    bold, red = book.add_format({"bold": True}), book.add_format({"bold": True, "color": "#a1261d"})
    told = _("Laporan mutu penilaian: bahan pertimbangan, bukan hasil penilaian siapa pun.")
    for title, heads, rows in sheets:
        sheet = book.add_worksheet(title[:31])
        sheet.write_string(0, 0, told, red)
        sheet.write_row(1, 0, heads, bold)
        sheet.freeze_panes(2, 1)
        for number, cells in enumerate(rows, start=2):
            for column, cell in enumerate(cells):
                write(sheet, number, column, cell)
    book.close()
    return stream.getvalue()


def write(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell) -> None:
    """Write one cell."""
    if isinstance(cell, Decimal):
        sheet.write_number(row, column, float(half_up(cell)))
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif cell:
        sheet.write_string(row, column, str(cell))
