import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from takar.web.kit.scope import scope
from takar.web.merit import actions
from takar.web.merit.models import Answer, Document, Sheet
from takar.web.merit.rules import ABSENT, CLAIMED, NEW, sign_of
from tests.cast import Cast
from tests.web.merit.made import scan, sheet_of

ITEM = "TIM_DAN_KOMITE"
NOTHING = sign_of(None, "", "")


def typed(question: str = ITEM, seen: str = NOTHING, **facts: str) -> dict[str, str]:
    """Return the answer to one question as the page of its part sends it."""
    return {f"{question}-{name}": value for name, value in (facts | {"seen": seen}).items()}


def test_who_reads_sheets(cast: Cast, checklist: Sheet) -> None:
    pages: dict[str, list[Any]] = {
        "sheets": [],
        "sheet": [checklist.pk],
        "chapter": [checklist.pk, "KOMITMEN"],
        "download": [checklist.pk],
    }
    for name, rows in pages.items():
        address = reverse(f"merit:{name}", args=rows)
        assert Client().get(address).status_code == 302
        for user in (cast.putri, cast.hadi, cast.sari):
            assert cast.client(user).get(address).status_code == 403
        for user in (cast.rahayu, cast.bupati, cast.made):
            assert cast.client(user).get(address).status_code == 200
        assert cast.client(cast.joko).get(address).status_code == (404 if rows else 200)


def test_a_checklist_from_opening_to_the_word_of_the_leadership(cast: Cast) -> None:
    client, leader = cast.client(cast.rahayu), cast.client(cast.bupati)
    facts = {"instrument": "KESIAPAN", "year": "2026", "day": "2026-03-02"}
    page = client.post(reverse("merit:create"), facts)["Location"]
    again = client.post(reverse("merit:create"), facts)
    assert (again.status_code, "sudah ada" in again.content.decode()) == (422, True)
    pk = int(page.rstrip("/").split("/")[-1])

    def say(who: Client, name: str, *rows: object, **form: object) -> str:
        address = reverse(f"merit:{name}", args=[pk, *rows])
        return who.post(address, form, follow=True).content.decode()

    assert "1 jawaban disimpan" in say(client, "answer", "KOMITMEN", **typed(finding=CLAIMED))
    assert "terlalu" not in say(client, "attach", ITEM, title="SK komite", upload=scan())
    assert "orang lain" in say(client, "check", ITEM, finding="ADA")
    assert "Hasil pemeriksaan disimpan" in say(leader, "check", ITEM, finding="ADA")
    say(client, "move", state="DIAJUKAN")
    assert "Ditetapkan" in say(leader, "move", state="DITETAPKAN")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert Sheet.objects.get().settled_by == cast.bupati
        document = Document.objects.get()
    file = client.get(reverse("merit:document", args=[document.pk]))
    assert (file["X-Content-Type-Options"], "sandbox" in file["Content-Security-Policy"]) == (
        "nosniff",
        True,
    )
    binder = client.get(reverse("merit:binder", args=[pk]))
    with ZipFile(BytesIO(binder.getvalue())) as archive:
        assert len(archive.namelist()) == 2


def test_a_bad_answer_is_told_and_what_was_typed_stays_on_the_page(
    cast: Cast, checklist: Sheet
) -> None:
    sheet = sheet_of(cast, NEW)
    address = reverse("merit:answer", args=[sheet.pk, "DIGITALISASI"])
    bad = typed("DIGITALISASI", value="1,5", note="Catatan panjang")
    answer = cast.client(cast.rahayu).post(address, bad)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert ("Catatan panjang" in text, 'value="1,5"' in text) == (True, True)
    assert not Answer.objects.exists()
    survey = reverse("merit:survey", args=[sheet.pk])
    cast.client(cast.rahayu).post(survey, {"engagement": "0,84"})
    sheet.refresh_from_db()
    assert str(sheet.engagement) == "0.8400"


def test_who_saves_last_does_not_undo_what_another_answered_meanwhile(
    cast: Cast, checklist: Sheet
) -> None:
    address = reverse("merit:answer", args=[checklist.pk, "KOMITMEN"])
    client = cast.client(cast.rahayu)
    actions.answer(cast.rahayu, checklist, question=ITEM, finding=ABSENT, note="Belum ada")
    client.post(address, typed("PERATURAN_DAERAH", finding=CLAIMED) | typed())
    with_nothing = Answer.objects.get(question=ITEM)
    assert (with_nothing.finding, with_nothing.note) == (ABSENT, "Belum ada")
    stale = client.post(address, typed(finding=CLAIMED, note="Ada di lemari"))
    text = stale.content.decode()
    assert stale.status_code == 409
    assert ("Rahayu" in text, "Ada di lemari" in text) == (True, True)
    assert Answer.objects.get(question=ITEM).finding == ABSENT
    (seen,) = re.findall(rf'name="{ITEM}-seen" value="(\w+)"', text)
    again = client.post(address, typed(seen=seen, finding=CLAIMED, note="Ada di lemari"))
    assert again.status_code == 302
    assert Answer.objects.get(question=ITEM).finding == CLAIMED


def test_a_note_does_not_take_away_that_a_claim_was_checked(cast: Cast, checklist: Sheet) -> None:
    actions.answer(cast.rahayu, checklist, question=ITEM, finding=CLAIMED)
    actions.attach_document(cast.rahayu, checklist, question=ITEM, title="SK", upload=scan())
    actions.check_answer(cast.bupati, checklist, question=ITEM, finding="ADA")
    client = cast.client(cast.rahayu)
    page = client.get(reverse("merit:chapter", args=[checklist.pk, "KOMITMEN"])).content.decode()
    (seen,) = re.findall(rf'name="{ITEM}-seen" value="(\w+)"', page)
    assert '<option value="DIAJUKAN" selected>' in page
    address = reverse("merit:answer", args=[checklist.pk, "KOMITMEN"])
    client.post(address, typed(seen=seen, finding=CLAIMED, note="Nomor 12"))
    one = Answer.objects.get(question=ITEM)
    assert (one.finding, one.note, one.checked_by) == ("ADA", "Nomor 12", cast.bupati)
    client.post(address, typed(seen=seen, finding=CLAIMED, note="Nomor 12"))
    assert Answer.objects.get(question=ITEM).finding == "ADA"


def test_saving_leads_on_to_the_next_part(cast: Cast, checklist: Sheet) -> None:
    address = reverse("merit:answer", args=[checklist.pk, "KOMITMEN"])
    client = cast.client(cast.rahayu)
    there = client.post(address, {"lanjut": "1"})["Location"]
    assert there != reverse("merit:chapter", args=[checklist.pk, "KOMITMEN"])
    assert client.get(there).status_code == 200
    assert client.get(address).status_code == 302


def test_a_sheet_says_how_complete_it_is_and_why_it_came_back(cast: Cast, checklist: Sheet) -> None:
    address = reverse("merit:sheet", args=[checklist.pk])
    client = cast.client(cast.rahayu)
    assert "Hapus lembar kosong" in client.get(address).content.decode()
    actions.answer(cast.rahayu, checklist, question=ITEM, finding=CLAIMED)
    actions.move_sheet(cast.rahayu, checklist, state="DIAJUKAN")
    actions.move_sheet(cast.bupati, checklist, state="DRAF", because="Lampirkan SK-nya")
    page = client.get(address).content.decode()
    assert "Hapus lembar kosong" not in page
    assert ("Dikembalikan Bupati" in page, "Lampirkan SK-nya" in page) == (True, True)


def test_an_unknown_question_or_part_is_not_found(cast: Cast, checklist: Sheet) -> None:
    client = cast.client(cast.rahayu)
    for name, rows in (("chapter", ["LAIN"]), ("answer", ["LAIN"]), ("attach", ["LAIN"])):
        address = reverse(f"merit:{name}", args=[checklist.pk, *rows])
        how = client.get if name == "chapter" else client.post
        assert how(address).status_code == 404


def test_the_workbook_tells_the_answers(cast: Cast, checklist: Sheet) -> None:
    actions.answer(cast.rahayu, checklist, question=ITEM, finding=CLAIMED, note="=1+1")
    address = reverse("merit:download", args=[checklist.pk])
    content = cast.client(cast.made).get(address).content
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert ["Komite" in str(row) or "komite" in str(row) for row in rows].count(True) == 1
    assert any("=1+1" in map(str, row) for row in rows)


@pytest.mark.parametrize("user", ["putri", "joko"])
def test_nobody_else_opens_a_document(cast: Cast, checklist: Sheet, user: str) -> None:
    document = actions.attach_document(
        cast.rahayu, checklist, question=ITEM, title="SK", upload=scan()
    )
    for name in ("document", "remove_document"):
        address = reverse(f"merit:{name}", args=[document.pk])
        answer = cast.client(getattr(cast, user)).post(address)
        assert answer.status_code == (403 if user == "putri" else 404)
    assert Document.objects.exists()


def test_the_page_of_a_part_asks_the_database_a_bounded_number_of_times(
    cast: Cast, checklist: Sheet, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        actions.attach_document(cast.rahayu, checklist, question=ITEM, title="SK", upload=scan())
    client = cast.client(cast.rahayu)
    with django_assert_max_num_queries(20):
        client.get(reverse("merit:chapter", args=[checklist.pk, "KOMITMEN"]))
    with django_assert_max_num_queries(24):
        client.get(reverse("merit:sheet", args=[checklist.pk]))
