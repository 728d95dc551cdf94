"""A value of the law as tables that a reader understands; pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from takar.kernel.language import msg
from takar.regulations.bands import Band, Bands, Span
from takar.regulations.citation import CERTAINTIES, Citation
from takar.regulations.profile import Axis, TalentProfile
from takar.web.portal.law_rubrics import number, rubric_tables, said


@dataclass(frozen=True)
class Line:
    """A row of a table: its cells, and how sure the law is about it (empty: as the whole)."""

    cells: tuple[str, ...]
    certainty: str = ""
    note: str = ""


@dataclass(frozen=True)
class LawTable:
    """A table with a caption; ``inner`` are tables that explain it."""

    caption: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    inner: tuple["LawTable", ...] = field(default=())


def tables_of(form: Any, value: Any, citation: Citation) -> list[LawTable]:
    """Return the value of a parameter as tables; ``form`` is how its file declares it."""
    draw = DRAWN.get(form.kind, as_text)
    return draw(form, value, citation)


def line(citation: Citation, part: str, *cells: str) -> Line:
    """Return a row, with its own doubt where the law tells one."""
    doubt = citation.parts.get(part)
    return Line(cells, doubt.certainty, doubt.note) if doubt else Line(cells)


def as_number(form: Any, value: Decimal, citation: Citation) -> list[LawTable]:
    """Show a single number."""
    row = Line((f"{number(value)} {form.unit}".strip(),))
    return [LawTable(citation.title, (str(msg("Nilai")),), (row,))]


def as_text(form: Any, value: Any, citation: Citation) -> list[LawTable]:
    """Show a single word, or whatever has no better form."""
    return [LawTable(citation.title, (str(msg("Isi")),), (Line((said(value),)),))]


def as_points(form: Any, value: Mapping[str, Decimal], citation: Citation) -> list[LawTable]:
    """Show a number per name."""
    heads = (str(msg("Nama")), form.unit or str(msg("Nilai")))
    rows = tuple(line(citation, name, said(name), number(points)) for name, points in value.items())
    return [LawTable(citation.title, heads, rows)]


def as_bands(form: Any, value: Bands, citation: Citation) -> list[LawTable]:
    """Show categories with their limits in words."""
    heads = (str(msg("Kategori")), str(msg("Batas")), str(msg("Kode")))
    rows = tuple(
        line(citation, band.code, band.title, limits(band, form.unit), band.code) for band in value
    )
    return [LawTable(citation.title, heads, rows)]


def as_codes(form: Any, value: Mapping[str, Any], citation: Citation) -> list[LawTable]:
    """Show what the law enumerates, with the declared fields that anybody filled."""
    filled = [name for name in form.fields if any(said(code[name]) for code in value.values())]
    heads = (str(msg("Kode")), str(msg("Nama")), *map(label, filled))
    rows = tuple(
        line(citation, code, code, one.title, *(said(one[name]) for name in filled))
        for code, one in value.items()
    )
    return [LawTable(citation.title, heads, rows)]


def as_matrix(form: Any, value: dict[tuple[str, str], str], citation: Citation) -> list[LawTable]:
    """Show a word per row and column."""
    rows = list(dict.fromkeys(row for row, _ in value))
    columns = list(dict.fromkeys(column for _, column in value))
    corner = f"{label(form.axes.row)} ↓ · {label(form.axes.column)} →"
    lines = [Line((said(row), *(said(value[row, column]) for column in columns))) for row in rows]
    return [LawTable(citation.title, (corner, *map(said, columns)), tuple(lines))]


def as_table(form: Any, value: list[dict[str, Any]], citation: Citation) -> list[LawTable]:
    """Show rows with declared columns."""
    columns = list(form.columns)
    rows = tuple(Line(tuple(said(row[name]) for name in columns)) for row in value)
    return [LawTable(citation.title, tuple(map(label, columns)), rows)]


def as_record(form: Any, value: Mapping[str, Any], citation: Citation) -> list[LawTable]:
    """Show settings that belong together."""
    heads = (str(msg("Pengaturan")), str(msg("Nilai")))
    rows = tuple(line(citation, name, label(name), said(item)) for name, item in value.items())
    return [LawTable(citation.title, heads, rows)]


def as_profile(form: Any, value: TalentProfile, citation: Citation) -> list[LawTable]:
    """Show a talent profile: per axis the weights, the bands and every rubric."""
    tables = [axis_table(name, axis, citation) for name, axis in value.axes.items()]
    tables += [bands_table(axis.title, axis.categories) for axis in value.axes.values()]
    return [*tables, shares_table(value)]


def axis_table(name: str, axis: Axis, citation: Citation) -> LawTable:
    """Show the indicators of one axis with their weights; each rubric follows inside."""
    rows = tuple(
        line(citation, f"{name}.{code}", one.title, number(one.weight))
        for code, one in axis.indicators.items()
    )
    rubrics = tuple(
        LawTable(caption, heads, tuple(Line(cells) for cells in lines))
        for one in axis.indicators.values()
        for caption, heads, lines in rubric_tables(one.title, one.rubric)
    )
    heads = (str(msg("Indikator")), str(msg("Bobot")))
    caption = str(msg("Sumbu {title}: indikator dan bobot", title=axis.title))
    return LawTable(caption, heads, rows, rubrics)


def bands_table(title: str, bands: Bands) -> LawTable:
    """Show the categories of an axis."""
    rows = tuple(Line((band.title, limits(band), band.code)) for band in bands)
    heads = (str(msg("Kategori")), str(msg("Batas")), str(msg("Kode")))
    return LawTable(str(msg("Kategori {title}", title=title)), heads, rows)


def shares_table(value: TalentProfile) -> LawTable:
    """Show how the axes make the talent score, and the score the final one per tier."""
    axes = (value.performance.title, value.potential.title)
    shares = (value.talent.performance, value.talent.potential)
    talent, technical = str(msg("nilai talenta")), str(msg("uji teknis"))
    rows = [(talent, weighed(shares, axes))]
    rows += [
        (said(tier), weighed((one.talent, one.technical), (talent, technical)))
        for tier, one in value.final.items()
    ]
    heads = (str(msg("Untuk")), str(msg("Rumus")))
    return LawTable(str(msg("Nilai gabungan")), heads, tuple(map(Line, rows)))


def weighed(shares: tuple[Decimal, Decimal], names: tuple[str, str]) -> str:
    """Say a weighed sum."""
    parts = (f"{number(share)}% × {name}" for share, name in zip(shares, names, strict=True))
    return " + ".join(parts)


def limits(span: Span | Band, unit: str = "") -> str:
    """Say the limits of a band in words: whether the limit itself belongs to it."""
    mark = "%" if unit == "persen" else ""
    low = [
        (span.at_least, msg("{value} ke atas", value=f"{number(span.at_least)}{mark}")),
        (span.over, msg("lebih dari {value}", value=f"{number(span.over)}{mark}")),
    ]
    high = [
        (span.below, msg("kurang dari {value}", value=f"{number(span.below)}{mark}")),
        (span.up_to, msg("sampai dengan {value}", value=f"{number(span.up_to)}{mark}")),
    ]
    parts = [str(words) for value, words in (*low, *high) if value is not None]
    return ", ".join(parts) or str(msg("semua nilai"))


def label(name: str) -> str:
    """Return the reader's word for a field of a file; unknown ones are spelled out."""
    return str(FIELDS[name]) if name in FIELDS else name.replace("_", " ").capitalize()


def certainty_word(certainty: str) -> str:
    """Return how sure the law is, in words."""
    return str(CERTAINTIES[certainty]) if certainty in CERTAINTIES else ""


FIELDS = {
    "meaning": msg("Arti"),
    "is_default": msg("Baku"),
    "kind": msg("Jenis"),
    "next": msg("Jenjang berikutnya"),
    "equal_to": msg("Setara dengan"),
    "formula": msg("Rumus"),
    "cap": msg("Pembatasan saat menghitung"),
    "shown_cap": msg("Pembatasan saat menampilkan"),
    "decimals": msg("Angka desimal"),
    "classify_on": msg("Kategori ditentukan dari"),
    "min": msg("Paling sedikit"),
    "max": msg("Paling banyak"),
    "job_fit_min": msg("Paling sedikit untuk job fit"),
    "assessors_per_candidate_min": msg("Asesor per peserta paling sedikit"),
    "admins_min": msg("Administrator paling sedikit"),
    "testers_min": msg("Tester paling sedikit"),
    "supporters_min": msg("Tenaga pendukung paling sedikit"),
    "title": msg("Nama"),
    "performance": msg("Kinerja"),
    "potential": msg("Potensial"),
    "level": msg("Level"),
    "levels": msg("Level"),
    "order": msg("Urutan"),
    "codes": msg("Rekomendasi"),
    "boxes": msg("Kotak"),
    "definition": msg("Pengertian"),
    "cluster": msg("Kelompok"),
    "family": msg("Rumpun"),
    "tier": msg("Jenjang"),
    "tiers": msg("Jenjang"),
    "kinds_required": msg("Jenis metode wajib"),
    "simulations_min": msg("Simulasi paling sedikit"),
    "simulations_max": msg("Simulasi paling banyak"),
    "report_form": msg("Bentuk laporan"),
    "methods_per_competency_min": msg("Metode per kompetensi paling sedikit"),
    "needs_assessor": msg("Memerlukan asesor"),
    "in_group": msg("Dalam kelompok"),
    "bands": msg("Kategori"),
    "bands_choices": msg("Pilihan kategori"),
    "same_level_only": msg("Hanya jenjang yang sama"),
    "gap_below": msg("Selisih di bawah"),
    "file_within": msg("Diajukan dalam"),
    "answer_within": msg("Dijawab dalam"),
    "by_work": msg("Lewat tugas"),
    "by_others": msg("Lewat bimbingan"),
    "by_course": msg("Lewat pelatihan"),
    "siasn_id": msg("Kode SIASN"),
    "pppk_grade": msg("Golongan PPPK"),
    "is_active": msg("Aktif"),
    "months": msg("Bulan"),
    "technical": msg("Teknis"),
    "behavioural": msg("Perilaku"),
    "aspects": msg("Aspek"),
    "sentence": msg("Kalimat laporan"),
    "recommendations": msg("Rekomendasi"),
    "work_result": msg("Hasil kerja"),
    "work_behaviour": msg("Perilaku kerja"),
    "agency": msg("Instansi"),
    "national": msg("Nasional"),
}

DRAWN: dict[str, Callable[[Any, Any, Citation], list[LawTable]]] = {
    "number": as_number,
    "points": as_points,
    "bands": as_bands,
    "codes": as_codes,
    "matrix": as_matrix,
    "table": as_table,
    "record": as_record,
    "profile": as_profile,
}
