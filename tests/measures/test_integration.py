from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.measures.integration import (
    SCORES,
    Integration,
    Rounding,
    Sight,
    integration,
    one_level,
    rounded,
    weighted,
)

METHODS = {"WAWANCARA": Decimal(2), "LGD": Decimal(1), "PSIKOTES": Decimal(1)}
SETTINGS = Integration(competencies=("INTEGRITAS",), weights=METHODS, least_methods=2)


def scores(*rows: tuple[str, str, str, str | None]) -> pa.Table:
    return pa.Table.from_pylist(
        [
            {
                "employee_id": person,
                "method": method,
                "competency": "INTEGRITAS",
                "assessor": assessor,
                "level": None if level is None else Decimal(level),
            }
            for person, method, assessor, level in rows
        ],
        schema=SCORES,
    )


def only(table: pa.Table) -> dict[str, object]:
    [row] = table.to_pylist()
    return dict(row)


def test_assessors_are_averaged_within_a_method_before_methods_are_weighted() -> None:
    seen = scores(
        ("A", "WAWANCARA", "Sari", "3"),
        ("A", "WAWANCARA", "Budi", "4"),
        ("A", "LGD", "Sari", "2"),
    )
    row = only(integration(seen, SETTINGS, ["A"]))
    assert row["mean"] == Decimal("3.000000")  # (2 x 3.5 + 1 x 2) / 3
    assert row["level"] == Decimal(3)
    assert (row["methods"], row["assessors"]) == (2, 2)


@pytest.mark.parametrize(
    ("mean", "level"),
    [
        (Fraction(5, 2), 3),  # exactly on the half
        (Fraction(249999, 100000), 2),  # just below it
        (Fraction(250001, 100000), 3),  # just above it
        (Fraction(0), 0),
        (Fraction(5), 5),
    ],
)
def test_a_mean_is_rounded_half_up_to_a_whole_level(mean: Fraction, level: int) -> None:
    assert rounded(mean, Rounding.WHOLE) == level


def test_two_decimals_are_kept_where_the_agency_rates_in_decimals() -> None:
    settings = Integration(("INTEGRITAS",), METHODS, 2, Rounding.HUNDREDTHS)
    seen = scores(
        ("A", "LGD", "Sari", "2"), ("A", "PSIKOTES", "", "3"), ("A", "WAWANCARA", "", "3")
    )
    assert only(integration(seen, settings, ["A"]))["level"] == Decimal("2.75")


def test_a_gap_is_null_with_its_reason_and_never_zero() -> None:
    seen = scores(("A", "LGD", "Sari", None), ("B", "LGD", "Sari", "3"), ("C", "LGD", "Sari", "0"))
    table = integration(seen, SETTINGS, ["A", "B", "C"])
    assert table["level"].to_pylist() == [None, None, None]
    assert table["gap"].to_pylist() == ["TIDAK_ADA_NILAI", "METODE_KURANG", "METODE_KURANG"]
    assert table["mean"].to_pylist() == [None, Decimal(3), Decimal(0)]


@pytest.mark.parametrize(("least", "gap"), [(1, None), (2, None), (3, "METODE_KURANG")])
def test_a_level_needs_the_least_number_of_methods(least: int, gap: str | None) -> None:
    seen = [Sight("LGD", "Sari", Fraction(3)), Sight("WAWANCARA", "Sari", Fraction(3))]
    row = one_level(seen, Integration(("INTEGRITAS",), METHODS, least))
    assert row["gap"] == gap
    assert (row["level"] is None) == (gap is not None)


def test_a_level_zero_is_a_level() -> None:
    seen = scores(("A", "LGD", "Sari", "0"), ("A", "WAWANCARA", "Sari", "0"))
    row = only(integration(seen, SETTINGS, ["A"]))
    assert (row["level"], row["gap"]) == (Decimal(0), None)


@pytest.mark.parametrize(("high", "is_disputed"), [("3.99", False), ("4", True), ("4.01", True)])
def test_two_levels_apart_is_a_dispute(high: str, *, is_disputed: bool) -> None:
    seen = scores(("A", "LGD", "Sari", "2"), ("A", "WAWANCARA", "Budi", high))
    assert only(integration(seen, SETTINGS, ["A"]))["is_disputed"] is is_disputed


def test_a_method_without_weight_and_a_method_not_of_the_event_do_not_count() -> None:
    weights = METHODS | {"PSIKOTES": Decimal(0)}
    seen = scores(("A", "LGD", "", "2"), ("A", "PSIKOTES", "", "5"), ("A", "SULAP", "", "5"))
    row = only(integration(seen, Integration(("INTEGRITAS",), weights, 1), ["A"]))
    assert (row["level"], row["methods"]) == (Decimal(2), 1)


def test_no_methods_give_no_mean() -> None:
    assert weighted({}, METHODS) is None


levels = st.integers(0, 500).map(lambda hundredths: Fraction(hundredths, 100))
sights = st.lists(
    st.builds(Sight, st.sampled_from(list(METHODS)), st.sampled_from("XYZ"), levels), min_size=1
)


@given(sights, st.randoms())
def test_the_order_of_scores_changes_nothing(seen: list[Sight], dice: object) -> None:
    shuffled = list(seen)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert one_level(shuffled, SETTINGS) == one_level(seen, SETTINGS)


@given(sights)
def test_the_mean_lies_between_the_lowest_and_the_highest(seen: list[Sight]) -> None:
    row = one_level(seen, SETTINGS)
    assert row["lowest"] <= row["mean"] <= row["highest"]  # type: ignore[operator]
