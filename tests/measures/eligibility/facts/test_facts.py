from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.kernel.calendar import add_years
from takar.measures.eligibility.facts.days import (
    NEVER,
    add_months,
    day,
    days_of,
    earliest_start,
    latest_start,
    years_and_days,
)
from takar.measures.eligibility.facts.people import read_people, some_of
from takar.measures.eligibility.facts.rows import MISSING, places_in
from takar.measures.eligibility.facts.spells import Spells, complete_on, years_in
from takar.tables.people import POSITION_TIERS
from tests.measures.eligibility.invented import administrator, career, law_on, town

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(days, st.integers(0, 60))
def test_the_latest_start_is_the_last_day_since_which_the_years_are_full(
    today: date, years: int
) -> None:
    found = date.fromordinal(latest_start(today, years))
    assert add_years(found, years) <= today
    assert add_years(found + timedelta(days=1), years) > today


@given(days, st.integers(1, 60))
def test_the_earliest_start_is_the_first_day_that_still_reaches(today: date, years: int) -> None:
    found = date.fromordinal(earliest_start(today, years))
    assert add_years(found, years) >= today
    assert add_years(found - timedelta(days=1), years) < today


@given(days, st.integers(0, 9000))
def test_years_and_days_are_those_of_the_calendar(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    years, left = years_and_days(np.array([start.toordinal()]), np.array([end.toordinal()]))
    assert add_years(start, int(years[0])) + timedelta(days=int(left[0])) == end
    assert add_years(start, int(years[0]) + 1) > end


@pytest.mark.parametrize(
    ("months", "expected"),
    [(6, date(2026, 2, 28)), (-6, date(2025, 2, 28)), (12, date(2026, 8, 31))],
)
def test_months_fall_back_to_the_last_day(months: int, expected: date) -> None:
    assert add_months(date(2025, 8, 31), months) == expected


def test_a_gap_is_never_a_day() -> None:
    column = pa.chunked_array([pa.array([date(2025, 1, 1), None], pa.date32())])
    assert [day(number) for number in days_of(column)] == [date(2025, 1, 1), None]
    assert days_of(column)[1] == NEVER


def test_an_unknown_word_is_missing() -> None:
    column = pa.chunked_array([pa.array(["b", None, "z"], pa.string())])
    assert places_in(column, ("a", "b")).tolist() == [1, MISSING, MISSING]


def spells(*rows: tuple[int, str, date, date]) -> Spells:
    """Return spells of people: place, tier, first day, the day after the last."""
    person, tiers, starts, ends = zip(*rows, strict=True)
    return Spells(
        np.array(person),
        np.array([POSITION_TIERS.index(tier) for tier in tiers]),
        np.array([start.toordinal() for start in starts]),
        np.array([end.toordinal() for end in ends]),
        np.zeros(3, dtype=np.bool_),
    )


def test_spells_that_overlap_or_touch_count_once_and_people_are_kept_apart() -> None:
    held = spells(
        (0, "PENGAWAS", date(2020, 1, 1), date(2021, 1, 1)),
        (0, "PENGAWAS", date(2020, 6, 1), date(2022, 1, 1)),
        (0, "PENGAWAS", date(2022, 1, 1), date(2022, 1, 11)),
        (0, "ADMINISTRATOR", date(2000, 1, 1), date(2010, 1, 1)),
        (2, "PENGAWAS", date(2019, 1, 1), date(2025, 1, 1)),
    )
    years, left = years_in(held, ("PENGAWAS",), 3)
    assert years.tolist() == [2, 0, 6]
    assert left.tolist() == [10, 0, 0]


def test_days_over_from_several_spells_make_a_year_when_they_fill_any_year() -> None:
    def served(days_over: int) -> int:
        short = date(2010, 1, 1), date(2010, 1, 1) + timedelta(days=days_over)
        long = date(2012, 1, 2), date(2013, 1, 1)  # 365 days of a leap year: not yet a year
        return int(
            years_in(spells((0, "PENGAWAS", *short), (0, "PENGAWAS", *long)), ("PENGAWAS",), 1)[0][
                0
            ]
        )

    assert [served(0), served(1)] == [0, 1]


def test_who_stays_completes_the_years_on_a_day_and_who_is_elsewhere_never() -> None:
    today = date(2025, 5, 14)
    held = spells(
        (0, "PENGAWAS", date(2020, 1, 1), date(2020, 3, 1)),
        (0, "PENGAWAS", date(2024, 2, 29), today),
    )
    found = complete_on(held, ("PENGAWAS",), 2, today.toordinal())
    years = years_in(
        spells(
            (0, "PENGAWAS", date(2020, 1, 1), date(2020, 3, 1)),
            (0, "PENGAWAS", date(2024, 2, 29), date.fromordinal(found)),
        ),
        ("PENGAWAS",),
        1,
    )[0][0]
    assert years == 2
    assert complete_on(held, ("ADMINISTRATOR",), 2, today.toordinal()) == NEVER


def test_a_few_people_keep_their_own_rows_alone() -> None:
    rows = {"employees": [administrator(), administrator("P2")], **career("P2")}
    people = read_people(town(rows), law_on())
    alone = some_of(people, ["P1"])
    assert alone.ids == ("P1",)
    assert alone.rows("performance_ratings").table.num_rows == 0
    assert some_of(people, ["P2"]).rows("performance_ratings").table.num_rows == 2
    assert alone.tables["positions"].num_rows == people.tables["positions"].num_rows


def test_the_latest_valid_level_counts() -> None:
    rows = career()["competency_levels"]
    older = [row | {"level": 1, "assessed_on": date(2023, 1, 1)} for row in rows]
    later = [row | {"level": 2, "assessed_on": date(2025, 6, 1)} for row in rows]
    levels = [*later, *rows, *older]
    table = town({"employees": [administrator()], "competency_levels": levels})
    assert set(read_people(table, law_on()).levels[0].tolist()) == {4_000_000}
