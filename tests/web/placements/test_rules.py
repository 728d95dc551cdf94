from decimal import Decimal

import pytest

from takar.kernel.language import msg, speaking
from takar.web.notices.rules import Said
from takar.web.placements.models import Rule
from takar.web.placements.rules import (
    DISTANCE,
    INTEREST,
    KINDS,
    MATCH,
    NEEDS,
    ORDERS,
    PARTS,
    TALENT,
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
    ("parts", "known"),
    [
        ({MATCH: None, TALENT: None, INTEREST: Decimal(0)}, False),
        ({MATCH: Decimal(80), TALENT: None}, False),
        ({MATCH: Decimal(0), TALENT: Decimal(0), DISTANCE: None}, True),
        ({TALENT: Decimal(70)}, True),
    ],
)
def test_a_worth_without_match_or_talent_is_no_worth(
    parts: dict[str, Decimal | None], known: bool
) -> None:
    points = [Points(part=part, points=one) for part, one in parts.items()]
    assert Told(here=Option(position=1, points=points)).is_known is known
    assert not Told().is_known
