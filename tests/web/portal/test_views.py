from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from takar.web.kit.scope import scope, scopes_disabled
from takar.web.people.models import Employee
from takar.web.people.queries.law import book
from takar.web.portal.models import Publication
from takar.web.results.actions import run_ip_asn
from tests.cast import Cast
from tests.web.portal.made import jpm_run

REASON = "Keputusan Bupati tentang keterbukaan hasil."


def published(cast: Cast) -> Publication:
    run = jpm_run(cast)
    answer = cast.client(cast.bupati).post(
        "/publikasi/susun/", {"run": run.pk, "title": "Hasil 2025", "reason": REASON}
    )
    assert answer.status_code == 302
    with scopes_disabled():
        return Publication.objects.get()


@pytest.mark.parametrize("page", ["/", "/publikasi/", "/publikasi/susun/", "/publikasi/1/"])
def test_strangers_are_sent_to_the_door(client: Client, cast: Cast, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/masuk/")


@pytest.mark.parametrize("page", ["/aturan/", "/aturan/jpm.bands_filling/"])
def test_the_law_is_open_to_everybody(client: Client, cast: Cast, page: str) -> None:
    assert client.get(page).status_code == 200
    assert cast.client(cast.joko).get(page).status_code == 200


def test_every_rule_of_the_book_has_a_page(client: Client, db: None) -> None:
    for key in book().keys:
        assert client.get(f"/aturan/{key}/").status_code == 200, key


def test_a_rule_nobody_wrote_is_not_found(client: Client, db: None) -> None:
    assert client.get("/aturan/jpm.rahasia/").status_code == 404


def test_a_rule_shows_its_limits_its_article_and_its_doubts(client: Client, db: None) -> None:
    page = client.get("/aturan/jpm.bands_filling/").content.decode()
    assert "80% ke atas" in page
    assert "68% ke atas, kurang dari 80%" in page
    assert "Lampiran" in page
    assert "pasti" in page


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"cari": "kategori pengisian"}, True),
        ({"cari": "tidak ada aturan begini"}, False),
        ({"konsep": "jpm"}, True),
        ({"konsep": "talent"}, False),
        ({"kepastian": "certain"}, True),
        ({"kepastian": "assumed"}, False),
        ({"tanggal": "2019-12-31"}, True),
        ({"tanggal": "1999-12-31"}, False),
    ],
)
def test_rules_are_found_by_words_concept_certainty_and_day(
    client: Client,
    db: None,
    asked: dict[str, str],
    is_there: bool,
) -> None:
    page = client.get("/aturan/", asked).content.decode()
    assert ("/aturan/jpm.bands_filling/" in page) == is_there


def test_the_rule_of_an_agency_hides_the_national_one(client: Client, db: None) -> None:
    page = client.get("/aturan/", {"rak": "kota_banjarmasin", "konsep": "talent"}).content.decode()
    assert "aturan instansi" in page
    national = client.get("/aturan/", {"konsep": "talent"}).content.decode()
    assert "aturan instansi" not in national


def test_a_run_is_looked_at_before_it_is_published(cast: Cast) -> None:
    run = jpm_run(cast)
    page = f"/publikasi/susun/?run={run.pk}"
    for person in (cast.sari, cast.putri, cast.hadi, cast.made):
        assert cast.client(person).get(page).status_code == 403
    assert cast.client(cast.joko).get(page).status_code == 404
    preview = cast.client(cast.rahayu).get(page)
    assert preview.status_code == 200
    assert "Belum ada yang terbit" in preview.content.decode()
    with scopes_disabled():
        assert not Publication.objects.exists()


def test_without_a_reason_the_form_comes_back(cast: Cast) -> None:
    run = jpm_run(cast)
    answer = cast.client(cast.rahayu).post(
        "/publikasi/susun/", {"run": run.pk, "title": "x", "reason": ""}
    )
    assert answer.status_code == 200
    with scopes_disabled():
        assert not Publication.objects.exists()


def test_everybody_reads_what_is_published_and_nothing_that_is_withdrawn(
    client: Client, cast: Cast
) -> None:
    publication = published(cast)
    for address in ("/publik/kab_tirtamaya/", f"/publik/kab_tirtamaya/{publication.pk}/"):
        page = client.get(address)
        assert page.status_code == 200
        assert "Hasil 2025" in page.content.decode()
        assert "Orang 1" not in page.content.decode()
    file = client.get(f"/publik/kab_tirtamaya/{publication.pk}.csv")
    assert file["Content-Type"].startswith("text/csv")
    assert client.get(f"/publik/kota_banjarsela/{publication.pk}/").status_code == 404
    assert (
        cast.client(cast.joko)
        .post(f"/publikasi/{publication.pk}/tarik/", {"reason": REASON})
        .status_code
        == 404
    )
    assert (
        cast.client(cast.sari)
        .post(f"/publikasi/{publication.pk}/tarik/", {"reason": REASON})
        .status_code
        == 403
    )
    answer = cast.client(cast.rahayu).post(
        f"/publikasi/{publication.pk}/tarik/", {"reason": REASON}
    )
    assert answer.status_code == 302
    assert "Hasil 2025" not in client.get("/publik/kab_tirtamaya/").content.decode()
    assert client.get(f"/publik/kab_tirtamaya/{publication.pk}/").status_code == 404
    assert client.get(f"/publik/kab_tirtamaya/{publication.pk}.csv").status_code == 404


def test_an_agency_without_public_page_has_none(client: Client, cast: Cast) -> None:
    assert client.get("/publik/kab_tirtamaya/").status_code == 200
    cast.agency.publishes = False
    cast.agency.save()
    assert client.get("/publik/kab_tirtamaya/").status_code == 404
    assert client.get("/publik/tidak_ada/").status_code == 404


def test_one_publication_is_seen_by_those_who_publish_only(cast: Cast) -> None:
    publication = published(cast)
    page = f"/publikasi/{publication.pk}/"
    assert cast.client(cast.rahayu).get(page).status_code == 200
    assert cast.client(cast.made).get(page).status_code == 403
    assert cast.client(cast.joko).get(page).status_code == 404


def home(cast: Cast, person: Any) -> str:
    answer = cast.client(person).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_new_agency_is_told_how_to_begin(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        Employee.objects.filter(pk=cast.putri_employee.pk).update(left_on=timezone.localdate())
    assert "Mulai: unggah data SIASN" in home(cast, cast.rahayu)
    assert "Mulai: unggah data SIASN" not in home(cast, cast.bupati)


def test_each_role_sees_its_own_first_page(cast: Cast) -> None:
    jpm_run(cast)
    assert "Pemetaan 2025" in home(cast, cast.rahayu)
    assert "<strong>41</strong><span>pegawai" in home(cast, cast.bupati)
    assert "<strong>21</strong><span>pegawai" in home(cast, cast.hadi)
    putri = home(cast, cast.putri)
    assert "Data dan hasil saya" in putri
    assert "<span>pegawai" not in putri
    assert "Belum ada tugas untuk Anda" in home(cast, cast.sari)
    assert "Kabupaten Tirtamaya" not in home(cast, cast.joko)


def test_the_first_page_tells_the_index_to_those_who_may_know_it(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        run = run_ip_asn(
            cast.rahayu,
            cast.agency,
            employees=Employee.objects.filter(agency=cast.agency),
            day=date(2022, 12, 31),
            title="IP ASN 2022",
        )
        assert run.people == 1
    assert "indeks profesionalitas tahun 2022" in home(cast, cast.rahayu)
    assert "indeks profesionalitas" not in home(cast, cast.hadi)
    assert "Indeks saya" in home(cast, cast.putri)


@pytest.mark.parametrize(("page", "most"), [("/", 40), ("/publikasi/", 14)])
def test_a_page_asks_the_database_little(
    cast: Cast, django_assert_max_num_queries: Any, page: str, most: int
) -> None:
    jpm_run(cast)
    client = cast.client(cast.rahayu)
    with django_assert_max_num_queries(most):
        client.get(page)


def test_an_agency_without_a_shelf_reads_the_national_rules(cast: Cast) -> None:
    page = cast.client(cast.rahayu).get("/aturan/").content.decode()
    assert "pilihan yang valid" not in page
    assert "jpm.bands_mapping" in page
