"""Every main page, for those who work with it: usable by all, on a screen and on a telephone."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from takar.web.accounts.models import Role
from tests.browser.conftest import Enter
from tests.browser.looking import faults_of
from tests.browser.town import Town

pytestmark = pytest.mark.browser

Place = Callable[[Town], str]


def at(name: str, *parts: str, query: str = "") -> Place:
    """Return the address of a page, made from what is in the town."""
    return lambda town: reverse(name, args=[town.keys[part] for part in parts]) + query


STAFF: dict[str, Place] = {
    "beranda": at("portal:home"),
    "pegawai": at("people:employees"),
    "pegawai-profil": at("people:employee", "employee"),
    "pegawai-ubah": at("people:edit", "employee"),
    "unit": at("people:units"),
    "unit-satu": at("people:unit", "unit"),
    "mutu-data": at("people:quality"),
    "impor": at("people:imports"),
    "impor-unggah": at("people:upload"),
    "impor-satu": at("people:import", "batch"),
    "penilaian": at("assessments:events"),
    "penilaian-baru": at("assessments:create"),
    "kegiatan": at("assessments:event", "event"),
    "kegiatan-nilai": at("assessments:scoring", "event"),
    "kegiatan-lembar": at("assessments:score", "event", "participant", "method"),
    "kegiatan-integrasi": at("meetings:integration", "event"),
    "kegiatan-rapat": at("meetings:person", "event", "participant"),
    "kegiatan-hasil": at("assessments:results", "event"),
    "pegawai-penilaian": at("assessments:history", "employee"),
    "hasil": at("results:runs"),
    "hasil-hitung": at("results:measure"),
    "hasil-satu": at("results:run", "run"),
    "hasil-jpm": at("results:run", "jpm"),
    "pegawai-hasil": at("results:history", "employee"),
    "laporan": at("reports:reports"),
    "laporan-ip-asn": at("reports:ip_asn"),
    "laporan-ip-asn-pernyataan": at("reports:ip_asn_statement", "index"),
    "laporan-ip-asn-lembar": at("reports:ip_asn_sheets", "sheets"),
    "verifikasi": at("claims:queue"),
    "entri": at("claims:claim", "claim"),
    "pegawai-entri": at("claims:person", "employee"),
    "pelatihan": at("claims:courses"),
    "pelatihan-baru": at("claims:enter_course"),
    "hasil-ip-asn": at("results:run", "index"),
    "ip-asn-pegawai": at("ip_asn:people"),
    "ip-asn-resmi": at("ip_asn:official"),
    "skenario": at("scenarios:sandbox"),
    "skenario-satu": at("scenarios:scenario", "scenario"),
    "skenario-orang": at("scenarios:people", "scenario"),
    "rencana": at("scenarios:plans"),
    "rencana-satu": at("scenarios:plan", "plan"),
    "rencana-langkah": at("scenarios:plan_steps", "plan"),
    "rencana-baru": at("scenarios:new_plan"),
    "diklat": at("scenarios:courses"),
    "pemberitahuan": at("notices:notices"),
    "publikasi": at("portal:publications"),
    "publikasi-pratinjau": lambda town: reverse("portal:compose") + f"?run={town.run.pk}",
    "akun": at("accounts:profile"),
    "anggota": at("accounts:members", "agency"),
}
READERS: dict[str, Place] = {
    "beranda": at("portal:home"),
    "peta": at("talent:map"),
    "peta-daftar": at("talent:people"),
    "peta-kotak": at("talent:box", "box"),
    "peta-belum": at("talent:undetermined"),
    "peta-sebaran": at("talent:scatter"),
    "peta-banding": at("talent:comparison"),
    "pegawai-talenta": at("talent:person", "employee"),
    "penjelasan": at("results:explanation", "run", "employee"),
    "penjelasan-jpm": at("results:explanation", "jpm", "employee"),
    "penjelasan-ip-asn": at("results:explanation", "index", "employee"),
    "ip-asn": at("ip_asn:index"),
    "ip-asn-unit": at("ip_asn:unit", "unit"),
    "ip-asn-penahan": at("ip_asn:held"),
    "ip-asn-kelompok": at("ip_asn:groups"),
    "ip-asn-riwayat": at("ip_asn:history"),
    "ip-asn-seorang": at("ip_asn:person", "employee"),
    "laporan-ip-asn": at("reports:ip_asn"),
}
OWN: dict[str, Place] = {
    "beranda": at("portal:home"),
    "data-saya": at("people:mine"),
    "hasil-saya": at("results:mine"),
    "talenta-saya": at("talent:mine"),
    "penjelasan-saya": at("results:explanation", "run", "employee"),
    "indeks-saya": at("ip_asn:mine"),
    "bukti-saya": at("claims:mine"),
    "entri-baru": lambda town: reverse("claims:enter", args=[town.keys["employee"], "pelatihan"]),
    "laporan-saya": at("reports:ip_asn"),
    "pemberitahuan": at("notices:notices"),
}
OTHERS: dict[Role, dict[str, Place]] = {
    Role.OPERATOR: STAFF,
    Role.LEADER: READERS,
    Role.EMPLOYEE: OWN,
    Role.ASSESSOR: {"beranda": at("portal:home"), "penilaian": at("assessments:events")},
    Role.UNIT_HEAD: {
        "beranda": at("portal:home"),
        "pegawai": at("people:employees"),
        "verifikasi": at("claims:queue"),
        "ip-asn": at("ip_asn:index"),
        "laporan-ip-asn": at("reports:ip_asn"),
        "rencana": at("scenarios:plans"),
    },
    Role.AUDITOR: {"jejak": at("audit:entries"), "impor": at("people:imports")},
}
PAGES = [
    pytest.param(role, name, place, id=f"{role.lower()}-{name}")
    for role, places in OTHERS.items()
    for name, place in places.items()
]


@pytest.mark.parametrize(("role", "name", "place"), PAGES)
def test_a_page_is_usable_by_everybody_on_every_screen(
    town: Town, enter: Enter, role: Role, name: str, place: Place
) -> None:
    page = enter(town, role)
    answer = page.goto(town.address + place(town))
    assert answer is not None
    assert answer.status == 200
    assert faults_of(page, f"{role.lower()}-{name}") == []


OPEN: dict[str, tuple[str, int]] = {
    "masuk": ("/akun/masuk/", 200),
    "aturan": ("/aturan/", 200),
    "aturan-satu": ("/aturan/talent.profile/", 200),
    "publik-kosong": ("/publik/kab_tirtamaya/", 200),
    "tidak-ada": ("/publik/tidak_ada/", 404),
}


@pytest.mark.parametrize("name", OPEN)
def test_a_page_without_sign_in_is_usable_by_everybody(town: Town, page: Page, name: str) -> None:
    address, status = OPEN[name]
    answer = page.goto(town.address + address)
    assert answer is not None
    assert answer.status == status
    assert faults_of(page, f"umum-{name}") == []
