from io import BytesIO

from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from takar.web.assessments.models import Event, EventMethod, Participant
from takar.web.exams.models import Exam, ExamForm, ExamSession, Registration
from takar.web.item_bank.models import ItemView
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.cast import DAY, Cast
from tests.web.exams.made import Bench, bench, item, people_of, seated
from tests.web.ids import doubled_ids


def pages_of(made: Bench) -> dict[str, list[object]]:
    return {
        "exams": [],
        "exam": [made.exam.pk],
        "form": [made.form.pk],
        "section": [made.form.pk, "I"],
    }


def halls_of(made: Bench) -> dict[str, list[object]]:
    return {
        "session": [made.session.pk],
        "registration": [made.registrations[0].pk],
        "attendance": [made.session.pk],
    }


def test_who_reads_exams_and_who_reads_sessions(cast: Cast) -> None:
    made = seated(cast)
    for pages, readers in (
        (pages_of(made), (cast.rahayu, cast.made, made.author)),
        (halls_of(made), (cast.rahayu, cast.made)),
    ):
        for name, rows in pages.items():
            address = reverse(f"exams:{name}", args=rows)
            assert Client().get(address).status_code == 302
            for somebody in (cast.putri, cast.hadi, cast.sari, made.proctor):
                assert cast.client(somebody).get(address).status_code == 403
            for somebody in readers:
                assert cast.client(somebody).get(address).status_code == 200
            assert cast.client(cast.joko).get(address).status_code == (404 if rows else 200)


def test_an_exam_from_its_making_to_its_cards_on_the_pages(cast: Cast) -> None:
    client = cast.client(cast.rahayu)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        versions = [item(cast, f"S {n}", n).pk for n in range(6)]
        people = [one.pk for one in people_of(cast)]

    def say(page: str, /, *rows: object, **form: object) -> str:
        address = reverse(f"exams:{page}", args=rows)
        return client.post(address, form, follow=True).content.decode()

    assert "Ujian akhir" in say("create", name="Ujian akhir", consent="Saya bersedia.")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        exam = Exam.objects.get()
    say("create_form", exam.pk, code="A", title="Naskah pertama")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        form = ExamForm.objects.get()
    assert "belum mempunyai bagian" in say("lock", form.pk)
    say("add_section", form.pk, code="I", title="Integritas", minutes="30")
    assert "tanpa soal" in say("lock", form.pk)
    listed = client.get(reverse("exams:items", args=[form.pk, "I", "1"])).content.decode()
    assert "Judul S 1" in listed
    assert "Pertanyaan rahasia" not in listed
    assert "6 soal ditambahkan" in say("items", form.pk, "I", "1", pk=versions)
    assert "Dikunci" in say("lock", form.pk)
    assert "sudah dikunci" in say("add_section", form.pk, code="II", title="Dua")
    times = {"opens_at": "2030-05-01T08:00", "closes_at": "2030-05-01T12:00"}
    say("create_session", exam.pk, name="Sesi 1", credit_limit_minutes="30", **times)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        session = ExamSession.objects.get()
    assert "6 peserta didaftarkan" in say("register_ticked", session.pk, pk=people)
    assert "hanya 0 kursi" in say("seat", session.pk)
    say("add_room", session.pk, name="Ruang A", seats="6", proctors=[cast.rahayu.pk])
    assert "6 peserta mendapat kursi" in say("seat", session.pk)
    cards = client.post(reverse("exams:cards", args=[session.pk]))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(cards.content)).pages)
    assert "Peserta 3" in text
    assert f"{exam.pk:03d}-00001" in text
    assert "Tidak ada kartu" in say("cards", session.pk)
    page = say("move_session", session.pk, state="DIBUKA")
    assert "12 jam sebelum" in page


def test_the_page_of_a_session_asks_the_database_as_often_for_six_people_as_for_two(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    made = seated(cast)
    client = cast.client(cast.rahayu)
    with django_assert_max_num_queries(32):  # type: ignore[operator]
        assert client.get(reverse("exams:session", args=[made.session.pk])).status_code == 200


def test_a_preview_is_for_readers_of_items_and_written_down_for_each_item(cast: Cast) -> None:
    made = bench(cast)
    address = reverse("exams:preview", args=[made.form.pk])
    assert cast.client(cast.rahayu).post(address).status_code == 403
    shown = cast.client(made.author).post(address).content.decode()
    assert "Pertanyaan rahasia A-1" in shown
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert ItemView.objects.filter(viewer=made.author, purpose="RAKIT").count() == 6


def test_a_session_pin_is_shown_once_on_the_day(cast: Cast) -> None:
    made = seated(cast)
    address = reverse("exams:session_pin", args=[made.session.pk])
    assert cast.client(cast.made).post(address).status_code == 403
    assert cast.client(cast.rahayu).get(address).status_code == 405
    assert "PIN sesi" in cast.client(cast.rahayu).post(address).content.decode()
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        kept = ExamSession.objects.get(pk=made.session.pk).pin
    assert len(kept) == 64


def test_an_exam_that_is_a_method_of_an_event_takes_in_its_participants(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        event = Event.objects.create(
            agency=cast.agency, name="Pemetaan", purpose="PEMETAAN", starts_on=DAY, ends_on=DAY
        )
        method = EventMethod.objects.create(event=event, code="TES_POTENSI")
        for number, one in enumerate(made.people, 1):
            Participant.objects.create(event=event, employee=one, number=number)
    client = cast.client(cast.rahayu)
    form = {"name": "Ujian contoh", "consent": "Saya bersedia.", "method": method.pk}
    client.post(reverse("exams:describe", args=[made.exam.pk]), form)
    tab = client.get(reverse("exams:event", args=[event.pk])).content.decode()
    assert "Ujian contoh" in tab
    assert "Tes Potensi" in tab
    address = reverse("exams:register_event", args=[made.session.pk])
    assert "6 peserta didaftarkan" in client.post(address, follow=True).content.decode()
    assert {one.participant_id for one in made.registrations} != {None}
    assert cast.client(cast.joko).get(reverse("exams:event", args=[event.pk])).status_code == 404


def test_a_list_of_nips_is_taken_whole_or_not_at_all(cast: Cast) -> None:
    made = bench(cast)
    client = cast.client(cast.rahayu)
    address = reverse("exams:register_nips", args=[made.session.pk])
    good = [one.nip or "" for one in made.people]
    answer = client.post(address, {"nips": "\n".join([*good, "123"])}, follow=True)
    assert "7: 123" in answer.content.decode()
    assert made.registrations == []
    answer = client.post(address, {"nips": "\n".join(good)}, follow=True)
    assert "6 peserta didaftarkan" in answer.content.decode()


def test_how_many_days_people_need_is_told_in_words(cast: Cast) -> None:
    made = bench(cast)
    address = reverse("exams:exam", args=[made.exam.pk])
    asked = {"people": "600", "rooms": "30, 30", "sessions": "2"}
    page = cast.client(cast.rahayu).get(address, asked).content.decode()
    assert "perlu 5 hari" in page
    assert "4 hari hanya cukup untuk 480 orang" in page


def test_the_exam_browser_is_led_to_the_door(cast: Cast) -> None:
    made = bench(cast)
    address = reverse("exams:browser_file", args=[made.session.pk])
    assert b"/ruang-ujian/" in cast.client(cast.rahayu).get(address).content
    assert cast.client(cast.made).get(address).status_code == 403


def test_joko_can_neither_register_nor_print(cast: Cast) -> None:
    made = seated(cast)
    client = cast.client(cast.joko)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        before = list(Registration.objects.values_list("pk", "pin", "room", "seat"))
        assert Employee.objects.filter(agency=cast.agency).exists()
    for name in ("cards", "seat", "register_ticked", "session_pin", "move_session"):
        assert client.post(reverse(f"exams:{name}", args=[made.session.pk])).status_code == 404
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert list(Registration.objects.values_list("pk", "pin", "room", "seat")) == before


def test_every_label_leads_to_a_box_of_its_own(cast: Cast) -> None:
    made = seated(cast)
    operator = cast.client(cast.rahayu)
    with scope(agency=cast.agency):
        draft = ExamForm.objects.create(
            exam=made.exam, code="D", title="Draf", blueprint={"sections": []}
        )
        one = Registration.objects.first()
        assert one is not None
    pages = [
        reverse("exams:exam", args=[made.exam.pk]),
        reverse("exams:form", args=[draft.pk]),
        reverse("exams:session", args=[made.session.pk]),
        reverse("exams:registration", args=[one.pk]),
        reverse("exams:register", args=[made.session.pk]),
    ]
    for page in pages:
        answer = operator.get(page)
        assert (answer.status_code, doubled_ids(answer.content.decode())) == (200, []), page
