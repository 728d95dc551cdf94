"""The report in plain sentences, before any table."""

from collections.abc import Iterator
from decimal import Decimal

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.runs.rating_quality.kept import Sentence, sentences
from takar.runs.rating_quality.report import RatingQuality

HUNDRED = 100
SURE = 0.05
SILENT = ("TANPA_ASESOR", "METODE_TANPA_ASESOR")


def plain(report: RatingQuality) -> tuple[Sentence, ...]:
    """Say what the report found, in the order in which it is read."""
    return sentences(
        [
            *rows_said(report),
            *agreement_said(report),
            *sources_said(report),
            *reliability_said(report),
            *severity_said(report),
            *differences_said(report),
            *outcome_said(report),
            *fairness_said(report),
        ]
    )


def percent(share: float | None) -> str:
    """Print a share in percent without decimals."""
    return printed(None if share is None else Decimal(str(share)) * HUNDRED, 0)


def number(value: float | None, places: int = 2) -> str:
    """Print an estimate."""
    return printed(None if value is None else Decimal(str(value)), places)


def rows_said(report: RatingQuality) -> Iterator[Message]:
    """Say what the report rests on."""
    used = report.used
    yield msg(
        "Laporan ini memakai {ratings} nilai dari {raters} asesor tentang {ratees} orang.",
        ratings=used.ratings,
        raters=used.raters,
        ratees=used.ratees,
    )
    silent = sum(one.rows for one in used.excluded if one.reason in SILENT)
    if silent:
        yield msg(
            "{rows} nilai dari tes atau tanpa nama asesor ikut membentuk level, tetapi tidak dapat "
            "bercerita tentang asesor.",
            rows=silent,
        )


def agreement_said(report: RatingQuality) -> Iterator[Message]:
    """Say how far assessors agree."""
    found = report.agreement
    if found is None or found.exact is None:
        return
    yield msg(
        "Dua asesor memberi level yang sama dalam {exact} dari 100 kasus, dan berselisih paling "
        "banyak satu level dalam {adjacent} dari 100.",
        exact=percent(found.exact),
        adjacent=percent(found.adjacent),
    )


def sources_said(report: RatingQuality) -> Iterator[Message]:
    """Say how much of a level is the person and how much the assessor."""
    found = report.generalizability
    shares = {one.code: one.share for one in found.shares} if found else {}
    if shares.get("ratee") is None or shares.get("rater") is None:
        return
    yield msg(
        "Dari seluruh perbedaan antarnilai, {person}% adalah perbedaan orangnya dan {rater}% "
        "adalah perbedaan keras-lunaknya asesor.",
        person=percent(shares["ratee"]),
        rater=percent(shares["rater"]),
    )


def reliability_said(report: RatingQuality) -> Iterator[Message]:
    """Say how far off the JPM may be."""
    sem = next((one.sem for one in report.reliability if one.kind == "JPM"), None)
    if sem is None:
        return
    yield msg(
        "JPM seseorang dapat meleset sekitar {sem} poin ke atas atau ke bawah karena asesor dan "
        "metode yang kebetulan dipakai (galat baku).",
        sem=number(sem, 1),
    )


def severity_said(report: RatingQuality) -> Iterator[Message]:
    """Say whether severity may be corrected."""
    if report.facets is None:
        return
    if report.verdict.applies:
        yield msg(
            "Beda keketatan asesor nyata, dan jaringannya cukup kuat untuk memperhitungkannya."
        )
    else:
        yield msg("Level sebaiknya dipakai tanpa penyesuaian keketatan asesor.")


def differences_said(report: RatingQuality) -> Iterator[Message]:
    """Say whether assessors treat methods or groups unlike others do; never that nobody does."""
    rows = [
        one for found in (report.facets.differences if report.facets else ()) for one in found.rows
    ]
    seen = sum(one.is_seen for one in rows)
    if seen:
        yield msg(
            "Pada {seen} dari {all} pasangan asesor dengan metode atau kelompok, levelnya berbeda "
            "dari kebiasaan asesor itu sendiri lebih dari yang wajar terjadi secara kebetulan. "
            "Angka ini menunjukkan perbedaan, bukan sebabnya: baca buktinya.",
            seen=seen,
            all=len(rows),
        )
    elif rows:
        yield msg(
            "Tidak terlihat asesor yang menilai metode atau kelompok tertentu secara lain; beda "
            "di bawah sekitar {least} level tidak akan terlihat pada data sebanyak ini.",
            least=number(max(one.least or 0.0 for one in rows), 1),
        )


def outcome_said(report: RatingQuality) -> Iterator[Message]:
    """Say what would change, and how many stand on a limit."""
    found = report.outcome
    if found.would_change is not None:
        yield msg(
            "Bila keketatan diperhitungkan, {changed} dari {people} orang berganti kategori. Tidak "
            "ada yang berubah dengan sendirinya: rapat asesor yang memutuskan, dengan alasan.",
            changed=found.would_change,
            people=found.measured,
        )
    if found.borderline:
        yield msg(
            "{people} orang berada di dekat batas kategori: peluang kategorinya benar kurang dari "
            "80 dari 100. Baca kembali buktinya.",
            people=found.borderline,
        )


def fairness_said(report: RatingQuality) -> Iterator[Message]:
    """Say whether a group fares visibly worse; never that nobody does."""
    below = [one for one in report.fairness if one.is_below]
    if below:
        yield msg(
            "Pada {below} dari {all} perbandingan, satu kelompok mencapai batas kategori kurang "
            "dari empat per lima kali kelompok terbaik; {sure} di antaranya sulit disebut "
            "kebetulan. Periksa metode dan buktinya.",
            below=len(below),
            all=len(report.fairness),
            sure=sum((one.p_holm or 1.0) < SURE for one in below),
        )
    elif report.fairness:
        yield msg(
            "Tidak ada kelompok yang terlihat jauh tertinggal; ini bukan bukti bahwa penilaian "
            "bebas dari bias."
        )
