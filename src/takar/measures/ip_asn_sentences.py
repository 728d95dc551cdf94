"""Sentences about one sub-indicator of IP ASN: its evidence, its window, its waiver."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.measures.ip_asn_evidence import rating_year
from takar.measures.ip_asn_indicators import INDICATORS, codes_of, window_of
from takar.measures.ip_asn_rules import OFFICIAL, PARTS
from takar.measures.ip_asn_states import (
    FULL,
    LOW,
    MISSING,
    NO_POST,
    NO_SUBJECT,
    NONE,
    NOT_APPLICABLE,
    SHORT,
    STALE,
    UNFIT,
    UNVERIFIED,
    WAIVED,
)
from takar.regulations.law import Law

Row = Mapping[str, Any]
Say = Callable[[Row, str, Law], Message]


def sentence(row: Row, indicator: str, claimed: Decimal | None, law: Law) -> Message:
    """Say what stands behind the points of one sub-indicator."""
    if row["rules"] in codes_of(law, OFFICIAL):
        return _official(row)
    state = row[f"{INDICATORS[indicator]}_state"]
    if state == UNVERIFIED:
        return msg(
            "Ada bukti yang menunggu verifikasi; setelah diverifikasi nilainya menjadi {points}.",
            points=printed(claimed),
        )
    return SAYS[state](row, indicator, law)


def _official(row: Row) -> Message:
    if row["qualification_state"] == NO_SUBJECT:
        return _no_subject(row, "", None)
    if row["total"] is None:
        return msg("Skor resmi BKN belum ada, atau tidak cocok dengan jumlahnya.")
    return msg("Skor resmi BKN; rinciannya tidak diterbitkan.")


def _full(row: Row, indicator: str, law: Law) -> Message:
    if indicator == "DISIPLIN":
        return msg("Tidak ada catatan hukuman disiplin{window}.", window=_since(indicator, law))
    return msg("Terpenuhi: {evidence}.", evidence=evidence(row, indicator, law))


def _low(row: Row, indicator: str, law: Law) -> Message:
    if indicator == "DISIPLIN":
        return msg(
            "Ada hukuman disiplin tingkat {level}{window}.",
            level=str(row["sanction_level"]).lower(),
            window=_since(indicator, law),
        )
    return msg("Di bawah nilai penuh: {evidence}.", evidence=evidence(row, indicator, law))


def _missing(row: Row, indicator: str, law: Law) -> Message:
    if indicator == "DIKLAT_TEKNIS" and row["technical_on"] is not None:
        return msg("Diklat teknis tercatat tanpa jam pelajaran.")
    if indicator == "KINERJA":
        return msg("Predikat kinerja tahun {year} belum tercatat.", year=rating_year(law))
    return msg("Belum ada bukti yang tercatat, dan belum ada yang memeriksa kelengkapannya.")


def _none(row: Row, indicator: str, law: Law) -> Message:
    return msg("Daftarnya sudah diperiksa dan buktinya memang tidak ada.")


def _stale(row: Row, indicator: str, law: Law) -> Message:
    if indicator == "KINERJA":
        return msg(
            "Predikat terakhir tahun {found}; yang dihitung tahun {wanted}.",
            found=row["performance_year"],
            wanted=rating_year(law),
        )
    return msg(
        "Terakhir {found}; yang dihitung sejak {first}.",
        found=_day(row.get(f"{INDICATORS[indicator]}_on")),
        first=_day(window_of(law, indicator)[0]),
    )


def _unfit(row: Row, indicator: str, law: Law) -> Message:
    if indicator == "DIKLAT_KEPEMIMPINAN":
        return msg("Diklat kepemimpinan yang tercatat bukan untuk jenjang jabatan ini.")
    return msg("Yang tercatat dinyatakan tidak cocok dengan tugas jabatannya.")


def _short(row: Row, indicator: str, law: Law) -> Message:
    return msg(
        "Baru {hours} dari {minimum} JP{window}.",
        hours=_plain(row["technical_hours"]),
        minimum=_plain(law.record("ip_asn.technical_hours")["minimum"]),
        window=_since(indicator, law),
    )


def _waived(row: Row, indicator: str, law: Law) -> Message:
    return msg("Jabatan ini dibebaskan dari diklat fungsional oleh daftar pembebasan.")


def _not_applicable(row: Row, indicator: str, law: Law) -> Message:
    return msg("Tidak berlaku bagi kelompok jabatan ini.")


def _no_subject(row: Row, indicator: str, law: Law | None) -> Message:
    return msg(
        "{employment} bukan subjek aturan {rules}.",
        employment=row["employment"],
        rules=row["rules"],
    )


def _no_post(row: Row, indicator: str, law: Law) -> Message:
    return msg("Kelompok jabatannya belum diketahui: jenjang atau jenis jabatan masih kosong.")


SAYS: dict[str, Say] = {
    FULL: _full,
    LOW: _low,
    MISSING: _missing,
    NONE: _none,
    STALE: _stale,
    UNFIT: _unfit,
    SHORT: _short,
    WAIVED: _waived,
    NOT_APPLICABLE: _not_applicable,
    NO_SUBJECT: _no_subject,
    NO_POST: _no_post,
}
"""What each state says; a waiting claim is told by its points."""


def evidence(row: Row, indicator: str, law: Law) -> Message:
    """Name the evidence in a few words."""
    if indicator == "KUALIFIKASI":
        titles = law.codes("ip_asn.education_classes")
        level = row["education_level"]
        return msg("pendidikan {level}", level=titles[level].title if level in titles else "–")
    if indicator == "KINERJA":
        return msg(
            "predikat {rating} tahun {year} pada skala {scale}",
            rating=str(row["performance_rating"]).replace("_", " ").title(),
            year=row["performance_year"],
            scale=_scale(row["performance_scale"], law),
        )
    on, window = _day(row[f"{PARTS[indicator]}_on"]), _since(indicator, law)
    if indicator == "DIKLAT_TEKNIS":
        hours = _plain(row["technical_hours"])
        return msg("{hours} JP, terakhir {on}{window}", hours=hours, on=on, window=window)
    return msg("terakhir {on}{window}", on=on, window=window)


def _scale(code: str | None, law: Law) -> str:
    scales = law.codes("performance.scales")
    return scales[code].title if code in scales else "–"


def _since(indicator: str, law: Law) -> Message | str:
    """Tell from which day evidence counts, where there is a limit."""
    first = window_of(law, indicator)[0]
    return msg(" (dihitung sejak {first})", first=_day(first)) if first else ""


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else "–"


def _plain(number: Decimal | None) -> str:
    return "–" if number is None else f"{Decimal(number).normalize():f}".replace(".", ",")
