from collections import Counter

import pyarrow.compute as pc
import pytest

from takar.synthetic import Regency
from takar.synthetic.people.roll import People
from takar.synthetic.records.performance import performance_ratings

UP, MET, DOWN = "DI_ATAS_EKSPEKTASI", "SESUAI_EKSPEKTASI", "DI_BAWAH_EKSPEKTASI"
RATING = {
    (UP, UP): "SANGAT_BAIK",
    (UP, MET): "BAIK",
    (MET, UP): "BAIK",
    (MET, MET): "BAIK",
    (DOWN, UP): "BUTUH_PERBAIKAN",
    (DOWN, MET): "BUTUH_PERBAIKAN",
    (UP, DOWN): "KURANG",
    (MET, DOWN): "KURANG",
    (DOWN, DOWN): "SANGAT_KURANG",
}


def test_the_rating_is_the_one_that_result_and_behaviour_give(medium: Regency) -> None:
    for row in medium.tables["performance_ratings"].to_pylist():
        if row["work_behaviour"]:
            assert row["rating"] == RATING[row["work_result"], row["work_behaviour"]]


def test_ratings_are_heaped_on_good_as_everywhere(medium: Regency) -> None:
    table = medium.tables["performance_ratings"]
    ratings = table.filter(pc.greater(table["year"], 2021))["rating"].to_pylist()
    share = {name: count / len(ratings) for name, count in Counter(ratings).items()}
    assert share["BAIK"] == pytest.approx(0.92, abs=0.025)
    assert 0.04 <= share["SANGAT_BAIK"] <= 0.09
    assert 0.005 <= share["BUTUH_PERBAIKAN"] <= 0.02
    assert share["KURANG"] + share["SANGAT_KURANG"] < 0.005


def test_nobody_is_rated_for_the_year_of_appointment_and_some_were_never_rated(who: People) -> None:
    table = performance_ratings(who)
    appointed = dict(zip(who.ids.to_pylist(), who.life.appointed.tolist(), strict=True))
    for row in table.to_pylist():
        assert appointed[row["employee_id"]].year < row["year"]
    due = sum(5 for day in appointed.values() if day.year < 2020)
    settled = {one for one, day in appointed.items() if day.year < 2020}
    assert 0 < sum(row["employee_id"] in settled for row in table.to_pylist()) < due


def test_five_years_are_rated_each_on_the_scale_of_its_time(medium: Regency) -> None:
    scales = {
        (row["year"], row["rating_scale"])
        for row in medium.tables["performance_ratings"].to_pylist()
    }
    newest = {(year, None) for year in (2022, 2023, 2024)}
    assert scales == newest | {(2021, "PP_30_2019"), (2020, "PP_46_2011")}
