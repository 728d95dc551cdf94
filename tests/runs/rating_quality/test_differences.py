import dataclasses

import pyarrow as pa
import pytest

from takar.runs.rating_quality.report import RatingQuality
from takar.runs.rating_quality.reporting import rating_quality
from tests.runs.rated import SEVERE, World, law

MANY = dataclasses.replace(SEVERE, people=120)


def harder_on_women(world: World, rater: str) -> pa.Table:
    """Return the ratings of a world in which one assessor gives women a level less."""
    rows = world.ratings().to_pylist()
    for row in rows:
        if row["rater"] == rater and int(row["ratee"][1:]) % 2 and row["level"] > 0:
            row["level"] -= 1
    return pa.Table.from_pylist(rows)


def reported(ratings: pa.Table, people: pa.Table | None) -> RatingQuality:
    """Report on ratings."""
    return rating_quality(ratings, people, None, law())


@pytest.mark.slow
def test_an_assessor_harder_on_women_is_named_with_levels_and_without_a_cause() -> None:
    report = reported(harder_on_women(MANY, "A01"), MANY.people_table())
    assert report.facets is not None
    told = {one.kind: one for one in report.facets.differences}
    assert set(told) == {"METHOD", "SEX", "AGE_BAND", "UNIT"}
    row = told["SEX"].rows[0]
    assert (row.rater, row.is_seen) == ("A01", True)
    lower = row.level if row.group == "Perempuan" else -(row.level or 0)
    assert lower is not None
    assert -1.3 < lower < -0.5
    assert row.others >= 10
    said = [str(one) for one in report.plain if "menunjukkan perbedaan, bukan sebabnya" in str(one)]
    assert len(said) == 1


@pytest.mark.slow
def test_without_groups_methods_alone_are_compared_and_nothing_is_promised() -> None:
    report = reported(MANY.ratings(), None)
    assert report.facets is not None
    assert [one.kind for one in report.facets.differences] == ["METHOD"]
    said = [str(one) for one in report.plain]
    assert any(one.startswith("Tidak terlihat asesor") for one in said)
    assert not any("tidak ada bias" in one for one in said)


def test_too_few_people_are_compared_by_nobody_and_the_report_says_so() -> None:
    small = World(severities=(0.5, 0.0, -0.5), people=12)
    report = reported(small.ratings(), small.people_table())
    assert report.facets is not None
    assert report.facets.differences == ()
    assert "DIFFERENCES" in {one.part for one in report.refusals}
