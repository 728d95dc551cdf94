from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from takar.web.accounts.middleware import agency_of, detour_of
from takar.web.accounts.models import Membership, Role, User
from tests.cast import Cast


def test_the_chosen_agency_counts_only_while_one_belongs_to_it(cast: Cast) -> None:
    request = RequestFactory().get("/")
    request.session = {"agency": cast.other_agency.pk}  # type: ignore[assignment]
    request.user = cast.rahayu
    assert agency_of(request) == cast.agency
    Membership.objects.create(user=cast.rahayu, agency=cast.other_agency, role=Role.AUDITOR)
    assert agency_of(request) == cast.other_agency
    request.user = AnonymousUser()
    assert agency_of(request) is None


def test_without_agency_one_reads_open_pages_and_the_own_account(cast: Cast) -> None:
    nobody = User.objects.create_user("nobody")
    detours = {
        address: detour_of(nobody, None, RequestFactory().get(address))
        for address in ("/", "/pegawai/", "/akun/", "/aturan/", "/akun/keluar/", "/tidak/ada/")
    }
    assert detours == {
        "/": "/akun/",
        "/pegawai/": "/akun/",
        "/akun/": "",
        "/aturan/": "",
        "/akun/keluar/": "",
        "/tidak/ada/": "",
    }


def test_a_temporary_password_leads_to_its_change_and_nowhere_else(cast: Cast) -> None:
    cast.sari.has_temporary_password = True
    for address in ("/", "/akun/", "/akun/anggota/kab_tirtamaya/"):
        detour = detour_of(cast.sari, cast.agency, RequestFactory().get(address))
        assert detour == "/akun/sandi/"
    for address in ("/akun/sandi/", "/akun/keluar/", "/bahasa/"):
        assert detour_of(cast.sari, cast.agency, RequestFactory().get(address)) == ""
