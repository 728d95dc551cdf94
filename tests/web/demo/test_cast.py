import pytest

from takar.web.accounts.models import Role, User
from takar.web.demo.cases import CASES
from takar.web.demo.cast import agency_of, demo_password, people_of

pytestmark = pytest.mark.django_db


def test_there_is_one_person_for_each_role_and_nobody_twice() -> None:
    agency = agency_of(CASES["banjar"])
    first, second = people_of(agency, "satu-sandi-panjang"), people_of(agency, "lain-sandi")
    assert set(first) == set(Role)
    assert first == second
    assert User.objects.count() == len(Role)
    assert User.objects.get(username="rahayu").check_password("satu-sandi-panjang")


def test_the_password_is_long_and_stays_the_same() -> None:
    assert len(demo_password()) == 16
    assert demo_password() == demo_password()
