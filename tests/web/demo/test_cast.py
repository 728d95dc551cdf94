import pytest

from takar.web.accounts.models import Role, User
from takar.web.demo.cases import CASES
from takar.web.demo.cast import agency_of, demo_password, own_account, people_of
from takar.web.kit.scope import scope
from tests.cast import Cast, employee

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


def test_an_employee_gets_one_account_that_no_password_opens(cast: Cast) -> None:
    with scope(agency=cast.agency):
        one = employee(cast.agency, cast.unit, "Wati", 44)
        account = own_account(one)
        assert own_account(one) == account
        assert one.user == account
    assert account.is_one_of(cast.agency.pk, Role.EMPLOYEE)
    assert not account.has_usable_password()
