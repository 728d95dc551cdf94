from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from takar.web.audit.models import Entry
from takar.web.people.models import Employee
from takar.web.results.models import TalentResult
from takar.web.reviews import actions
from takar.web.reviews.models import Case, Cycle, GroupMember, Proposal
from takar.web.reviews.views.deciding import last_day
from tests.cast import Cast
from tests.web.results.made import talent_run
from tests.web.reviews.made import REASON, Stage


def page(name: str, *rows: object) -> str:
    return reverse(f"reviews:{name}", args=rows)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_who_reads_which_pages(stage: Stage) -> None:
    cast, case = stage.cast, stage.case("Ani")
    meeting = stage.sitting()
    pages = [
        page("cycle", stage.cycle.pk),
        page("board", stage.cycle.pk),
        page("meeting", meeting.pk),
        page("case", case.pk),
        page("group", stage.cycle.pk, "KRS_INSTANSI"),
        page("changes", stage.cycle.pk),
    ]
    for address in (*pages, page("cycles")):
        assert Client().get(address).status_code == 302
        for wrong in (cast.putri, cast.sari):
            assert cast.client(wrong).get(address).status_code == 403
        for right in (cast.rahayu, cast.bupati, cast.made, cast.hadi, stage.tuti):
            assert cast.client(right).get(address).status_code == 200
    joko = cast.client(cast.joko)
    assert {joko.get(address).status_code for address in pages} == {404}
    assert "Belum ada siklus" in text(joko.get(page("cycles")))
    assert cast.client(cast.made).get(page("create")).status_code == 403
    assert cast.client(cast.rahayu).get(page("decide_cycle", stage.cycle.pk)).status_code == 403
    assert cast.client(cast.rahayu).get(page("group", stage.cycle.pk, "LAIN")).status_code == 404


def test_a_head_of_a_unit_without_a_seat_finds_an_empty_room(stage: Stage) -> None:
    stage.cycle.members.filter(user=stage.cast.hadi).delete()
    client = stage.cast.client(stage.cast.hadi)
    assert "Belum ada siklus" in text(client.get(page("cycles")))
    assert client.get(page("cycle", stage.cycle.pk)).status_code == 404


def say(client: Client, name: str, row: int, /, **form: str) -> str:
    """Send a form and return what the next page says."""
    return text(client.post(page(name, row), form, follow=True))


def test_a_cycle_is_opened_and_verified_on_the_pages(stage: Stage) -> None:
    cast = stage.cast
    actions.withdraw_cycle(cast.rahayu, stage.cycle, reason="Diulang pada halaman")
    rahayu = cast.client(cast.rahayu)
    typed = {"year": "2026", "title": "Siklus 2026", "run": str(stage.run.pk)}
    answer = rahayu.post(page("create"), typed)
    pk = int(answer["Location"].rstrip("/").split("/")[-1])
    assert "sudah mempunyai siklus" in text(rahayu.post(page("create"), typed))
    for member, chair in ((cast.hadi, "on"), (cast.made, ""), (stage.tuti, "")):
        say(rahayu, "seat", pk, user=str(member.pk), office="Pejabat", is_chair=chair)
    last = Cycle.objects.get(pk=pk).members.get(user=stage.tuti)
    assert "Anggota komite dilepas" in say(rahayu, "unseat", last.pk)
    assert "Terverifikasi BKPSDM" in say(rahayu, "verify", pk)


def test_a_meeting_is_held_on_the_pages(stage: Stage) -> None:
    cast, pk = stage.cast, stage.verified().pk
    rahayu, hadi = cast.client(cast.rahayu), cast.client(cast.hadi)
    assert "Rapat dibuka" in say(rahayu, "begin", pk, held_on="2026-03-02", place="Aula")
    meeting = stage.cycle.meetings.get()
    seats = [str(one) for one in stage.cycle.members.values_list("pk", flat=True)]
    rahayu.post(page("present", meeting.pk), {"pk": seats})
    assert "Kuorum terpenuhi" in text(rahayu.get(page("board", pk)))
    ani = stage.case("Ani")
    hadi.post(page("propose", ani.pk), {"box_to": "8", "because": REASON})
    one = Proposal.objects.get(case=ani)
    assert "Menunggu keputusan" in text(hadi.get(page("board", pk)))
    assert "1 usulan belum diputuskan" in say(rahayu, "close", meeting.pk)
    said = say(hadi, "decide", one.pk, decision="terima", agree="2", against="1", abstain="0")
    assert "hasil ukur kotak 5" in said
    assert "kembali seperti sebelum" in say(hadi, "undo", one.pk, reason="Salah menghitung suara")
    hadi.post(page("propose", ani.pk), {"box_to": "9", "because": REASON})
    second = Proposal.objects.get(case=ani, state="DIAJUKAN")
    say(hadi, "decide", second.pk, decision="terima")
    say(rahayu, "notes", meeting.pk, notes="Tertib")
    assert "Rapat ditutup" in say(rahayu, "close", meeting.pk)
    minutes = cast.client(cast.made).get(page("minutes", meeting.pk))
    assert minutes.content.startswith(b"%PDF")


def test_a_refused_proposal_stays_on_the_page_with_what_was_typed(stage: Stage) -> None:
    stage.sitting()
    ani, hadi = stage.case("Ani"), stage.cast.client(stage.cast.hadi)
    short = hadi.post(page("propose", ani.pk), {"box_to": "8", "because": "Baik"})
    assert (short.status_code, "Baik</textarea>" in text(short)) == (422, True)
    assert "Alasan paling sedikit" in text(short)
    empty = hadi.post(page("propose", ani.pk), {"box_to": "", "because": REASON})
    assert (empty.status_code, REASON in text(empty)) == (422, True)
    assert not Proposal.objects.exists()
    assert hadi.get(page("propose", ani.pk)).status_code == 302
    fine = hadi.post(page("propose", ani.pk), {"box_to": "8", "because": REASON})
    again = hadi.post(page("propose", ani.pk), {"box_to": "8", "because": REASON})
    assert (fine.status_code, again.status_code) == (302, 422)
    assert Proposal.objects.count() == 1


def test_a_cycle_is_decided_and_shown_on_the_pages(stage: Stage) -> None:
    cast, pk = stage.cast, stage.reviewed().pk
    rahayu, bupati = cast.client(cast.rahayu), cast.client(cast.bupati)
    assert page("decide_cycle", pk) in text(bupati.get(page("cycle", pk)))
    form = {
        "number": "800/1",
        "on": "2026-04-01",
        "valid_from": "2026-04-01",
        "valid_until": "2026-03-01",
        "pool_boxes": ["9"],
        "file": SimpleUploadedFile("sk.pdf", b"%PDF-1.7 sk"),
    }
    refused = bupati.post(page("decide_cycle", pk), form)
    assert (refused.status_code, "berakhir sebelum dimulai" in text(refused)) == (422, True)
    form |= {"valid_until": "2027-03-31", "file": SimpleUploadedFile("sk.pdf", b"%PDF-1.7 sk")}
    assert bupati.post(page("decide_cycle", pk), form).status_code == 302
    assert GroupMember.objects.filter(group="TALENT_POOL").count() == 1
    assert bupati.get(page("decree", pk)).content == b"%PDF-1.7 sk"
    assert "diberi tahu" in say(rahayu, "show", pk, shown="1")
    assert "tidak lagi" in say(rahayu, "show", pk, shown="0")


def test_a_cycle_goes_back_and_is_withdrawn_on_its_page(stage: Stage) -> None:
    stage.verified()
    cast, pk = stage.cast, stage.cycle.pk
    client = cast.client(cast.rahayu)
    assert "Alasan" in text(client.post(page("send_back", pk), {}, follow=True))
    assert stage.again().state == "TERVERIFIKASI_BKPSDM"
    client.post(page("send_back", pk), {"reason": "Lengkapi bukti"})
    assert stage.again().state == "DRAFT"
    client.post(page("withdraw", pk), {"reason": "Peta diukur ulang"})
    assert stage.again().state == "DICABUT"
    assert "Peta diukur ulang" in text(client.get(page("cycle", pk)))


def test_get_does_no_deed(stage: Stage) -> None:
    cast, meeting = stage.cast, stage.sitting()
    client, pk = cast.client(cast.rahayu), stage.cycle.pk
    for name in ("verify", "send_back", "withdraw", "show", "seat", "begin"):
        assert client.get(page(name, pk)).status_code == 405
    for name in ("present", "notes", "close"):
        assert client.get(page(name, meeting.pk)).status_code == 405


def test_the_card_of_a_person_tells_measures_gaps_and_history_and_is_recorded(
    stage: Stage,
) -> None:
    cast, case = stage.cast, stage.case("Dodi")
    client = cast.client(cast.made)
    before = Entry.objects.count()
    said = text(client.get(page("case", case.pk)))
    assert "Umpan balik 360 derajat" in said
    assert "Belum terpetakan" in said
    assert Entry.objects.count() == before + 1
    assert str(case.employee.nip) not in said


def test_one_walks_along_the_filter_and_may_take_a_proposal_back(stage: Stage) -> None:
    cast = stage.cast
    stage.sitting()
    client = cast.client(stage.tuti)
    ani, beni = stage.case("Ani"), stage.case("Beni")
    said = text(client.get(page("case", ani.pk) + "?q=i&hal=2"))
    assert f"{page('case', beni.pk)}?q=i" in said
    client.post(page("propose", ani.pk), {"box_to": "8", "because": REASON})
    one = Proposal.objects.get()
    assert page("case", ani.pk) in text(client.get(page("case", beni.pk)))
    client.post(page("take_back", one.pk), {"reason": "Keliru"})
    assert Proposal.objects.get().state == "DITARIK"


def test_nobody_opens_their_own_card(stage: Stage) -> None:
    cast = stage.cast
    actions.seat_member(cast.rahayu, stage.cycle, user=cast.putri, office="Kepala Dinas")
    client = cast.client(cast.putri)
    assert client.get(page("case", stage.case("Putri").pk)).status_code == 404
    assert client.get(page("case", stage.case("Ani").pk)).status_code == 200
    stage.sitting()
    one = actions.propose_box(stage.tuti, stage.case("Putri"), box_to=9, because=REASON)
    assert client.post(page("decide", one.pk), {"decision": "terima"}).status_code == 404


def test_people_and_groups_leave_the_house_as_workbooks(stage: Stage) -> None:
    cast = stage.cast
    stage.decided()
    client = cast.client(cast.rahayu)
    answer = client.get(page("people_export", stage.cycle.pk) + "?kotak=9")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    assert [row[1] for row in rows.to_python()[1:]] == ["Cici"]
    groups = client.get(page("groups_export", stage.cycle.pk))
    book = CalamineWorkbook.from_filelike(BytesIO(groups.content))
    assert len(book.sheet_names) == 3
    for name in ("people_export", "groups_export"):
        address = page(name, stage.cycle.pk)
        assert cast.client(cast.putri).get(address).status_code == 403
        assert cast.client(cast.joko).get(address).status_code == 404


def test_a_membership_ends_early_on_the_page_of_its_group(stage: Stage) -> None:
    cast = stage.cast
    stage.decided(start=date(timezone.localdate().year, 1, 1))
    one = GroupMember.objects.get(employee__name="Cici", group="KRS_NASIONAL")
    form = {"reason": "Pindah instansi"}
    assert cast.client(cast.rahayu).post(page("end_membership", one.pk), form).status_code == 403
    said = text(cast.client(cast.bupati).post(page("end_membership", one.pk), form, follow=True))
    assert "Keanggotaan dicabut" in said
    ended = page("group", stage.cycle.pk, "KRS_NASIONAL") + "?ended=on"
    assert "Pindah instansi" in text(cast.client(cast.made).get(ended))


def test_years_are_compared_once_one_before_was_decided(stage: Stage) -> None:
    cast = stage.cast
    client = cast.client(cast.made)
    assert "Belum ada tahun pembanding" in text(client.get(page("changes", stage.cycle.pk)))
    stage.decided()
    run = talent_run(cast)
    TalentResult.objects.bulk_create(
        TalentResult(run=run, employee=one.employee, box=9, components=one.result.components)
        for one in stage.cycle.cases.select_related("result")
    )
    later = actions.open_cycle(cast.rahayu, cast.agency, year=2027, title="Berikut", run=run)
    said = text(client.get(page("changes", later.pk)))
    assert "5 pegawai ada pada keduanya" in said
    only = text(client.get(page("changes", later.pk) + "?dari=7&ke=9"))
    assert ("Beni" in only, "Ani</a>" in only) == (True, False)


def test_employees_read_their_own_page_and_nothing_before_it_is_shown(stage: Stage) -> None:
    cast = stage.cast
    client = cast.client(cast.putri)
    assert "Belum ada hasil yang ditetapkan" in text(client.get(page("mine")))
    stage.decided(start=date(timezone.localdate().year, 1, 1))
    assert "belum dibuka" in text(client.get(page("mine")))
    actions.show_boxes(cast.rahayu, stage.cycle, shown=True)
    said = text(client.get(page("mine")))
    assert "Kotak 8" in said
    assert "Kelompok rencana suksesi instansi" in said
    assert "belum dihubungkan" in text(cast.client(cast.sari).get(page("mine")))


def test_the_last_of_so_many_months() -> None:
    assert last_day(date(2026, 3, 15), 12) == date(2027, 3, 14)
    assert last_day(date(2024, 2, 29), 12) == date(2025, 2, 27)


@pytest.mark.parametrize("name", ["board", "cycle"])
def test_two_thousand_people_cost_as_many_questions_as_five(
    stage: Stage, name: str, django_assert_max_num_queries: Any
) -> None:
    cast = stage.cast
    many(cast, stage, 2_000)
    stage.sitting()
    client = cast.client(cast.rahayu)
    with django_assert_max_num_queries(32):
        answer = client.get(page(name, stage.cycle.pk))
    assert "2.005" in text(answer)


def many(cast: Cast, stage: Stage, count: int) -> None:
    people = Employee.objects.bulk_create(
        Employee(
            agency=cast.agency,
            unit=cast.unit,
            code=f"banyak-{number}",
            name=f"Pegawai {number:04d}",
            employment="PNS",
        )
        for number in range(count)
    )
    results = TalentResult.objects.bulk_create(
        TalentResult(run=stage.run, employee=one, box=number % 9 + 1)
        for number, one in enumerate(people)
    )
    Case.objects.bulk_create(
        Case(
            cycle=stage.cycle,
            employee=one.employee,
            result=one,
            box_measured=one.box,
            box_now=one.box,
        )
        for one in results
    )
