from takar.web.paths.permissions import own_employee
from tests.cast import Cast


def test_one_is_oneself_and_only_here(cast: Cast) -> None:
    assert own_employee(cast.putri, cast.agency.pk) == cast.putri_employee
    assert own_employee(cast.putri, cast.other_agency.pk) is None
    assert own_employee(cast.rahayu, cast.agency.pk) is None
