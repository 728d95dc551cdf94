from decimal import Decimal

import pytest

from takar.regulations.faults import BadParameter
from takar.web.scenarios import laws
from takar.web.scenarios.models import Measure
from takar.web.scenarios.rules import Changes
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def test_every_rule_offered_is_in_the_book_and_has_something_to_change(there: Town) -> None:
    law = laws.base_law(there.cast.agency, made.DAY)
    for measure, keys in laws.OFFERED.items():
        assert laws.offered(law, measure) == list(keys)
        assert all(laws.leaves_of(law, key) for key in keys)


def test_every_table_of_points_of_the_measure_is_offered(there: Town) -> None:
    assert set(laws.FED_BY.values()) <= set(laws.OFFERED[Measure.IP_ASN])


def test_what_stays_the_same_is_no_change(there: Town) -> None:
    law = laws.base_law(there.cast.agency, made.DAY)
    same = {
        key: {leaf.path: leaf.value for leaf in laws.leaves_of(law, key)}
        for key in laws.offered(law, Measure.IP_ASN)
    }
    assert laws.differences(law, same) == Changes()


def test_a_scaled_table_keeps_its_shape_and_a_hand_made_one_its_numbers(there: Town) -> None:
    law = laws.base_law(there.cast.agency, made.DAY)
    weight: laws.Values = {
        laws.WEIGHTS: {("KOMPETENSI",): Decimal(45), ("KUALIFIKASI",): Decimal(20)}
    }
    scaled = laws.in_proportion(law, weight)
    rows = [scaled[laws.SUMMED][str(row), "DIKLAT_TEKNIS"] for row in (1, 2, 3)]
    assert rows == [Decimal("16.875"), Decimal("16.875"), Decimal("25.3125")]
    by_hand: laws.Values = {laws.SUMMED: {("1", "SEMINAR"): Decimal(99)}}
    assert laws.in_proportion(law, weight | by_hand)[laws.SUMMED] == by_hand[laws.SUMMED]


def test_a_scenario_has_a_law_of_its_own_for_its_agency(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        law = laws.tried_law(found)
    row = law.table("ip_asn.competence")[2]
    assert (row["DIKLAT_TEKNIS"], row["SEMINAR"]) == (Decimal("27.5"), Decimal("12.5"))
    assert law.agency == "kab_tirtamaya"
    assert law.edition == found.law_edition_after


def test_a_place_the_law_no_longer_has_is_left_out(there: Town) -> None:
    law = laws.base_law(there.cast.agency, made.DAY)
    stored = {
        "version": 1,
        "rows": [{"key": "ip_asn.competence", "path": ["9", "X"], "before": "1", "after": "2"}],
    }
    assert laws.meant(law, Changes.model_validate(stored)) == {"ip_asn.competence": {}}


def test_a_scenario_whose_rules_cannot_stand_has_no_law(there: Town) -> None:
    found = made.draft(there)
    found.changes = made.richer(there.cast, "30", "30").model_dump(mode="json")
    with there.inside(), pytest.raises(BadParameter, match="60"):
        laws.tried_law(found)
