from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from takar.web.exams.models import ExamSession, Registration
from takar.web.proctoring.models import Incident
from takar.web.proctoring.views.board import boards
from takar.web.sittings.actions.doubts import note_work_in_credits
from takar.web.sittings.actions.entering import sit_down
from takar.web.sittings.models import Credit, LateRuling, ProctorMessage, Sitting
from tests.web.ids import doubled_ids
from tests.web.proctoring.made import MINUTE, change, other_proctor, running
from tests.web.sittings.made import Hall

BECAUSE = "Listrik ruang padam"


def address(name: str, *rows: object) -> str:
    return reverse(f"proctoring:{name}", args=rows)


def test_who_watches_a_session(hall: Hall) -> None:
    cast, other = hall.cast, other_proctor(hall)
    pages = [
        address("session", hall.session.pk),
        address("minutes", hall.session.pk),
        address("late", hall.session.pk),
        address("person", hall.registration.pk),
    ]
    for page in [address("sessions"), *pages]:
        assert Client().get(page).status_code == 302
        for somebody in (cast.putri, cast.hadi, cast.sari, cast.made, cast.bupati):
            assert cast.client(somebody).get(page).status_code == 403
        for somebody in (hall.proctor, cast.rahayu):
            assert cast.client(somebody).get(page).status_code == 200
    for page in pages:
        assert cast.client(cast.joko).get(page).status_code == 404
    assert cast.client(other).get(pages[3]).status_code == 404
    assert "Wulan" not in cast.client(other).get(pages[0]).content.decode()


def test_the_list_alone_is_asked_for_again_and_again(hall: Hall) -> None:
    client = hall.cast.client(hall.proctor)
    page = client.get(address("session", hall.session.pk)).content.decode()
    piece = client.get(
        address("session", hall.session.pk),
        {"standing": "BELUM_MASUK"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "<html" in page
    assert "<html" not in piece
    assert "every 5s" in piece
    assert "Wulan Sari" in piece
    assert "standing=BELUM_MASUK" in piece


def test_time_and_messages_reach_everybody_a_room_or_the_ticked(hall: Hall) -> None:
    sitting, client = running(hall), hall.cast.client(hall.proctor)

    def say(name: str, **form: object) -> str:
        answer = client.post(address(name, hall.session.pk), form, follow=True)
        return answer.content.decode()

    assert "untuk 1 peserta" in say("add_time", minutes=5, because=BECAUSE)
    assert "untuk 1 peserta" in say("add_time", minutes=5, because=BECAUSE, room=hall.room.pk)
    ticked = {"chosen": 1, "pk": [sitting.pk]}
    assert "untuk 1 peserta" in say("add_time", minutes=5, because=BECAUSE, **ticked)
    assert "Tidak ada peserta" in say("add_time", minutes=5, because=BECAUSE, chosen=1)
    assert "Alasan" in say("add_time", minutes=5, because="")
    assert "kepada 1 peserta" in say("send_message", text="Tenang.", **ticked)
    with hall.scoped():
        assert Credit.objects.filter(because=BECAUSE).count() == 3
        assert ProctorMessage.objects.get().text == "Tenang."


def test_one_person_is_helped_from_their_page(hall: Hall) -> None:
    sitting, client = running(hall), hall.cast.client(hall.proctor)
    desk = sitting.desk

    def say(name: str, **form: object) -> str:
        page = address(name, hall.registration.pk)
        return client.post(page, form, follow=True).content.decode()

    assert "Waktu ditambah" in say("add_some_time", minutes=5, because=BECAUSE)
    assert "Pesan dikirim" in say("tell", text="Tenang.")
    assert "Perangkat dilepas" in say("restart", because=BECAUSE)
    assert "dihentikan" in say("stop", because=BECAUSE)
    with hall.scoped():
        row = Sitting.objects.get(pk=sitting.pk)
        assert (row.desk, row.state) == (desk + 1, "DIHENTIKAN")
        Registration.objects.filter(pk=hall.registration.pk).update(wrong_pins=6)
    assert "PIN terkunci" in client.get(address("person", hall.registration.pk)).content.decode()
    say("free", because=BECAUSE)
    with hall.scoped():
        assert Registration.objects.get(pk=hall.registration.pk).wrong_pins == 0


def test_nobody_else_helps(hall: Hall) -> None:
    sitting, other = running(hall), other_proctor(hall)
    for somebody, status in ((other, 404), (hall.cast.joko, 404), (hall.cast.putri, 403)):
        client = hall.cast.client(somebody)
        for name in ("add_some_time", "restart", "stop", "tell", "free"):
            form = {"because": BECAUSE, "minutes": 5, "text": "x"}
            page = address(name, hall.registration.pk)
            assert client.post(page, form).status_code == status
    with hall.scoped():
        assert Sitting.objects.get(pk=sitting.pk).state == "BERJALAN"


def test_late_answers_are_ruled_on_by_the_operator(hall: Hall) -> None:
    start = timezone.now() - timedelta(minutes=30)
    sitting = running(hall, now=start)
    with hall.scoped():
        late = change(sitting, 1, at=start + 11 * MINUTE)
    client = hall.cast.client(hall.cast.rahayu)
    assert "T-001" in client.get(address("late", hall.session.pk)).content.decode()
    form = {"pk": [late.pk], "ruling": "DIHITUNG", "because": BECAUSE}
    page = address("rule", hall.session.pk, sitting.pk)
    assert hall.cast.client(hall.proctor).post(page, form).status_code == 403
    assert "Putusan dicatat" in client.post(page, form, follow=True).content.decode()
    with hall.scoped():
        assert LateRuling.objects.get().ruling == "DIHITUNG"


def test_incidents_stand_in_the_minutes_by_number_only(hall: Hall) -> None:
    client = hall.cast.client(hall.proctor)
    form = {
        "kind": "GANGGUAN",
        "text": "Layar padam",
        "happened_at": "2026-05-04T08:30",
        "registration": hall.registration.pk,
    }
    page = client.post(address("note_incident", hall.session.pk), form, follow=True)
    assert "Layar padam" in page.content.decode()
    paper = client.get(address("minutes", hall.session.pk)).content
    told = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(paper)).pages)
    assert "Layar padam" in told
    assert "T-001" in told
    assert hall.registration.employee.name not in told
    with hall.scoped():
        assert Incident.objects.get().room == hall.room


def test_a_session_is_begun_closed_and_signed_from_the_console(hall: Hall) -> None:
    with hall.scoped():
        ExamSession.objects.filter(pk=hall.session.pk).update(state="DIBUKA")
    client = hall.cast.client(hall.proctor)
    pk = hall.session.pk
    client.post(address("step", pk), {"state": "BERJALAN"})
    assert "Tutup sesi" in client.get(address("session", pk)).content.decode()
    client.post(address("step", pk), {"state": "DITUTUP"})
    with hall.scoped():
        assert ExamSession.objects.get(pk=pk).state == "BERJALAN"
    client.post(address("close", pk))
    assert client.post(address("sign", pk)).status_code == 403
    hall.cast.client(hall.cast.rahayu).post(address("sign", pk))
    with hall.scoped():
        assert ExamSession.objects.get(pk=pk).state == "DISAHKAN"


def test_a_session_pin_is_shown_once_to_who_watches(hall: Hall) -> None:
    client = hall.cast.client(hall.proctor)
    page = address("session_pin", hall.session.pk)
    assert client.get(page).status_code == 405
    assert "hanya ditampilkan sekali" in client.post(page).content.decode()
    other = other_proctor(hall)
    for somebody in (other, hall.proctor):
        refused = hall.cast.client(somebody).post(page, follow=True).content.decode()
        assert "tidak berwenang" in refused
        assert "hanya ditampilkan sekali" not in refused
        assert "PIN sesi baru" not in refused
    assert client.post(page).status_code == 302
    assert hall.cast.client(hall.cast.rahayu).post(page).status_code == 200
    assert hall.cast.client(hall.cast.putri).post(page).status_code == 403


def test_the_board_is_open_only_as_far_as_the_session_says(hall: Hall) -> None:
    page = address("board", hall.session.pk)

    def board(kind: str, **shows: bool) -> None:
        with hall.scoped():
            ExamSession.objects.filter(pk=hall.session.pk).update(board=kind, **shows)

    clients = [Client(), hall.cast.client(hall.cast.joko), hall.cast.client(hall.proctor)]
    assert [client.get(page).status_code for client in clients] == [404, 404, 404]
    board("RUANG")
    assert [client.get(page).status_code for client in clients] == [404, 404, 200]
    board("PUBLIK")
    told = [client.get(page).content.decode() for client in clients]
    assert all("Belum masuk" in text for text in told)
    assert not any("Wulan" in text or "T-002" in text for text in told)
    board("PUBLIK", board_shows_numbers=True)
    text = Client().get(page).content.decode()
    assert "T-002" in text
    assert "Wulan" not in text
    board("PUBLIK", board_shows_names=True)
    assert "Wulan" in Client().get(page, headers={"HX-Request": "true"}).content.decode()


@pytest.mark.parametrize(
    ("state", "status"),
    [("DISIAPKAN", 404), ("DIBUKA", 200), ("BERJALAN", 200), ("DITUTUP", 200), ("DISAHKAN", 404)],
)
def test_a_public_board_is_no_longer_public_than_the_session_is_sat(
    hall: Hall, state: str, status: int
) -> None:
    with hall.scoped():
        ExamSession.objects.filter(pk=hall.session.pk).update(board="PUBLIK", state=state)
    assert Client().get(address("board", hall.session.pk)).status_code == status


def test_a_public_board_is_counted_once_in_a_while_however_many_look(
    hall: Hall, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [100.0]
    monkeypatch.setattr(boards, "clock", lambda: moment[0])
    with hall.scoped():
        ExamSession.objects.filter(pk=hall.session.pk).update(board="PUBLIK")
    page = address("board", hall.session.pk)

    def counts() -> int:
        return int(Client().get(page).context["console"].counts.get("BELUM_MASUK", 0))

    assert counts() == 2
    with hall.scoped():
        hall.seated()
    moment[0] += 4.9
    with django_assert_max_num_queries(1):
        assert counts() == 2
    moment[0] += 0.2
    assert counts() == 1


def test_doubted_time_is_shown_and_taken_back_by_the_operator_alone(hall: Hall) -> None:
    now = timezone.now()
    start, back = now - 8 * MINUTE, now - 2 * MINUTE
    sitting = running(hall, now=start)
    with hall.scoped():
        older = sitting.desk
        sit_down(sitting, now=back)
        sitting.desk = older
        change(sitting, 1, at=now, given_at=start + 4 * MINUTE)
        note_work_in_credits(now=now)
        credit = Credit.objects.get()
    proctor, operator = (hall.cast.client(one) for one in (hall.proctor, hall.cast.rahayu))
    person = address("person", hall.registration.pk)
    page = address("take_back", hall.registration.pk, credit.pk)
    assert (
        "periksa ganti waktunya"
        in proctor.get(address("session", hall.session.pk)).content.decode()
    )
    assert "perlu diputuskan" in proctor.get(person).content.decode()
    assert page not in proctor.get(person).content.decode()
    assert 'value="240"' in operator.get(person).content.decode()
    said = {"seconds": 240, "because": "Bekerja di peramban lain"}
    assert proctor.post(page, said).status_code == 403
    assert operator.post(page, said).status_code == 302
    assert hall.cast.client(hall.cast.joko).post(page, said).status_code == 404
    with hall.scoped():
        assert Credit.objects.get().seconds == credit.seconds - 240
    assert "sudah diputuskan" in operator.get(person).content.decode()
    assert (
        "periksa ganti waktunya"
        not in proctor.get(address("session", hall.session.pk)).content.decode()
    )


def test_every_label_of_the_console_leads_to_a_box_of_its_own(hall: Hall) -> None:
    running(hall)
    proctor = hall.cast.client(hall.proctor)
    pages = [
        reverse("proctoring:session", args=[hall.session.pk]),
        reverse("proctoring:person", args=[hall.registration.pk]),
    ]
    for page in pages:
        assert doubled_ids(proctor.get(page).content.decode()) == []
