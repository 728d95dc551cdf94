import pyarrow as pa
import pyarrow.compute as pc
import pytest

from takar.synthetic import Regency, complete
from takar.synthetic.records.conduct import CHECKED_SHARES
from takar.tables import TABLES


@pytest.fixture(scope="module")
def ids(medium: Regency) -> list[str]:
    found: list[str] = medium.tables["employees"]["employee_id"].slice(50, 300).to_pylist()
    return found


@pytest.fixture(scope="module")
def whole(medium: Regency, ids: list[str]) -> Regency:
    return complete(medium, ids)


def of(table: pa.Table, ids: list[str]) -> pa.Table:
    return table.filter(pc.is_in(table["employee_id"], pa.array(ids)))


def test_nothing_is_missing_about_the_chosen(whole: Regency, ids: list[str]) -> None:
    assert of(whole.tables["evidence_checks"], ids).num_rows == len(ids) * len(CHECKED_SHARES)
    assert of(whole.tables["employees"], ids)["education_fit"].null_count == 0
    scores = of(whole.tables["scores"], ids)
    feedback = scores.filter(pc.equal(scores["indicator"], "umpan_balik_360"))
    assert feedback.num_rows == len(ids)


def test_last_year_is_rated_for_all_who_served_then(whole: Regency, ids: list[str]) -> None:
    people = of(whole.tables["employees"], ids)
    last_year = whole.day.year - 1
    served = people.filter(pc.less_equal(pc.year(people["appointed_on"]), last_year))
    ratings = whole.tables["performance_ratings"]
    rated = of(ratings.filter(pc.equal(ratings["year"], last_year)), ids)
    assert set(served["employee_id"].to_pylist()) <= set(rated["employee_id"].to_pylist())


def test_nobody_else_changes(medium: Regency, whole: Regency, ids: list[str]) -> None:
    for name in ("employees", "evidence_checks", "scores", "performance_ratings"):
        before, after = (one.tables[name] for one in (medium, whole))
        others = [pc.invert(pc.is_in(t["employee_id"], pa.array(ids))) for t in (before, after)]
        assert before.filter(others[0]).equals(after.filter(others[1])), name


def test_what_was_there_stays_and_keys_stay_unique(medium: Regency, whole: Regency) -> None:
    for name in ("evidence_checks", "scores", "performance_ratings"):
        before, after = medium.tables[name], whole.tables[name]
        assert after.slice(0, before.num_rows).equals(before)
        keys = list(TABLES[name].key)
        assert after.group_by(keys).aggregate([]).num_rows == after.num_rows


def test_closing_gaps_twice_changes_nothing_more(whole: Regency, ids: list[str]) -> None:
    again = complete(whole, ids)
    assert all(again.tables[name].equals(whole.tables[name]) for name in whole.tables)
