from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from takar.exchange.files import write_template
from takar.web.assessments.actions import move_to, record_scores_table, sign_event
from takar.web.assessments.models import (
    Event,
    MethodScore,
    Participant,
)
from takar.web.assessments.queries.score_page import score_rows
from takar.web.audit.models import Entry
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import COMPETENCIES, METHODS, score_table

SIGNED_ON = date(2025, 6, 2)


def first(stage: Stage) -> Participant:
    found: Participant = Participant.objects.filter(event=stage.event).earliest("number")
    return found


def address(name: str, stage: Stage, *more: Any) -> str:
    return reverse(f"assessments:{name}", args=[stage.event.pk, *more])


def ticked(*methods: str) -> dict[str, Any]:
    """Return the grid as the browser sends it when some methods see everything."""
    grid: dict[str, Any] = {}
    for method in methods:
        grid |= {f"use_{method}": "on", f"shown_{method}": "1", f"see_{method}": [*COMPETENCIES]}
    return grid


def tried(stage: Stage, link: str, **expected: int) -> None:
    """Try a page as a stranger, as Joko, and as others: what each of them gets."""
    assert Client().get(link).status_code == 302
    assert stage.cast.client(stage.cast.joko).get(link).status_code == 404
    for name, status in expected.items():
        person = getattr(stage.cast, name)
        assert stage.cast.client(person).get(link).status_code == status, (name, link)


def test_the_list_shows_what_concerns_the_reader(draft: Stage) -> None:
    cast, link = draft.cast, reverse("assessments:events")
    assert Client().get(link).status_code == 302
    for person, sees in (
        (cast.rahayu, True),
        (cast.bupati, True),
        (cast.made, True),
        (cast.sari, False),
        (cast.hadi, False),
        (cast.putri, False),
        (cast.joko, False),
    ):
        page = cast.client(person).get(link)
        assert page.status_code == 200
        assert (b"Pemetaan 2025" in page.content) is sees, person


def test_the_list_is_searched_and_filtered(draft: Stage) -> None:
    client, link = draft.cast.client(draft.cast.rahayu), reverse("assessments:events")
    assert b"Pemetaan 2025" in client.get(link, {"q": "aula", "state": "DRAF"}).content
    assert b"Pemetaan 2025" not in client.get(link, {"state": "DISERAHKAN"}).content
    assert b"Pemetaan 2025" not in client.get(link, {"q": "tidak ada"}).content


@pytest.mark.parametrize(
    "name", ["event", "methods", "criteria", "preview", "describe", "add", "preview_export"]
)
def test_the_pages_of_the_plan(draft: Stage, name: str) -> None:
    link = address(name, draft)
    others = 200 if name == "event" else 403
    tried(draft, link, rahayu=200, bupati=others, sari=404, hadi=404, putri=404)


def test_an_event_is_made_in_three_steps(draft: Stage) -> None:
    client, link = draft.cast.client(draft.cast.rahayu), reverse("assessments:create")
    assert draft.cast.client(draft.cast.sari).get(link).status_code == 403
    assert Client().get(link).status_code == 302
    typed = {
        "name": "Uji kedua",
        "purpose": "PENGISIAN",
        "starts_on": "2025-07-01",
        "ends_on": "2025-07-02",
        "rounding": "BULAT",
    }
    backward = client.post(link, typed | {"ends_on": "2025-06-30"})
    assert backward.status_code == 200
    assert not Event.objects.filter(name="Uji kedua").exists()
    answer = client.post(link, typed)
    made = Event.objects.get(name="Uji kedua")
    assert answer["Location"] == reverse("assessments:methods", args=[made.pk])

    grid: dict[str, Any] = ticked(*METHODS)
    answer = client.post(answer["Location"], grid | {"next": "1"})
    assert answer["Location"] == reverse("assessments:criteria", args=[made.pk])
    assert set(made.methods.values_list("code", flat=True)) == set(METHODS)

    groups = {
        "kelompok-TOTAL_FORMS": "1",
        "kelompok-INITIAL_FORMS": "0",
        "kelompok-0-name": "Pengawas",
        "kelompok-0-quota": "3",
        "kelompok-0-tiers": ["PENGAWAS"],
        "kelompok-0-first": "STRATEGIS",
    }
    answer = client.post(answer["Location"], groups)
    assert answer["Location"] == reverse("assessments:preview", args=[made.pk])
    made.refresh_from_db()
    assert made.criteria["groups"][0]["quota"] == 3
    page = client.get(answer["Location"], {"side": "luar"})
    assert "kuota kelompok Pengawas penuh (3)" in page.content.decode()
    client.post(reverse("assessments:choose", args=[made.pk]))
    assert made.participants.count() == 3


def test_the_matrix_is_checked_while_one_ticks(draft: Stage) -> None:
    link = address("check_methods", draft)
    client = draft.cast.client(draft.cast.rahayu)
    thin = client.post(link, ticked(METHODS[0]))
    assert "Integritas baru dilihat oleh 1 metode" in thin.content.decode()
    good = client.post(link, ticked(*METHODS))
    assert "Matriks memenuhi syarat" in good.content.decode()
    assert draft.cast.client(draft.cast.joko).post(link).status_code == 404
    assert client.get(link).status_code == 405
    assert draft.event.methods.count() == 2


def test_ticking_a_cell_is_answered_with_remarks_and_a_new_method_with_the_grid(
    draft: Stage,
) -> None:
    link, client = address("check_methods", draft), draft.cast.client(draft.cast.rahayu)
    ticks = ticked(*METHODS) | {f"see_{METHODS[0]}": [COMPETENCIES[0]]}
    same = client.post(link, ticks)
    assert "<table" not in same.content.decode()
    assert "HX-Retarget" not in same.headers
    more = client.post(link, ticks | {"use_PRESENTASI": "on"})
    assert more["HX-Retarget"] == "#kisi"
    assert 'name="see_PRESENTASI"' in more.content.decode()
    fewer = client.post(link, {name: value for name, value in ticks.items() if name[:3] != "use"})
    assert fewer["HX-Retarget"] == "#kisi"


def test_levels_to_be_discussed_are_counted_until_the_signature(scored: Stage) -> None:
    link, client = address("event", scored), scored.cast.client(scored.cast.rahayu)
    assert "Level perlu dibahas" in client.get(link).content.decode()
    Event.objects.filter(pk=scored.event.pk).update(state="DITANDATANGANI", signed_on=SIGNED_ON)
    assert "Level perlu dibahas" not in client.get(link).content.decode()


def test_a_criterion_that_cannot_be_read_is_told(draft: Stage) -> None:
    client, link = draft.cast.client(draft.cast.rahayu), address("criteria", draft)
    page = client.post(
        link,
        {
            "kelompok-TOTAL_FORMS": "1",
            "kelompok-INITIAL_FORMS": "0",
            "kelompok-0-name": "A",
            "kelompok-0-quota": "-1",
        },
    )
    assert page.status_code == 200
    draft.event.refresh_from_db()
    assert draft.event.criteria["groups"][0]["quota"] == 5


def test_attendance_is_marked_from_the_list(running: Stage) -> None:
    link, pk = address("attendance", running), first(running).pk
    for stranger in (running.cast.sari, running.cast.hadi):
        assert running.cast.client(stranger).post(link, {"pk": pk}).status_code in (403, 404)
    running.cast.client(running.cast.rahayu).post(link, {"pk": [pk], "state": "HADIR"})
    assert first(running).state == "HADIR"


def test_somebody_is_added_by_nip_and_taken_out_again(draft: Stage) -> None:
    client = draft.cast.client(draft.cast.rahayu)
    typed = {"nip": "000", "group": "Pengawas", "reason": "pengganti"}
    assert "NIP ini tidak ada" in client.post(address("add", draft), typed).content.decode()
    stranger = typed | {"nip": draft.cast.joko_employee.nip}
    assert "NIP ini tidak ada" in client.post(address("add", draft), stranger).content.decode()
    client.post(address("add", draft), typed | {"nip": draft.cast.putri_employee.nip})
    added = Participant.objects.get()
    client.post(address("remove", draft, added.pk), {"reason": ""})
    assert Participant.objects.exists()
    client.post(address("remove", draft, added.pk), {"reason": "salah orang"})
    assert not Participant.objects.exists()


def test_the_state_is_moved_and_a_refusal_told(draft: Stage) -> None:
    client, link = draft.cast.client(draft.cast.rahayu), address("move", draft)
    page = client.post(link, {"state": "DIRENCANAKAN"}, follow=True)
    assert "Belum ada peserta" in page.content.decode()
    client.post(address("choose", draft))
    client.post(link, {"state": "DIRENCANAKAN"})
    draft.event.refresh_from_db()
    assert draft.event.state == "DIRENCANAKAN"
    assert client.get(link).status_code == 405
    assert draft.cast.client(draft.cast.sari).post(link, {"state": "DRAF"}).status_code == 403


def test_the_score_pages(running: Stage) -> None:
    tried(running, address("scoring", running), rahayu=200, sari=200, bupati=403, hadi=404)
    grid = address("score", running, first(running).pk, METHODS[0])
    tried(running, grid, rahayu=200, sari=200, made=403, putri=404)
    tried(running, address("upload", running), rahayu=200, sari=403)
    tried(running, address("template", running), rahayu=200, sari=403)


def test_the_grid_saves_and_tells_what_is_saved(running: Stage) -> None:
    client, putri = running.cast.client(running.cast.sari), first(running)
    link = address("score", running, putri.pk, METHODS[0])
    page = client.get(link)
    assert "Menjadi teladan etika" in page.content.decode()
    typed = {"level_INTEGRITAS": "3,5", "evidence_INTEGRITAS": "Menolak titipan."}
    answer = client.post(link, typed | {"next": "1"})
    assert f"/nilai/{putri.pk}/" not in answer["Location"]
    score = MethodScore.objects.get(level__isnull=False)
    assert (score.level, score.assessor, score.evidence) == (
        Decimal("3.5"),
        "Sari",
        "Menolak titipan.",
    )
    assert "Tersimpan" in client.get(link).content.decode()


@pytest.mark.parametrize("level", ["-1", "5.01", "enam"])
def test_a_level_out_of_range_is_told_and_what_was_typed_stays(running: Stage, level: str) -> None:
    link = address("score", running, first(running).pk, METHODS[0])
    client = running.cast.client(running.cast.sari)
    page = client.post(link, {"level_INTEGRITAS": level, "level_KERJASAMA": "4"})
    assert page.status_code == 422
    assert f'value="{level}"' in page.content.decode()
    assert not MethodScore.objects.exists()


def test_an_assessor_sees_only_the_own_scores_in_the_grid(running: Stage) -> None:
    record_scores_table(
        running.cast.rahayu, running.event, table=score_table(running.event, 2, assessors=("Budi",))
    )
    link = address("score", running, first(running).pk, METHODS[0])
    own = running.cast.client(running.cast.sari).get(link, {"asesor": "Budi"}).content.decode()
    assert 'name="level_INTEGRITAS" value=""' in own
    of_budi = running.cast.client(running.cast.rahayu).get(link, {"asesor": "Budi"})
    assert 'name="level_INTEGRITAS" value="2"' in of_budi.content.decode()


def workbook(stage: Stage, change: Callable[[dict[str, Any]], object]) -> BytesIO:
    """Return the workbook of scores, filled by level 3 everywhere but for one change."""
    rows = score_rows(stage.event)
    filled = []
    for row in rows.to_pylist():
        for competency in COMPETENCIES:
            one = row | {"competency": competency, "level": Decimal(3)}
            change(one)
            filled.append(one)
    content = BytesIO()
    write_template("assessment_scores", content, rows.from_pylist(filled, schema=rows.schema))
    content.seek(0)
    content.name = "nilai.xlsx"
    return content


def test_a_filled_workbook_is_checked_then_recorded(running: Stage) -> None:
    client, link = running.cast.client(running.cast.rahayu), address("upload", running)
    good = workbook(running, dict)
    page = client.post(link, {"file": good, "assessor": "Budi"})
    assert "Tidak ada kesalahan" in page.content.decode()
    assert not MethodScore.objects.exists()
    good.seek(0)
    client.post(link, {"file": good, "assessor": "Budi", "save": "1"})
    assert MethodScore.objects.filter(assessor="Budi").count() == 5 * 2 * 9


def test_a_workbook_with_a_fault_records_nothing_and_names_the_row(running: Stage) -> None:
    client, link = running.cast.client(running.cast.rahayu), address("upload", running)

    def too_high(row: dict[str, Any]) -> None:
        if row["competency"] == "INTEGRITAS" and row["method"] == METHODS[0]:
            row["level"] = Decimal(6)

    page = client.post(link, {"file": workbook(running, too_high), "assessor": "Budi", "save": "1"})
    assert "Belum ada yang disimpan" in page.content.decode()
    assert not MethodScore.objects.exists()


def test_a_file_that_is_no_workbook_is_told(running: Stage) -> None:
    client, link = running.cast.client(running.cast.rahayu), address("upload", running)
    content = BytesIO(b"%PDF-1.7 bukan buku nilai")
    content.name = "nilai.pdf"
    page = client.post(link, {"file": content, "assessor": "Budi", "save": "1"})
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()


def test_signing_has_a_page_of_its_own(integrated: Stage) -> None:
    link = address("signing", integrated)
    tried(integrated, link, rahayu=200, bupati=200, sari=403, made=403, hadi=404)
    client = integrated.cast.client(integrated.cast.bupati)
    early = client.post(link, {"signed_on": "2025-05-13"})
    assert "tidak masuk akal" in early.content.decode()
    answer = client.post(link, {"signed_on": "2025-06-02"})
    assert answer["Location"] == address("results", integrated)
    again = client.post(link, {"signed_on": "2025-06-02"})
    assert "Ditandatangani" in again.content.decode()
    assert Entry.objects.filter(act="assessments.event.signed").count() == 1


def test_results_are_hidden_until_signed_and_the_own_until_handed_over(integrated: Stage) -> None:
    cast, link = integrated.cast, address("results", integrated)
    own = reverse("assessments:history", args=[cast.putri_employee.pk])
    assert Participant.objects.filter(employee=cast.putri_employee).exists()
    for person in (cast.rahayu, cast.hadi, cast.putri):
        assert cast.client(person).get(link).status_code == 404
    assert b"Pemetaan 2025" not in cast.client(cast.putri).get(own).content
    assert b"Pemetaan 2025" not in cast.client(cast.hadi).get(own).content

    sign_event(cast.bupati, integrated.event, signed_on=SIGNED_ON)
    tried(integrated, link, rahayu=200, bupati=200, sari=200, hadi=200, putri=404)
    assert "Putri" in cast.client(cast.hadi).get(link).content.decode()
    assert b"Pemetaan 2025" in cast.client(cast.hadi).get(own).content
    assert b"Pemetaan 2025" not in cast.client(cast.putri).get(own).content

    move_to(cast.rahayu, integrated.event, state="DISERAHKAN")
    assert b"Pemetaan 2025" in cast.client(cast.putri).get(own).content
    assert cast.client(cast.joko).get(own).status_code == 404
    assert Client().get(own).status_code == 302


def test_a_unit_head_sees_the_results_of_the_own_people_only(integrated: Stage) -> None:
    cast = integrated.cast
    sign_event(cast.bupati, integrated.event, signed_on=SIGNED_ON)
    stranger = first(integrated)
    stranger.employee.unit = None
    stranger.employee.save()
    page = cast.client(cast.hadi).get(address("results", integrated))
    shown = {row.participant.pk for row in page.context["rows"]}
    assert len(shown) == 4
    assert stranger.pk not in shown
    assert b"nilai dan koreksi" not in page.content


def test_results_are_exported_as_a_workbook(integrated: Stage) -> None:
    sign_event(integrated.cast.bupati, integrated.event, signed_on=SIGNED_ON)
    link = address("results_export", integrated)
    tried(integrated, link, rahayu=200, putri=404)
    answer = integrated.cast.client(integrated.cast.rahayu).get(link)
    assert answer.content[:2] == b"PK"


def test_an_expired_result_says_so_everywhere(integrated: Stage) -> None:
    cast = integrated.cast
    sign_event(cast.bupati, integrated.event, signed_on=SIGNED_ON)
    Event.objects.update(valid_until=date(2020, 1, 1))
    for link in (
        reverse("assessments:events"),
        address("event", integrated),
        address("results", integrated),
        reverse("assessments:history", args=[first(integrated).employee_id]),
    ):
        assert "Kedaluwarsa" in cast.client(cast.rahayu).get(link).content.decode(), link


@pytest.mark.parametrize(
    ("name", "budget"),
    [("event", 48), ("scoring", 24), ("preview", 16), ("methods", 24)],
)
def test_pages_keep_their_query_budget(
    integrated: Stage, django_assert_max_num_queries: DjangoAssertNumQueries, name: str, budget: int
) -> None:
    client = integrated.cast.client(integrated.cast.rahayu)
    with django_assert_max_num_queries(budget):
        assert client.get(address(name, integrated)).status_code == 200
