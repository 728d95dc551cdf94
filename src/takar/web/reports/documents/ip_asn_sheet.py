"""The sheet of one person: what they have, what is missing, and what lifts the index."""

from collections.abc import Mapping
from typing import Any

from takar.kernel.rounding import printed
from takar.web.people.models import Employee
from takar.web.people.rules import EDUCATION_LEVELS
from takar.web.reports.documents.ip_asn import share_of, shared_facts
from takar.web.reports.queries.ip_asn import IpAsnReport
from takar.web.reports.rules.ip_asn import COLUMNS, STATE_WORDS, Loss
from takar.web.results.rules.ip_asn import DIMENSIONS

ADVICE = {
    "BELUM_ADA_BUKTI": "masukkan buktinya bila sudah ada",
    "BELUM_DIVERIFIKASI": "mintalah verifikasi atas bukti yang sudah diajukan",
    "KEDALUWARSA": "perbarui: bukti yang ada sudah lewat masa berlakunya",
    "TIDAK_ADA": "ikuti kegiatan yang sesuai",
    "TIDAK_COCOK": "ikuti kegiatan yang cocok dengan jabatan",
    "KURANG_JAM": "tambah jam pelajaran sampai batasnya",
    "RENDAH": "naik bila tingkat yang lebih tinggi tercapai",
}


def sheet_facts(
    report: IpAsnReport, row: Mapping[str, Any], person: Employee, *, nip: str
) -> dict[str, Any]:
    """Return what the template ``ip_asn_sheet`` prints."""
    lost = report.losses_of(row)
    return shared_facts(report) | {
        "person": {
            "name": person.full_name,
            "nip": nip or "–",
            "position": person.position_title or "–",
            "unit": person.unit.name if person.unit else "–",
            "employment": row["employment"],
        },
        "total": printed(row["total"]),
        "category": report.categories.get(str(row["category"] or ""), "Belum terukur"),
        "is_measured": bool(row["is_measured"]),
        "claimed": printed(row["total_claimed"]),
        "gains_by_claims": (row["total_claimed"] or 0) > (row["total"] or 0),
        "most": printed(row["total_most"]),
        "dimensions": dimension_facts(report, row),
        "indicators": [] if report.is_official else indicator_facts(report, row),
        "lifts": [lift_text(report, loss) for loss in lost],
    }


def dimension_facts(report: IpAsnReport, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the points of each dimension beside the greatest."""
    return [
        {
            "title": code.title(),
            "printed": printed(row[DIMENSIONS[code]]),
            "most": printed(most),
            "share": share_of(row[DIMENSIONS[code]], most),
        }
        for code, most in report.law.points("ip_asn.dimensions").items()
    ]


def indicator_facts(report: IpAsnReport, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return each indicator that applies to the post: points, state, evidence used."""
    mosts = report.mosts.get(str(row["post_group"]), {})
    return [
        {
            "title": report.indicators[code],
            "points": printed(row[COLUMNS[code]]),
            "most": printed(most),
            "state": STATE_WORDS.get(row[f"{COLUMNS[code]}_state"] or "", "–"),
            "evidence": evidence_text(code, row),
        }
        for code, most in mosts.items()
        if most > 0
    ]


def evidence_text(indicator: str, row: Mapping[str, Any]) -> str:
    """Say which evidence was used, in a few words."""
    said = {
        "KUALIFIKASI": EDUCATION_LEVELS.get(row.get("education_level") or "", ""),
        "DIKLAT_KEPEMIMPINAN": dated(row.get("leadership_on")),
        "DIKLAT_FUNGSIONAL": dated(row.get("functional_on")),
        "DIKLAT_TEKNIS": hours_text(row),
        "SEMINAR": dated(row.get("seminar_on")),
        "KINERJA": rating_text(row),
        "DISIPLIN": (row.get("sanction_level") or "").title() or "tidak ada catatan",
    }
    return said[indicator] or "–"


def dated(day: Any) -> str:
    """Print a day as numbers; a missing one as nothing."""
    return f"{day:%d-%m-%Y}" if day else ""


def hours_text(row: Mapping[str, Any]) -> str:
    """Say how many lesson hours count, and when the last of them ended."""
    hours, day = row.get("technical_hours"), dated(row.get("technical_on"))
    return " · ".join(part for part in (f"{printed(hours, 0)} JP" if hours else "", day) if part)


def rating_text(row: Mapping[str, Any]) -> str:
    """Say which rating of which year counts."""
    rating = (row.get("performance_rating") or "").replace("_", " ").capitalize()
    return " ".join(str(part) for part in (row.get("performance_year"), rating) if part)


def lift_text(report: IpAsnReport, loss: Loss) -> str:
    """Say what one indicator may still bring, and by which deed."""
    title = report.indicators[loss.indicator]
    deed = ADVICE.get(loss.state or "", "dapat naik")
    return f"+{printed(loss.lost)} {title}: {deed}."
