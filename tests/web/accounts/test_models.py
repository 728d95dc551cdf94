import pytest
from django.db import IntegrityError

from takar.web.accounts.models import Agency, Membership, Role, User
from tests.cast import Cast


def test_roles_are_held_per_agency(cast: Cast) -> None:
    Membership.objects.create(user=cast.sari, agency=cast.other_agency, role=Role.LEADER)
    sari = User.objects.get(pk=cast.sari.pk)
    assert sari.roles == {
        cast.agency.pk: frozenset({"ASESOR"}),
        cast.other_agency.pk: frozenset({"PIMPINAN"}),
    }
    assert sari.is_one_of(cast.agency.pk, Role.ASSESSOR, Role.OPERATOR)
    assert not sari.is_one_of(cast.agency.pk, Role.LEADER)


def test_the_database_keeps_a_role_once(cast: Cast) -> None:
    with pytest.raises(IntegrityError):
        Membership.objects.create(user=cast.sari, agency=cast.agency, role=Role.ASSESSOR)


def test_an_agency_without_a_shelf_of_its_own_uses_its_code() -> None:
    assert Agency(code="kab_x").shelf == "kab_x"
    assert Agency(code="kab_x", law_shelf="kota_banjarmasin").shelf == "kota_banjarmasin"
