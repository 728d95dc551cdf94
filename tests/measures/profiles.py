"""Small profiles for tests: one axis under test, the other as plain as can be."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.runs.measure import measure_talent
from tests.measures.invented import Rows, as_tables

PERFORMANCE = (
    ("DI_BAWAH_EKSPEKTASI", None, 60),
    ("SESUAI_EKSPEKTASI", 60, 80),
    ("DI_ATAS_EKSPEKTASI", 80, None),
)
POTENTIAL = (("RENDAH", None, 60), ("MENENGAH", 60, 80), ("TINGGI", 80, None))


def law_with(law: Law, indicators: Mapping[str, Any]) -> Law:
    """Return the law with a profile whose performance axis has these indicators."""
    total = sum((Decimal(one["weight"]) for one in indicators.values()), Decimal(0))
    other = {"title": "B", "weight": 100, "rubric": {"read": "score", "indicator": "b"}}
    profile = TalentProfile.model_validate(
        {
            "version": 1,
            "title": "Kecil",
            "performance": {
                "title": "Y",
                "total": total,
                "indicators": dict(indicators),
                "bands": _bands(PERFORMANCE),
            },
            "potential": {"title": "X", "indicators": {"b": other}, "bands": _bands(POTENTIAL)},
            "talent": {"performance": 50, "potential": 50},
        }
    )
    found = {**law.found, "talent.profile": (profile, law.cite("talent.profile"))}
    return replace(law, found=found, edition=repr(profile))


def one(rubric: Mapping[str, Any], **indicator: Any) -> dict[str, Any]:
    """Return a single indicator that weighs everything."""
    return {"a": {"title": "A", "weight": 100, "rubric": dict(rubric)} | indicator}


def seen(law: Law, rubric: Mapping[str, Any], rows: Rows, **indicator: Any) -> dict[str, Any]:
    """Measure one person by one rubric and return the component."""
    run = measure_talent(as_tables(rows), law_with(law, one(rubric, **indicator)))
    assert run.components is not None
    return next(row for row in run.components.to_pylist() if row["indicator"] == "a")


def axis(law: Law, indicators: Mapping[str, Any], rows: Rows) -> dict[str, Any]:
    """Measure one person by these indicators and return the result."""
    run = measure_talent(as_tables(rows), law_with(law, indicators), components=False)
    return dict(run.results.to_pylist()[0])


def _bands(pieces: tuple[tuple[str, int | None, int | None], ...]) -> list[dict[str, Any]]:
    return [
        {"code": code, "title": code}
        | ({} if low is None else {"at_least": low})
        | ({} if high is None else {"below": high})
        for code, low, high in pieces
    ]
