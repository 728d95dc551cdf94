import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from takar.web.assessments.actions import revoke
from takar.web.assessments.models import Event, MethodScore
from takar.web.rating_sheets.models import RatingSheet, SheetCell, SheetChange
from tests.web.assessments.tables import COMPETENCIES
from tests.web.rating_sheets.conftest import Hall
from tests.web.rating_sheets.sending import SECOND, SENT, cell, sent, submission, whole

SECRET = "bukti rahasia rekan"  # noqa: S105 - what a colleague wrote


def address(name: str, *parts: Any) -> str:
    return reverse(f"rating_sheets:{name}", args=parts)


def tried(hall: Hall, link: str, **expected: int) -> None:
    """Try a page as a stranger and as others: what each of them gets."""
    assert Client().get(link).status_code == 302
    for name, status in expected.items():
        person = hall.wayan if name == "wayan" else getattr(hall.cast, name)
        assert hall.cast.client(person).get(link).status_code == status, (name, link)


def post(client: Client, body: Any) -> Any:
    return client.post(address("send"), json.dumps(body), content_type="application/json")


def body(*changes: Any, **more: Any) -> dict[str, Any]:
    return {
        "version": 1,
        "device": str(uuid4()),
        "sent_at": datetime.now(UTC).isoformat(),
        "changes": list(changes),
        **more,
    }


def test_the_desk_is_for_assessors(hall: Hall) -> None:
    tried(hall, address("desk"), sari=200, wayan=200, rahayu=200, putri=403, bupati=403, hadi=403)
    page = hall.cast.client(hall.wayan).get(address("desk")).content.decode()
    names = [one.employee.name for one in hall.people]
    assert [name in page for name in names] == [True, False, False, False, False]
    assert (
        "Belum ada peserta"
        in hall.cast.client(hall.cast.rahayu).get(address("desk")).content.decode()
    )


def test_a_sheet_is_opened_by_its_assessor_only(hall: Hall) -> None:
    mine, theirs = hall.assignment(hall.cast.sari), hall.assignment(hall.wayan)
    tried(hall, address("sheet", mine.pk), sari=200, wayan=404, rahayu=404, putri=403, joko=404)
    tried(hall, address("sheet", theirs.pk), sari=404, wayan=200, made=403, joko=404)


def test_pages_ask_a_fixed_number_of_queries(
    hall: Hall, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    place = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, place, *whole(place.pk))
    sari, rahayu = hall.cast.client(hall.cast.sari), hall.cast.client(hall.cast.rahayu)
    for client, link, most in (
        (sari, address("desk"), 24),
        (sari, address("sheet", place.pk), 36),
        (rahayu, address("board", hall.event.pk), 34),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(link).status_code == 200


def test_the_tablet_is_told_how_its_sheets_stand(hall: Hall) -> None:
    tried(hall, address("state"), sari=200, wayan=200, putri=403, bupati=403)
    place = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, place, cell(place.pk, said={"evidence": "jujur"}))
    client = hall.cast.client(hall.cast.sari)
    told = client.get(address("state")).json()
    assert told["owner"] == f"{hall.cast.sari.pk}@kab_tirtamaya"
    assert len(told["sheets"]) == 4
    (one,) = client.get(address("state"), {"lembar": place.pk}).json()["sheets"]
    assert one["cells"]["INTEGRITAS"]["value"]["evidence"] == "jujur"
    assert client.get(address("state"), {"lembar": "x²"}).json()["sheets"] == []
    assert (
        hall.cast.client(hall.wayan).get(address("state"), {"lembar": place.pk}).json()["sheets"]
        == []
    )


def test_a_batch_is_answered_change_by_change(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    client = hall.cast.client(hall.cast.sari)
    answer = post(client, body(*whole(place.pk))).json()
    assert [one["state"] for one in answer["answers"]] == ["APPLIED"] * 10
    assert answer["sheets"][0]["state"] == "DIKIRIM"
    assert answer["is_clock_wrong"] is False
    wrong = post(client, body(cell(place.pk), sent_at="2001-01-01T00:00:00Z")).json()
    assert wrong["is_clock_wrong"] is True
    assert wrong["answers"][0]["because"] == "TERKUNCI"


def test_the_state_of_many_sheets_asks_as_often_as_that_of_one(
    hall: Hall, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = hall.cast.client(hall.cast.sari)
    first = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, first, cell(first.pk))
    with CaptureQueriesContext(connection) as alone:
        client.get(address("state"))
    for place, method in ((0, 1), (1, 0), (1, 1)):
        one = hall.assignment(hall.cast.sari, place, method)
        sent(hall.cast.sari, one, cell(one.pk))
        sent(hall.cast.sari, one, cell(one.pk, level="5"), device=SECOND)
    with django_assert_max_num_queries(len(alone)):
        told = client.get(address("state")).json()["sheets"]
    assert [len(one["cells"]) for one in told] == [1, 1, 1, 1]
    assert [len(one["offers"]) for one in told] == [0, 1, 1, 1]


def test_what_no_change_can_be_is_answered_one_by_one(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    early = cell(place.pk, made_at="0001-01-01T00:00:00+07:00")
    note = cell(place.pk, "", "99", kind="CATATAN")
    answer = post(hall.cast.client(hall.cast.sari), body({"sheet": []}, early, note))
    assert answer.status_code == 200
    assert [one["state"] for one in answer.json()["answers"]] == ["RUSAK", "RUSAK", "REFUSED"]
    assert not SheetCell.objects.exists()


def test_a_batch_is_taken_from_nobody_else(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    sent_body = body(cell(place.pk))
    assert post(Client(), sent_body).status_code == 302
    assert post(hall.cast.client(hall.cast.putri), sent_body).status_code == 403
    for stranger in (hall.wayan, hall.cast.rahayu, hall.cast.joko):
        (one,) = post(hall.cast.client(stranger), sent_body).json()["answers"]
        assert one["state"] == "RUSAK"
    mixed = body(cell(place.pk), owner=f"{hall.cast.sari.pk}@kab_tirtamaya")
    assert post(hall.cast.client(hall.wayan), mixed).status_code == 409
    assert not SheetChange.objects.exists()
    assert post(hall.cast.client(hall.cast.sari), mixed).status_code == 200
    assert hall.cast.client(hall.cast.sari).get(address("send")).status_code == 405


def test_a_batch_without_its_token_is_refused_and_kept_by_the_tablet(hall: Hall) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(hall.cast.sari, backend="django.contrib.auth.backends.ModelBackend")
    place = hall.assignment(hall.cast.sari)
    assert post(strict, body(cell(place.pk))).status_code == 403
    token = strict.get(address("state")).json()["token"]
    answer = strict.post(
        address("send"),
        json.dumps(body(cell(place.pk))),
        content_type="application/json",
        headers={"X-CSRFToken": token},
    )
    assert answer.json()["answers"][0]["state"] == "APPLIED"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"version": 2}',
        b'{"version":1,"device":"7a6b0f3e-0000-4000-8000-000000000001","sent_at":"2025-05-14T09:00:00","changes":[]}',
        b'{"version":1,"device":"7a6b0f3e-0000-4000-8000-000000000001","sent_at":"2025-05-14T09:00:00Z","changes":[7]}',
        b" " * (2 * 1024 * 1024 + 1),
    ],
)
def test_what_is_no_batch_is_answered_in_words(hall: Hall, content: bytes) -> None:
    client = hall.cast.client(hall.cast.sari)
    answer = client.post(address("send"), content, content_type="application/json")
    assert answer.status_code == 422
    assert "tetap di tablet" in answer.json()["said"]


def test_the_worker_reaches_its_own_room_only(hall: Hall) -> None:
    answer = hall.cast.client(hall.cast.sari).get(address("worker"))
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer.headers
    assert answer.resolver_match.route.startswith("lembar/")
    assert "script-src" not in answer.headers["Content-Security-Policy"]


@pytest.fixture
def integrating(hall: Hall) -> Hall:
    """Both sheets of the first participant are in, and the meeting begins."""
    mine, theirs = hall.assignment(hall.cast.sari), hall.assignment(hall.wayan)
    said = [cell(theirs.pk, one, "4", said={"evidence": SECRET}) for one in COMPETENCIES]
    sent(hall.wayan, theirs, *said, submission(theirs.pk))
    sent(hall.cast.sari, mine, *whole(mine.pk, "2"))
    return hall


def texts(hall: Hall) -> dict[str, str]:
    """Return everything that Sari can ask the room for."""
    mine = hall.assignment(hall.cast.sari)
    client = hall.cast.client(hall.cast.sari)
    book = zipfile.ZipFile(BytesIO(client.get(address("ratings", hall.event.pk)).content))
    return {
        "page": client.get(address("sheet", mine.pk)).content.decode(),
        "desk": client.get(address("desk")).content.decode(),
        "json": json.dumps(client.get(address("state")).json()),
        "workbook": " ".join(book.read(name).decode() for name in book.namelist()),
    }


@pytest.mark.parametrize("state", ["BERLANGSUNG", "PENILAIAN", "INTEGRASI"])
def test_a_colleague_shows_in_page_json_and_workbook_only_once_released(
    integrating: Hall, state: str
) -> None:
    Event.objects.filter(pk=integrating.event.pk).update(state=state)
    shown = {name for name, text in texts(integrating).items() if SECRET in text}
    assert shown == ({"page", "workbook"} if state == "INTEGRASI" else set())


def test_a_colleague_stays_hidden_while_one_sheet_is_missing(integrating: Hall) -> None:
    RatingSheet.objects.filter(assignment__assessor=integrating.sari_seat).update(state="DIISI")
    Event.objects.filter(pk=integrating.event.pk).update(state="INTEGRASI")
    assert not [name for name, text in texts(integrating).items() if SECRET in text]


def form_of(hall: Hall, **typed: Any) -> dict[str, Any]:
    blank: dict[str, Any] = {"once": str(uuid4()), "evidence_": ""}
    for one in COMPETENCIES:
        blank |= {f"level_{one}": "", f"evidence_{one}": "", f"unseen_{one}": "", f"base_{one}": ""}
    return blank | typed


def test_without_script_the_sheet_is_a_form(hall: Hall) -> None:
    place, client = hall.assignment(hall.cast.sari), hall.cast.client(hall.cast.sari)
    link = address("sheet", place.pk)
    typed = form_of(hall, level_INTEGRITAS="3", evidence_INTEGRITAS="jujur", evidence_="catatan")
    for _again in range(2):
        assert client.post(link, typed).status_code == 302
    assert SheetChange.objects.count() == 2
    assert SheetCell.objects.get(competency="INTEGRITAS").level == 3
    assert "jujur" in client.get(link).content.decode()
    wrong = client.post(link, form_of(hall, level_INTEGRITAS="tiga"))
    assert wrong.status_code == 422
    stale = form_of(hall, level_INTEGRITAS="5")
    assert "Perangkat lain" in client.post(link, stale, follow=True).content.decode()
    assert SheetCell.objects.get(competency="INTEGRITAS").level == 3


def test_without_script_a_sheet_is_submitted(hall: Hall) -> None:
    place, client = hall.assignment(hall.cast.sari), hall.cast.client(hall.cast.sari)
    levels = {f"level_{one}": "4" for one in COMPETENCIES[1:]}
    link = address("sheet", place.pk)
    told = client.post(link, form_of(hall, **levels, submit="1"), follow=True).content.decode()
    assert "belum lengkap" in told
    base = {f"base_{one.competency}": str(one.change) for one in SheetCell.objects.all()}
    typed = form_of(hall, **levels, **base, unseen_INTEGRITAS="waktu habis", submit="1")
    assert client.post(link, typed).status_code == 302
    assert MethodScore.objects.count() == 9


def test_the_board_is_for_operators(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, place, *whole(place.pk))
    sent(hall.cast.sari, place, cell(place.pk, level="5"))
    for name, parts in (
        ("board", ()),
        ("export", ()),
        ("history", (place.pk,)),
    ):
        link = address(name, hall.event.pk, *parts)
        tried(hall, link, rahayu=200, sari=403, wayan=404, bupati=403, made=403, putri=404)
        assert hall.cast.client(hall.cast.joko).get(link).status_code == 404
    page = hall.cast.client(hall.cast.rahayu).get(address("board", hall.event.pk))
    assert "Terlambat" in page.content.decode()


def test_the_journal_shows_an_operator_no_content_but_of_a_draft(hall: Hall) -> None:
    place = hall.assignment(hall.cast.sari)
    sent(hall.cast.sari, place, cell(place.pk, said={"evidence": SECRET}))
    sent(hall.cast.sari, place, cell(place.pk, level="5"), device=SECOND)
    client, link = hall.cast.client(hall.cast.rahayu), address("history", hall.event.pk, place.pk)
    assert SECRET not in client.get(link).content.decode()
    revoke(hall.cast.rahayu, place, reason="Sakit")
    assert SECRET in client.get(link).content.decode()


def test_an_operator_unlocks_reminds_and_hands_in(hall: Hall) -> None:
    place, client = hall.assignment(hall.cast.sari), hall.cast.client(hall.cast.rahayu)
    sent(hall.cast.sari, place, *whole(place.pk))
    parts = (hall.event.pk, place.pk)
    for name, more in (("unlock", parts), ("hand_in", parts), ("remind", parts[:1])):
        assert client.get(address(name, *more)).status_code == 405
        for stranger in (hall.cast.sari, hall.wayan, hall.cast.joko):
            denied = hall.cast.client(stranger).post(address(name, *more), {"reason": "x"})
            assert denied.status_code in {403, 404}
    client.post(address("unlock", *parts), {"reason": ""})
    assert RatingSheet.objects.get().state == "DIKIRIM"
    client.post(address("unlock", *parts), {"reason": "Salah"})
    assert RatingSheet.objects.get().state == "DIISI"
    told = client.post(address("remind", parts[0]), {"seat": hall.sari_seat.pk}, follow=True)
    assert "1 asesor diberi tahu" in told.content.decode()
    revoke(hall.cast.rahayu, hall.assignment(hall.cast.sari), reason="Sakit")
    client.post(address("hand_in", *parts), {"reason": "Asesor sakit"})
    assert RatingSheet.objects.get().state == "DIKIRIM"
    assert SENT.year == 2025
