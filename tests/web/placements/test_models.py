import pytest
from django.db import IntegrityError, transaction

from takar.web.placements.models import Placed
from tests.web.placements.made import Office, computed, laid_out


def test_the_database_keeps_one_place_of_a_person_and_one_person_of_a_post(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    citra = scenario.placed.get(employee=town.people["Citra"])
    for facts in (
        {"employee": citra.employee, "after": town.posts["S3"]},
        {"employee": town.cast.joko_employee, "after": citra.after},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Placed.objects.create(scenario=scenario, standing="TETAP", **facts)
    assert (citra.agency_id, citra.agency_code) == (town.cast.agency.pk, town.cast.agency.code)
