from decimal import Decimal

import pytest

from takar.kernel.language import msg, speaking
from takar.web.notices.rules import Said
from takar.web.placements.models import Rule
from takar.web.placements.rules import (
    KINDS,
    NEEDS,
    ORDERS,
    PARTS,
    Option,
    Outcome,
    Points,
    Settings,
    Told,
)


def test_every_kind_of_rule_says_what_it_is_about() -> None:
    assert set(NEEDS) == set(KINDS)
    fields = {field.name for field in Rule._meta.get_fields()}
    assert {name for names in NEEDS.values() for name in names} <= fields
    assert set(ORDERS) <= set(KINDS)


def test_the_usual_weights_name_every_part() -> None:
    assert set(Settings().weights) == set(PARTS)


@pytest.mark.parametrize(
    ("total", "bound", "gap"), [("200", "200", 0), ("200", "201", "0.5"), ("0", "1", None)]
)
def test_a_gap_is_a_share_of_the_total(total: str, bound: str, gap: object) -> None:
    found = Outcome(total=Decimal(total), bound=Decimal(bound))
    assert found.gap_percent == (None if gap is None else Decimal(str(gap)))


def test_a_reason_is_kept_with_its_facts_apart() -> None:
    said = Said.of(msg("{person} tetap.", person="Ani"))
    assert said.facts == {"person": "Ani"}
    with speaking("id"):
        assert str(said) == "Ani tetap."


@pytest.mark.parametrize(
    ("points", "known"), [([None, None], False), ([None, Decimal(0)], True), ([], False)]
)
def test_a_worth_of_which_nothing_is_known_is_no_worth(
    points: list[Decimal | None], known: bool
) -> None:
    parts = [Points(part="KECOCOKAN", points=one) for one in points]
    assert Told(here=Option(position=1, points=parts)).is_known is known
    assert not Told().is_known
