import re
import time
from collections.abc import Iterator

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from takar.web.accounts.models import Agency, Membership, Role, User
from tests.cast import Cast, user

PAGES = ["/akun/", "/akun/instansi/", "/akun/anggota/kab_tirtamaya/", "/akun/sandi/"]


@pytest.mark.parametrize("page", [*PAGES, "/akun/dua-langkah/", "/akun/kode-cadangan/"])
def test_strangers_are_sent_to_the_door(client: Client, cast: Cast, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/masuk/")


def test_one_signs_in_with_name_and_password(client: Client, cast: Cast) -> None:
    wrong = client.post("/akun/masuk/", {"login": "rahayu", "password": "keliru"})
    assert wrong.status_code == 200
    right = client.post("/akun/masuk/", {"login": "rahayu", "password": "rahasia-sekali"})
    assert right.status_code == 302
    assert right["Location"] == "/"


@pytest.fixture
def forgetful() -> Iterator[None]:
    """A house that remembers no wrong tries of other tests, and leaves none."""
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("forgetful")
def test_the_door_locks_after_six_wrong_tries_and_says_so(client: Client, cast: Cast) -> None:
    for _ in range(6):
        answer = client.post("/akun/masuk/", {"login": "rahayu", "password": "keliru"})
    assert answer.status_code == 429
    assert "Terkunci sementara" in answer.content.decode()
    right = client.post("/akun/masuk/", {"login": "rahayu", "password": "rahasia-sekali"})
    assert right.status_code != 302


@pytest.mark.parametrize("page", ["/akun/daftar/", "/akun/signup/", "/akun/password/reset/"])
def test_nobody_signs_up_or_resets_by_mail(client: Client, db: None, page: str) -> None:
    assert client.get(page).status_code == 404


def test_members_are_seen_by_those_who_manage_them(cast: Cast) -> None:
    page = "/akun/anggota/kab_tirtamaya/"
    for stranger in (cast.joko, cast.sari, cast.putri, cast.hadi, cast.bupati, cast.made):
        assert cast.client(stranger).get(page).status_code == 404
    answer = cast.client(cast.rahayu).get(page)
    assert answer.status_code == 200
    assert "Sari" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_a_new_member_gets_a_password_shown_once(cast: Cast) -> None:
    client, page = cast.client(cast.rahayu), "/akun/anggota/kab_tirtamaya/"
    asked = {"username": "budi.baru", "full_name": "Budi Baru", "role": "ASESOR"}
    shown = client.post(page, asked).content.decode()
    assert "Kata sandi sementara" in shown
    assert "Kata sandi sementara" not in client.get(page).content.decode().replace(
        "Beri yang sementara", ""
    )


def test_a_name_with_strange_signs_is_refused(cast: Cast) -> None:
    asked = {"username": "budi baru;", "role": "ASESOR"}
    answer = cast.client(cast.rahayu).post("/akun/anggota/kab_tirtamaya/", asked)
    assert answer.status_code == 200
    assert not User.objects.filter(username__startswith="budi").exists()


def test_roles_are_taken_by_their_own_manager_only(cast: Cast) -> None:
    of_sari = Membership.objects.get(user=cast.sari)
    page = f"/akun/anggota/kab_tirtamaya/peran/{of_sari.pk}/cabut/"
    assert cast.client(cast.joko).post(page).status_code == 404
    other = f"/akun/anggota/kota_banjarsela/peran/{of_sari.pk}/cabut/"
    assert cast.client(cast.joko).post(other).status_code == 404
    assert cast.client(cast.rahayu).get(page).status_code == 405
    assert cast.client(cast.rahayu).post(page).status_code == 302
    assert not Membership.objects.filter(pk=of_sari.pk).exists()


def test_a_temporary_password_must_be_changed_before_anything_else(cast: Cast) -> None:
    page = f"/akun/anggota/kab_tirtamaya/sandi/{cast.sari.pk}/"
    assert cast.client(cast.joko).post(page).status_code == 404
    assert cast.client(cast.rahayu).post(page).status_code == 200
    sari = cast.client(User.objects.get(pk=cast.sari.pk))
    assert sari.get("/")["Location"] == "/akun/sandi/"
    assert sari.get("/akun/sandi/").status_code == 200
    person = User.objects.get(pk=cast.sari.pk)
    person.set_password("sementara-sekali")
    person.save()
    sari = cast.client(person)
    changed = {
        "oldpassword": "sementara-sekali",
        "password1": "rumah-takar-2025",
        "password2": "rumah-takar-2025",
    }
    assert sari.post("/akun/sandi/", changed).status_code == 302
    assert not User.objects.get(pk=cast.sari.pk).has_temporary_password
    assert sari.get("/").status_code == 200


def test_one_works_in_one_of_ones_own_agencies(cast: Cast) -> None:
    client = cast.client(cast.rahayu)
    there = {"agency": cast.other_agency.pk}
    assert client.post("/akun/pindah-instansi/", there).status_code == 404
    Membership.objects.create(user=cast.rahayu, agency=cast.other_agency, role=Role.AUDITOR)
    assert client.post("/akun/pindah-instansi/", there).status_code == 302
    assert "Kota Banjarsela" in client.get("/").content.decode()
    assert client.get("/akun/anggota/kota_banjarsela/").status_code == 404


@pytest.mark.parametrize("target", ["https://jahat.example/", "//jahat.example/", "javascript:1"])
def test_changing_the_agency_never_leads_away(cast: Cast, target: str) -> None:
    there = {"agency": cast.agency.pk, "next": target}
    assert cast.client(cast.rahayu).post("/akun/pindah-instansi/", there)["Location"] == "/"


def test_agencies_are_opened_by_the_platform_which_sees_no_employees(cast: Cast) -> None:
    admin = User.objects.create_user("admin", full_name="Admin", is_platform_admin=True)
    for stranger in (cast.rahayu, cast.joko):
        assert cast.client(stranger).get("/akun/instansi/").status_code == 403
    client = cast.client(admin)
    assert client.get("/akun/instansi/").status_code == 200
    asked = {"code": "kab_baru", "name": "Kabupaten Baru"}
    assert client.post("/akun/instansi/", asked)["Location"] == "/akun/anggota/kab_baru/"
    assert Agency.objects.filter(code="kab_baru").exists()
    assert client.get("/akun/anggota/kab_tirtamaya/").status_code == 200
    assert client.get("/")["Location"] == "/akun/"
    assert client.get("/pegawai/")["Location"] == "/akun/"


def test_somebody_without_a_role_is_told_what_to_do(cast: Cast) -> None:
    nobody = user("Tanpa", cast.agency)
    client = cast.client(nobody)
    assert client.get("/")["Location"] == "/akun/"
    assert "belum berperan" in client.get("/akun/").content.decode()
    assert client.get("/aturan/").status_code == 200


def test_the_second_factor_can_be_looked_at(cast: Cast) -> None:
    client = cast.client(cast.rahayu)
    page = client.get("/akun/dua-langkah/")
    assert page.status_code == 200
    assert "Belum aktif" in page.content.decode()
    assert client.get("/akun/dua-langkah/aktifkan/").status_code in {200, 302}


def code_now(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def with_second_factor(client: Client) -> str:
    """Sign in, switch the second factor on and return its secret."""
    door, page = {"login": "rahayu", "password": "rahasia-sekali"}, "/akun/dua-langkah/aktifkan/"
    client.post("/akun/masuk/", door)
    client.post(f"/akun/konfirmasi/?next={page}", {"password": "rahasia-sekali"})
    shown = client.get(page).content.decode()
    found = re.search(r"\b[A-Z2-7]{32}\b", shown)
    assert found is not None
    assert client.post(page, {"code": code_now(found[0])})["Location"] == "/akun/kode-cadangan/"
    return found[0]


@pytest.mark.usefixtures("forgetful")
def test_with_a_second_factor_the_password_alone_opens_nothing(cast: Cast) -> None:
    first, second = Client(), Client()
    with_second_factor(first)
    codes = first.get("/akun/kode-cadangan/")
    assert "no-store" in codes["Cache-Control"]
    kept = first.get("/akun/kode-cadangan/unduh/").content.decode().split()[-1]
    door = {"login": "rahayu", "password": "rahasia-sekali"}
    assert second.post("/akun/masuk/", door)["Location"] == "/akun/kode/"
    assert second.get("/")["Location"].startswith("/akun/masuk/")
    assert "Masukkan kode pengaman" in second.get("/akun/kode/").content.decode()
    assert second.post("/akun/kode/", {"code": kept})["Location"] == "/"
    assert second.get("/").status_code == 200


@pytest.mark.usefixtures("forgetful")
def test_the_second_factor_cannot_be_guessed_on_and_on(cast: Cast) -> None:
    secret = with_second_factor(Client())
    client = Client()
    client.post("/akun/masuk/", {"login": "rahayu", "password": "rahasia-sekali"})
    for _ in range(10):
        assert client.post("/akun/kode/", {"code": "000000"}).status_code == 200
    assert client.post("/akun/kode/", {"code": code_now(secret)}).status_code == 200
    assert client.get("/").status_code == 302


def test_a_temporary_password_cannot_be_kept_as_ones_own(cast: Cast) -> None:
    cast.sari.has_temporary_password = True
    cast.sari.save()
    same = dict.fromkeys(("oldpassword", "password1", "password2"), "rahasia-sekali")
    answer = cast.client(cast.sari).post("/akun/sandi/", same)
    assert "Pilih kata sandi yang lain" in answer.content.decode()
    assert User.objects.get(pk=cast.sari.pk).has_temporary_password


@pytest.mark.parametrize("password", ["pendek", "password123", "1234567890"])
def test_a_password_that_is_easily_guessed_is_refused(cast: Cast, password: str) -> None:
    asked = {"oldpassword": "rahasia-sekali", "password1": password, "password2": password}
    assert cast.client(cast.putri).post("/akun/sandi/", asked).status_code == 200
    assert User.objects.get(pk=cast.putri.pk).check_password("rahasia-sekali")
