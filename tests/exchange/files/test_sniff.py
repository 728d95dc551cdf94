import zipfile
from io import BytesIO

import pytest
import xlsxwriter

from takar.exchange.files import sniff as files
from takar.exchange.files.sniff import (
    MEGABYTE,
    DamagedFile,
    EmptyFile,
    FileTooLarge,
    LockedFile,
    WrongFileType,
    check_size,
    sniff,
)
from tests.exchange.rosters import xlsx_bytes

WORKBOOK = xlsx_bytes([["NIP", "NAMA"], ["1", "A"]])


def package(**members: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def test_a_file_is_what_its_content_says_whatever_its_name() -> None:
    assert sniff(WORKBOOK, "pegawai.csv").kind == "xlsx"
    assert sniff(b"NIP,NAMA\n1,A\n", "pegawai.xlsx").kind == "csv"
    assert sniff("NIP;NAMA".encode("utf-16"), "pegawai.csv").kind == "csv"
    assert sniff("NIP;NAMA".encode("utf-16-le"), "pegawai.csv").kind == "csv"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"MZ\x90\x00\x03", "program Windows"),
        (b"\x7fELF\x02\x01", "program Linux"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "gambar PNG"),
        (b"\xff\xd8\xff\xe0", "gambar JPEG"),
        (b"GIF89a", "gambar GIF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"  <!DOCTYPE html><table>", "halaman web"),
        (b"<?xml version='1.0'?>", "halaman web atau XML"),
        (b'[{"nip": 1}]', "JSON"),
        (b"abc\x00\x01\x02def\x00\x00\x00", "berkas biner"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "Excel lama"),
        (package(apa=b"x"), "arsip ZIP"),
        (package(mimetype=b"x"), "OpenDocument"),
    ],
)
def test_another_kind_of_file_is_refused_by_its_true_name(content: bytes, found: str) -> None:
    with pytest.raises(WrongFileType, match=found) as caught:
        sniff(content, "pegawai.xlsx")
    assert "pegawai.xlsx" in str(caught.value.problem)
    assert str(caught.value.hint)


@pytest.mark.parametrize("content", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 20])
def test_a_file_of_nothing_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyFile, match="kosong"):
        sniff(content, "x.csv")


def test_a_file_exactly_at_the_limit_is_taken() -> None:
    check_size(50 * MEGABYTE, "x.csv")
    with pytest.raises(FileTooLarge, match="50,1 MB; batasnya 50 MB"):
        check_size(50 * MEGABYTE + 1, "x.csv")


def test_the_message_tells_size_and_limit() -> None:
    with pytest.raises(FileTooLarge, match="200 MB; batasnya 50 MB"):
        check_size(200 * MEGABYTE, "x.csv")
    with pytest.raises(FileTooLarge):
        sniff(b"NIP,NAMA", "x.csv", limit_bytes=7)


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = sum(member.file_size for member in zipfile.ZipFile(BytesIO(WORKBOOK)).infolist())
    monkeypatch.setattr(files, "UNPACKED_BYTES", unpacked)
    assert sniff(WORKBOOK, "x.xlsx").kind == "xlsx"
    monkeypatch.setattr(files, "UNPACKED_BYTES", unpacked - 1)
    with pytest.raises(FileTooLarge, match="setelah dibuka"):
        sniff(WORKBOOK, "x.xlsx")


def test_a_workbook_that_lies_about_its_size_is_damaged() -> None:
    bomb = package(**{"xl__workbook.xml": b"0" * MEGABYTE})
    size = MEGABYTE.to_bytes(4, "little")
    assert bomb.count(size) == 2
    with pytest.raises(DamagedFile, match="rusak"):
        sniff(bomb.replace(size, (9).to_bytes(4, "little")), "x.xlsx")


def test_a_workbook_cut_short_is_damaged() -> None:
    with pytest.raises(DamagedFile, match="rusak"):
        sniff(WORKBOOK[:-50], "x.xlsx")


def test_a_workbook_under_a_password_is_locked() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(LockedFile, match="kata sandi"):
        sniff(ole, "x.xlsx")
    marked = bytearray(package(**{"xl__workbook.xml": b"x"}))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        marked[marked.index(signature) + offset] |= 1
    with pytest.raises(LockedFile, match="kata sandi"):
        sniff(bytes(marked), "x.xlsx")


def test_binary_workbooks_and_documents_are_named() -> None:
    for member, found in (
        ("xl__workbook.bin", "xlsb"),
        ("word__document.xml", "Word"),
        ("ppt__presentation.xml", "PowerPoint"),
    ):
        with pytest.raises(WrongFileType, match=found):
            sniff(package(**{member: b"x"}), "x.xlsx")


def test_a_cell_far_out_would_unfold_to_billions_and_is_refused() -> None:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet().write("XFD1048576", "x")
    with pytest.raises(FileTooLarge, match="melewati baris 200000 atau kolom CZ"):
        sniff(target.getvalue(), "x.xlsx")


def test_a_computed_cell_is_noticed() -> None:
    target = BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet().write_formula("A1", "=1+1")
    assert sniff(target.getvalue(), "x.xlsx").has_formulas
    assert not sniff(WORKBOOK, "x.xlsx").has_formulas
