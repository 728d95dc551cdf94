import struct
import time
import zlib
from io import BytesIO

import pytest
from pypdf import PdfWriter

from takar.exchange.files.certificates import (
    LIMIT_BYTES,
    ActingFile,
    certificate_of,
    check_certificate_size,
    shown_name,
)
from takar.exchange.files.sniff import (
    DamagedFile,
    EmptyFile,
    FileTooLarge,
    LockedFile,
    WrongFileType,
)

TAIL = b"\nstartxref\n0\n%%EOF\n"


def pdf(**made: str) -> bytes:
    """Return a whole PDF of one empty page, with a file inside or a password if asked."""
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    if "inside" in made:
        writer.add_attachment("x.txt", made["inside"].encode())
    if "password" in made:
        writer.encrypt(made["password"], algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 1, height: int = 1) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x00")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def jpeg(width: int = 2, height: int = 2, *, about: bytes = b"JFIF\x00") -> bytes:
    """Return the parts of a JPEG in their order, its bits with an escaped mark and a restart."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8"
         b"\xff\xe0" + struct.pack(">H", 2 + len(about)) + about
        + b"\xff\xc0" + struct.pack(">H", 2 + len(frame)) + frame
        + b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00"
        + b"\x12\xff\x00\x34\xff\xd0\x56"
        + b"\xff\xd9"
    )  # fmt: skip


@pytest.mark.parametrize(("content", "kind"), [(pdf(), "PDF"), (png(), "PNG"), (jpeg(), "JPEG")])
def test_a_whole_file_is_known_by_its_content_whatever_its_name(content: bytes, kind: str) -> None:
    certificate = certificate_of(content, "apa-saja.exe")
    assert (certificate.kind, certificate.content) == (kind, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\x00" + b"\x00" * 80, "program Windows"),
        (b"\x7fELF" + b"\x00" * 80, "program Linux"),
        (b"#!/bin/sh\necho", "skrip"),
        (b"PK\x03\x04" + b"\x00" * 80, "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office lama"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "halaman web"),
        (b"\xef\xbb\xbf  <html>", "halaman web"),
        (b"<?xml version='1.0'?><svg onload='x()'/>", "SVG"),
        (b"\n<svg xmlns='http://www.w3.org/2000/svg'>", "SVG"),
        (b"GIF89a" + b"\x00" * 20, "GIF"),
        (b"RIFF\x00\x00\x00\x00WEBP", "WebP"),
        (b"  %PDF-1.7" + TAIL, "bukan PDF"),
        (b"halo", "bukan PDF"),
    ],
)
def test_what_is_no_certificate_is_refused_and_named(content: bytes, said: str) -> None:
    with pytest.raises(WrongFileType) as refused:
        certificate_of(content, "sertifikat.pdf")
    assert said in str(refused.value.problem)
    assert "sertifikat.pdf" in str(refused.value.problem)
    assert "JPEG" in str(refused.value.hint)


@pytest.mark.parametrize("content", [b"", b"\x00" * 400, b" \r\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyFile):
        certificate_of(content, "kosong.pdf")


def test_the_limit_itself_is_taken_and_one_byte_more_is_not() -> None:
    check_certificate_size(LIMIT_BYTES, "a.pdf")
    with pytest.raises(FileTooLarge, match=r"5,1 MB; batasnya 5 MB"):
        check_certificate_size(LIMIT_BYTES + 1, "a.pdf")
    with pytest.raises(FileTooLarge):
        certificate_of(b"%PDF-" + b"x" * LIMIT_BYTES, "a.pdf")


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.99])
def test_a_truncated_pdf_is_refused(kept: float) -> None:
    whole = pdf()
    with pytest.raises(DamagedFile, match="terpotong"):
        certificate_of(whole[: int(len(whole) * kept)], "a.pdf")


def test_a_pdf_with_a_file_inside_is_refused() -> None:
    certificate_of(pdf(), "a.pdf")
    with pytest.raises(ActingFile, match="skrip, perintah atau lampiran"):
        certificate_of(pdf(inside="MZ"), "a.pdf")


@pytest.mark.parametrize(
    "act",
    [
        b"<</S/Launch/F(cmd.exe)>>",
        b"<</S/J#61vaScript>>",
        b"<< /JS (app.alert(1)) >>",
        b"<</JS 5 0 R>>",
        b"<</AcroForm<</XFA[1 0 R]>>>>",
        b"<</EmbeddedFiles 3 0 R>>",
        b"<</Type/RichMedia>>",
    ],
)
def test_nothing_that_acts_comes_in(act: bytes) -> None:
    certificate_of(b"%PDF-1.4\n<</S/GoTo>>" + TAIL, "a.pdf")
    with pytest.raises(ActingFile):
        certificate_of(b"%PDF-1.4\n" + act + TAIL, "a.pdf")


def test_an_act_in_packed_objects_is_found_and_chance_letters_in_a_picture_are_not() -> None:
    packed = zlib.compress(b"1 0 <</S/JavaScript/JS(x)>>")
    objects = b"%PDF-1.5\n<</Type/ObjStm/Filter/FlateDecode>>\nstream\n" + packed
    with pytest.raises(ActingFile):
        certificate_of(objects + b"\nendstream" + TAIL, "a.pdf")
    picture = b"%PDF-1.5\n<</Subtype/Image>>\nstream\n\x00/JS \xfa/XFA/\x01\nendstream"
    assert certificate_of(picture + TAIL, "a.pdf").kind == "PDF"


def test_a_stream_without_an_end_hides_nothing() -> None:
    with pytest.raises(ActingFile):
        certificate_of(b"%PDF-1.4\n<<>>stream\n<</JS(x)>>" + TAIL, "a.pdf")


def test_a_locked_pdf_is_refused_with_what_to_do() -> None:
    with pytest.raises(LockedFile) as refused:
        certificate_of(pdf(password="rahasia"), "a.pdf")
    assert "tanpa sandi" in str(refused.value.hint)


@pytest.mark.parametrize("whole", [pdf(), png(), jpeg()])
@pytest.mark.parametrize("hidden", [b"PK\x03\x04abc", b"<script>x</script>", b"%PDF-1.4"])
def test_a_file_that_could_be_opened_as_another_is_refused(whole: bytes, hidden: bytes) -> None:
    with pytest.raises(ActingFile, match="ada isi lain"):
        certificate_of(whole + hidden, "a.jpg")


def test_a_program_behind_a_picture_is_refused() -> None:
    with pytest.raises(ActingFile):
        certificate_of(jpeg() + b"MZ\x90\x00", "a.jpg")


def test_what_a_telephone_hangs_behind_a_photograph_is_cut_off() -> None:
    assert certificate_of(jpeg() + b"\x00\x00SEFT\x01", "a.jpg").content == jpeg()
    assert certificate_of(png() + b"\x00", "a.png").content == png()


@pytest.mark.parametrize("name", ["../../etc/a.pdf", "C:\\dokumen\\a.pdf", "/a.pdf", "x\x00/a.pdf"])
def test_a_path_is_no_name(name: str) -> None:
    assert shown_name(name) == "a.pdf"


def test_a_name_is_short_enough_for_a_sentence_and_never_nothing() -> None:
    assert len(shown_name("x" * 500 + ".pdf")) == 80
    assert shown_name("..\\") in {"..", "–"}
    assert shown_name("") == "–"


@pytest.mark.parametrize(
    "piece", [b"<<", b">>stream\n", b"/ObjStm", b">>stream\nendstream", b"/Type/ObjStm>>stream\n"]
)
def test_a_file_made_to_be_slow_is_read_as_quickly_as_any(piece: bytes) -> None:
    content = b"%PDF-1.4\n" + piece * ((LIMIT_BYTES - 64) // len(piece)) + TAIL
    before = time.process_time()
    assert certificate_of(content, "a.pdf").kind == "PDF"
    assert time.process_time() - before < 5
