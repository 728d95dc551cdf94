import pytest
from django.apps import apps

from takar.web.kit.owned import Owned, OwnedThrough, path_of
from takar.web.kit.scope import scope
from takar.web.people.models import PerformanceRating
from tests.cast import Cast

OWNED = sorted(
    (one for one in apps.get_models() if issubclass(one, Owned)), key=lambda one: one.__name__
)


@pytest.mark.parametrize("model", OWNED, ids=lambda model: model._meta.label)
def test_the_path_of_a_row_ends_at_an_agency(model: type[Owned]) -> None:
    *way, last = path_of(model()).split("__")
    assert last == "agency"
    assert bool(way) == issubclass(model, OwnedThrough)
    place = model
    for step in (*way, last):
        place = place._meta.get_field(step).related_model  # type: ignore[assignment]
    assert place._meta.label == "accounts.Agency"


def test_a_row_says_whose_it_is(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        record = PerformanceRating(employee=cast.putri_employee)
    assert (record.agency_id, record.agency_code) == (cast.agency.pk, cast.agency.code)
