from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import (
    agency_id_of,
    assesses,
    belongs_to,
    is_mere_guest,
    is_platform_admin,
    leads,
    manages_accounts,
    operates,
    sees_everyone,
)
from tests.cast import Cast
from tests.cast import user as made


def test_each_role_may_what_its_name_says_in_its_own_agency(cast: Cast) -> None:
    everybody = (
        cast.rahayu, cast.sari, cast.putri, cast.hadi, cast.bupati, cast.made, cast.joko,
    )  # fmt: skip
    may = {
        predicate: {user.full_name for user in everybody if predicate(user, cast.agency)}
        for predicate in (operates, leads, sees_everyone, assesses, manages_accounts)
    }
    assert may == {
        operates: {"Rahayu"},
        leads: {"Bupati"},
        sees_everyone: {"Rahayu", "Bupati", "Made"},
        assesses: {"Sari", "Rahayu"},
        manages_accounts: {"Rahayu"},
    }


def test_the_platform_manages_accounts_but_sees_nobody(cast: Cast) -> None:
    admin = User.objects.create_user("admin", is_platform_admin=True)
    assert is_platform_admin(admin, cast.agency)
    assert manages_accounts(admin, cast.other_agency)
    assert not sees_everyone(admin, cast.agency)


def test_a_row_belongs_to_its_agency_and_an_agency_to_itself(cast: Cast) -> None:
    assert agency_id_of(cast.putri_employee) == agency_id_of(cast.agency) == cast.agency.pk


def test_a_guest_belongs_to_the_house_and_has_no_other_right_in_it(cast: Cast) -> None:
    guest = made("Wayan", cast.agency, Role.GUEST)
    assert belongs_to(guest, cast.agency)
    assert is_mere_guest(guest, cast.agency)
    for may in (operates, leads, sees_everyone, assesses, manages_accounts):
        assert not may(guest, cast.agency)
    assert not belongs_to(guest, cast.other_agency)
    assert not is_mere_guest(cast.joko, cast.other_agency)
    assert not is_mere_guest(cast.sari, cast.agency)
