from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from takar.web.accounts.middleware import agency_of, detour_of
from takar.web.accounts.models import Membership, Role, User
from takar.web.kit.navigation import menu
from tests.cast import Cast, user


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


def test_a_guest_is_led_to_the_rooms_for_guests_and_finds_all_others_closed(cast: Cast) -> None:
    guest = user("Wayan", cast.agency, Role.GUEST)
    client = cast.client(guest)
    home = client.get("/")
    assert home.status_code == 302
    assert client.get(home.headers["Location"]).status_code == 200
    for address in ("/pegawai/", "/penilaian/", "/hasil/", "/talenta/", "/laporan/", "/jejak/"):
        assert client.get(address).status_code == 404, address
    for address in ("/akun/", "/aturan/", "/akun/keluar/"):
        assert client.get(address).status_code == 200, address


def test_a_guest_who_has_another_role_too_goes_everywhere_that_role_may(cast: Cast) -> None:
    both = user("Wayan", cast.agency, Role.GUEST, Role.ASSESSOR)
    assert cast.client(both).get("/penilaian/").status_code == 200


def test_the_menu_of_a_guest_holds_only_what_names_guests(cast: Cast) -> None:
    titles = [item.url_name for item in menu(frozenset({"ASESOR_TAMU"}))]
    assert titles
    assert all("ASESOR_TAMU" in item.roles for item in menu(frozenset({"ASESOR_TAMU"})))
    assert "portal:home" not in titles
