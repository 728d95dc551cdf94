from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.people.searching import TierFilter, UnitChoice, UnitFilter
from tests.cast import Cast


def test_a_search_offers_the_units_of_its_agency_in_the_order_of_the_tree(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        offered = list(UnitFilter(agency=cast.agency).fields["unit"].queryset)  # type: ignore[attr-defined]
        own = WorkUnit.objects.filter(agency=cast.agency)
        assert [one.path for one in offered] == sorted(one.path for one in own)
        foreign = TierFilter({"unit": "0", "tier": "PENGAWAS"}, agency=cast.agency)
        assert set(foreign.errors) == {"unit"}
        assert set(TierFilter({"tier": "RAJA"}, agency=cast.agency).errors) == {"tier"}
        assert TierFilter({}, agency=cast.agency).is_valid()


def test_a_unit_is_indented_by_its_place_in_the_tree() -> None:
    unit = WorkUnit(name="Seksi Mutasi", depth=2)
    assert UnitChoice(None).label_from_instance(unit) == "— — Seksi Mutasi"
