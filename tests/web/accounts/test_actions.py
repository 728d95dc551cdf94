import pytest

from takar.web.accounts.actions import (
    AlreadyMember,
    CodeTaken,
    OwnRole,
    SharedAccount,
    create_agency,
    grant_membership,
    reset_password,
    revoke_membership,
)
from takar.web.accounts.models import Agency, Membership, Role, User
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope, scopes_disabled
from tests.cast import Cast


def admin() -> User:
    return User.objects.create_user("admin", password="rahasia-sekali", is_platform_admin=True)


def acts() -> list[str]:
    with scopes_disabled():
        return list(Entry.objects.order_by("pk").values_list("act", flat=True))


def test_an_operator_gives_a_role_in_the_own_agency_only(cast: Cast) -> None:
    for stranger in (cast.joko, cast.sari, cast.bupati, cast.made, cast.putri):
        with pytest.raises(NotPermitted):
            grant_membership(stranger, cast.agency, username="baru", role=Role.ASSESSOR)
    assert not User.objects.filter(username="baru").exists()
    assert acts() == []
    grant_membership(cast.rahayu, cast.agency, username="baru", role=Role.ASSESSOR)
    assert User.objects.get(username="baru").is_one_of(cast.agency.pk, Role.ASSESSOR)
    assert acts() == ["accounts.membership.granted"]


def test_a_new_account_gets_a_temporary_password_which_is_never_recorded(cast: Cast) -> None:
    password = grant_membership(
        cast.rahayu, cast.agency, username="Baru", role=Role.ASSESSOR, full_name="Budi Baru"
    )
    user = User.objects.get(username="baru")
    assert user.check_password(password)
    assert user.has_temporary_password
    with scopes_disabled():
        assert password not in str(Entry.objects.get().facts)


def test_an_account_that_exists_keeps_its_password_and_name(cast: Cast) -> None:
    assert not grant_membership(cast.rahayu, cast.agency, username="sari", role=Role.UNIT_HEAD)
    sari = User.objects.get(username="sari")
    assert sari.check_password("rahasia-sekali")
    assert sari.full_name == "Sari"


def test_the_same_role_is_not_given_twice(cast: Cast) -> None:
    with pytest.raises(AlreadyMember):
        grant_membership(cast.rahayu, cast.agency, username="sari", role=Role.ASSESSOR)
    assert acts() == []


def test_a_role_is_taken_but_an_operator_does_not_lock_themselves_out(cast: Cast) -> None:
    of_sari = Membership.objects.get(user=cast.sari)
    own = Membership.objects.get(user=cast.rahayu, role=Role.OPERATOR)
    with pytest.raises(NotPermitted):
        revoke_membership(cast.joko, of_sari)
    with pytest.raises(OwnRole):
        revoke_membership(cast.rahayu, own)
    revoke_membership(cast.rahayu, of_sari)
    assert not Membership.objects.filter(user=cast.sari).exists()
    assert User.objects.filter(username="sari").exists()
    revoke_membership(admin(), own)
    assert acts() == ["accounts.membership.revoked", "accounts.membership.revoked"]


def test_an_operator_does_not_take_over_an_account_of_another_agency(cast: Cast) -> None:
    Membership.objects.create(user=cast.joko, agency=cast.agency, role=Role.EMPLOYEE)
    with pytest.raises(SharedAccount):
        reset_password(cast.rahayu, cast.agency, user=cast.joko)
    with pytest.raises(SharedAccount):
        reset_password(cast.rahayu, cast.agency, user=admin())
    cast.joko.refresh_from_db()
    assert cast.joko.check_password("rahasia-sekali")
    password = reset_password(cast.rahayu, cast.agency, user=cast.sari)
    assert User.objects.get(pk=cast.sari.pk).check_password(password)


def test_only_the_platform_opens_an_agency_and_codes_are_unique(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        create_agency(cast.rahayu, Agency(code="kab_baru", name="Kabupaten Baru"))
    somebody = admin()
    with pytest.raises(CodeTaken):
        create_agency(somebody, Agency(code="kab_tirtamaya", name="Lain"))
    create_agency(somebody, Agency(code="kab_baru", name="Kabupaten Baru"))
    assert Agency.objects.filter(code="kab_baru").exists()
    assert acts() == ["accounts.agency.created"]


def test_the_log_does_not_keep_a_number_used_as_a_name(cast: Cast) -> None:
    number = "198003122005012003"
    grant_membership(cast.rahayu, cast.agency, username=number, role="ASESOR", full_name="Ani")
    with scope(agency_code=cast.agency.code):
        facts = str(Entry.objects.get(act="accounts.membership.granted").facts)
    assert number not in facts
    assert "********2005******" in facts
