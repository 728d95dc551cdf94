from io import BytesIO

import pytest
from django.conf import LazySettings
from django.urls import reverse
from python_calamine import CalamineWorkbook

from takar.web.people import rules
from takar.web.people.models import BatchState, Change, Employee, ImportBatch, RowFault
from tests.cast import Cast
from tests.web.people.made import csv_of, inside, nip, person, sheet, upload


def send(cast: Cast, content: bytes, name: str = "asn.csv", kind: str = "siasn") -> str:
    """Upload a file and return the page that answers, in the end."""
    answer = cast.client(cast.rahayu).post(
        reverse("people:upload"), {"kind": kind, "file": upload(content, name)}, follow=True
    )
    return answer.content.decode()


def sent(cast: Cast) -> ImportBatch:
    with inside(cast.agency):
        batch: ImportBatch = ImportBatch.objects.get()
        return batch


def press(cast: Cast, name: str, batch: ImportBatch) -> str:
    address = reverse(f"people:{name}", args=[batch.pk])
    return cast.client(cast.rahayu).post(address, follow=True).content.decode()


BAD_FILES = [
    (b"MZ\x90\x00" + b"\x00" * 100, "pegawai.csv", "siasn", "program Windows"),
    (b"%PDF-1.7 abc", "pegawai.csv", "siasn", "PDF"),
    (b"", "pegawai.csv", "siasn", "kosong"),
    (b"PNS ID,NIP BARU,GELAR DEPAN,GELAR BELAKANG\n1,2,3,4\n", "a.csv", "siasn", "NAMA"),
    (csv_of(), "a.csv", "siasn", "hanya berisi judul"),
    (b"PK\x03\x04 bukan zip", "a.xlsx", "awards", "rusak"),
    (csv_of(person(1)), "a.csv", "awards", "TINGKAT"),
]


@pytest.mark.parametrize(("content", "name", "kind", "said"), BAD_FILES)
def test_a_bad_file_gets_a_clear_answer_and_leaves_nothing(
    cast: Cast, content: bytes, name: str, kind: str, said: str
) -> None:
    page = send(cast, content, name, kind)
    assert said in page
    assert 'role="alert"' in page
    with inside(cast.agency):
        assert not ImportBatch.objects.exists()
        assert Employee.objects.count() == 1


def test_a_file_over_the_limit_gets_a_clear_answer(cast: Cast, settings: LazySettings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    page = send(cast, b"x" * (1024 * 1024 + 1))
    assert "batasnya 1 MB" in page
    with inside(cast.agency):
        assert not ImportBatch.objects.exists()


def test_every_bad_row_is_shown_with_column_value_reason_and_hint(cast: Cast) -> None:
    page = send(
        cast,
        csv_of(
            person(1),
            person(2, **{"NIP BARU": nip(1)}),
            person(3, **{"TMT JABATAN": "31-02-2020"}),
            person(4, **{"NIP BARU": cast.joko_employee.nip or ""}),
        ),
    )
    with inside(cast.agency):
        faults = list(RowFault.objects.all())
    assert {fault.row for fault in faults} == {2, 3, 4, 5}
    for fault in faults:
        assert fault.column in page
        assert fault.reason_text.split(".")[0] in page
        assert fault.hint_text
    assert "31-02-2020" in page


def test_faults_are_filtered_paged_and_handed_out(cast: Cast) -> None:
    wrong = [person(number, **{"TMT JABATAN": "31-02-2020"}) for number in range(1, 61)]
    doubtful = person(80, **{"TANGGAL LAHIR": "13-03-1980"})
    send(cast, csv_of(*wrong, doubtful))
    browser, batch = cast.client(cast.rahayu), sent(cast)
    address = reverse("people:import", args=[batch.pk])
    assert browser.get(address).content.decode().count("31-02-2020") == 50
    assert browser.get(address, {"hal": 2}).content.decode().count("31-02-2020") == 10
    warned = browser.get(address, {"tingkat": "PERINGATAN"}).content.decode()
    assert "31-02-2020" not in warned
    assert "13-03-1980" in warned
    leader = cast.client(cast.bupati).get(address, {"tingkat": "PERINGATAN"}).content.decode()
    assert "13-03-1980" not in leader
    book = browser.get(reverse("people:faults", args=[batch.pk])).content
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert len(rows) == 62
    refused = cast.client(cast.bupati).get(reverse("people:faults", args=[batch.pk]))
    assert refused.status_code == 403


def test_pressing_confirm_twice_imports_once_and_says_so(cast: Cast) -> None:
    send(cast, csv_of(person(1), person(2)))
    batch = sent(cast)
    assert "sudah diimpor" in press(cast, "confirm", batch)
    assert "sudah dikonfirmasi" in press(cast, "confirm", batch)
    with inside(cast.agency):
        assert Employee.objects.filter(code__startswith="ID").count() == 2
        assert Change.objects.count() == 2


def test_a_file_that_changes_nothing_says_so_and_offers_nothing_to_confirm(cast: Cast) -> None:
    send(cast, csv_of(person(1)))
    press(cast, "confirm", sent(cast))
    page = send(cast, csv_of(person(1)))
    assert "tidak ada yang berubah" in page
    assert "/konfirmasi/" not in page


def test_people_are_counted_and_the_units_they_bring_are_named_apart(cast: Cast) -> None:
    strange = {"UNOR ID": "U77", "UNOR NAMA": "Dinas Baru"}
    page = send(cast, csv_of(person(1, **strange), person(2, **strange), person(3)))
    assert "<strong>3</strong><span>Baris dibaca" in page
    assert "<strong>3</strong><span>Baru" in page
    assert "1 unit kerja yang disebut berkas ini belum tercatat" in page
    assert "Impor: 3 baru, 0 berubah, beserta 1 unit kerja" in page
    assert sent(cast).rows.new == 3
    without = send(cast, csv_of(person(4)))
    assert "unit kerja yang disebut" not in without


def test_an_import_is_undone_by_a_button_and_refuses_when_something_rests_on_it(
    cast: Cast,
) -> None:
    send(cast, csv_of(person(1)))
    batch = sent(cast)
    press(cast, "confirm", batch)
    with inside(cast.agency):
        Employee.objects.filter(code="ID1").update(grade="IV/a")
    assert "Pegawai (1)" in press(cast, "undo", batch)
    with inside(cast.agency):
        Employee.objects.filter(code="ID1").update(grade="III/d")
    assert "sudah dibatalkan" in press(cast, "undo", batch)
    with inside(cast.agency):
        assert not Employee.objects.filter(code="ID1").exists()


def test_a_file_put_aside_is_marked_so(cast: Cast) -> None:
    send(cast, csv_of(person(1)))
    batch = sent(cast)
    assert "diabaikan" in press(cast, "discard", batch)
    batch.refresh_from_db()
    assert batch.state == BatchState.DISCARDED


def test_a_stale_check_is_told_and_checked_again(cast: Cast) -> None:
    send(cast, csv_of(person(1)))
    batch = sent(cast)
    with inside(cast.agency):
        Employee.objects.create(
            agency=cast.agency, code="ID1", nip=nip(1), name="Lain", employment="PNS"
        )
    assert "berubah sejak" in press(cast, "confirm", batch)
    assert "diperiksa ulang" in press(cast, "recheck", batch)
    assert "sudah diimpor" in press(cast, "confirm", batch)
    with inside(cast.agency):
        assert Employee.objects.get(code="ID1").name == "Orang 1"


@pytest.mark.django_db(transaction=True)
def test_a_large_import_is_left_to_a_worker_and_watched(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("takar.web.people.views.imports.SMALL_IMPORT_ROWS", 1)
    send(cast, csv_of(person(1), person(2)))
    batch = sent(cast)
    assert "Impor sedang dikerjakan" in press(cast, "confirm", batch)
    batch.refresh_from_db()
    assert batch.state == BatchState.IMPORTED  # the worker of the tests does not wait
    watched = cast.client(cast.rahayu).get(reverse("people:progress", args=[batch.pk]))
    assert watched.headers["HX-Refresh"] == "true"


def test_a_running_import_shows_progress_until_it_is_done(cast: Cast) -> None:
    send(cast, csv_of(person(1)))
    batch = sent(cast)
    with inside(cast.agency):
        ImportBatch.objects.update(state=BatchState.QUEUED)
    browser = cast.client(cast.rahayu)
    watched = browser.get(reverse("people:progress", args=[batch.pk]))
    assert "HX-Refresh" not in watched.headers
    assert "hx-get" in browser.get(reverse("people:import", args=[batch.pk])).content.decode()
    assert "sudah diimpor" in press(cast, "run_now", batch)


def test_every_kind_of_file_is_offered(cast: Cast) -> None:
    page = cast.client(cast.rahayu).get(reverse("people:upload")).content.decode()
    for kind in rules.UPLOAD_KINDS:
        assert f'value="{kind}"' in page


def test_a_tree_of_units_is_uploaded_as_our_workbook(cast: Cast) -> None:
    rows = [
        {"ID UNIT": "X", "ID UNIT ATASAN": "U1", "NAMA UNIT": "Bidang"},
        {"ID UNIT": "Y", "ID UNIT ATASAN": "X", "NAMA UNIT": "Seksi"},
    ]
    send(cast, sheet(*rows), "unit.xlsx", "work_units")
    press(cast, "confirm", sent(cast))
    page = cast.client(cast.rahayu).get(reverse("people:units")).content.decode()
    assert "Seksi" in page
