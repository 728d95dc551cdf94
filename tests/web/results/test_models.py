import pytest
from django.core.exceptions import ValidationError

from takar.web.kit.scope import scope
from takar.web.results.models import Measure
from tests.cast import Cast
from tests.web.results import made


def test_a_run_is_never_overwritten(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        run = made.run(cast.agency, cast.rahayu, Measure.TALENT)
        run.title = "Diubah"
        with pytest.raises(TypeError):
            run.save()
        run.refresh_from_db()
    assert run.title == "Peta semester I"


def test_components_of_another_shape_are_not_accepted(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        run = made.run(cast.agency, cast.rahayu, Measure.TALENT)
        result = made.placed(run, cast.putri_employee, 5)
        result.full_clean()
        result.components = {"rows": []}
        with pytest.raises(ValidationError):
            result.full_clean()
