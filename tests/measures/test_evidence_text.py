import pyarrow as pa

from takar.measures.evidence_text import hundredths, plain
from takar.regulations.law import Law
from tests.measures.invented import complete, levels
from tests.measures.profiles import seen


def test_numbers_are_written_without_needless_zeros() -> None:
    given = pa.chunked_array([[85_500_000, 100_000_000, 0, 1, 60_000_000, None]])
    assert plain(given).to_pylist() == ["85,5", "100", "0", "0,000001", "60", None]


def test_what_was_worked_out_is_rounded_half_up_to_two_decimals() -> None:
    given = pa.chunked_array([[94_444_444, 94_444_999, 94_445_000, 100_000_000, 0, None]])
    shown = hundredths(given).to_pylist()
    assert shown == ["94,44", "94,44", "94,45", "100,00", "0,00", None]


def test_a_percentage_has_two_decimals(law: Law) -> None:
    rows = {**complete(), "competency_levels": levels("P1", 3)}
    rows["competency_levels"][0]["level"] = 2
    assert "96,30 % · " in seen(law, {"read": "jpm"}, rows)["evidence"]


def test_the_value_and_its_day_are_told(law: Law) -> None:
    rubric = {
        "read": "latest",
        "from": "performance_ratings",
        "column": "rating",
        "points": {"BAIK": 80},
        "other": 0,
    }
    assert seen(law, rubric, complete())["evidence"] == "BAIK · 31-12-2024"
    years = {"read": "years_since", "column": "positioned_on"}
    assert seen(law, years, complete())["evidence"] == "5 tahun"


def test_an_empty_list_says_that_somebody_looked(law: Law) -> None:
    told = seen(law, {"read": "count", "from": "awards"}, complete())["evidence"]
    assert "sudah diperiksa" in told


def test_a_ratio_says_how_much_is_missing(law: Law) -> None:
    rows = {**complete(), "competency_levels": levels("P1", 3)[2:]}
    assert seen(law, {"read": "jpm"}, rows)["evidence"] == "2 dari 9 belum dinilai"
    rows["competency_levels"] = []
    assert seen(law, {"read": "jpm"}, rows)["evidence"] is None
