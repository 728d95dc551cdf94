from takar.web.accounts.models import Membership, Role, User
from takar.web.accounts.queries import is_only_of, managed_agencies, members_of, own_agencies
from tests.cast import Cast


def test_operators_manage_their_agency_the_platform_all_others_none(cast: Cast) -> None:
    admin = User.objects.create_user("admin", is_platform_admin=True)
    assert list(managed_agencies(cast.rahayu)) == [cast.agency]
    assert list(managed_agencies(cast.joko)) == [cast.other_agency]
    assert set(managed_agencies(admin)) == {cast.agency, cast.other_agency}
    assert not managed_agencies(cast.bupati).exists()


def test_members_stand_once_with_all_their_roles(cast: Cast) -> None:
    Membership.objects.create(user=cast.sari, agency=cast.agency, role=Role.EMPLOYEE)
    members = members_of(cast.agency)
    assert [str(member.user) for member in members] == [
        "Bupati",
        "Hadi",
        "Made",
        "Putri",
        "Rahayu",
        "Sari",
    ]
    assert [m.role for m in members[-1].memberships] == ["ASESOR", "PEGAWAI"]
    assert [str(member.user) for member in members_of(cast.agency, search="sar")] == ["Sari"]


def test_own_agencies_are_those_with_a_role(cast: Cast) -> None:
    assert list(own_agencies(cast.rahayu)) == [cast.agency]
    Membership.objects.create(user=cast.rahayu, agency=cast.other_agency, role=Role.AUDITOR)
    assert set(own_agencies(cast.rahayu)) == {cast.agency, cast.other_agency}
    rahayu = User.objects.get(pk=cast.rahayu.pk)
    assert not is_only_of(rahayu, cast.agency)
    assert is_only_of(cast.sari, cast.agency)
