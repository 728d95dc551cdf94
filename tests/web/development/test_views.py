from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from takar.web.development.models import Booking, Course, Need, Plan
from takar.web.development.tasks import compute_plan
from tests.web.development.made import FACTS, Office, course_of, decided, filled, measured

OF_PLAN = (
    *("plan", "progress", "needs", "units", "blanks", "bookings", "courses"),
    *("akpk", "akpd", "hcdp"),
)
WHOLE_ONLY = {"courses", "akpk", "akpd", "hcdp"}


def page(client: Client, name: str, *arguments: object) -> str:
    """Return what a page says."""
    answer = client.get(reverse(f"development:{name}", args=arguments))
    assert answer.status_code == 200, name
    return str(answer.content.decode())


def test_who_reads_plans(office: Office) -> None:
    cast = office.cast
    plan = decided(office)
    for name in OF_PLAN:
        address = reverse(f"development:{name}", args=[plan.pk])
        assert Client().get(address).status_code == 302
        for user in (cast.rahayu, cast.bupati, cast.made):
            assert cast.client(user).get(address).status_code == 200, name
        assert cast.client(cast.hadi).get(address).status_code == (
            403 if name in WHOLE_ONLY else 200
        ), name
        for user in (cast.putri, cast.sari):
            assert cast.client(user).get(address).status_code == 403, name
        assert cast.client(cast.joko).get(address).status_code == 404, name


def test_who_reads_trainings_and_bookings(office: Office) -> None:
    cast = office.cast
    plan = decided(office)
    booking, course = Booking.objects.filter(plan=plan)[0], plan.courses.get()
    for name, pk, of_head in (("course", course.pk, 403), ("booking", booking.pk, 200)):
        address = reverse(f"development:{name}", args=[pk])
        for user in (cast.rahayu, cast.bupati, cast.made):
            assert cast.client(user).get(address).status_code == 200
        assert cast.client(cast.hadi).get(address).status_code == of_head
        assert cast.client(cast.putri).get(address).status_code == 403
        assert cast.client(cast.joko).get(address).status_code == 404
    Plan.objects.update(found=None)
    address = reverse("development:booking", args=[booking.pk])
    assert cast.client(cast.hadi).get(address).status_code == 404
    Plan.objects.update(found={})
    assert cast.client(cast.hadi).get(address).status_code == 200
    booking.employee.unit = office.far
    booking.employee.save()
    assert cast.client(cast.hadi).get(address).status_code == 404


@pytest.mark.parametrize("user", ["bupati", "made", "hadi", "putri", "joko"])
def test_nobody_else_writes(office: Office, user: str) -> None:
    cast = office.cast
    plan = decided(office)
    booking, course = Booking.objects.filter(plan=plan)[0], plan.courses.get()
    client = cast.client(getattr(cast, user))
    before = (Plan.objects.get().state, booking.state, Course.objects.count())
    form = {
        "because": "x", "work": "KEBUTUHAN", "title": "x", "year": 2027, "budget": 1,
        "pk": booking.pk, "ended_on": "2026-05-06", "lesson_hours": "16", "once_key": "k",
        "employee": office.people["Citra"].pk,
    }  # fmt: skip
    own = ("change", "copy", "remove", "compute", "budget", "add", "upload")
    addresses = [reverse(f"development:{name}", args=[plan.pk]) for name in own]
    addresses += [
        reverse(f"development:{name}", args=[course.pk])
        for name in ("correct", "drop", "hold", "book")
    ]
    addresses += [
        reverse(f"development:{name}", args=[booking.pk]) for name in ("move", "cancel", "restore")
    ]
    for address in addresses:
        assert client.post(address, form).status_code in {403, 404}, address
    booking.refresh_from_db()
    assert (Plan.objects.get().state, booking.state, Course.objects.count()) == before


def test_from_a_new_plan_to_a_claim_on_the_pages(office: Office) -> None:
    cast = office.cast
    client, leader = cast.client(cast.rahayu), cast.client(cast.bupati)
    facts = {name: "" if value is None else value for name, value in FACTS.items()}
    answer = client.post(reverse("development:create"), facts)
    plan = Plan.objects.get()
    assert answer.headers["Location"] == reverse("development:plan", args=[plan.pk])
    for work in ("KEBUTUHAN", "SUSUNAN"):
        compute = reverse("development:compute", args=[plan.pk])
        said = client.post(compute, {"work": work}, follow=True).content.decode()
        assert "Penghitungan dimulai" in said
        compute_plan.call(plan.pk, cast.rahayu.pk)  # again changes nothing
        assert "Penghitungan berakhir" in page(client, "progress", plan.pk)
        if work == "KEBUTUHAN":
            course_of(plan, office)
    assert "Penguatan integritas" in page(client, "plan", plan.pk)
    decide = reverse("development:decide", args=[plan.pk])
    form = {"decree": "800/1/2026", "decided_on": "2026-03-09"}
    assert "Rencana ditetapkan" in leader.post(decide, form, follow=True).content.decode()
    course = plan.courses.get()
    chosen = list(Booking.objects.filter(plan=plan).values_list("pk", flat=True))
    held = {
        "pk": chosen, "ended_on": "2026-05-06", "lesson_hours": "16", "once_key": "kunci",
        f"nomor_{chosen[0]}": "12/2026",
    }  # fmt: skip
    hold = reverse("development:hold", args=[course.pk])
    assert "menunggu verifikasi" in client.post(hold, held, follow=True).content.decode()
    assert "Menunggu" in page(client, "bookings", plan.pk)
    assert "12/2026" in page(client, "course", course.pk)
    assert "Pelaksanaan" in page(client, "course", course.pk)
    gathering = Booking.objects.get(pk=chosen[0]).claim
    assert gathering is not None
    undo = reverse("development:undo", args=[course.pk])
    again = {"gathering": gathering.course_id, "because": "Keliru"}
    assert "ditarik" in client.post(undo, again, follow=True).content.decode()
    assert {one.state for one in Booking.objects.all()} == {"DIRENCANAKAN"}


def test_a_file_with_one_bad_cell_stores_nothing_and_says_where(office: Office) -> None:
    plan = measured(office)
    client = office.cast.client(office.operator)
    address = reverse("development:upload", args=[plan.pk])
    head = "Kode;Nama pelatihan;Kompetensi;Level yang ditutup;JP"

    def sent(*rows: str) -> Any:
        text = "\n".join([head, *rows]).encode()
        return client.post(address, {"upload": SimpleUploadedFile("daftar.csv", text)})

    answer = sent("A;Satu;INTEGRITAS;1;16", "B;Dua;Menari;1;16")
    text = answer.content.decode()
    assert (answer.status_code, Course.objects.count()) == (422, 0)
    assert all(word in text for word in ("Belum ada yang disimpan", "Menari", "Kompetensi"))
    assert sent("A;Satu;INTEGRITAS;1;16").status_code == 302
    assert Course.objects.get().title == "Satu"
    assert client.post(address, {"lain": "x"}).status_code == 422
    assert client.get(reverse("development:template", args=[plan.pk])).status_code == 200


def test_trainings_are_written_one_by_one(office: Office) -> None:
    plan = measured(office)
    client = office.cast.client(office.operator)
    facts = {
        "code": "A", "title": "Satu", "competency": "INTEGRITAS", "closes": "1",
        "lesson_hours": "16", "cost_per_person": "0", "cost_per_class": "0", "form": "SEMINAR",
    }  # fmt: skip
    address = reverse("development:add", args=[plan.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, facts).status_code == 302
    twice = client.post(address, facts)
    assert (twice.status_code, "sudah dipakai" in twice.content.decode()) == (422, True)
    course = Course.objects.get()
    correct = reverse("development:correct", args=[course.pk])
    assert client.post(correct, facts | {"title": "Dua"}).status_code == 302
    assert "Dua" in page(client, "courses", plan.pk)
    drop = reverse("development:drop", args=[course.pk])
    assert "dihapus" in client.post(drop, follow=True).content.decode()


def test_somebody_is_searched_booked_moved_cancelled_and_restored(office: Office) -> None:
    plan = filled(office)
    client = office.cast.client(office.operator)
    course, citra = plan.courses.get(), office.people["Citra"]
    book = reverse("development:book", args=[course.pk])
    assert "Citra" in client.get(book, {"cari": "citra"}).content.decode()
    assert "Tidak ada pegawai" in client.get(book, {"cari": "zzz"}).content.decode()
    form = {"employee": citra.pk, "quarter": "2", "because": "Mandat"}
    assert client.post(book, form).status_code == 302
    assert client.post(book, form).status_code == 422
    stranger = form | {"employee": office.cast.joko_employee.pk}
    assert client.post(book, stranger).status_code == 404
    one = Booking.objects.get(employee=citra)
    deeds: list[tuple[str, dict[str, str], str]] = [
        ("move", {"quarter": "2", "because": "Jadwal"}, "Triwulan diubah"),
        ("cancel", {"because": "Sakit"}, "dapat dipulihkan"),
        ("cancel", {"because": "Lagi"}, "sudah terlaksana atau dibatalkan"),
        ("restore", {"because": "Sembuh"}, "dipulihkan"),
        ("move", {"quarter": "1", "because": ""}, "Alasan"),
    ]
    for name, facts, says in deeds:
        address = reverse(f"development:{name}", args=[one.pk])
        assert says in client.post(address, facts, follow=True).content.decode()
    text = page(client, "booking", one.pk)
    assert all(word in text for word in ("Jadwal", "Sakit", "Sembuh"))


def test_an_employee_reads_oneself_only_and_only_what_is_decided(office: Office) -> None:
    cast = office.cast
    ani = office.people["Ani"]
    ani.user = cast.sari
    ani.save()
    draft = filled(office)
    own = cast.client(cast.sari)
    assert "Belum ada rencana" in page(own, "person", ani.pk)
    mine = own.get(reverse("development:mine"))
    assert mine.headers["Location"] == reverse("development:person", args=[ani.pk])
    other = reverse("development:person", args=[office.people["Budi"].pk])
    assert own.get(other).status_code == 404
    draft.state, draft.decree = "DITETAPKAN", "1"
    draft.save()
    text = page(own, "person", ani.pk)
    assert "Integritas" in text
    assert "Penguatan integritas" in text
    sheet = own.get(reverse("development:own_akpk", args=[ani.pk]))
    assert sheet.status_code == 200
    assert sheet.content[:2] == b"PK"
    assert "Belum dinilai" in page(cast.client(cast.putri), "person", cast.putri_employee.pk)
    unknown = cast.client(cast.made).get(reverse("development:mine"))
    assert "belum terhubung" in unknown.content.decode()


def test_a_head_reads_what_is_needed_but_no_levels(office: Office) -> None:
    plan = decided(office)
    cast = office.cast
    budi = office.people["Budi"]
    for name, pk in (("needs", plan.pk), ("person", budi.pk)):
        assert ">Kurang<" in page(cast.client(cast.made), name, pk)
        text = page(cast.client(cast.hadi), name, pk)
        assert ">Kurang<" not in text
        assert "Integritas" in text
    assert "10.000.000" in page(cast.client(cast.made), "plan", plan.pk)
    assert "10.000.000" not in page(cast.client(cast.hadi), "plan", plan.pk)
    sheet = reverse("development:own_akpk", args=[budi.pk])
    assert cast.client(cast.hadi).get(sheet).status_code == 403


def test_work_on_its_way_is_shown_and_nothing_else_may_be_asked(office: Office) -> None:
    plan = filled(office)
    client = office.cast.client(office.operator)
    assert "Susun lagi" in page(client, "plan", plan.pk)
    for state in ("ANTRE", "BERJALAN"):
        Plan.objects.update(work_state=state)
        assert "hx-get" in page(client, "progress", plan.pk)
        assert "Susun lagi" not in page(client, "plan", plan.pk)
    Plan.objects.update(work_state="GAGAL", problem="Rusak sekali", hint="Ulangi")
    text = page(client, "plan", plan.pk)
    assert "Rusak sekali" in text
    assert "Susun lagi" in text


def test_a_stale_page_is_told_and_changes_nothing(office: Office) -> None:
    plan = filled(office)
    leader = office.cast.client(office.cast.bupati)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    decide = reverse("development:decide", args=[plan.pk])
    for form in (
        {"decree": "", "decided_on": "2026-03-09"},
        {"decree": "1", "decided_on": tomorrow},
    ):
        leader.post(decide, form)
        assert Plan.objects.get().state == "DRAF"
    Plan.objects.update(is_stale=True)
    said = leader.post(decide, {"decree": "1", "decided_on": "2026-03-09"}, follow=True)
    assert "berubah sesudah" in said.content.decode()


def test_lists_ask_the_database_a_bounded_number_of_times(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    plan = decided(office)
    client = office.cast.client(office.cast.made)
    client.get(reverse("development:needs", args=[plan.pk]))
    assert Need.objects.filter(plan=plan).count() > 10
    names = ("plan", "needs", "units", "blanks", "bookings", "courses")
    for name in names:
        with django_assert_max_num_queries(18):
            client.get(reverse(f"development:{name}", args=[plan.pk]))
    with django_assert_max_num_queries(25):
        client.get(reverse("development:person", args=[office.people["Ani"].pk]))
