from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from takar.web.accounts.models import User
from takar.web.audit.models import Entry
from takar.web.claims import actions
from takar.web.claims.actions.files import keep_file
from takar.web.claims.models import Certificate, Claim
from takar.web.people.models import Employee, Training
from tests.architecture.addresses import unpacked
from tests.cast import Cast, employee
from tests.web.claims.made import (
    DAY,
    FACTS,
    at,
    entered,
    jpeg,
    png,
    second_operator,
    submitted,
    upload,
)

pytestmark = pytest.mark.django_db


def sent(evidence: str = "trainings", **changes: Any) -> dict[str, Any]:
    """Return what a browser sends for a believable entry."""
    told = {name: value for name, value in FACTS[evidence].items() if value is not None}
    return {"once_key": "kunci-1", **told, **changes}


def text_of(cast: Cast, somebody: User, name: str, *args: object) -> str:
    """Return a page as somebody sees it."""
    response = cast.client(somebody).get(reverse(name, args=args))
    assert response.status_code == 200, (name, response.status_code)
    return str(response.content.decode())


def made(cast: Cast, evidence: str = "trainings", **changes: Any) -> Claim:
    """Return an entry of Putri, by Putri; of discipline by Bu Rahayu."""
    actor = cast.rahayu if evidence == "sanctions" else cast.putri
    with at(cast.agency):
        return submitted(actor, cast.putri_employee, evidence, **changes)


def file_of(cast: Cast, claim: Claim) -> Certificate:
    """Return the file of proof of an entry."""
    with at(cast.agency):
        return Certificate.objects.select_related("claim__agency").get(claim=claim)


# --- one's own page -----------------------------------------------------------------------------


def test_my_evidence_shows_what_was_returned_and_why_first(cast: Cast) -> None:
    waiting = made(cast)
    returned = made(cast, "education_history")
    with at(cast.agency):
        actions.return_claim(cast.rahayu, returned, reason="Ijazahnya terpotong.")
    response = cast.client(cast.putri).get(reverse("claims:mine"), follow=True)
    text = response.content.decode()
    assert response.redirect_chain[0][0] == reverse("claims:person", args=[cast.putri_employee.pk])
    assert "Ijazahnya terpotong." in text
    assert text.index("Administrasi Publik") < text.index(waiting.subject)
    assert "kurang 20 dari 20 JP" in text


def test_who_is_no_employee_is_told_so(cast: Cast) -> None:
    assert "belum dihubungkan" in text_of(cast, cast.rahayu, "claims:mine")


def test_the_page_of_another_person_is_for_those_who_see_them_and_is_recorded(cast: Cast) -> None:
    claim = made(cast)
    args = [cast.putri_employee.pk]
    for somebody in (cast.hadi, cast.rahayu, cast.bupati, cast.made):
        assert claim.subject in text_of(cast, somebody, "claims:person", *args)
        with at(cast.agency):
            assert Entry.objects.latest("pk").act == "claims.claims.viewed"
    for stranger in (cast.joko, cast.sari):
        assert cast.client(stranger).get(reverse("claims:person", args=args)).status_code == 404


def test_only_operators_are_offered_discipline(cast: Cast) -> None:
    for somebody, is_offered in ((cast.rahayu, True), (cast.hadi, False), (cast.putri, False)):
        text = text_of(cast, somebody, "claims:person", cast.putri_employee.pk)
        assert ("/disiplin/tambah/" in text) is is_offered
        assert "/pelatihan/tambah/" in text
    assert "/tambah/" not in text_of(cast, cast.made, "claims:person", cast.putri_employee.pk)


# --- entering -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["pelatihan", "pendidikan", "kinerja"])
def test_the_form_is_for_those_who_enter_for_the_person(cast: Cast, kind: str) -> None:
    address = reverse("claims:enter", args=[cast.putri_employee.pk, kind])
    for somebody in (cast.putri, cast.hadi, cast.rahayu):
        assert cast.client(somebody).get(address).status_code == 200
    for somebody, status in ((cast.bupati, 403), (cast.made, 403), (cast.sari, 404)):
        assert cast.client(somebody).get(address).status_code == status
    assert cast.client(cast.joko).get(address).status_code == 404


def test_the_form_of_discipline_is_for_operators(cast: Cast) -> None:
    address = reverse("claims:enter", args=[cast.putri_employee.pk, "disiplin"])
    assert cast.client(cast.rahayu).get(address).status_code == 200
    for somebody in (cast.putri, cast.hadi):
        assert cast.client(somebody).get(address).status_code == 403
    unknown = reverse("claims:enter", args=[cast.putri_employee.pk, "hadiah"])
    assert cast.client(cast.rahayu).get(unknown).status_code == 404


@pytest.mark.parametrize(
    ("kind", "evidence"),
    [
        ("pelatihan", "trainings"),
        ("pendidikan", "education_history"),
        ("kinerja", "performance_ratings"),
    ],
)
def test_an_employee_enters_evidence_and_lands_on_it(cast: Cast, kind: str, evidence: str) -> None:
    address = reverse("claims:enter", args=[cast.putri_employee.pk, kind])
    response = cast.client(cast.putri).post(address, sent(evidence, upload=upload()), follow=True)
    assert "Tersimpan dan menunggu verifikasi." in response.content.decode()
    with at(cast.agency):
        claim = Claim.objects.get()
        assert (claim.evidence, claim.certificates.count()) == (evidence, 1)


def test_two_clicks_lead_to_one_entry(cast: Cast) -> None:
    address = reverse("claims:enter", args=[cast.putri_employee.pk, "pelatihan"])
    client = cast.client(cast.putri)
    first, second = (client.post(address, sent(upload=upload())) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    with at(cast.agency):
        assert (Claim.objects.count(), Certificate.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        ("pelatihan", {"lesson_hours": "-5"}, "tidak boleh negatif"),
        ("pelatihan", {"lesson_hours": "73"}, "tidak muat dalam 3 hari"),
        ("pelatihan", {"ended_on": "2999-01-01", "started_on": ""}, "belum selesai"),
        ("pelatihan", {"ended_on": "2025-03-02"}, "sebelum mulai"),
        ("kinerja", {"rating": "CUKUP"}, "tidak ada pada skala"),
        ("pendidikan", {"ended_on": "2999-01-01"}, "belum tiba"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(
    cast: Cast, kind: str, data: dict[str, str], said: str
) -> None:
    evidence = {"pelatihan": "trainings", "kinerja": "performance_ratings"}.get(
        kind, "education_history"
    )
    address = reverse("claims:enter", args=[cast.putri_employee.pk, kind])
    response = cast.client(cast.putri).post(address, sent(evidence, upload=upload(), **data))
    text = response.content.decode()
    assert response.status_code == 422
    assert said in text
    assert "Pilih berkasnya sekali lagi" in text
    assert 'value="kunci-1"' in text
    kept = {"trainings": "BPSDM Provinsi", "education_history": "Administrasi Publik"}
    assert f'value="{kept.get(evidence, "2024")}"' in text
    with at(cast.agency):
        assert not Claim.objects.exists()


def test_a_leadership_course_for_a_pelaksana_is_refused_in_words(cast: Cast) -> None:
    with at(cast.agency):
        Employee.objects.filter(pk=cast.putri_employee.pk).update(
            position_tier="PELAKSANA", position_kind="PELAKSANA"
        )
    address = reverse("claims:enter", args=[cast.putri_employee.pk, "pelatihan"])
    course = sent(training_kind="STRUKTURAL", structural_level="PKP")
    text = cast.client(cast.putri).post(address, course).content.decode()
    assert "Diklat kepemimpinan bukan untuk jabatan" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\x00" * 9, "program Windows (.exe)"),
        (b"<html><body onload=x>", "halaman web"),
        (b"<svg onload='x'></svg>", "halaman web atau gambar SVG"),
        (b"PK\x03\x04" + b"\x00" * 9, "arsip ZIP"),
        (b"%PDF-1.4 tanpa akhir", "terpotong"),
        (b"", "kosong"),
        (jpeg() + b"PK\x03\x04", "ada isi lain"),
    ],
)
def test_a_file_that_is_no_certificate_is_told_beside_the_file_field(
    cast: Cast, content: bytes, said: str
) -> None:
    address = reverse("claims:enter", args=[cast.putri_employee.pk, "pelatihan"])
    file = SimpleUploadedFile("../../etc/sertifikat.pdf", content, "application/pdf")
    response = cast.client(cast.putri).post(address, sent(upload=file))
    assert response.status_code == 422
    [told] = response.context["form"].errors["upload"]
    assert said in told
    assert "etc/" not in told
    with at(cast.agency):
        assert not Claim.objects.exists()


def test_what_looks_the_same_is_shown_and_taken_with_a_reason(cast: Cast) -> None:
    first = made(cast)
    address = reverse("claims:enter", args=[cast.putri_employee.pk, "pelatihan"])
    client = cast.client(cast.putri)
    again = sent(title="bimbingan teknis laporan kinerja!")
    response = client.post(address, again)
    text = response.content.decode()
    assert response.status_code == 422
    assert reverse("claims:claim", args=[first.pk]) in text
    assert "Mengapa ini bukan entri yang sama" in text
    assert client.post(address, again | {"same_reason": "Angkatan kedua."}).status_code == 302
    with at(cast.agency):
        assert Claim.objects.count() == 2
        actions.verify_claim(cast.rahayu, first)
    response = client.post(address, sent(once_key="k2", same_reason="Tetap."))
    assert "sudah terverifikasi" in response.content.decode()


def test_the_hint_tells_the_points_and_stores_nothing(cast: Cast) -> None:
    address = reverse("claims:worth", args=[cast.putri_employee.pk, "kinerja"])
    client = cast.client(cast.putri)
    assert client.get(address).status_code == 405
    assert "poin IP ASN" in client.post(address, sent("performance_ratings")).content.decode()
    assert "poin" not in client.post(address, {"year": ""}).content.decode()
    wrong = sent("performance_ratings", rating="CUKUP")
    assert "poin" not in client.post(address, wrong).content.decode()
    for somebody, status in ((cast.made, 403), (cast.joko, 404)):
        assert cast.client(somebody).post(address, {}).status_code == status
    with at(cast.agency):
        assert not Claim.objects.exists()


def test_the_hint_tells_nobody_whether_somebody_was_punished(cast: Cast) -> None:
    address = reverse("claims:worth", args=[cast.putri_employee.pk, "disiplin"])
    told = sent("sanctions")
    assert "poin IP ASN" in cast.client(cast.rahayu).post(address, told).content.decode()
    for somebody in (cast.hadi, cast.putri):
        assert cast.client(somebody).post(address, told).status_code == 403


def test_the_page_of_an_entry_asks_later_what_it_would_earn(cast: Cast) -> None:
    claim = made(cast, "education_history")
    address = reverse("claims:claim_worth", args=[claim.pk])
    assert f'hx-get="{address}"' in text_of(cast, cast.hadi, "claims:claim", claim.pk)
    assert "+5,00 poin" in text_of(cast, cast.putri, "claims:claim_worth", claim.pk)
    with at(cast.agency):
        actions.return_claim(cast.rahayu, claim, reason="x")
    assert "poin" not in text_of(cast, cast.putri, "claims:claim_worth", claim.pk)
    for somebody in (cast.joko, cast.sari):
        assert cast.client(somebody).get(address).status_code == 404


# --- one entry ----------------------------------------------------------------------------------


def test_an_entry_is_shown_to_those_who_see_the_person(cast: Cast) -> None:
    claim = made(cast)
    for somebody in (cast.putri, cast.hadi, cast.rahayu, cast.bupati, cast.made):
        assert claim.subject in text_of(cast, somebody, "claims:claim", claim.pk)
    for somebody in (cast.joko, cast.sari):
        response = cast.client(somebody).get(reverse("claims:claim", args=[claim.pk]))
        assert response.status_code == 404


def test_a_sanction_is_shown_to_operators_and_whom_it_is_about_alone(cast: Cast) -> None:
    claim = made(cast, "sanctions")
    for somebody in (cast.putri, cast.rahayu):
        assert "Teguran tertulis" in text_of(cast, somebody, "claims:claim", claim.pk)
    for somebody in (cast.hadi, cast.bupati, cast.made):
        response = cast.client(somebody).get(reverse("claims:claim", args=[claim.pk]))
        assert response.status_code == 404
        page = text_of(cast, somebody, "claims:person", cast.putri_employee.pk)
        assert "Hukuman disiplin" not in page
        assert f"/bukti/{claim.pk}/" not in page


def test_the_page_offers_each_reader_what_they_may_do(cast: Cast) -> None:
    claim = made(cast)
    offers = {
        somebody.username: {
            word
            for word in ("verifikasi/", "kembalikan/", "perbaiki/", "tarik/", "batalkan/")
            if f"/bukti/{claim.pk}/{word}" in text_of(cast, somebody, "claims:claim", claim.pk)
        }
        for somebody in (cast.putri, cast.hadi, cast.rahayu, cast.made)
    }
    decide = {"verifikasi/", "kembalikan/"}
    assert offers == {
        "putri": {"perbaiki/", "tarik/"},
        "hadi": decide,
        "rahayu": decide,
        "made": set(),
    }


def test_who_entered_it_alone_in_the_agency_is_told_what_to_do(cast: Cast) -> None:
    claim = made(cast, "sanctions")
    text = text_of(cast, cast.rahayu, "claims:claim", claim.pk)
    assert "baru mempunyai satu operator" in text
    second_operator(cast)
    text = text_of(cast, cast.rahayu, "claims:claim", claim.pk)
    assert "orang lain yang memverifikasinya" in text
    assert "baru mempunyai satu operator" not in text


def test_the_verifier_sees_likeness_the_same_file_and_the_way_on(cast: Cast) -> None:
    first = made(cast, upload=upload(png()))
    second = made(
        cast, title="Lain", certificate_number=" 12/BPSDM-2025", same_reason="Beda.",
        upload=upload(png()),
    )  # fmt: skip
    text = text_of(cast, cast.hadi, "claims:claim", second.pk)
    assert "Mirip dengan bukti lain" in text
    assert "Berkas yang persis sama" in text
    assert 'rel="prev"' in text
    assert 'rel="next"' not in text
    assert 'rel="next"' in text_of(cast, cast.hadi, "claims:claim", first.pk)
    assert "Mirip" not in text_of(cast, cast.putri, "claims:claim", second.pk)


# --- correcting ---------------------------------------------------------------------------------


def test_a_returned_entry_is_corrected_by_its_owner(cast: Cast) -> None:
    claim = made(cast)
    with at(cast.agency):
        actions.return_claim(cast.rahayu, claim, reason="JP-nya keliru.")
    address = reverse("claims:correct", args=[claim.pk])
    client = cast.client(cast.putri)
    assert "JP-nya keliru." in client.get(address).content.decode()
    assert client.post(address, sent(lesson_hours="20")).status_code == 302
    with at(cast.agency):
        claim.refresh_from_db()
        assert (claim.state, claim.lesson_hours) == ("DIAJUKAN", 20)
    for somebody, status in ((cast.hadi, 403), (cast.rahayu, 403), (cast.joko, 404)):
        assert cast.client(somebody).get(address).status_code == status


def test_a_verified_entry_has_no_form(cast: Cast) -> None:
    claim = made(cast)
    with at(cast.agency):
        actions.verify_claim(cast.rahayu, claim)
    assert (
        cast.client(cast.putri).get(reverse("claims:correct", args=[claim.pk])).status_code == 403
    )


def test_an_entry_is_withdrawn_with_a_press(cast: Cast) -> None:
    claim = made(cast)
    address = reverse("claims:withdraw", args=[claim.pk])
    assert cast.client(cast.putri).get(address).status_code == 405
    assert cast.client(cast.hadi).post(address).status_code == 403
    response = cast.client(cast.putri).post(address, follow=True)
    assert "sudah ditarik" in response.content.decode()
    again = cast.client(cast.putri).post(address, follow=True)
    assert "berkeadaan: Ditarik" in again.content.decode()


# --- files --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind", "name"),
    [
        (None, "application/pdf", ".pdf"),
        (png(), "image/png", ".png"),
        (jpeg(), "image/jpeg", ".jpg"),
    ],
)
def test_a_file_is_handed_out_locked_up(
    cast: Cast, content: bytes | None, kind: str, name: str
) -> None:
    claim = made(cast, upload=upload(content, "Nama Asli <b>.pdf"))
    certificate = file_of(cast, claim)
    address = reverse("claims:certificate", args=[claim.pk, certificate.pk])
    answer = cast.client(cast.rahayu).get(address)
    assert answer.headers["Content-Type"] == kind
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="sertifikat-{claim.pk}{name}"'
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]
    with certificate.file.open("rb") as kept:
        assert answer.content == kept.read()


def test_a_file_is_for_the_owner_and_verifiers_and_opening_it_is_recorded(cast: Cast) -> None:
    claim = made(cast, upload=upload())
    args = [claim.pk, file_of(cast, claim).pk]
    address = reverse("claims:certificate", args=args)
    for somebody, status, is_recorded in (
        (cast.putri, 200, False),
        (cast.hadi, 200, True),
        (cast.rahayu, 200, True),
        (cast.bupati, 403, False),
        (cast.made, 403, False),
        (cast.sari, 404, False),
        (cast.joko, 404, False),
    ):
        with at(cast.agency):
            before = Entry.objects.filter(act="claims.certificate.taken").count()
        assert cast.client(somebody).get(address).status_code == status
        with at(cast.agency):
            after = Entry.objects.filter(act="claims.certificate.taken").count()
        assert (after - before == 1) is is_recorded


def test_a_file_is_found_through_its_own_entry_only(cast: Cast) -> None:
    claim = made(cast, upload=upload())
    other = made(cast, "education_history")
    address = reverse("claims:certificate", args=[other.pk, file_of(cast, claim).pk])
    assert cast.client(cast.rahayu).get(address).status_code == 404


def test_a_kept_file_has_no_address_of_its_own(cast: Cast) -> None:
    claim = made(cast, upload=upload())
    name = file_of(cast, claim).file.name
    for start in ("/", "/files/", "/media/", "/statis/"):
        assert cast.client(cast.rahayu).get(f"{start}{name}").status_code == 404


# --- deciding -----------------------------------------------------------------------------------


def test_verifying_leads_on_to_the_next_entry(cast: Cast) -> None:
    first, second = made(cast), made(cast, title="B", certificate_number="2")
    client = cast.client(cast.hadi)
    response = client.post(reverse("claims:verify", args=[first.pk]), {"fits_post": "True"})
    assert response.headers["Location"] == reverse("claims:claim", args=[second.pk])
    response = client.post(reverse("claims:verify", args=[second.pk]), {"fits_post": "False"})
    assert response.headers["Location"] == reverse("claims:queue")
    with at(cast.agency):
        fits = dict(Training.objects.values_list("title", "fits_post"))
    assert fits == {first.title: True, "B": False}


def test_deciding_is_for_those_in_charge_who_had_no_hand_in_it(cast: Cast) -> None:
    claim = made(cast)
    for word, data in (
        ("verify", {"fits_post": "True"}),
        ("send_back", {"kembali-reason": "x"}),
        ("undo", {"batal-reason": "x"}),
    ):
        address = reverse(f"claims:{word}", args=[claim.pk])
        assert cast.client(cast.hadi).get(address).status_code == 405
        for somebody, status in ((cast.putri, 403), (cast.made, 403), (cast.joko, 404)):
            assert cast.client(somebody).post(address, data).status_code == status
    with at(cast.agency):
        assert Claim.objects.get().state == "DIAJUKAN"


def test_what_is_not_said_is_asked_for_and_what_was_said_stays(cast: Cast) -> None:
    claim = made(cast)
    client = cast.client(cast.hadi)
    response = client.post(
        reverse("claims:verify", args=[claim.pk]), {"reason": "Catatan yang panjang."}
    )
    assert response.status_code == 422
    assert "Catatan yang panjang." in response.content.decode()
    response = client.post(reverse("claims:send_back", args=[claim.pk]), {"kembali-reason": " "})
    assert response.status_code == 422
    with at(cast.agency):
        assert Claim.objects.get().state == "DIAJUKAN"


def seen_at(text: str) -> str:
    """Return until when what a page shows was sent."""
    return text.split('name="seen_at" value="')[1].split('"', maxsplit=1)[0]


def test_what_was_changed_after_the_verifier_looked_is_not_verified(cast: Cast) -> None:
    claim = made(cast)
    page = seen_at(text_of(cast, cast.hadi, "claims:claim", claim.pk))
    table = seen_at(text_of(cast, cast.hadi, "claims:queue"))
    with at(cast.agency):
        actions.correct_claim(cast.putri, claim, entered=entered(title="Lain"), day=DAY)
    client, one = cast.client(cast.hadi), reverse("claims:verify", args=[claim.pk])
    refused = client.post(one, {"fits_post": "True", "seen_at": page})
    assert refused.status_code == 422
    many = {"pk": [claim.pk], "reason": "x", "seen_at": table}
    text = client.post(reverse("claims:verify_many"), many, follow=True).content.decode()
    assert "diperbaiki setelah Anda membukanya" in text
    again = seen_at(refused.content.decode())
    assert client.post(one, {"fits_post": "True", "seen_at": again}).status_code == 302
    with at(cast.agency):
        assert Training.objects.get().title == "Lain"


def test_a_proof_that_came_later_was_not_looked_at(cast: Cast) -> None:
    claim = made(cast)
    page = seen_at(text_of(cast, cast.hadi, "claims:claim", claim.pk))
    with at(cast.agency):
        keep_file(cast.putri.pk, claim, upload())
    address = reverse("claims:verify", args=[claim.pk])
    response = cast.client(cast.hadi).post(address, {"fits_post": "True", "seen_at": page})
    assert response.status_code == 422


def test_a_reason_too_long_to_be_kept_is_refused(cast: Cast) -> None:
    claim = made(cast)
    client, address = cast.client(cast.putri), reverse("claims:withdraw", args=[claim.pk])
    for length, state in ((1_001, "DIAJUKAN"), (1_000, "DITARIK")):
        client.post(address, {"reason": "x" * length})
        with at(cast.agency):
            assert Claim.objects.get().state == state


def test_a_returned_entry_says_why_to_its_owner(cast: Cast) -> None:
    claim = made(cast)
    cast.client(cast.hadi).post(
        reverse("claims:send_back", args=[claim.pk]), {"kembali-reason": "Pindai ulang."}
    )
    text = text_of(cast, cast.putri, "claims:claim", claim.pk)
    assert "Pindai ulang." in text
    assert "Dikembalikan" in text


def test_a_verification_is_undone_on_the_page_of_the_entry(cast: Cast) -> None:
    claim = made(cast)
    with at(cast.agency):
        actions.verify_claim(cast.hadi, claim)
    client = cast.client(cast.rahayu)
    address = reverse("claims:undo", args=[claim.pk])
    assert client.post(address, {"batal-reason": ""}).status_code == 422
    response = client.post(address, {"batal-reason": "Salah orang."}, follow=True)
    assert "entri menunggu lagi" in response.content.decode()
    with at(cast.agency):
        assert not Training.objects.exists()


def test_what_cannot_become_evidence_is_told_on_the_page(cast: Cast) -> None:
    claim = made(cast)
    with at(cast.agency):
        Training.objects.create(
            employee=cast.putri_employee,
            title=claim.title,
            training_kind="TEKNIS",
            ended_on=FACTS["trainings"]["ended_on"],
        )
    address = reverse("claims:verify", args=[claim.pk])
    response = cast.client(cast.hadi).post(address, {"fits_post": "True"})
    assert response.status_code == 422
    assert "sudah tercatat" in response.content.decode()


# --- the queue ----------------------------------------------------------------------------------


def test_the_queue_is_for_those_who_decide(cast: Cast) -> None:
    claim = made(cast)
    for somebody in (cast.hadi, cast.rahayu):
        assert claim.subject in text_of(cast, somebody, "claims:queue")
    for somebody in (cast.putri, cast.sari, cast.bupati, cast.made):
        for name in ("claims:queue", "claims:export"):
            assert cast.client(somebody).get(reverse(name)).status_code == 403
    assert claim.subject not in text_of(cast, cast.joko, "claims:queue")


def test_an_empty_queue_and_an_empty_search_say_so(cast: Cast) -> None:
    assert "Antrean kosong" in text_of(cast, cast.hadi, "claims:queue")
    response = cast.client(cast.hadi).get(reverse("claims:queue"), {"q": "tidak ada"})
    assert "Tidak ada entri yang cocok" in response.content.decode()


def test_many_are_decided_on_with_one_reason(cast: Cast) -> None:
    with at(cast.agency):
        people = [employee(cast.agency, cast.unit, f"Orang {n}", n) for n in range(10, 13)]
        numbers = [submitted(cast.rahayu, person).pk for person in people]
    client = cast.client(cast.hadi)
    address = reverse("claims:verify_many")
    text = client.post(address, {"pk": numbers, "reason": ""}, follow=True).content.decode()
    assert "Alasannya belum ditulis." in text
    data = {"pk": numbers[:2], "reason": "Cocok dengan daftar hadir."}
    assert "2 entri diputuskan." in client.post(address, data, follow=True).content.decode()
    data = {"pk": numbers, "reason": "Tanpa berkas."}
    text = client.post(reverse("claims:return_many"), data, follow=True).content.decode()
    assert "1 entri diputuskan." in text
    for somebody in (cast.putri, cast.made):
        assert cast.client(somebody).post(address, data).status_code == 403
    with at(cast.agency):
        assert Training.objects.count() == 2


def test_one_that_cannot_be_decided_is_named_with_the_reason(cast: Cast) -> None:
    claim = made(cast)
    with at(cast.agency):
        Training.objects.create(
            employee=cast.putri_employee,
            title=claim.title,
            training_kind="TEKNIS",
            ended_on=FACTS["trainings"]["ended_on"],
        )
    response = cast.client(cast.hadi).post(
        reverse("claims:verify_many"), {"pk": [claim.pk], "reason": "x"}, follow=True
    )
    assert f"Putri Anjani · {claim.subject}: Bukti yang sama" in response.content.decode()


def test_the_queue_is_taken_away_as_a_workbook_on_record(cast: Cast) -> None:
    claim = made(cast)
    answer = cast.client(cast.hadi).get(reverse("claims:export"))
    said = unpacked(answer.content)
    assert claim.subject in said
    assert str(cast.putri_employee.nip) not in said
    with at(cast.agency):
        assert Entry.objects.latest("pk").act == "claims.queue.taken"


# --- budgets and the header ---------------------------------------------------------------------


def test_pages_ask_the_database_a_bounded_number_of_times(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with at(cast.agency):
        people = [employee(cast.agency, cast.unit, f"Orang {n}", n) for n in range(10, 30)]
        for person in people:
            submitted(cast.rahayu, person, upload=upload())
        for number in range(20):
            submitted(
                cast.putri, cast.putri_employee, title=f"K{number}", certificate_number=f"{number}"
            )
        claim = Claim.objects.filter(employee=cast.putri_employee).first()
    assert claim is not None
    for somebody, name, args, most in (
        (cast.hadi, "claims:queue", [], 24),
        (cast.putri, "claims:person", [cast.putri_employee.pk], 18),
        (cast.hadi, "claims:claim", [claim.pk], 45),
        (cast.putri, "claims:claim", [claim.pk], 35),
    ):
        client = cast.client(somebody)
        with django_assert_max_num_queries(most):
            client.get(reverse(name, args=args))


def test_the_header_shows_how_many_wait_to_those_who_decide(cast: Cast) -> None:
    made(cast)
    word = "Entri menunggu verifikasi Anda"
    for somebody, is_shown in ((cast.hadi, True), (cast.rahayu, True), (cast.putri, False)):
        assert (word in text_of(cast, somebody, "accounts:profile")) is is_shown
