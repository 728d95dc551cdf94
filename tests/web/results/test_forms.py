from takar.web.kit.scope import scope
from takar.web.results.forms import RequestForm
from tests.cast import Cast


def test_only_units_of_the_agency_are_offered(cast: Cast) -> None:
    asked = {"measure": "jpm", "title": "J", "day": "2025-05-14", "purpose": "PEMETAAN"}
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        own = RequestForm(asked | {"unit": cast.unit.pk}, agency=cast.agency)
        assert own.is_valid()
        other = RequestForm(asked | {"unit": cast.other_unit.pk}, agency=cast.agency)
        assert set(other.errors) == {"unit"}
        unknown = RequestForm(asked | {"measure": "umur"}, agency=cast.agency)
        assert set(unknown.errors) == {"measure"}
