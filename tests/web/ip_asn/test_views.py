from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from takar.web.audit.models import Entry
from takar.web.results.models import IpAsnResult, Run, RunDecision
from tests.cast import Cast
from tests.web.ip_asn.made import (
    END_OF_2024,
    OWN,
    below,
    inside,
    measured,
    punished,
    putri_is_good,
    rated,
    released,
    staff,
    trained,
)

PAGES = (
    *("/ip-asn/", "/ip-asn/penahan/", "/ip-asn/kelompok/", "/ip-asn/pegawai/"),
    *("/ip-asn/riwayat/", "/ip-asn/resmi/"),
)
DOWNLOADS = ("/ip-asn/pegawai/unduh.xlsx", "/ip-asn/pegawai/unduh.csv")


@pytest.fixture
def run(cast: Cast) -> Run:
    with inside(cast.agency):
        putri_is_good(cast)
        people = staff(cast, 6)
        punished(people[0], "SEDANG")
        trained(people[1], "TEKNIS", date(2021, 6, 1))
        return measured(cast)


def text(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("address", [*PAGES, *DOWNLOADS])
def test_a_stranger_is_sent_to_the_door_and_another_agency_finds_nobody(
    cast: Cast, run: Run, address: str
) -> None:
    assert "masuk" in Client().get(address).headers["Location"]
    answer = cast.client(cast.joko).get(address)
    assert answer.status_code in {200, 404}
    if answer.status_code == 200:
        assert "Putri" not in answer.content.decode()
    assert cast.client(cast.rahayu).get(address).status_code == 200


@pytest.mark.parametrize("name", ["unit/{unit}/", "pegawai/{person}/", "keadaan/{run}/"])
def test_rows_of_another_agency_are_not_found(cast: Cast, run: Run, name: str) -> None:
    address = "/ip-asn/" + name.format(unit=cast.unit.pk, person=cast.putri_employee.pk, run=run.pk)
    assert "masuk" in Client().get(address).headers["Location"]
    assert cast.client(cast.joko).get(address).status_code == 404
    assert cast.client(cast.rahayu).get(address).status_code == 200


@pytest.mark.parametrize("address", [*PAGES[1:], *DOWNLOADS])
def test_employees_and_assessors_read_no_index_of_others(
    cast: Cast, run: Run, address: str
) -> None:
    for user in (cast.putri, cast.sari):
        answer = cast.client(user).get(address)
        assert answer.status_code in {403, 404}, user


def test_the_dashboard_shows_index_category_participation_and_units(cast: Cast, run: Run) -> None:
    page = text(cast.client(cast.bupati), "/ip-asn/")
    assert "48,86" in page
    assert "100,00%" in page
    assert "Dinas Contoh" in page
    assert page.count("<svg") > 3
    assert "Sementara" in page


def test_a_head_is_led_to_their_unit_and_an_employee_to_themselves(cast: Cast, run: Run) -> None:
    head = cast.client(cast.hadi).get("/ip-asn/")
    assert head.headers["Location"] == f"/ip-asn/unit/{cast.unit.pk}/"
    own = cast.client(cast.putri).get("/ip-asn/", follow=True)
    assert own.redirect_chain[-1][0] == f"/ip-asn/pegawai/{cast.putri_employee.pk}/"


def test_a_head_reads_categories_and_gaps_but_nobodys_points(cast: Cast, run: Run) -> None:
    client = cast.client(cast.hadi)
    listed = text(client, "/ip-asn/pegawai/")
    assert "Putri Anjani" in listed
    assert "Sedang" in listed
    assert "75,00" not in listed
    one = text(client, f"/ip-asn/pegawai/{cast.putri_employee.pk}/")
    assert "75,00" not in one
    assert "Belum ada bukti" in one
    assert client.get("/ip-asn/pegawai/unduh.xlsx").status_code == 403


def test_nobody_but_operators_and_the_person_learns_of_a_sanction(cast: Cast, run: Run) -> None:
    with inside(cast.agency):
        result = IpAsnResult.objects.get(run=run, sanction_level="SEDANG")
        employee = result.employee
    address = f"/ip-asn/pegawai/{employee.pk}/"
    explained = f"/hasil/{run.pk}/pegawai/{employee.pk}/"
    told = "hukuman disiplin tingkat"
    for page in (address, explained):
        assert told in text(cast.client(cast.rahayu), page)
        for reader in (cast.bupati, cast.made):
            seen = text(cast.client(reader), page)
            assert told not in seen
            assert "rincian bukti hanya untuk operator" in seen
        head = text(cast.client(cast.hadi), page)
        assert told not in head
        assert "Hukuman disiplin" not in head


def test_no_list_carries_a_sanction_away(cast: Cast, run: Run) -> None:
    sheet = cast.client(cast.bupati).get("/ip-asn/pegawai/unduh.xlsx").content
    rows = CalamineWorkbook.from_filelike(BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert len(rows) == 8
    assert not [cell for row in rows for cell in row if cell in {"SEDANG", "Teguran rahasia"}]
    heads = [str(head) for head in rows[0]]
    assert "Indeks" in heads
    assert rows[1][heads.index("NIP")] != cast.putri_employee.nip
    whole = cast.client(cast.rahayu).get("/ip-asn/pegawai/unduh.csv").content.decode("utf-8-sig")
    assert str(cast.putri_employee.nip) in whole


def test_what_is_taken_away_is_recorded(cast: Cast, run: Run) -> None:
    for address in DOWNLOADS:
        cast.client(cast.bupati).get(address)
    with inside(cast.agency):
        taken = Entry.objects.filter(act="ip_asn.list.taken")
        assert [entry.facts["people"] for entry in taken] == [7, 7]


def test_reading_about_another_is_recorded_and_about_oneself_is_not(cast: Cast, run: Run) -> None:
    address = f"/ip-asn/pegawai/{cast.putri_employee.pk}/"
    cast.client(cast.putri).get(address)
    cast.client(cast.hadi).get(address)
    with inside(cast.agency):
        viewed = Entry.objects.filter(act="results.person.viewed")
        assert [entry.actor for entry in viewed] == [cast.hadi]


def test_my_index_says_what_is_missing_and_where_to_enter_it(cast: Cast, run: Run) -> None:
    page = text(cast.client(cast.putri), "/ip-asn/saya/")
    assert "75,00" in page
    assert f"/bukti/pegawai/{cast.putri_employee.pk}/pelatihan/tambah/" in page
    assert "tidak sama dengan buruk" in page
    assert "Tidak ada catatan hukuman disiplin" in page


def test_before_any_measuring_every_page_says_what_to_do(cast: Cast) -> None:
    for address in PAGES[:4]:
        assert "Belum ada indeks" in text(cast.client(cast.rahayu), address)
    assert "Indeks belum dihitung" in text(cast.client(cast.putri), "/ip-asn/saya/")
    assert "belum dihubungkan" in text(cast.client(cast.bupati), "/ip-asn/saya/")
    assert "Belum ada riwayat" in text(cast.client(cast.rahayu), "/ip-asn/riwayat/")


def test_an_own_estimate_is_never_shown_without_saying_so(cast: Cast) -> None:
    with inside(cast.agency):
        rated(cast.putri_employee, year=2024)
        run = measured(cast, END_OF_2024, rules=OWN)
    words = "bukan nilai resmi BKN"
    for address in (*PAGES[:5], f"/ip-asn/pegawai/{cast.putri_employee.pk}/"):
        assert words in text(cast.client(cast.rahayu), address), address
    assert words in text(
        cast.client(cast.putri), f"/hasil/{run.pk}/pegawai/{cast.putri_employee.pk}/"
    )


def test_official_scores_stand_beside_the_own_estimate(cast: Cast) -> None:
    with inside(cast.agency):
        rated(cast.putri_employee, year=2024)
        released(cast.putri_employee, 2024, "25", "15", "25", "5")
        measured(cast, END_OF_2024)
        measured(cast, END_OF_2024, rules=OWN)
    client = cast.client(cast.bupati)
    assert "70,00" in text(client, "/ip-asn/resmi/")
    page = text(client, "/ip-asn/resmi/2024/")
    assert "15,00 / 25,00" in page
    assert "Putri Anjani" in page
    assert client.get("/ip-asn/resmi/2023/").status_code == 404
    history = text(client, "/ip-asn/riwayat/")
    assert "Jangan membandingkan" in history
    for user in (cast.hadi, cast.putri):
        assert cast.client(user).get("/ip-asn/resmi/2024/").status_code == 403
    assert cast.client(cast.joko).get("/ip-asn/resmi/2024/").status_code == 404


def test_only_operators_settle_and_never_without_a_reason(cast: Cast, run: Run) -> None:
    address = f"/ip-asn/keadaan/{run.pk}/"
    for user in (cast.bupati, cast.hadi, cast.putri):
        assert cast.client(user).post(address, {"state": "FINAL", "reason": "x"}).status_code == 404
    client = cast.client(cast.rahayu)
    assert client.post(address, {"state": "FINAL", "reason": " "}).status_code == 200
    with inside(cast.agency):
        assert not RunDecision.objects.exists()
    client.post(address, {"state": "FINAL", "reason": "Cocok dengan rilis BKN."})
    again = client.post(address, {"state": "FINAL", "reason": "Sekali lagi."})
    assert "sudah berstatus itu" in again.content.decode()
    with inside(cast.agency):
        (decision,) = RunDecision.objects.all()
    assert (decision.state, decision.decided_by) == ("FINAL", cast.rahayu)
    assert "Final" in text(client, "/ip-asn/")


def test_an_unknown_choice_in_the_address_is_harmless(cast: Cast, run: Run) -> None:
    client = cast.client(cast.rahayu)
    assert client.get("/ip-asn/kelompok/?menurut=AGAMA").status_code == 404
    for address in (
        "/ip-asn/?run=999999",
        "/ip-asn/pegawai/?urut=nip&state=X&indicator=Y&category=Z",
        "/ip-asn/pegawai/?hal=abc&run=satu",
    ):
        assert client.get(address).status_code == 200
    assert client.get("/ip-asn/pegawai/?unit=999999").status_code == 404


def test_a_unit_is_reached_from_the_agency_and_leads_to_its_people(cast: Cast, run: Run) -> None:
    with inside(cast.agency):
        unit = below(cast)
        staff(cast, 2, unit=unit)
        later = measured(cast, title="Lagi")
    client = cast.client(cast.rahayu)
    assert f"/ip-asn/unit/{unit.pk}/" in text(client, f"/ip-asn/unit/{cast.unit.pk}/")
    page = text(client, f"/ip-asn/unit/{unit.pk}/?run={later.pk}")
    assert f"unit={unit.pk}" in page
    listed = text(client, f"/ip-asn/pegawai/?unit={unit.pk}&run={later.pk}")
    assert "Putri" not in listed


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/ip-asn/", 15),
        ("/ip-asn/penahan/", 15),
        ("/ip-asn/pegawai/", 15),
        ("/ip-asn/kelompok/", 12),
        ("/ip-asn/riwayat/", 12),
    ],
)
def test_pages_ask_the_database_a_bounded_number_of_times(
    cast: Cast,
    run: Run,
    address: str,
    most: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = cast.client(cast.rahayu)
    client.get(address)
    with django_assert_max_num_queries(most):
        client.get(address)


def test_numbers_on_the_page_are_those_of_the_measure(cast: Cast, run: Run) -> None:
    with inside(cast.agency):
        totals = list(IpAsnResult.objects.filter(run=run).values_list("total", flat=True))
    assert sorted(total or 0 for total in totals) == [42, *[45] * 5, 75]
