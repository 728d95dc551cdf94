"""How evidence becomes a score, in sentences; pure."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.regulations.rubrics import (
    AspectsRubric,
    CleanYearsRubric,
    ColumnRubric,
    JpmRubric,
    PartsRubric,
    RecordRubric,
    Rung,
    SameRubric,
    Scored,
    ScoreRubric,
    TallyRubric,
    YearsRubric,
)

Lines = list[tuple[str, ...]]
Drawn = tuple[str, tuple[str, ...], Lines]


def rubric_tables(title: str, rubric: Any) -> Iterator[Drawn]:
    """Yield the rubric of an indicator, and of its parts, as (caption, heads, lines)."""
    heads = (str(msg("Keadaan")), str(msg("Nilai")))
    lines = [(str(msg("Cara membaca")), sentence(rubric)), *scale(rubric)]
    yield title, heads, lines
    if isinstance(rubric, PartsRubric):
        for part in rubric.parts.values():
            yield from rubric_tables(f"{title} · {part.title}", part.rubric)


def sentence(rubric: Any) -> str:
    """Say in one sentence which evidence is read, and how."""
    words = next(say(rubric) for kind, say in SENTENCES.items() if isinstance(rubric, kind))
    window = getattr(rubric, "years", None)
    parts = [str(words)]
    if window:
        parts.append(str(msg("dalam {years} tahun terakhir", years=window)))
    if where := getattr(rubric, "where", None):
        parts.append(str(msg("hanya {conditions}", conditions=conditions(where))))
    return ", ".join(parts)


def conditions(where: Mapping[str, Iterable[str]]) -> str:
    """Say which records count."""
    return "; ".join(
        f"{said(column)}: {', '.join(map(said, values))}" for column, values in where.items()
    )


def columns(rubric: RecordRubric) -> str:
    """Name the column or columns of which a record is judged."""
    names = rubric.column if isinstance(rubric.column, list) else [rubric.column]
    return " + ".join(map(said, names))


def of_record(rubric: RecordRubric) -> Message:
    """Say which record counts."""
    return msg(
        "{which} pada daftar {source} menurut {column}",
        which=RECORDS[rubric.read],
        source=said(rubric.source),
        column=columns(rubric),
    )


def of_tally(rubric: TallyRubric) -> Message:
    """Say what is counted."""
    facts = {"source": said(rubric.source), "column": said(rubric.column)}
    if rubric.read == "count":
        return msg("jumlah baris pada daftar {source}", source=facts["source"])
    if rubric.read == "distinct":
        return msg("banyaknya {column} yang berbeda pada daftar {source}", **facts)
    return msg("jumlah {column} pada daftar {source}", **facts)


RECORDS = {
    "latest": msg("catatan terbaru"),
    "best": msg("catatan terbaik"),
    "worst": msg("catatan terberat"),
    "average": msg("rata-rata catatan"),
}
JOINS = {
    "mean_of": msg("rata-rata bagian-bagian di bawah ini"),
    "sum_of": msg("jumlah bagian-bagian di bawah ini"),
    "highest_of": msg("nilai tertinggi dari bagian-bagian di bawah ini"),
    "lowest_of": msg("nilai terendah dari bagian-bagian di bawah ini"),
}
WHOLE: dict[type, Message] = {
    JpmRubric: msg("jumlah level capaian dibagi jumlah level standar, dalam persen"),
    AspectsRubric: msg("jumlah aspek potensi dibagi jumlah tertinggi, dalam persen"),
}
SENTENCES: dict[type, Any] = {
    ColumnRubric: lambda r: msg("{column} pada data pegawai", column=said(r.column)),
    RecordRubric: of_record,
    TallyRubric: of_tally,
    ScoreRubric: lambda r: msg("nilai {indicator} terbaru", indicator=said(r.indicator)),
    YearsRubric: lambda r: msg("tahun penuh sejak {column}", column=said(r.column)),
    CleanYearsRubric: lambda r: msg(
        "tahun penuh tanpa catatan pada daftar {source}", source=said(r.source)
    ),
    JpmRubric: lambda r: WHOLE[type(r)],
    AspectsRubric: lambda r: WHOLE[type(r)],
    SameRubric: lambda r: msg("sama dengan nilai indikator {other}", other=said(r.indicator)),
    PartsRubric: lambda r: JOINS[r.read],
}


def scale(rubric: Any) -> Lines:
    """Return what each state earns."""
    if not isinstance(rubric, Scored):
        return []
    lines: Lines = [(said(name), number(points)) for name, points in rubric.points.items()]
    lines += [(rung(one), number(one.points)) for one in rubric.bands]
    if not lines:
        lines.append(
            (str(msg("Nilai apa adanya")), f"{number(rubric.lowest)} – {number(rubric.highest)}")
        )
    extras = (
        (rubric.other, msg("Lainnya")),
        (getattr(rubric, "running", None), msg("Masih berjalan pada hari penghitungan")),
        (rubric.none, msg("Diperiksa dan tidak ada catatan")),
        (getattr(rubric, "cap", None), msg("Dibatasi paling tinggi")),
    )
    return [
        *lines,
        *((str(words), number(points)) for points, words in extras if points is not None),
    ]


def rung(one: Rung) -> str:
    """Say a piece of the number line in signs."""
    low = [f"≥ {number(one.at_least)}"] if one.at_least is not None else []
    low += [f"> {number(one.over)}"] if one.over is not None else []
    high = [f"< {number(one.below)}"] if one.below is not None else []
    high += [f"≤ {number(one.up_to)}"] if one.up_to is not None else []
    return " · ".join(low + high)


def number(value: Decimal | None) -> str:
    """Print a number of the law with as many decimals as it has."""
    if value is None:
        return printed(None)
    exponent = value.normalize().as_tuple().exponent
    return printed(value, max(-exponent if isinstance(exponent, int) else 0, 0))


def said(value: Any) -> str:
    """Print whatever stands in a file for a reader: codes as words, lists with commas."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(msg("ya") if value else msg("tidak"))
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(said, value))
    text = str(value)
    return str(TERMS.get(text, "")) or spelled(text)


def spelled(text: str) -> str:
    """Return an enumerated value as words; sentences stay as they are.

    >>> spelled("SANGAT_BAIK"), spelled("JPT_PRATAMA"), spelled("Sudah kalimat.")
    ('Sangat baik', 'JPT pratama', 'Sudah kalimat.')
    """
    is_code = text.replace("_", "").replace("+", "").isupper() and len(text) > 3
    is_field = "_" in text and text.islower() and "." not in text
    if text in ACRONYMS or not (is_code or is_field):
        return text
    first, *rest = text.replace("+", "_+_").split("_")
    words = [first if first in ACRONYMS else first.capitalize()]
    words += [word if word in ACRONYMS else word.lower() for word in rest]
    return " ".join(words)


ACRONYMS = {
    "JPT",
    "PNS",
    "PPPK",
    "CPNS",
    "JPM",
    "KRS",
    "ASN",
    "PLT",
    "PLH",
    "PJ",
    "SLTA",
    "SLTP",
    "SIASN",
}
TERMS = {
    "performance_ratings": msg("predikat kinerja"),
    "competency_levels": msg("level kompetensi"),
    "potential_aspects": msg("aspek potensi"),
    "awards": msg("penghargaan"),
    "team_assignments": msg("penugasan tim kerja"),
    "trainings": msg("pengembangan kompetensi"),
    "position_history": msg("riwayat jabatan"),
    "sanctions": msg("hukuman disiplin"),
    "rating": msg("predikat"),
    "award_level": msg("tingkat penghargaan"),
    "role": msg("peran"),
    "lesson_hours": msg("jam pelajaran"),
    "positioned_on": msg("TMT jabatan"),
    "appointed_on": msg("TMT CPNS"),
    "agency": msg("instansi"),
    "work_unit_id": msg("unit kerja"),
    "appointment": msg("penugasan"),
    "relative_level": msg("tingkat jabatan"),
    "education_level": msg("tingkat pendidikan"),
    "education_fit": msg("kesesuaian bidang ilmu"),
    "sanction_level": msg("tingkat hukuman"),
    "training_kind": msg("jenis pelatihan"),
    "umpan_balik_360": msg("umpan balik 360 derajat"),
    "tes_teknis": msg("uji teknis"),
    "ratio_of_sums": msg("jumlah level capaian dibagi jumlah level standar"),
    "none": msg("tidak dibatasi"),
    "total100": msg("jumlahnya dibatasi 100%"),
    "per_competency": msg("setiap kompetensi dibatasi standarnya"),
    "exact": msg("nilai sebelum dibulatkan"),
    "rounded": msg("nilai sesudah dibulatkan"),
}
