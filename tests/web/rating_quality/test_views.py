import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.rating_quality.models import AdjustmentDecision, QualityRun
from tests.web.rating_quality.made import Rated, advised

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGES = ("quality", "people", "own", "download", "paper")


def got(there: Rated, reader: User, name: str, **more: Any) -> Any:
    """Ask for a page about the event."""
    address = reverse(f"rating_quality:{name}", args=[there.event.pk])
    return there.cast.client(reader).get(address, **more)


def text_of(response: Any) -> str:
    """Return what a page says."""
    return str(response.content.decode())


def test_strangers_are_led_to_the_door(there: Rated, run: QualityRun) -> None:
    for name in PAGES:
        assert (
            Client().get(reverse(f"rating_quality:{name}", args=[there.event.pk])).status_code
            == 302
        )


def test_employees_heads_guests_and_other_agencies_find_nothing(
    there: Rated, run: QualityRun
) -> None:
    cast = there.cast
    for reader in (cast.putri, cast.hadi, there.guest, cast.joko):
        for name in PAGES:
            assert got(there, reader, name).status_code in {403, 404}


def test_the_whole_report_is_for_operator_chair_leader_and_auditor(
    there: Rated, run: QualityRun
) -> None:
    cast = there.cast
    for reader in (cast.rahayu, there.chair, cast.bupati, cast.made):
        page = text_of(got(there, reader, "quality"))
        assert "Singkatnya" in page
        assert "A02" in page
        assert "Peserta 03" in text_of(got(there, reader, "people"))


def test_an_assessor_reads_the_summary_without_any_name(there: Rated, run: QualityRun) -> None:
    page = text_of(got(there, there.cast.sari, "quality"))
    assert "Singkatnya" in page
    for name in ("A00", "A01", "A02", "Peserta 0"):
        assert name not in page
    assert got(there, there.cast.sari, "people").status_code == 404


def test_the_own_page_tells_of_oneself_alone(there: Rated, run: QualityRun) -> None:
    page = text_of(got(there, there.cast.sari, "own"))
    assert "Keketatan Anda" in page
    for name in ("A01", "A02", "Peserta 0"):
        assert name not in page
    assert got(there, there.cast.rahayu, "own").status_code == 404


def test_an_assessor_waits_until_the_team_meets(there: Rated, run: QualityRun) -> None:
    with there.inside():
        Event.objects.filter(pk=there.event.pk).update(state="PENILAIAN")
    assert "belum dibuka" in text_of(got(there, there.cast.sari, "quality"))
    assert got(there, there.cast.sari, "own").status_code == 404
    assert "Singkatnya" in text_of(got(there, there.cast.rahayu, "quality"))


def test_an_event_in_its_integration_offers_to_compute(there: Rated) -> None:
    page = text_of(got(there, there.cast.rahayu, "quality"))
    assert "sudah masuk integrasi" in page
    assert reverse("rating_quality:compute", args=[there.event.pk]) in page
    assert "rating_quality" not in text_of(got(there, there.cast.bupati, "quality"))


def test_asking_computes_in_the_background_and_the_page_tells_how_far(there: Rated) -> None:
    with there.inside():
        run = QualityRun.objects.create(
            event=there.event, made_by=there.cast.rahayu, state="BERJALAN", step=3, steps=11
        )
    page = text_of(got(there, there.cast.rahayu, "quality"))
    assert "3 dari 11 bagian" in page
    assert 'hx-trigger="every 2s"' in page
    with there.inside():
        QualityRun.objects.filter(pk=run.pk).update(state="GAGAL", problem="Rusak.")
    response = got(there, there.cast.rahayu, "quality", HTTP_HX_REQUEST="true")
    assert response.headers["HX-Refresh"] == "true"
    assert "Rusak." in text_of(response)


def test_computing_is_asked_for_by_post_and_only_by_those_who_may(there: Rated) -> None:
    address = reverse("rating_quality:compute", args=[there.event.pk])
    cast = there.cast
    assert cast.client(cast.rahayu).get(address).status_code == 405
    assert cast.client(cast.sari).post(address).status_code == 403
    assert cast.client(cast.rahayu).post(address).status_code == 302
    with there.inside():
        assert QualityRun.objects.count() == 1


def test_a_decision_needs_a_reason_and_is_told_on_the_page(there: Rated, run: QualityRun) -> None:
    with there.inside():
        advised(run, applies=True)
    client = there.cast.client(there.cast.rahayu)
    address = reverse("rating_quality:decide", args=[there.event.pk])
    client.post(address, {"applies": "ya", "reason": ""})
    with there.inside():
        assert not AdjustmentDecision.objects.exists()
    client.post(address, {"applies": "ya", "reason": "Jaringan kuat & nyata."})
    page = text_of(got(there, there.cast.rahayu, "quality"))
    assert "usulan disesuaikan" in page
    assert "Jaringan kuat &amp; nyata." in page
    assert (
        there.cast.client(there.cast.bupati)
        .post(address, {"applies": "tidak", "reason": "x"})
        .status_code
        == 403
    )


def test_an_old_report_says_so(there: Rated, run: QualityRun) -> None:
    with there.inside():
        QualityRun.objects.filter(pk=run.pk).update(scores=1)
    assert "Nilai berubah sejak" in text_of(got(there, there.cast.rahayu, "quality"))


def test_the_workbook_of_an_assessor_names_nobody(there: Rated, run: QualityRun) -> None:
    def words(reader: User) -> str:
        content = got(there, reader, "download").content
        with zipfile.ZipFile(BytesIO(content)) as book:
            return " ".join(book.read(name).decode() for name in book.namelist())

    whole, summary = words(there.cast.rahayu), words(there.cast.sari)
    for name in ('name="Asesor"', 'name="Peserta"', "Peserta 03", "A02"):
        assert name in whole
        assert name not in summary
    assert 'name="Ringkasan"' in summary


def test_the_list_shows_the_event_to_its_readers(there: Rated, run: QualityRun) -> None:
    cast = there.cast
    for reader in (cast.rahayu, cast.sari):
        assert there.event.name in text_of(
            cast.client(reader).get(reverse("rating_quality:events"))
        )
    for stranger in (cast.putri, there.guest):
        answer = cast.client(stranger).get(reverse("rating_quality:events"))
        assert there.event.name not in text_of(answer)


def test_a_page_asks_the_database_only_so_often(
    there: Rated, run: QualityRun, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(45):
        got(there, there.cast.rahayu, "quality")
    with django_assert_max_num_queries(45):
        got(there, there.cast.rahayu, "people")
