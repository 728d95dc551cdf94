from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest

from takar.runs.rating_quality.people import Facts, Levels, Reckoning, persons, reckoning
from tests.runs.rated import competencies, law

ADMINISTRATOR = pa.table({"ratee": ["P1"], "position_tier": ["ADMINISTRATOR"]})


def reckoned(
    people: pa.Table | None = ADMINISTRATOR, standards: pa.Table | None = None
) -> Reckoning:
    """Return how levels and categories are made for one administrator."""
    return reckoning(
        law(),
        weights={"WAWANCARA_KOMPETENSI": Decimal(2), "DISKUSI_KELOMPOK": Decimal(1)},
        purpose="PEMETAAN",
        rounding="BULAT",
        people=people,
        standards=standards,
    )


def summing_to(total: int) -> Levels:
    """Return nine levels with a sum."""
    even, more = divmod(total, 9)
    return {code: Decimal(even + (n < more)) for n, code in enumerate(competencies())}


@pytest.mark.parametrize(
    ("total", "category"),
    [(21, "KURANG_OPTIMAL"), (22, "CUKUP_OPTIMAL"), (24, "CUKUP_OPTIMAL"), (25, "OPTIMAL")],
)
def test_categories_are_exact_at_their_limits(total: int, category: str) -> None:
    how = reckoned()
    required, jpm = how.jpm("P1", summing_to(total))
    assert (required, jpm) == (27, Fraction(total * 100, 27))
    assert how.category(jpm) == category


def test_a_gap_leaves_the_jpm_a_gap() -> None:
    levels = summing_to(27) | {"INTEGRITAS": None}
    assert reckoned().jpm("P1", levels) == (27, None)


def test_without_a_post_nothing_is_demanded() -> None:
    assert reckoned(None).jpm("P1", summing_to(27)) == (None, None)
    unknown = pa.table({"ratee": ["P1"], "position_tier": ["TIDAK_ADA"]})
    assert reckoned(unknown).jpm("P1", summing_to(27)) == (None, None)


def test_the_post_stands_before_its_tier_and_the_tier_before_the_ladder() -> None:
    rows = pa.table(
        {
            "position_id": [None, "7"],
            "position_tier": ["ADMINISTRATOR", None],
            "competency": ["INTEGRITAS", "INTEGRITAS"],
            "required_level": [4, 5],
        }
    )
    standards = reckoned(standards=rows).standards
    assert standards.level(Facts("7", "ADMINISTRATOR"), "INTEGRITAS") == 5
    assert standards.level(Facts("8", "ADMINISTRATOR"), "INTEGRITAS") == 4
    assert standards.level(Facts(None, "ADMINISTRATOR"), "KERJASAMA") == 3


def test_the_worked_table_of_the_explanation() -> None:
    rows = [("WAWANCARA_KOMPETENSI", "A", "2"), ("WAWANCARA_KOMPETENSI", "E", "3")]
    rows += [("DISKUSI_KELOMPOK", "D", "2"), ("DISKUSI_KELOMPOK", "F", "2")]
    moves = {"A": "0.28", "E": "0.24", "D": "0", "F": "0.05"}

    def scores(moved: bool) -> pa.Table:
        return pa.Table.from_pylist(
            [
                {
                    "employee_id": "P1",
                    "method": method,
                    "competency": "KERJASAMA",
                    "assessor": rater,
                    "level": Decimal(level) + (Decimal(moves[rater]) if moved else 0),
                }
                for method, rater, level in rows
            ]
        )

    (one,) = persons(reckoned(), scores(moved=False), scores(moved=True), ["P1"])
    assert one.levels["KERJASAMA"] == 2
    assert one.adjusted is not None
    assert one.adjusted["KERJASAMA"] == 3
    assert one.moved_levels == 1
