"""Rows for files: vacancies, lists, benches. Columns are codes; :data:`HEADINGS` names them."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from takar.kernel.rounding import half_up
from takar.measures.succession import (
    Between,
    Comparison,
    Forecast,
    Outside,
    PeriodCount,
    PostRisk,
    Standing,
    SuccessionList,
    UnitBench,
    Vacancy,
)
from takar.runs.succession.facts import Facts

Rows = list[dict[str, object]]
PLACES = 4
HEADINGS = {
    "position_id": "ID jabatan",
    "title": "Jabatan",
    "tier": "Jenjang",
    "work_unit_id": "ID unit kerja",
    "unit": "Unit kerja",
    "on": "Lowong mulai",
    "reason": "Alasan",
    "certainty": "Kepastian",
    "source": "Dasar",
    "months_left": "Bulan tersisa",
    "employee_id": "ID pegawai",
    "name": "Nama",
    "age": "Batas usia",
    "otherwise_on": "Bila menurut jenjang",
    "is_overdue": "Sudah lewat",
    "is_extendable": "Dapat diperpanjang",
    "missing": "Yang belum diketahui",
    "period": "Periode mulai",
    "count": "Jumlah",
    "place": "Peringkat",
    "best": "Peringkat terbaik yang mungkin",
    "worst": "Peringkat terburuk yang mungkin",
    "final": "Nilai akhir",
    "final_least": "Nilai akhir paling rendah",
    "final_most": "Nilai akhir paling tinggi",
    "talent": "Nilai talenta",
    "performance": "Kinerja",
    "potential": "Potensial",
    "technical": "Tes teknis",
    "box": "Kotak",
    "jpm": "JPM terhadap jabatan target",
    "jpm_category": "Kategori JPM",
    "readiness": "Kesiapan",
    "outcome": "Syarat jabatan",
    "to_verify": "Syarat yang perlu diverifikasi",
    "lot": "Undian",
    "failed": "Yang tidak terpenuhi",
    "colour": "Warna",
    "colour_most": "Warna bila yang kurang terpenuhi",
    "ready": "Siap sekarang",
    "ready_most": "Siap sekarang paling banyak",
    "soon": "Satu sampai dua tahun",
    "later": "Kemudian",
    "unknown": "Belum diketahui",
    "posts": "Jabatan",
    "covered": "Jabatan dengan calon siap",
    "people": "Orang siap",
    "at_once": "Dapat diisi serentak",
}


def vacancy_rows(found: Iterable[Vacancy], facts: Facts) -> Rows:
    """Return one row per vacancy (or review), with the rule behind it."""
    return [
        {
            **_post(own.post.position_id, facts),
            "on": own.on,
            "reason": own.reason,
            "months_left": own.months_left,
            "is_overdue": own.is_overdue,
            "certainty": own.certainty,
            "source": own.departure.source.place
            if own.departure and own.departure.source
            else None,
            "age": own.departure.age if own.departure else None,
            "otherwise_on": own.departure.otherwise_on if own.departure else None,
            **_person(own.employee_id, facts),
        }
        for own in found
    ]


def unknown_rows(forecast: Forecast, facts: Facts) -> Rows:
    """Return one row per holder whose leaving is not wholly known."""
    return [
        {
            **(_post(own.post.position_id, facts) if own.post else {}),
            **_person(own.employee_id, facts),
            "missing": "; ".join(own.missing),
        }
        for own in forecast.unknown
    ]


def period_rows(found: Iterable[PeriodCount], by: Iterable[str]) -> Rows:
    """Return one row per period and group."""
    names = tuple(by)
    return [
        {"period": own.starts_on, **dict(zip(names, own.group, strict=True)), "count": own.count}
        for own in found
    ]


def ranked_rows(listed: SuccessionList, facts: Facts) -> Rows:
    """Return one row per person ranked, then one per person who cannot be ranked yet."""
    return [
        {**_post(listed.post.position_id, facts), **_standing(own, facts)}
        for own in (*listed.ranked, *listed.unranked)
    ]


def outside_rows(listed: SuccessionList, facts: Facts) -> Rows:
    """Return one row per person who is not in the list."""
    return [_outside(own, listed, facts) for own in listed.outside]


def risk_rows(risks: Iterable[PostRisk], facts: Facts) -> Rows:
    """Return one row per target post."""
    return [
        {
            **_post(own.post.position_id, facts),
            "colour": own.colour,
            "colour_most": own.colour_most,
            "on": own.vacancy.on if own.vacancy else None,
            "reason": own.vacancy.reason if own.vacancy else None,
            "months_left": own.vacancy.months_left if own.vacancy else None,
            "ready": own.bench.now,
            "ready_most": own.bench.ready_most,
            "soon": own.bench.soon,
            "later": own.bench.later,
            "unknown": own.bench.unknown,
        }
        for own in risks
    ]


def unit_rows(found: Iterable[UnitBench], facts: Facts) -> Rows:
    """Return one row per unit."""
    return [
        {
            "work_unit_id": own.work_unit_id,
            "unit": facts.units.get(own.work_unit_id or ""),
            "posts": own.posts,
            "covered": own.covered,
            "people": own.people,
            "at_once": own.at_once,
        }
        for own in found
    ]


def comparison_rows(found: Comparison, facts: Facts) -> Rows:
    """Return one row per number and spoke, one column per candidate."""
    names = [_name(one.employee_id, facts) for one in found.candidates]
    rows: Rows = [
        {"title": str(line.title), **dict(zip(names, map(rounded, line.values), strict=True))}
        for line in found.lines
    ]
    for spoke in (*found.competencies, *found.indicators):
        title = spoke.title if spoke.required is None else f"{spoke.title} ({spoke.required})"
        rows.append({"title": title, **dict(zip(names, spoke.values, strict=True))})
    return rows


def rounded(value: Between | Fraction | None) -> Decimal | None:
    """Return a number for printing, half up; a gap stays a gap."""
    known = value.value if isinstance(value, Between) else value
    return None if known is None else half_up(known, PLACES)


def _standing(own: Standing, facts: Facts) -> dict[str, object]:
    one = own.candidate
    return {
        "place": own.place,
        "best": own.best,
        "worst": own.worst,
        **_person(one.employee_id, facts),
        "final": rounded(own.final),
        "final_least": half_up(own.final.least, PLACES),
        "final_most": half_up(own.final.most, PLACES),
        "talent": rounded(one.profile.talent),
        "performance": rounded(one.profile.performance),
        "potential": rounded(one.profile.potential),
        "technical": rounded(one.profile.technical),
        "box": "/".join(map(str, sorted(one.profile.boxes))) or None,
        "jpm": rounded(one.match.percent),
        "jpm_category": one.match.category,
        "readiness": one.readiness.label,
        "outcome": one.outcome.value if one.outcome else None,
        "missing": "; ".join(own.missing) or None,
        "to_verify": ("; ".join(one.outcome.missing) or None) if one.outcome else None,
        "lot": own.lot,
    }


def _outside(own: Outside, listed: SuccessionList, facts: Facts) -> dict[str, object]:
    return {
        **_post(listed.post.position_id, facts),
        **_person(own.candidate.employee_id, facts),
        "reason": own.reason,
        "failed": "; ".join(own.failed) or None,
    }


def _post(position_id: str, facts: Facts) -> dict[str, object]:
    post = facts.posts[position_id]
    return {
        "position_id": position_id,
        "title": post.title,
        "tier": post.tier,
        "work_unit_id": post.work_unit_id,
        "unit": facts.units.get(post.work_unit_id or ""),
    }


def _person(employee_id: str | None, facts: Facts) -> dict[str, object]:
    name = None if employee_id is None else _name(employee_id, facts)
    return {"employee_id": employee_id, "name": name}


def _name(employee_id: str, facts: Facts) -> str:
    row: Mapping[str, object] = facts.people.get(employee_id, {})
    return str(row.get("name") or employee_id)
