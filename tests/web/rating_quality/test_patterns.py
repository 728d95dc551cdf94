from typing import Literal

import pytest

from takar.runs.rating_quality.parts import Difference, Differences, ManyFacet, Rater
from takar.web.rating_quality.patterns import MOST_ROWS, day_panels, kinds_of, rows_of
from tests.web.rating_quality.test_daylines import rater


def difference(number: int, p: float, *, least: float = 0.4) -> Difference:
    """Return one assessor with women."""
    return Difference(
        rater=f"A{number:02d}",
        group="Perempuan",
        ratees=20,
        others=22,
        effect=0.5,
        se=0.2,
        level=-0.3,
        p=p,
        p_holm=p,
        least=least,
    )


def kind(name: Literal["SEX", "METHOD"], *rows: Difference) -> ManyFacet:
    """Return a model with differences of one kind."""
    return ManyFacet(differences=(Differences(kind=name, rows=rows, freedom=3, p=0.2),))


def test_the_surest_change_is_drawn_first_and_gaps_are_not_drawn() -> None:
    rows = [rater(code="A", drift=0.1), rater(code="B", drift=-0.3), rater(code="C", drift=None)]
    assert [one.rater.code for one in day_panels(rows)] == ["B", "A"]
    assert day_panels([Rater(code="A", ratings=1, ratees=1)]) == []


@pytest.mark.parametrize(("p", "seen"), [(0.0499, 1), (0.05, 0)])
def test_a_difference_is_seen_below_the_limit(p: float, seen: int) -> None:
    (found,) = kinds_of(kind("SEX", difference(1, p), difference(2, 0.9, least=0.8)), {})
    assert (found.seen, found.tried, found.least) == (seen, 2, 0.8)
    assert len(found.rows) == (1 if seen else 2)
    assert found.title == "Jenis kelamin"


def test_where_nothing_is_seen_the_surest_few_are_listed() -> None:
    rows = [difference(number, 0.5) for number in range(MOST_ROWS + 3)]
    (found,) = kinds_of(kind("METHOD", *rows), {"Perempuan": "Perempuan"})
    assert len(found.rows) == MOST_ROWS
    assert found.rows[0].p == "0,500"
    assert kinds_of(None, {}) == []


def test_the_workbook_gets_every_pair_and_not_the_surest_alone() -> None:
    rows = [difference(number, 0.01 if number == 1 else 0.5) for number in range(12)]
    found = rows_of(kind("SEX", *rows), {})
    assert len(found) == 12
    assert found[0][:2] == ("Jenis kelamin", "Perempuan")
    assert rows_of(None, {}) == []
