from collections import Counter, defaultdict
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from takar.synthetic import Regency, assess
from takar.synthetic.assessments.standards import COMPETENCIES, POTENTIAL_ASPECTS, REQUIRED
from takar.synthetic.assessments.today import METHODS, NotInThisAgency
from takar.synthetic.assessments.today import assess as assess_some

DAY = date(2025, 5, 14)


@pytest.fixture(scope="module")
def chosen(medium: Regency) -> list[str]:
    """Return 85 administrators, 100 pengawas and 30 staff."""
    rows = medium.tables["employees"].select(["employee_id", "position_tier"]).to_pylist()
    quota = {"ADMINISTRATOR": 85, "PENGAWAS": 100, "PELAKSANA": 30}
    return [
        row["employee_id"]
        for tier, count in quota.items()
        for row in [row for row in rows if row["position_tier"] == tier][:count]
    ]


@pytest.fixture(scope="module")
def seen(medium: Regency, chosen: list[str]) -> dict[str, pa.Table]:
    return assess(medium, chosen, DAY)


def test_levels_are_whole_numbers_from_nought_to_five(seen: dict[str, pa.Table]) -> None:
    level = seen["method_scores"]["level"]
    assert pa.types.is_int64(level.type)
    assert set(level.unique().to_pylist()) <= set(range(6))


def test_everybody_is_seen_in_every_competency_by_two_methods_and_two_assessors(
    seen: dict[str, pa.Table], chosen: list[str]
) -> None:
    methods, assessors = defaultdict(set), defaultdict(set)
    for row in seen["method_scores"].to_pylist():
        methods[row["employee_id"], row["competency"]].add(row["method"])
        assessors[row["employee_id"], row["competency"]].add(row["assessor"])
        assert row["method"] in METHODS
        assert row["evidence"]
    assert len(methods) == len(chosen) * len(COMPETENCIES)
    assert all(len(one) >= 2 for one in methods.values())
    assert all(len(one) >= 2 for one in assessors.values())


def test_nobody_is_scored_twice_by_the_same_assessor_and_method(seen: dict[str, pa.Table]) -> None:
    key = ["employee_id", "method", "assessor", "competency"]
    table = seen["method_scores"]
    assert table.group_by(key).aggregate([]).num_rows == table.num_rows


def test_one_of_two_assessors_is_stricter(seen: dict[str, pa.Table]) -> None:
    table = seen["method_scores"]
    talk = table.filter(pc.equal(table["method"], "WAWANCARA_KOMPETENSI"))
    means = talk.group_by("assessor").aggregate([("level", "mean")]).sort_by("assessor")
    mild, strict = means["level_mean"].to_pylist()[0::2], means["level_mean"].to_pylist()[1::2]
    assert sum(mild) / len(mild) > sum(strict) / len(strict) + 0.2


def test_all_categories_occur(medium: Regency, seen: dict[str, pa.Table]) -> None:
    rows = medium.tables["employees"].select(["employee_id", "position_tier"]).to_pylist()
    tiers = {row["employee_id"]: row["position_tier"] for row in rows}
    levels = defaultdict(list)
    for row in seen["method_scores"].to_pylist():
        levels[row["employee_id"], row["competency"]].append(row["level"])
    total: Counter[str] = Counter()
    for (person, _), found in levels.items():
        total[person] += int(sum(found) / len(found) + 0.5)
    percent = [100 * total[one] / (9 * REQUIRED[tiers[one]]) for one in total]
    shares = [
        sum(one >= 90 for one in percent) / len(percent),
        sum(78 <= one < 90 for one in percent) / len(percent),
        sum(one < 78 for one in percent) / len(percent),
    ]
    assert min(shares) > 0.1


def test_the_same_people_in_another_order_are_seen_the_same(
    medium: Regency, chosen: list[str], seen: dict[str, pa.Table]
) -> None:
    again = assess(medium, chosen[::-1], DAY)
    assert all(again[name].equals(seen[name]) for name in seen)
    other = assess(medium, chosen, DAY, seed=1)
    assert not other["method_scores"].equals(seen["method_scores"])


def test_potential_is_dated_on_the_day_and_complete(
    seen: dict[str, pa.Table], chosen: list[str]
) -> None:
    table = seen["potential_aspects"]
    assert table.num_rows == len(chosen) * len(POTENTIAL_ASPECTS)
    assert table["assessed_on"].unique().to_pylist() == [DAY]


@pytest.mark.parametrize("count", [0, 1, 2, 13])
def test_a_day_may_have_few_people(medium: Regency, chosen: list[str], count: int) -> None:
    seen = assess(medium, chosen[:count], DAY)
    assert len(set(seen["method_scores"]["employee_id"].to_pylist())) == count


def test_a_stranger_cannot_be_assessed(medium: Regency, chosen: list[str]) -> None:
    with pytest.raises(NotInThisAgency) as refused:
        assess_some(medium.tables["employees"], [*chosen, "STRANGER"], DAY, 1)
    assert "STRANGER" in str(refused.value.hint)


def test_panels_say_who_watches_whom_and_severity_goes_with_the_name(
    medium: Regency, chosen: list[str]
) -> None:
    people = chosen[:60]
    panels = {
        (person, method): (f"A{number % 4}", f"A{(number + 1) % 4}")
        for number, person in enumerate(people)
        for method in METHODS[1:]
    }
    table = assess(medium, people, DAY, panels=panels)["method_scores"]
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table.to_pylist():
        seen[row["employee_id"], row["method"]].add(row["assessor"])
    assert all(seen[at] == set(names) for at, names in panels.items())
    assert all(seen[person, METHODS[0]] == {"TESTER-01"} for person in people)
    means = table.group_by("assessor").aggregate([("level", "mean")]).sort_by("assessor")
    mild, strict = means["level_mean"].to_pylist()[0:4:2], means["level_mean"].to_pylist()[1:4:2]
    assert min(mild) > max(strict)
