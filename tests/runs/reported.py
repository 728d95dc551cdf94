"""A small report written by hand, for trying what reads reports."""

from datetime import UTC, date, datetime
from typing import Any

from takar.runs.rating_quality.kept import Sentence
from takar.runs.rating_quality.parts import ManyFacet, Rater
from takar.runs.rating_quality.report import (
    Comparison,
    Group,
    Outcome,
    RatingQuality,
    ReportStamp,
    Used,
    Verdict,
)

STAMP = ReportStamp(
    day=date(2025, 5, 14),
    agency="kab_tirtamaya",
    known_on=None,
    purpose="PEMETAAN",
    categories="jpm.bands_mapping",
    rounding="BULAT",
    weights={},
    law_edition="e" * 12,
    evidence_hash="f" * 12,
    code_version="0",
    seed=1,
    made_at=datetime(2025, 5, 14, 16, tzinfo=UTC),
)
USED = Used(rows=90, ratings=90, ratees=10, raters=3, competencies=9, methods=1)


def report(**parts: Any) -> RatingQuality:
    """Return a report that says nothing but these parts."""
    because = Sentence.of("Jaringan asesor terhubung.")
    whole = {
        "stamp": STAMP,
        "used": USED,
        "verdict": Verdict(applies=False, because=because),
        "outcome": Outcome(people=10, measured=10),
    }
    return RatingQuality(**(whole | parts))


def raters(**severities: float | None) -> ManyFacet:
    """Return a many-facet model of assessors with these severities."""
    return ManyFacet(
        raters=tuple(
            Rater(code=name, ratings=30, ratees=10, severity=severity, se=0.1)
            for name, severity in severities.items()
        )
    )


def comparison(reached: int, people: int) -> Comparison:
    """Return women, of whom so many reach a limit, beside fifty men of whom forty do."""
    return Comparison(
        grouping="SEX",
        limit="MS",
        limit_title="Memenuhi Syarat",
        groups=(
            Group(code="Laki-laki", title="Laki-laki", people=50, reached=40),
            Group(code="Perempuan", title="Perempuan", people=people, reached=reached),
        ),
        group="Perempuan",
        against="Laki-laki",
        verdict=Sentence.of("Belum dapat disimpulkan."),
    )
