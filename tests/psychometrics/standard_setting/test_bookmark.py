from math import log, pi, sqrt

import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.standard_setting import BadJudgements, booklet, bookmark

ITEMS = (
    ItemParameters("SULIT", "2PL", 1.0, (-2.0,)),
    ItemParameters("MUDAH", "2PL", 2.0, (2.0,)),
    ItemParameters("TINGKAT", "GRM", 1.0, (1.0, -1.0)),
)


def test_a_page_stands_where_two_of_three_master_it() -> None:
    pages = booklet(ITEMS)
    two_thirds = log(0.67 / 0.33)
    assert [(page.item, page.points) for page in pages] == [
        ("MUDAH", 1),
        ("TINGKAT", 1),
        ("TINGKAT", 2),
        ("SULIT", 1),
    ]
    assert [page.theta for page in pages] == pytest.approx(
        [-1 + two_thirds / 2, -1 + two_thirds, 1 + two_thirds, 2 + two_thirds]
    )


def test_with_half_the_chance_a_page_stands_at_its_difficulty() -> None:
    assert [page.theta for page in booklet(ITEMS[:2], rp=0.5)] == pytest.approx([-1.0, 2.0])


def test_a_page_that_guessing_masters_or_nobody_reaches_is_left_out() -> None:
    lucky = ItemParameters("TEBAK", "3PL", 1.0, (0.0,), 0.7)
    flat = ItemParameters("DATAR", "2PL", 0.01, (0.0,))
    assert booklet((lucky, flat)) == ()


def test_the_cut_is_the_median_of_the_marks() -> None:
    pages = booklet(ITEMS)
    found = bookmark([2, 3, 3], pages)
    assert found.value == pages[2].theta
    spread = (pages[2].theta - pages[1].theta) ** 2 / 3  # variance of a, b, b
    assert found.se == pytest.approx(sqrt(spread / 3 * pi / 2))
    assert bookmark([2], pages).se is None


def test_judges_who_talk_count_for_less() -> None:
    pages = booklet(ITEMS)
    apart = bookmark([1, 1, 1, 4, 4, 4], pages)
    talked = bookmark([1, 1, 1, 4, 4, 4], pages, tables=list("AAABBB"))
    mixed = bookmark([1, 4, 1, 4, 1, 4], pages, tables=list("AABBCC"))
    assert apart.se is not None
    assert talked.se == pytest.approx(apart.se * sqrt(3))  # wholly alike: three judges are one
    assert mixed.se == pytest.approx(apart.se)


@pytest.mark.parametrize("marks", [[], [0], [5]])
def test_a_mark_on_no_page_is_refused(marks: list[int]) -> None:
    with pytest.raises(BadJudgements):
        bookmark(marks, booklet(ITEMS))
    assert bookmark([1, 4], booklet(ITEMS)).n_used == 2
