from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.mobility.models import Move, MoveList, Window
from tests.cast import Cast
from tests.web.mobility.made import DAY, moved, post_of, sheet, waived


def test_who_reads_lists(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    pages: dict[str, list[Any]] = {
        "lists": [],
        "windows": [],
        "pair": [],
        "template": [],
        "list": [opened.pk],
        "move": [move.pk],
        "download": [opened.pk],
    }
    for name, rows in pages.items():
        address = reverse(f"mobility:{name}", args=rows)
        assert Client().get(address).status_code == 302
        for user in (cast.putri, cast.hadi, cast.sari):
            assert cast.client(user).get(address).status_code == 403
        for user in (cast.rahayu, cast.bupati, cast.made):
            assert cast.client(user).get(address).status_code == 200
        assert cast.client(cast.joko).get(address).status_code == (404 if rows else 200)


def test_a_list_from_opening_to_the_decree_on_the_pages(cast: Cast) -> None:
    client, leader = cast.client(cast.rahayu), cast.client(cast.bupati)
    facts = {"title": "Pelantikan", "day": "2026-03-02"}
    page = client.post(reverse("mobility:create"), facts)["Location"]
    pk = int(page.rstrip("/").split("/")[-1])

    def say(who: Client, name: str, row: int, **form: object) -> str:
        address = reverse(f"mobility:{name}", args=[row])
        return who.post(address, form, follow=True).content.decode()

    with scope(agency=cast.agency, agency_code=cast.agency.code):
        pair = {"employee": cast.putri_employee.pk, "position": post_of(cast).pk}
    searched = client.get(reverse("mobility:add", args=[pk]), {"pegawai": "putri", "jabatan": "P1"})
    assert "Putri Anjani" in searched.content.decode()
    assert "Pilih satu pegawai" in say(client, "add", pk, employee="x", position="")
    assert "Usulan ditambahkan" in say(client, "add", pk, **pair)
    assert "Daftar diperiksa" in say(client, "check", pk)
    assert "belum bersih" in say(client, "state", pk, state="DIUSULKAN")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        move = Move.objects.get()
        unmet = list(move.found.unmet)
    text = client.get(reverse("mobility:move", args=[move.pk])).content.decode()
    assert "Pasal" in text
    for requirement in unmet:
        assert "Pengecualian dicatat" in say(
            client,
            "waive",
            move.pk,
            requirement=requirement,
            document="800/12/2026",
            because="Rapat tim penilai",
        )
    say(client, "state", pk, state="DIUSULKAN")
    assert "Nomor keputusan kosong" in say(leader, "state", pk, state="DITETAPKAN")
    assert "821/1/2026" in say(leader, "state", pk, state="DITETAPKAN", decree="821/1/2026")


def test_rows_that_cannot_be_meant_are_shown_and_nothing_is_half_taken(
    cast: Cast, opened: MoveList
) -> None:
    client, address = cast.client(cast.rahayu), reverse("mobility:upload", args=[opened.pk])
    text = f"NIP;KODE JABATAN\n{cast.putri_employee.nip};P1\n{cast.putri_employee.nip};P9\n"
    answer = client.post(address, {"upload": sheet(text)})
    assert (answer.status_code, Move.objects.count()) == (422, 0)
    assert "P9" in answer.content.decode()
    client.post(address, {"upload": sheet(text), "skip": "on"})
    assert Move.objects.count() == 1
    assert client.post(address, {"upload": sheet("NIP\n1\n")}).status_code == 422


def test_the_template_is_read_back(cast: Cast, opened: MoveList) -> None:
    content = cast.client(cast.rahayu).get(reverse("mobility:template")).content
    heads = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()[0]
    assert heads[:2] == ["NIP", "KODE JABATAN"]


def test_looking_a_pair_up_is_recorded_and_told(cast: Cast, opened: MoveList) -> None:
    client = cast.client(cast.made)
    asked: dict[str, Any] = {
        "orang": cast.putri_employee.pk,
        "tujuan": post_of(cast).pk,
        "day": "2026-03-02",
    }
    text = client.get(reverse("mobility:pair"), asked).content.decode()
    assert "Putri Anjani" in text
    assert "Jalan terpendek" in text
    assert Entry.objects.filter(act="mobility.pair.checked").count() == 1
    nobody = client.get(reverse("mobility:pair"), {**asked, "orang": cast.joko_employee.pk})
    assert "Joko" not in nobody.content.decode()
    assert Entry.objects.filter(act="mobility.pair.checked").count() == 1


def test_an_unclean_list_gives_no_file_but_says_why(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    address = reverse("mobility:batch", args=[opened.pk])
    client = cast.client(cast.rahayu)
    assert client.get(address).status_code == 409
    waived(cast, move)
    assert client.get(address)["Content-Type"].endswith("sheet")
    assert cast.client(cast.made).get(address).status_code == 403


@pytest.mark.parametrize("user", ["bupati", "made", "joko"])
def test_the_wrong_person_changes_nothing(cast: Cast, opened: MoveList, user: str) -> None:
    move = moved(cast, opened)
    client = cast.client(getattr(cast, user))
    for name in ("change", "remove", "waive", "unwaive", "consent", "declare"):
        form = {"requirement": "tenure", "document": "1", "because": "x", "route": "KRS"}
        declared = {"subject": "SEHAT", "is_met": "ya", "declared_on": "2026-03-02"}
        answer = client.post(
            reverse(f"mobility:{name}", args=[move.pk]),
            {**form, **declared, "approval": "USUL_PYB"},
        )
        assert answer.status_code == (404 if user == "joko" else 403), name
    move.refresh_from_db()
    assert move.route == "MUTASI"


def test_windows_are_noted_and_removed_on_their_page(cast: Cast, opened: MoveList) -> None:
    client = cast.client(cast.rahayu)
    facts = {"kind": "KEPALA_DAERAH_BARU", "starts_on": DAY.isoformat()}
    text = client.post(reverse("mobility:note_window"), facts, follow=True).content.decode()
    assert "Jendela dicatat" in text
    one = Window.objects.get()
    gone = reverse("mobility:remove_window", args=[one.pk])
    client.post(gone, {"because": ""})
    assert Window.objects.exists()
    client.post(gone, {"because": "Salah"})
    assert not Window.objects.exists()


def test_the_page_of_a_list_asks_a_bounded_number_of_times(
    cast: Cast, opened: MoveList, django_assert_max_num_queries: Any
) -> None:
    moved(cast, opened)
    client = cast.client(cast.rahayu)
    with django_assert_max_num_queries(18):
        client.get(reverse("mobility:list", args=[opened.pk]))
