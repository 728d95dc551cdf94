from decimal import Decimal

import numpy as np
import pytest

from takar.synthetic import Regency
from takar.synthetic.records.scales import NEWEST, OLDER, OLDEST, scale_of

LIMITS = {
    ("PP_46_2011", "SANGAT_BAIK"): (91, 100),
    ("PP_46_2011", "BAIK"): (76, 90),
    ("PP_46_2011", "CUKUP"): (61, 75),
    ("PP_46_2011", "KURANG"): (51, 60),
    ("PP_46_2011", "BURUK"): (0, 50),
    ("PP_30_2019", "SANGAT_BAIK"): (110, 120),
    ("PP_30_2019", "BAIK"): (90, 120),
    ("PP_30_2019", "CUKUP"): (70, 90),
    ("PP_30_2019", "KURANG"): (50, 70),
    ("PP_30_2019", "SANGAT_KURANG"): (0, 50),
}


@pytest.mark.parametrize(
    ("year", "scale"), [(2019, OLDEST), (2020, OLDEST), (2021, OLDER), (2022, NEWEST)]
)
def test_a_year_has_the_scale_of_its_law(year: int, scale: int) -> None:
    assert scale_of(np.array([year])).tolist() == [scale]


def test_a_number_lies_in_the_band_of_its_word(medium: Regency) -> None:
    seen = set()
    for row in medium.tables["performance_ratings"].to_pylist():
        if row["rating_scale"] and row["rating"]:
            seen.add(row["rating"])
            least, most = LIMITS[row["rating_scale"], row["rating"]]
            assert Decimal(least) <= row["rating_score"] <= Decimal(most), row
    assert {"CUKUP", "BURUK", "BAIK"} <= seen


def test_only_a_new_idea_lifts_a_rating_of_2021_to_the_best(medium: Regency) -> None:
    for row in medium.tables["performance_ratings"].to_pylist():
        if row["rating_scale"] == "PP_30_2019" and row["rating"]:
            assert row["has_new_idea"] is (row["rating"] == "SANGAT_BAIK")


def test_some_older_ratings_are_a_number_alone(medium: Regency) -> None:
    older = [row for row in medium.tables["performance_ratings"].to_pylist() if row["rating_scale"]]
    bare = [row for row in older if row["rating"] is None]
    assert len(bare) / len(older) == pytest.approx(0.12, abs=0.02)
    assert all(row["rating_score"] is not None for row in older)
