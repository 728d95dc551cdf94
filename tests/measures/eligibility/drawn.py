"""People drawn by dice, crowded around every limit and with gaps everywhere."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from takar.kernel.calendar import add_years
from tests.measures.eligibility.invented import LISTS, Rows, administrator, paper
from tests.measures.invented import COMPETENCIES, DAY

RANKS = ("III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c")
TIERS = ("ADMINISTRATOR", "PENGAWAS", "PELAKSANA", "AHLI_MADYA", "AHLI_MUDA", "JPT_PRATAMA", None)


def near(*years: int) -> st.SearchStrategy[date]:
    """Return days on, just below and just above so many years before the day."""
    days = [add_years(DAY, -year) + timedelta(days=n) for year in years for n in (-1, 0, 1)]
    return st.sampled_from(days)


def maybe(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), one)


@st.composite
def people(draw: st.DrawFn) -> Rows:
    """Draw a person crowded around every limit, with gaps everywhere."""
    years = (1, 2, 3, 4, 5)
    born = draw(maybe(near(44, 56, 58, 60)))
    person = administrator(
        birth_on=born,
        nip=draw(st.sampled_from([None, "196905141995031001", "196905131995031001", "x"])),
        employment=draw(st.sampled_from(["PNS", "PNS", "PNS", "CPNS", "PPPK"])),
        legal_status=draw(st.sampled_from(["01", "03", None])),
        position_tier=draw(st.sampled_from(TIERS)),
        positioned_on=draw(maybe(st.one_of(near(*years), st.just(DAY + timedelta(days=3))))),
        appointed_on=draw(near(5, 20)),
        grade=draw(
            st.sampled_from(["III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IX", None])
        ),
        education_level=draw(st.sampled_from(["SLTA", "D3", "D4", "S1", "S2", None])),
    )
    history = draw(st.lists(spells(), max_size=3))
    assessed = draw(near(1, 3))
    return {
        "employees": [person],
        "education_history": draw(st.lists(st.just(degree("S1")), max_size=1)),
        "position_history": [
            row | {"employee_id": "P1", "position_title": str(place)}
            for place, row in enumerate(history)
        ],
        "performance_ratings": [
            {"employee_id": "P1", "year": year, "rating": rating, "work_behaviour": behaviour}
            for year in draw(st.lists(st.sampled_from([2022, 2023, 2024, 2025]), unique=True))
            for rating in [draw(st.sampled_from(["BAIK", "SANGAT_BAIK", "KURANG"]))]
            for behaviour in [draw(st.sampled_from([None, None, "DI_BAWAH_EKSPEKTASI"]))]
        ],
        "sanctions": draw(st.lists(sanctions(), max_size=1)),
        "competency_levels": [
            {"employee_id": "P1", "competency": code, "level": level, "assessed_on": assessed}
            for code in COMPETENCIES[: draw(st.sampled_from([0, 7, 8, 9, 9]))]
            for level in [draw(st.sampled_from([Decimal(2), Decimal(3), Decimal(4)]))]
        ],
        "declarations": draw(experience()),
        "evidence_checks": [
            {"employee_id": "P1", "evidence": name, "checked_on": draw(near(1))}
            for name in LISTS
            if draw(st.booleans())
        ],
    }


def degree(level: str) -> dict[str, Any]:
    return {"employee_id": "P1", "education_level": level, "graduated_on": date(2010, 1, 1)}


@st.composite
def spells(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(near(2, 3, 4, 6))
    return {
        "position_tier": draw(st.sampled_from(TIERS)),
        "appointment": draw(st.sampled_from(["DEFINITIF", "DEFINITIF", "PLT"])),
        "started_on": start,
        "ended_on": draw(maybe(st.sampled_from([add_years(start, 1), add_years(start, 2)]))),
    }


@st.composite
def sanctions(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "employee_id": "P1",
        "sanction_level": draw(st.sampled_from(["RINGAN", "SEDANG", "BERAT"])),
        "started_on": add_years(DAY, -1),
        "ended_on": draw(maybe(near(0))),
    }


@st.composite
def experience(draw: st.DrawFn) -> list[dict[str, Any]]:
    years = draw(st.sampled_from([None, 4, 5, 7]))
    return [] if years is None else [paper("P1", "PENGALAMAN_BIDANG", years=years)]
