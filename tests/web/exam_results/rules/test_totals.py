from fractions import Fraction
from typing import Any

from takar.web.exam_results.rules.totals import Line, Total, totals


def line(points: int | None, section: str = "A", **facts: Any) -> Line:
    usual: dict[str, Any] = {
        "most": Fraction(2),
        "is_answered": points is not None,
        "competency": "KERJASAMA",
    }
    worth = None if points is None else Fraction(points)
    return Line(slot=0, version=1, section=section, points=worth, **(usual | facts))


def reached(total: Total) -> str:
    """Points and their limit, as people say it."""
    return f"{'-' if total.points is None else total.points}/{total.most}"


def test_the_whole_comes_first_then_sections_and_competencies() -> None:
    told = totals([line(1), line(2, "B")], {})
    assert [one.scale for one in told] == ["UJIAN", "BAGIAN:A", "KOMPETENSI:KERJASAMA", "BAGIAN:B"]
    assert reached(told[0]) == "3/4"


def test_weights_count_in_the_whole_and_nowhere_else() -> None:
    told = totals([line(1), line(2, "B")], {"B": Fraction(3)})
    assert reached(told[0]) == "7/8"
    assert reached(told[-1]) == "2/2"


def test_an_item_left_out_counts_neither_in_points_nor_in_their_limit() -> None:
    whole = totals([line(1), line(None)], {})[0]
    assert reached(whole) == "1/2"


def test_nothing_that_counts_is_a_gap_and_never_zero() -> None:
    whole = totals([line(None)], {})[0]
    assert whole.points is None
    assert whole.percent is None


def test_an_answer_that_waits_for_a_reader_is_in_the_limit_but_not_in_the_points() -> None:
    whole = totals([line(1), line(None, waits=True, is_answered=True)], {})[0]
    assert reached(whole) == "1/4"
    assert whole.waiting == 1
    assert not whole.is_settled


def test_what_can_earn_nothing_is_on_no_scale() -> None:
    whole = totals([line(None, most=Fraction(0), is_answered=True)], {})[0]
    assert reached(whole) == "-/0"
    assert whole.answered == 1
