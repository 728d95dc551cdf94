"""Six invented people in three units, each at a known place of the index."""

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.regulations.sandbox import changed, laid_over, overlay_files
from tests.measures.invented import Row, as_tables, employee

INDEX_DAY = date(2024, 12, 31)
RULES = "perka8_2019"
AGENCY = "kab_tirtamaya"
BOOK = Book.load()
LAW = BOOK.on(INDEX_DAY, agency=AGENCY)
RECENT = date(2024, 6, 1)


def unit(code: str, above: str | None = None) -> Row:
    """Return a unit below another."""
    return {"work_unit_id": code, "agency": AGENCY, "parent_id": above, "name": f"Unit {code}"}


def person(code: str, work_unit_id: str, **facts: Any) -> Row:
    """Return a pelaksana with a first degree."""
    usual = {"position_tier": "PELAKSANA", "education_level": "S1", "sex": "P"}
    return employee(code, work_unit_id=work_unit_id, **(usual | facts))


def course(code: str, kind: str, **facts: Any) -> Row:
    """Return a training that counts."""
    usual = {"title": kind, "training_kind": kind, "ended_on": RECENT, "lesson_hours": Decimal(20)}
    return {"employee_id": code, **usual, **facts}


def rated(code: str, rating: str = "BAIK", year: int = 2024) -> Row:
    """Return a performance rating."""
    return {"employee_id": code, "year": year, "rating": rating}


def index_tables() -> dict[str, pa.Table]:
    """Return the evidence: totals 45, 67.5, 95, a gap, 85, a gap; unit A1 lies below A."""
    return as_tables(
        {
            "work_units": [unit("A"), unit("A1", "A"), unit("B")],
            "employees": [
                person("P1", "A1"),
                person("P2", "A1", sex="L"),
                person("P3", "A", position_tier="ADMINISTRATOR", education_level="S2"),
                person("P4", "B", education_level=None),
                person("P5", "B"),
                person("P6", "B"),
            ],
            "performance_ratings": [
                *map(rated, ("P1", "P2", "P4", "P5")),
                rated("P3", "SANGAT_BAIK"),
                rated("P6", year=2023),
            ],
            "trainings": [
                course("P2", "TEKNIS"),
                course("P3", "STRUKTURAL", structural_level="PKA", ended_on=date(2015, 1, 1)),
                course("P3", "TEKNIS"),
                course("P3", "SEMINAR"),
                course("P5", "TEKNIS"),
                course("P5", "SEMINAR"),
            ],
        }
    )


def tried(key: str, *, law: Law = LAW, **leaves: Any) -> Law:
    """Return the law with some leaves of one rule changed; ``__`` parts their names."""
    new = {tuple(name.strip("_").split("__")): value for name, value in leaves.items()}
    value = changed(BOOK.form(key), law.value(key), new)
    files = overlay_files(BOOK, law, {key: value}, name="Coba", made_on=INDEX_DAY)
    return laid_over(BOOK, files).on(law.day, agency=law.agency)
