from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from takar.kernel.errors import TakarError
from takar.web.accounts.models import User
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry as LogEntry
from takar.web.claims.actions import return_claim, verify_claim
from takar.web.claims.actions.courses import (
    NobodyChosen,
    NotReady,
    submit_course,
    submit_trainings,
    undo_course,
)
from takar.web.claims.actions.refusals import NotNow, SpentKey, WithoutReason
from takar.web.claims.importing.judging import Entry
from takar.web.claims.importing.participants import Chosen
from takar.web.claims.models import Certificate, Claim, ClaimState, Course
from takar.web.claims.queries import queue_of
from takar.web.claims.queries.courses import courses_kept_by, deciders_for
from takar.web.notices.queries import unread_for
from takar.web.people.models import Training, WorkUnit
from tests.cast import Cast, employee
from tests.web.claims.importing.test_archives import packed
from tests.web.claims.made import COURSE, DAY, at, pdf, second_operator, submitted, upload

FACTS = {name: value for name, value in COURSE.items() if name != "certificate_number"}


@pytest.fixture(autouse=True)
def inside(cast: Cast) -> Iterator[None]:
    with at(cast.agency):
        yield


def enter(cast: Cast, actor: User, *chosen: Chosen, key: str = "", **more: Any) -> Course:
    return submit_course(
        actor,
        cast.agency,
        course=Course(**FACTS),
        participants=chosen or [Chosen(cast.putri_employee.pk, "1/X")],
        once_key=key or uuid4().hex,
        day=DAY,
        **more,
    )


def colleagues(cast: Cast, count: int) -> list[Chosen]:
    return [
        Chosen(employee(cast.agency, cast.unit, f"Orang {n}", n).pk, f"{n}/X")
        for n in range(10, 10 + count)
    ]


def test_one_course_makes_an_entry_for_everybody_who_took_part(cast: Cast) -> None:
    course = enter(cast, cast.rahayu, Chosen(cast.putri_employee.pk), *colleagues(cast, 3))
    claims = list(course.claims.order_by("pk"))
    assert len(claims) == 4
    assert {claim.state for claim in claims} == {ClaimState.SUBMITTED}
    assert {claim.title for claim in claims} == {FACTS["title"]}
    assert [claim.certificate_number for claim in claims] == [None, "10/X", "11/X", "12/X"]
    assert not Training.objects.exists()


def test_whoever_entered_them_cannot_verify_them_and_another_can(cast: Cast) -> None:
    course = enter(cast, cast.rahayu)
    claim = course.claims.get()
    with pytest.raises(NotPermitted):
        verify_claim(cast.rahayu, claim)
    assert list(queue_of(second_operator(cast), cast.agency)) == [claim]
    verify_claim(second_operator_again(cast), claim)
    assert Training.objects.get().employee == cast.putri_employee


def second_operator_again(cast: Cast) -> User:
    return User.objects.get(username="wati")


def test_a_head_enters_for_their_unit_and_nobody_else_does(cast: Cast) -> None:
    elsewhere = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Lain", path="U2/")
    other = employee(cast.agency, elsewhere, "Beni", 4)
    both = (Chosen(cast.putri_employee.pk), Chosen(other.pk))
    assert [claim.employee for claim in enter(cast, cast.hadi, *both).claims.all()] == [
        cast.putri_employee
    ]
    with pytest.raises(NobodyChosen):
        enter(cast, cast.hadi, Chosen(other.pk))
    for user in (cast.putri, cast.joko, cast.made, cast.bupati):
        with pytest.raises(NotPermitted):
            enter(cast, user)


def test_all_are_entered_or_none(cast: Cast) -> None:
    submitted(cast.putri, cast.putri_employee)
    with pytest.raises(NotReady) as caught:
        enter(cast, cast.rahayu, Chosen(cast.putri_employee.pk), *colleagues(cast, 2))
    assert len(caught.value.refused) == 1
    assert Claim.objects.count() == 1
    assert not Course.objects.exists()


def test_a_double_click_enters_once(cast: Cast) -> None:
    first, second = (enter(cast, cast.rahayu, key="sama") for _ in range(2))
    assert first.pk == second.pk
    assert Claim.objects.count() == 1
    with pytest.raises(SpentKey):
        enter(cast, second_operator(cast), key="sama")


def test_a_form_sent_in_another_agency_is_refused_and_enters_nothing(cast: Cast) -> None:
    with at(cast.other_agency):
        entry = Entry(cast.joko_employee, COURSE, 2)
        submit_trainings(cast.joko, cast.other_agency, entries=[entry], once_key="sama")
    with pytest.raises(SpentKey):
        enter(cast, cast.rahayu, key="sama")
    here = Entry(cast.putri_employee, COURSE, 2)
    with pytest.raises(SpentKey):
        submit_trainings(cast.rahayu, cast.agency, entries=[here], once_key="sama")
    assert not Claim.objects.exists()


def test_one_file_proves_it_for_all_and_lies_on_the_disk_once(cast: Cast) -> None:
    course = enter(cast, cast.rahayu, *colleagues(cast, 3), upload=upload())
    files = Certificate.objects.filter(claim__course=course)
    assert files.count() == 3
    assert files.values("file", "sha256").distinct().count() == 1


def test_a_file_that_is_none_of_the_kinds_kept_leaves_nothing(cast: Cast) -> None:
    with pytest.raises(TakarError):
        enter(cast, cast.rahayu, upload=upload(b"MZ" + b"\0" * 200, "sertifikat.pdf"))
    assert not Claim.objects.exists()
    assert not Course.objects.exists()


def test_verifiers_are_told_once_and_each_participant_too(cast: Cast) -> None:
    other = second_operator(cast)
    enter(cast, cast.rahayu, Chosen(cast.putri_employee.pk), *colleagues(cast, 3))
    for user in (other, cast.hadi, cast.putri):
        assert unread_for(user, cast.agency).count() == 1
    assert not unread_for(cast.rahayu, cast.agency).exists()
    assert "kegiatan=" in unread_for(other, cast.agency).get().link


def test_only_heads_above_the_participants_are_asked(cast: Cast) -> None:
    elsewhere = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Lain", path="U2/")
    other = employee(cast.agency, elsewhere, "Beni", 4)
    assert cast.hadi not in deciders_for(cast.agency, [other], but=cast.rahayu)
    assert cast.hadi in deciders_for(cast.agency, [cast.putri_employee], but=cast.rahayu)


def test_a_course_is_withdrawn_whole_while_nothing_is_verified(cast: Cast) -> None:
    course = enter(cast, cast.rahayu, Chosen(cast.putri_employee.pk), *colleagues(cast, 2))
    return_claim(cast.hadi, course.claims.all()[0], reason="Nomor salah")
    with pytest.raises(WithoutReason):
        undo_course(cast.rahayu, course, reason=" ")
    for user in (cast.putri, cast.joko, cast.hadi):
        with pytest.raises(NotPermitted):
            undo_course(user, course, reason="Salah kursus")
    assert undo_course(cast.rahayu, course, reason="Salah kursus") == 3
    assert set(course.claims.values_list("state", "reason")) == {
        (ClaimState.WITHDRAWN, "Salah kursus")
    }
    assert enter(cast, cast.rahayu).claims.count() == 1


def test_a_course_of_which_one_is_verified_is_not_withdrawn(cast: Cast) -> None:
    course = enter(cast, cast.rahayu, Chosen(cast.putri_employee.pk), *colleagues(cast, 2))
    verify_claim(cast.hadi, course.claims.all()[0])
    with pytest.raises(NotNow):
        undo_course(cast.rahayu, course, reason="Salah kursus")
    assert course.claims.filter(state=ClaimState.SUBMITTED).count() == 2


def test_many_courses_of_many_people_are_entered_together(cast: Cast) -> None:
    beni = employee(cast.agency, cast.unit, "Beni", 4)
    entries = [
        Entry(cast.putri_employee, COURSE, 2),
        Entry(beni, COURSE | {"certificate_number": "2/X"}, 3),
        Entry(beni, COURSE | {"title": "Seminar Arsip", "certificate_number": None}, 4),
    ]
    for _ in range(2):
        assert submit_trainings(cast.hadi, cast.agency, entries=entries, once_key="k") == 3
    assert Claim.objects.count() == 3
    assert Course.objects.get().claims.count() == 2
    with pytest.raises(NotPermitted):
        submit_trainings(cast.putri, cast.agency, entries=entries, once_key="l")
    with pytest.raises(NobodyChosen):
        submit_trainings(cast.hadi, cast.agency, entries=[], once_key="m")


def test_what_was_done_is_on_record_with_the_people(cast: Cast) -> None:
    enter(cast, cast.rahayu)
    facts = LogEntry.objects.get(act="claims.course.submitted").facts
    assert facts["employees"] == [cast.putri_employee.code]
    assert "19800312" not in str(facts)


def test_an_operator_keeps_all_courses_and_a_head_their_own(cast: Cast) -> None:
    course = enter(cast, cast.rahayu)
    (kept,) = courses_kept_by(second_operator(cast), cast.agency)
    assert (kept, vars(kept)["all_count"], vars(kept)["submitted_count"]) == (course, 1, 1)
    assert not courses_kept_by(cast.hadi, cast.agency).exists()


# pages

LIST, NEW = "/bukti/kegiatan/", "/bukti/kegiatan/baru/"
FORM = {
    "title": FACTS["title"],
    "training_kind": "TEKNIS",
    "started_on": "2025-03-03",
    "ended_on": "2025-03-05",
    "lesson_hours": "24",
    "provider": "BPSDM",
    "once_key": "kunci",
}
PUTRI = "198003122005012001"


@pytest.mark.parametrize("page", [LIST, NEW, "/bukti/kegiatan/berkas/"])
def test_the_pages_are_for_operators_and_heads(cast: Cast, page: str) -> None:
    assert Client().get(page).status_code == 302
    for user, status in (
        (cast.rahayu, 200),
        (cast.hadi, 200),
        (cast.putri, 403),
        (cast.made, 403),
        (cast.bupati, 403),
    ):
        assert cast.client(user).get(page).status_code == status


def test_a_course_of_others_is_not_found(cast: Cast) -> None:
    course = enter(cast, cast.rahayu)
    page = reverse("claims:course", args=[course.pk])
    for user in (cast.joko, cast.hadi, cast.putri):
        assert cast.client(user).get(page).status_code == 404
        assert cast.client(user).post(f"{page}tarik/", {"reason": "x"}).status_code == 404
    assert "Putri Anjani" in cast.client(cast.rahayu).get(page).content.decode()


def test_participants_are_gathered_checked_and_entered(cast: Cast) -> None:
    browser = cast.client(cast.hadi)
    told = browser.post(NEW, FORM | {"baris": f"{PUTRI}\t1/X\n198003122005011999", "act": "tambah"})
    page = told.content.decode()
    assert told.status_code == 200
    assert "Putri Anjani" in page
    assert "1 baris tidak dikenali" in page
    assert "1 siap diajukan" in page
    assert PUTRI not in page
    assert not Claim.objects.exists()
    pk = cast.putri_employee.pk
    sent = FORM | {"pk": pk, f"nomor_{pk}": "1/X", "act": "ajukan"}
    proof = SimpleUploadedFile("daftar-hadir.pdf", pdf())
    answer = browser.post(NEW, sent | {"sertifikat": proof})
    course = Course.objects.get()
    assert answer.headers["Location"] == reverse("claims:course", args=[course.pk])
    assert course.claims.get().certificate_number == "1/X"
    assert Certificate.objects.count() == 1
    assert browser.post(NEW, sent).status_code == 302
    assert Claim.objects.count() == 1


def test_nobody_is_entered_whom_the_sender_has_not_seen_on_the_list(cast: Cast) -> None:
    browser = cast.client(cast.rahayu)
    answer = browser.post(NEW, FORM | {"baris": PUTRI, "act": "ajukan"})
    assert answer.status_code == 200
    assert not Claim.objects.exists()


def test_faults_of_the_course_stand_beside_their_fields_and_nothing_is_lost(cast: Cast) -> None:
    browser = cast.client(cast.rahayu)
    sent = FORM | {"lesson_hours": "73", "pk": cast.putri_employee.pk, "act": "ajukan"}
    answer = browser.post(NEW, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Putri Anjani" in page
    assert 'value="73"' in page
    assert not Claim.objects.exists()


def test_who_cannot_be_entered_is_told_and_no_longer_ticked(cast: Cast) -> None:
    submitted(cast.putri, cast.putri_employee)
    pk = cast.putri_employee.pk
    answer = cast.client(cast.rahayu).post(NEW, FORM | {"pk": pk, "act": "ajukan"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sudah diajukan" in page
    assert f'value="{pk}" aria-label="Putri Anjani">' in page


def test_a_search_offers_people_and_chooses_nobody(cast: Cast) -> None:
    page = cast.client(cast.rahayu).post(NEW, FORM | {"cari": "putri", "act": "tambah"})
    assert "Hasil pencarian" in page.content.decode()
    assert "0 peserta" in page.content.decode()


def test_a_whole_unit_and_a_workbook_are_added(cast: Cast) -> None:
    beni = employee(cast.agency, cast.unit, "Beni", 4)
    sheet = SimpleUploadedFile("peserta.csv", f"NIP;NOMOR SERTIFIKAT\n{beni.nip};9/X\n".encode())
    browser = cast.client(cast.rahayu)
    page = browser.post(
        NEW, FORM | {"unit": cast.unit.pk, "berkas": sheet, "act": "tambah"}
    ).content.decode()
    assert "2 peserta" in page
    assert 'value="9/X"' in page


def test_a_unit_that_is_none_adds_nobody(cast: Cast) -> None:
    browser = cast.client(cast.rahayu)
    for unit in ("9" * 40, "x", cast.other_unit.pk):
        page = browser.post(NEW, FORM | {"unit": unit, "act": "tambah"}).content.decode()
        assert "Putri Anjani" not in page


def test_a_file_that_is_no_workbook_gets_a_clear_answer(cast: Cast) -> None:
    broken = SimpleUploadedFile("peserta.xlsx", b"MZ" + b"\0" * 100)
    answer = cast.client(cast.rahayu).post(NEW, FORM | {"berkas": broken, "act": "tambah"})
    assert answer.status_code == 422
    assert "program Windows" in answer.content.decode()


def test_the_templates_are_handed_out(cast: Cast) -> None:
    browser = cast.client(cast.hadi)
    for name in ("claims:participants_template", "claims:sheet_template"):
        assert browser.get(reverse(name)).content.startswith(b"PK")
        assert cast.client(cast.putri).get(reverse(name)).status_code == 403


def test_a_course_is_withdrawn_on_its_page(cast: Cast) -> None:
    course = enter(cast, cast.rahayu)
    browser, page = cast.client(cast.rahayu), reverse("claims:course", args=[course.pk])
    assert "Tarik semua" in browser.get(page).content.decode()
    assert browser.get(f"{page}tarik/").status_code == 405
    browser.post(f"{page}tarik/", {"reason": "Salah kursus"})
    assert course.claims.get().state == ClaimState.WITHDRAWN
    assert "Tarik semua" not in browser.get(page).content.decode()


def test_certificates_are_attached_on_the_page_of_a_course(cast: Cast) -> None:
    course = enter(cast, cast.rahayu)
    browser, page = cast.client(cast.rahayu), reverse("claims:course", args=[course.pk])
    content = packed({f"{PUTRI}.pdf": pdf(), "entah.pdf": pdf()}).getvalue()
    sent = {"arsip": SimpleUploadedFile("s.zip", content)}
    answer = browser.post(f"{page}sertifikat/", sent, follow=True).content.decode()
    assert "1 sertifikat disimpan." in answer
    assert "entah.pdf" in answer
    assert browser.post(f"{page}sertifikat/", {}).status_code == 302
    broken = {"arsip": SimpleUploadedFile("s.zip", b"bukan arsip")}
    assert (
        "bukan arsip ZIP"
        in browser.post(f"{page}sertifikat/", broken, follow=True).content.decode()
    )
    assert cast.client(cast.hadi).post(f"{page}sertifikat/", sent).status_code == 404


SHEET = (
    "NIP;NAMA PELATIHAN;JENIS PELATIHAN;TANGGAL SELESAI;JUMLAH JP\n"
    f"{PUTRI};Bimtek Arsip;TEKNIS;05-03-2025;24\n"
    f"{PUTRI};;TEKNIS;05-03-2025;24\n"
)


def test_a_workbook_of_many_courses_is_checked_then_entered(cast: Cast) -> None:
    browser = cast.client(cast.hadi)
    sheet = SimpleUploadedFile("pelatihan.csv", SHEET.encode())
    answer = browser.post("/bukti/kegiatan/berkas/", {"berkas": sheet})
    page = answer.content.decode()
    assert "Ajukan 1 entri" in page
    assert not Claim.objects.exists()
    sent = {"signed": answer.context["signed"], "once_key": answer.context["key"]}
    for _ in range(2):
        assert browser.post("/bukti/kegiatan/berkas/ajukan/", sent).status_code == 302
    assert Claim.objects.get().lesson_hours == Decimal(24)
    assert cast.client(cast.rahayu).post("/bukti/kegiatan/berkas/ajukan/", sent).status_code == 302
    assert Claim.objects.count() == 1


def test_a_workbook_that_cannot_be_read_is_told_and_a_forged_one_enters_nothing(cast: Cast) -> None:
    browser = cast.client(cast.hadi)
    empty = SimpleUploadedFile("pelatihan.csv", b"")
    assert browser.post("/bukti/kegiatan/berkas/", {"berkas": empty}).status_code == 422
    assert browser.post("/bukti/kegiatan/berkas/ajukan/", {"signed": "x"}).status_code == 302
    assert not Claim.objects.exists()


def test_a_long_list_costs_no_more_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    enter(cast, cast.rahayu, *colleagues(cast, 30))
    browser = cast.client(cast.rahayu)
    pks = list(Claim.objects.values_list("employee", flat=True))
    with django_assert_max_num_queries(18):
        assert browser.post(NEW, FORM | {"pk": pks}).status_code == 200
    with django_assert_max_num_queries(14):
        assert browser.get(LIST).status_code == 200
    with django_assert_max_num_queries(15):
        assert (
            browser.get(reverse("claims:course", args=[Course.objects.get().pk])).status_code == 200
        )
