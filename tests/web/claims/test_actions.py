import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from takar.exchange.files.sniff import FileTooLarge, WrongFileType
from takar.tables import TABLES
from takar.web.accounts.models import Membership, Role, User
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.claims import actions
from takar.web.claims.actions.refusals import (
    AlreadyOnRecord,
    LooksTheSame,
    NotNow,
    NotYours,
    SpentKey,
    WithoutReason,
)
from takar.web.claims.models import Certificate, Claim
from takar.web.claims.queries import claims_table
from takar.web.kit.scope import scopes_disabled
from takar.web.notices.models import Notice
from takar.web.people.actions.records import BadRecord
from takar.web.people.models import Education, PerformanceRating, Sanction, Training
from takar.web.people.queries import evidence_of
from tests.cast import Cast, employee, user
from tests.web.claims.made import (
    COURSE,
    DAY,
    DEGREE,
    at,
    entered,
    jpeg,
    png,
    second_operator,
    submitted,
    upload,
)


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with at(cast.agency):
        yield cast


def files_kept() -> set[Path]:
    return {path for path in (settings.HOME / "files").rglob("*") if path.is_file()}


def log(act: str) -> Entry:
    return Entry.objects.filter(act=act).latest("pk")


# --- entering ---------------------------------------------------------------------------------


def test_who_it_is_about_operators_and_the_head_of_the_unit_enter_evidence(here: Cast) -> None:
    for number, somebody in enumerate((here.putri, here.rahayu, here.hadi)):
        claim = submitted(
            somebody, here.putri_employee, title=f"Kursus {number}", certificate_number=f"{number}"
        )
        assert (claim.state, claim.entered_by, claim.submitted_by) == (
            "DIAJUKAN",
            somebody,
            somebody,
        )
    for somebody in (here.sari, here.bupati, here.made, here.joko):
        with pytest.raises(NotPermitted):
            submitted(somebody, here.putri_employee, title="Kursus lain")
    assert Claim.objects.count() == 3


def test_the_head_of_another_unit_enters_nothing(here: Cast) -> None:
    stranger = user("Gatot", here.agency, Role.UNIT_HEAD)
    with pytest.raises(NotPermitted):
        submitted(stranger, here.putri_employee)


def test_discipline_is_entered_by_operators_only_and_never_about_oneself(here: Cast) -> None:
    assert submitted(here.rahayu, here.putri_employee, "sanctions").evidence == "sanctions"
    for somebody in (here.putri, here.hadi):
        with pytest.raises(NotYours):
            submitted(somebody, here.putri_employee, "sanctions", sanction_level="BERAT")
    Membership.objects.create(user=here.putri, agency=here.agency, role=Role.OPERATOR)
    putri = User.objects.get(pk=here.putri.pk)
    with pytest.raises(NotYours):
        submitted(putri, here.putri_employee, "sanctions", sanction_level="BERAT")


def test_an_entry_keeps_what_belongs_to_its_kind_and_nothing_else(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee, "education_history", rating="BAIK")
    claim.refresh_from_db()
    assert (claim.education_level, claim.title, claim.ended_on) == (
        "S2",
        DEGREE["title"],
        DEGREE["ended_on"],
    )
    assert claim.rating is None


def test_a_double_click_saves_once(here: Cast) -> None:
    twice = entered(upload=upload())
    first = actions.submit_claim(here.putri, here.putri_employee, entered=twice, day=DAY)
    again = actions.submit_claim(here.putri, here.putri_employee, entered=twice, day=DAY)
    assert (first, Claim.objects.count(), Certificate.objects.count()) == (again, 1, 1)
    with pytest.raises(SpentKey):
        actions.submit_claim(here.rahayu, here.putri_employee, entered=twice, day=DAY)


def test_what_waits_earns_nothing_but_is_told(here: Cast) -> None:
    submitted(here.putri, here.putri_employee)
    assert evidence_of(here.agency)["trainings"].num_rows == 0
    rows = claims_table(here.agency).to_pylist()
    assert [(row["employee_id"], row["lesson_hours"]) for row in rows] == [
        (here.putri_employee.code, COURSE["lesson_hours"])
    ]


def test_those_who_may_verify_are_told_and_nobody_else(here: Cast) -> None:
    submitted(here.putri, here.putri_employee)
    assert set(Notice.objects.values_list("user", flat=True)) == {here.rahayu.pk, here.hadi.pk}
    Notice.objects.all().delete()
    submitted(here.putri, here.putri_employee, "education_history")
    assert set(Notice.objects.values_list("user", flat=True)) == {here.rahayu.pk}
    Notice.objects.all().delete()
    actions.submit_claim(
        here.putri, here.putri_employee, entered=entered("performance_ratings"), is_quiet=True
    )
    assert not Notice.objects.exists()


def test_a_notice_about_discipline_tells_neither_who_nor_what(here: Cast) -> None:
    wati = second_operator(here)
    claim = submitted(here.rahayu, here.putri_employee, "sanctions")
    actions.verify_claim(wati, claim)
    said = " ".join(str(notice) for notice in Notice.objects.all())
    told = set(Notice.objects.values_list("user", flat=True))
    assert told == {wati.pk, here.rahayu.pk}
    assert "Putri" not in said
    assert "Teguran" not in said
    assert "disiplin" not in said


# --- what looks the same ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"certificate_number": None, "title": "bimbingan teknis — LAPORAN kinerja!"},
        {"title": "Judul lain sama sekali", "certificate_number": "12 / bpsdm / 2025"},
    ],
)
def test_an_entry_that_looks_the_same_needs_a_reason(here: Cast, changes: dict[str, Any]) -> None:
    first = submitted(here.putri, here.putri_employee)
    with pytest.raises(LooksTheSame) as refused:
        submitted(here.putri, here.putri_employee, **changes)
    assert [one.claim for one in refused.value.alike] == [first]
    second = submitted(
        here.putri, here.putri_employee, **changes, same_reason="Angkatan kedua, hari lain."
    )
    assert second.same_reason == "Angkatan kedua, hari lain."


@pytest.mark.parametrize(
    "changes",
    [
        {"ended_on": COURSE["started_on"]},
        {"training_kind": "SEMINAR"},
        {"title": "Bimbingan Teknis Laporan Keuangan"},
    ],
)
def test_another_day_kind_or_title_is_another_event(here: Cast, changes: dict[str, Any]) -> None:
    submitted(here.putri, here.putri_employee)
    submitted(here.putri, here.putri_employee, certificate_number="lain", **changes)
    assert Claim.objects.count() == 2


def test_the_same_course_of_somebody_else_is_no_duplicate(here: Cast) -> None:
    other = employee(here.agency, here.unit, "Budi Santoso", 3)
    submitted(here.putri, here.putri_employee)
    submitted(here.rahayu, other)
    assert Claim.objects.count() == 2


def test_what_is_verified_already_is_refused_even_with_a_reason(here: Cast) -> None:
    actions.verify_claim(here.rahayu, submitted(here.putri, here.putri_employee))
    with pytest.raises(AlreadyOnRecord):
        submitted(here.putri, here.putri_employee, same_reason="Tetap ingin.")
    PerformanceRating.objects.create(employee=here.putri_employee, year=2024, rating="BAIK")
    with pytest.raises(AlreadyOnRecord):
        submitted(here.putri, here.putri_employee, "performance_ratings", rating="SANGAT_BAIK")


def test_what_is_on_record_in_nearly_the_same_words_is_shown(here: Cast) -> None:
    Training.objects.create(
        employee=here.putri_employee,
        title="BIMBINGAN TEKNIS: Laporan Kinerja",
        training_kind="TEKNIS",
        ended_on=COURSE["ended_on"],
    )
    with pytest.raises(LooksTheSame) as refused:
        submitted(here.putri, here.putri_employee)
    assert [(one.says, one.claim) for one in refused.value.alike] == [
        ("BIMBINGAN TEKNIS: Laporan Kinerja", None)
    ]


def test_a_withdrawn_entry_stands_in_nobodys_way(here: Cast) -> None:
    first = submitted(here.putri, here.putri_employee)
    actions.withdraw_claim(here.putri, first)
    assert submitted(here.putri, here.putri_employee).state == "DIAJUKAN"


# --- files --------------------------------------------------------------------------------------


def test_a_certificate_is_kept_under_a_name_nobody_can_guess(here: Cast) -> None:
    before = files_kept()
    claim = submitted(
        here.putri, here.putri_employee, upload=upload(name="../../Putri Anjani 1980.pdf")
    )
    certificate = claim.certificates.get()
    [path] = files_kept() - before
    assert (certificate.kind, certificate.size) == ("PDF", path.stat().st_size)
    assert settings.HOME / "files" / "certificates" in path.parents
    assert "Putri" not in str(path)
    assert path.stat().st_mode & 0o077 == 0
    assert not os.access(path, os.X_OK) or os.geteuid() == 0
    assert len(path.stem) == 40


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"MZ\x90\x00" * 20, WrongFileType),
        (b"<html><script>", WrongFileType),
        (b"<svg xmlns='x'/>", WrongFileType),
        (b"PK\x03\x04" + b"\x00" * 30, WrongFileType),
        (b"%PDF-" + b"x" * 6_000_000, FileTooLarge),
    ],
)
def test_a_file_that_is_no_certificate_saves_nothing(
    here: Cast, content: bytes, problem: type[Exception]
) -> None:
    before = files_kept()
    with pytest.raises(problem):
        submitted(here.putri, here.putri_employee, upload=upload(content))
    assert (Claim.objects.count(), files_kept()) == (0, before)
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_goes_when_its_entry_cannot_be_kept(
    here: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("mati listrik")

    before = files_kept()
    monkeypatch.setattr("takar.web.claims.actions.entering.tell_verifiers", broken)
    with pytest.raises(RuntimeError):
        submitted(here.putri, here.putri_employee, upload=upload())
    assert (Claim.objects.count(), files_kept()) == (0, before)


def test_a_photograph_is_taken_as_what_it_is(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee, upload=upload(jpeg(), "x.pdf"))
    assert claim.certificates.get().kind == "JPEG"


def test_opening_a_file_is_for_the_owner_and_verifiers_and_is_recorded(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee, upload=upload(png()))
    certificate = claim.certificates.get()
    for somebody in (here.rahayu, here.hadi):
        assert actions.open_certificate(somebody, certificate) == png()
        assert log("claims.certificate.taken").actor == somebody
    for somebody in (here.sari, here.bupati, here.made, here.joko):
        with pytest.raises(NotPermitted):
            actions.open_certificate(somebody, certificate)


def test_the_file_of_a_sanction_is_not_for_the_head_of_the_unit(here: Cast) -> None:
    claim = submitted(here.rahayu, here.putri_employee, "sanctions", upload=upload())
    certificate = claim.certificates.get()
    actions.open_certificate(second_operator(here), certificate)
    with pytest.raises(NotPermitted):
        actions.open_certificate(here.hadi, certificate)


# --- deciding -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("evidence", "model"),
    [
        ("trainings", Training),
        ("education_history", Education),
        ("performance_ratings", PerformanceRating),
        ("sanctions", Sanction),
    ],
)
def test_a_verified_entry_is_evidence_at_once(here: Cast, evidence: str, model: Any) -> None:
    claim = submitted(here.rahayu, here.putri_employee, evidence)
    record = actions.verify_claim(second_operator(here), claim)
    assert model.objects.get() == record == claim.record
    assert (claim.state, claim.record_id) == ("TERVERIFIKASI", record.pk)
    table = evidence_of(here.agency)[evidence]
    assert table.schema == TABLES[evidence].arrow
    [row] = table.to_pylist()
    for name, value in claim.facts().items():
        assert row[name] == value
    assert claims_table(here.agency).num_rows == 0


def test_verifying_a_degree_does_not_touch_what_the_roster_says(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee, "education_history")
    actions.verify_claim(here.rahayu, claim)
    here.putri_employee.refresh_from_db()
    assert here.putri_employee.education_level == "S1"


@pytest.mark.parametrize(("said", "kept"), [(True, True), (False, False), (None, None)])
def test_the_verifier_says_whether_a_training_fits_the_post(
    here: Cast, said: bool | None, kept: bool | None
) -> None:
    claim = submitted(here.putri, here.putri_employee)
    actions.verify_claim(here.rahayu, claim, fits_post=said)
    assert Training.objects.get().fits_post is kept
    assert claim.fits_post is kept


def test_nobody_verifies_what_they_had_a_hand_in(here: Cast) -> None:
    own = employee(here.agency, here.unit, "Rahayu Ningsih", 5, user=here.rahayu)
    about_her = submitted(here.hadi, own, title="Tentang Rahayu", certificate_number="1")
    by_her = submitted(here.rahayu, here.putri_employee)
    for claim in (about_her, by_her):
        with pytest.raises(NotPermitted):
            actions.verify_claim(here.rahayu, claim)
        with pytest.raises(NotPermitted):
            actions.return_claim(here.rahayu, claim, reason="Kurang jelas.")
    with pytest.raises(NotPermitted):
        actions.verify_claim(here.putri, by_her)
    actions.verify_claim(here.hadi, by_her)
    actions.verify_claim(second_operator(here), about_her)


def test_who_corrected_an_entry_had_a_hand_in_it_too(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    with pytest.raises(NotPermitted):
        actions.correct_claim(here.hadi, claim, entered=entered(title="Judul baru"), day=DAY)
    by_hadi = submitted(here.hadi, here.putri_employee, title="Dari Hadi", certificate_number="9")
    mended = entered(title="Diperbaiki", certificate_number="9")
    actions.correct_claim(here.putri, by_hadi, entered=mended, day=DAY)
    with pytest.raises(NotPermitted):
        actions.verify_claim(here.hadi, by_hadi)


def test_the_head_of_the_unit_verifies_trainings_of_their_people_only(here: Cast) -> None:
    actions.verify_claim(here.hadi, submitted(here.putri, here.putri_employee))
    degree = submitted(here.putri, here.putri_employee, "education_history")
    elsewhere = employee(here.agency, None, "Tanpa Unit", 7)  # type: ignore[arg-type]
    course = submitted(here.rahayu, elsewhere)
    for claim in (degree, course):
        with pytest.raises(NotPermitted):
            actions.verify_claim(here.hadi, claim)


def test_others_decide_on_nothing(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    for somebody in (here.sari, here.bupati, here.made, here.joko, here.putri):
        with pytest.raises(NotPermitted):
            actions.verify_claim(somebody, claim)
        with pytest.raises(NotPermitted):
            actions.return_claim(somebody, claim, reason="x")
    assert not Training.objects.exists()


def test_a_returned_entry_is_corrected_and_waits_again(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    with pytest.raises(WithoutReason):
        actions.return_claim(here.rahayu, claim, reason="  ")
    Notice.objects.all().delete()
    actions.return_claim(here.rahayu, claim, reason="Berkasnya buram.")
    assert (claim.state, claim.reason) == ("DIKEMBALIKAN", "Berkasnya buram.")
    assert "Berkasnya buram." in str(Notice.objects.get(user=here.putri))
    actions.correct_claim(
        here.putri, claim, entered=entered(lesson_hours=20, upload=upload()), day=DAY
    )
    assert (claim.state, claim.lesson_hours, claim.certificates.count()) == ("DIAJUKAN", 20, 1)
    facts = log("claims.claim.corrected").facts
    assert (facts["facts_before"]["lesson_hours"], facts["facts"]["lesson_hours"]) == ("24", "20")
    assert (facts["before"], facts["after"]) == ("DIKEMBALIKAN", "DIAJUKAN")


def test_a_verified_entry_is_locked(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    stale = Claim.objects.get(pk=claim.pk)
    actions.verify_claim(here.rahayu, claim)
    with pytest.raises(NotNow):
        actions.correct_claim(here.putri, stale, entered=entered(title="Lain"), day=DAY)
    with pytest.raises(NotNow):
        actions.withdraw_claim(here.putri, stale)
    with pytest.raises(NotNow):
        actions.verify_claim(here.hadi, stale)
    with pytest.raises(NotNow):
        actions.return_claim(here.hadi, stale, reason="Terlambat.")
    assert Training.objects.count() == 1


def test_an_entry_is_withdrawn_by_those_it_belongs_to(here: Cast) -> None:
    claim = submitted(here.hadi, here.putri_employee)
    with pytest.raises(NotPermitted):
        actions.withdraw_claim(here.rahayu, claim)
    actions.withdraw_claim(here.putri, claim, reason="Salah unggah.")
    assert (claim.state, claim.reason) == ("DITARIK", "Salah unggah.")


def test_a_sanction_is_not_withdrawn_or_changed_by_whom_it_is_about(here: Cast) -> None:
    claim = submitted(here.rahayu, here.putri_employee, "sanctions")
    with pytest.raises(NotPermitted):
        actions.withdraw_claim(here.putri, claim)
    with pytest.raises(NotPermitted):
        actions.correct_claim(here.putri, claim, entered=entered("sanctions"), day=DAY)
    actions.withdraw_claim(here.rahayu, claim)


def test_undoing_a_verification_removes_the_evidence_again(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    other = Training.objects.create(
        employee=here.putri_employee, training_kind="SEMINAR", ended_on=DAY
    )
    actions.verify_claim(here.rahayu, claim, fits_post=False)
    with pytest.raises(NotPermitted):
        actions.undo_claim(here.putri, claim, reason="Ingin mengubah.")
    with pytest.raises(WithoutReason):
        actions.undo_claim(here.rahayu, claim, reason="")
    actions.undo_claim(here.rahayu, claim, reason="Sertifikat milik orang lain.")
    assert (claim.state, claim.record_id, claim.fits_post) == ("DIAJUKAN", None, None)
    assert list(Training.objects.all()) == [other]
    facts = log("claims.verification.undone").facts
    assert facts["removed"]["title"] == COURSE["title"]
    assert facts["reason"] == "Sertifikat milik orang lain."
    actions.verify_claim(here.hadi, claim)
    assert Training.objects.count() == 2


def test_undoing_works_although_the_evidence_was_removed_by_hand(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    actions.verify_claim(here.rahayu, claim).delete()
    assert claim.record is None
    actions.undo_claim(here.rahayu, claim, reason="Sudah dihapus.")
    assert claim.state == "DIAJUKAN"


def test_what_cannot_become_evidence_leaves_the_entry_waiting(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee, "performance_ratings")
    PerformanceRating.objects.create(employee=here.putri_employee, year=2024, rating="KURANG")
    with pytest.raises(BadRecord):
        actions.verify_claim(here.rahayu, claim)
    claim.refresh_from_db()
    assert claim.state == "DIAJUKAN"
    assert PerformanceRating.objects.get().rating == "KURANG"


def test_every_step_is_recorded_with_what_was_before_and_after(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    actions.return_claim(here.rahayu, claim, reason="Kurang.")
    actions.correct_claim(here.putri, claim, entered=entered(title="Baru"), day=DAY)
    actions.verify_claim(here.hadi, claim)
    actions.undo_claim(here.rahayu, claim, reason="Keliru.")
    actions.withdraw_claim(here.putri, claim)
    acts = list(Entry.objects.filter(act__startswith="claims.").order_by("pk"))
    assert [(one.act, one.facts.get("before"), one.facts.get("after")) for one in acts] == [
        ("claims.claim.submitted", None, None),
        ("claims.claim.returned", "DIAJUKAN", "DIKEMBALIKAN"),
        ("claims.claim.corrected", "DIKEMBALIKAN", "DIAJUKAN"),
        ("claims.claim.verified", "DIAJUKAN", "TERVERIFIKASI"),
        ("claims.verification.undone", "TERVERIFIKASI", "DIAJUKAN"),
        ("claims.claim.withdrawn", "DIAJUKAN", "DITARIK"),
    ]


def test_the_log_says_nothing_of_what_a_sanction_is(here: Cast) -> None:
    wati = second_operator(here)
    claim = submitted(here.rahayu, here.putri_employee, "sanctions", same_reason="rahasia satu")
    actions.return_claim(wati, claim, reason="rahasia dua")
    actions.correct_claim(here.rahayu, claim, entered=entered("sanctions"), day=DAY)
    actions.verify_claim(wati, claim, reason="rahasia tiga")
    actions.undo_claim(wati, claim, reason="rahasia empat")
    text = " ".join(f"{one.subject_name} {one.facts}" for one in Entry.objects.all())
    for word in ("Teguran", "RINGAN", "2025-02-03", "rahasia"):
        assert word not in text


# --- many at once -------------------------------------------------------------------------------


def test_many_are_verified_at_once_each_on_record(here: Cast) -> None:
    people = [employee(here.agency, here.unit, f"Orang {n}", n) for n in range(10, 13)]
    claims = [submitted(here.rahayu, person) for person in people]
    own = submitted(here.hadi, here.putri_employee)
    numbers = [claim.pk for claim in [*claims, own]]
    with pytest.raises(WithoutReason):
        actions.verify_claims(here.hadi, here.agency, claims=numbers, reason="")
    with pytest.raises(NotPermitted):
        actions.verify_claims(here.sari, here.agency, claims=numbers, reason="Cocok.")
    outcome = actions.verify_claims(here.hadi, here.agency, claims=numbers, reason="Cocok.")
    assert (len(outcome.done), outcome.refused) == (3, [])
    assert set(Training.objects.values_list("fits_post", flat=True)) == {True}
    assert Entry.objects.filter(act="claims.claim.verified").count() == 3
    own.refresh_from_db()
    assert own.state == "DIAJUKAN"


def test_one_that_cannot_be_verified_does_not_hold_up_the_others(here: Cast) -> None:
    good = submitted(here.putri, here.putri_employee)
    bad = submitted(here.putri, here.putri_employee, "performance_ratings")
    PerformanceRating.objects.create(employee=here.putri_employee, year=2024, rating="BAIK")
    outcome = actions.verify_claims(
        here.rahayu, here.agency, claims=[good.pk, bad.pk], reason="Dicocokkan dengan arsip."
    )
    assert outcome.done == [good]
    assert [claim for claim, _ in outcome.refused] == [bad]
    bad.refresh_from_db()
    assert bad.state == "DIAJUKAN"


def test_many_are_returned_with_one_reason(here: Cast) -> None:
    claims = [
        submitted(here.putri, here.putri_employee, title=f"K{n}", certificate_number=f"{n}")
        for n in range(2)
    ]
    outcome = actions.return_claims(
        here.rahayu, here.agency, claims=[claim.pk for claim in claims], reason="Tanpa berkas."
    )
    assert len(outcome.done) == 2
    assert set(Claim.objects.values_list("state", "reason")) == {("DIKEMBALIKAN", "Tanpa berkas.")}


def test_nothing_or_too_much_is_no_choice(here: Cast) -> None:
    for numbers in ([], [999_999], range(1, 300)):
        with pytest.raises(actions.BadChoice):
            actions.verify_claims(here.rahayu, here.agency, claims=numbers, reason="x")


def test_claims_of_another_agency_are_never_among_the_chosen(here: Cast) -> None:
    with at(here.other_agency):
        foreign = submitted(here.joko, here.joko_employee)
    with pytest.raises(actions.BadChoice):
        actions.verify_claims(here.rahayu, here.agency, claims=[foreign.pk], reason="x")
    with scopes_disabled():
        assert Claim.objects.get(pk=foreign.pk).state == "DIAJUKAN"


def test_a_table_of_claims_is_stored_as_if_each_had_entered_it(here: Cast) -> None:
    submitted(here.putri, here.putri_employee)
    submitted(here.putri, here.putri_employee, "performance_ratings")
    table = claims_table(here.agency)
    Claim.objects.all().delete()
    with pytest.raises(NotPermitted):
        actions.store_claims(here.putri, here.agency, table=table)
    assert actions.store_claims(here.rahayu, here.agency, table=table) == 2
    kept = claims_table(here.agency).drop_columns("claim_id")
    assert kept.equals(table.drop_columns("claim_id"))
    assert {claim.entered_by for claim in Claim.objects.all()} == {here.putri}


def test_a_taken_queue_is_recorded(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    rows = actions.take_queue(here.rahayu, here.agency, claims=[claim])
    assert rows[0]["Nama"] == "Putri Anjani"
    assert log("claims.queue.taken").facts["claims"] == 1
    with pytest.raises(NotPermitted):
        actions.take_queue(here.putri, here.agency, claims=[claim])


def test_looking_at_what_another_entered_is_recorded(here: Cast) -> None:
    actions.view_claims(here.rahayu, here.putri_employee, page="bukti")
    assert log("claims.claims.viewed").facts["employee"] == here.putri_employee.code
    with pytest.raises(NotPermitted):
        actions.view_claims(here.sari, here.putri_employee, page="bukti")
