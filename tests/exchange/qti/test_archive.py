import io
import struct
import zipfile

import pytest

from takar.exchange.qti.archive import (
    END,
    HUGE,
    MOST_BYTES,
    MOST_DIRECTORY,
    MOST_FILES,
    MOST_IN_A_FILE,
    Archive,
    PackageRefused,
    is_outside,
    open_archive,
)


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return target.getvalue()


def test_files_of_a_harmless_zip_are_read() -> None:
    archive = open_archive(zipped({"items/a.xml": b"<a/>"}))
    assert archive.read("items/a.xml") == b"<a/>"
    assert "items/b.xml" not in archive


@pytest.mark.parametrize(
    "name",
    [
        *("../a.xml", "a/../../b.xml", "/etc/passwd", "C:/a.xml", "a\\b.xml", "..", ""),
        *("http://a/b", "a\x00b", "a\nb"),
    ],
)
def test_a_name_that_leads_outside_is_known(name: str) -> None:
    assert is_outside(name)


@pytest.mark.parametrize("name", ["a.xml", "items/a.b-c_d.xml", "..a/b", "a/..b"])
def test_a_plain_name_is_harmless(name: str) -> None:
    assert not is_outside(name)


@pytest.mark.parametrize("name", ["../a.xml", "/etc/passwd", "a\\b.xml", "x" * 241])
def test_a_package_with_such_a_name_is_refused_whole(name: str) -> None:
    with pytest.raises(PackageRefused, match="tidak aman"):
        open_archive(zipped({"a.xml": b"", name: b""}))


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    with pytest.raises(PackageRefused, match="membesar"):
        open_archive(zipped({"a.xml": b"\0" * (MOST_IN_A_FILE + 1)}))
    with pytest.raises(PackageRefused, match="membesar"):
        open_archive(zipped({"a.xml": b"\0" * 2_000_000}))


def test_a_megabyte_of_nothing_is_still_read() -> None:
    assert open_archive(zipped({"a.xml": b"\0" * 1_000_000})).read("a.xml") == b"\0" * 1_000_000


def test_many_files_are_too_many() -> None:
    files = {f"{number}.txt": b"" for number in range(MOST_FILES)}
    assert len(open_archive(zipped(files)).sizes) == MOST_FILES
    with pytest.raises(PackageRefused, match="5001 berkas"):
        open_archive(zipped({**files, "more.txt": b""}))


def test_a_file_bigger_than_it_says_is_refused() -> None:
    content = bytearray(zipped({"a.xml": b"x" * 1_000}))
    at = content.rindex(b"PK\x01\x02") + 24
    struct.pack_into("<I", content, at, 10)
    archive = open_archive(bytes(content))
    with pytest.raises(PackageRefused):
        archive.read("a.xml")


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF", b"PK\x03\x04" + b"x" * 100])
def test_what_is_no_zip_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(PackageRefused, match="bukan paket zip"):
        open_archive(content)


def test_a_cut_zip_is_refused() -> None:
    with pytest.raises(PackageRefused):
        open_archive(zipped({"a.xml": b"x" * 500})[:-30])


def test_a_damaged_file_is_refused_when_it_is_read() -> None:
    content = bytearray(zipped({"a.xml": bytes(range(256)) * 10}))
    content[60] ^= 0xFF
    archive: Archive = open_archive(bytes(content))
    with pytest.raises(PackageRefused, match="rusak"):
        archive.read("a.xml")


def test_a_table_of_contents_that_would_fill_the_memory_is_not_read() -> None:
    content = bytearray(zipped({"a.xml": b"x"}))
    at = content.rindex(END)
    for size, words in ((MOST_DIRECTORY, "zip yang utuh"), (MOST_DIRECTORY + 1, "terlalu besar")):
        struct.pack_into("<I", content, at + 12, size)
        with pytest.raises(PackageRefused, match=words):
            open_archive(bytes(content))
    whole = zipped({"a.xml": b"x"})
    cut = whole.rindex(END)
    with pytest.raises(PackageRefused, match="terlalu besar"):
        open_archive(whole[:cut] + HUGE + b"\0" * 16 + whole[cut:])


def test_a_comment_at_the_end_does_not_hide_the_table() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("a.xml", "<a/>")
        made.comment = b"catatan" * 100
    assert open_archive(target.getvalue()).read("a.xml") == b"<a/>"


def test_links_locks_and_twins_are_refused() -> None:
    link = zipfile.ZipInfo("link.xml")
    link.external_attr = 0o120777 << 16
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(link, "/etc/passwd")
    with pytest.raises(PackageRefused, match="tautan"):
        open_archive(target.getvalue())
    locked = bytearray(zipped({"a.xml": b"x"}))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(PackageRefused, match="sandi"):
        open_archive(bytes(locked))
    with pytest.raises(PackageRefused, match="nama yang sama"):
        open_archive(zipped({"a.xml": b"", "A.xml": b""}))


@pytest.mark.slow
def test_a_package_has_a_size() -> None:
    with pytest.raises(PackageRefused, match="100 MB"):
        open_archive(b"PK" + b"\0" * MOST_BYTES)
