import pytest

from takar.items.media import LIMITS, MediaKind, MediaRefused, kind_of, read_media

FILES = {
    MediaKind.PNG: b"\x89PNG\r\n\x1a\n....",
    MediaKind.JPEG: b"\xff\xd8\xff\xe0....",
    MediaKind.WEBP: b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    MediaKind.MP3: b"ID3\x03\x00....",
    MediaKind.OGG: b"OggS\x00....",
    MediaKind.MP4: b"\x00\x00\x00\x18ftypmp42",
}


@pytest.mark.parametrize("kind", MediaKind)
def test_a_file_is_known_by_its_bytes_and_named_by_its_digest(kind: MediaKind) -> None:
    file = read_media(FILES[kind])
    assert file.kind is kind
    assert kind_of(file.name) is kind
    assert file.name == read_media(FILES[kind]).name


@pytest.mark.parametrize("head", [b"\xff\xfb\x90\x00", b"\xff\xf3\x40\x00"])
def test_sound_without_a_label_is_known(head: bytes) -> None:
    assert read_media(head + b"." * 20).kind is MediaKind.MP3


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><svg/>",
        b"\xef\xbb\xbf  <SVG/>",
    ],
)
def test_drawings_are_refused_by_name(content: bytes) -> None:
    with pytest.raises(MediaRefused, match="SVG"):
        read_media(content)


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"%PDF-1.7", b"MZ", b"<html>", b"\xff\xff\xff"]
)
def test_other_kinds_are_refused(content: bytes) -> None:
    with pytest.raises(MediaRefused):
        read_media(content)


@pytest.mark.parametrize("kind", [MediaKind.PNG, MediaKind.MP3])
def test_a_file_may_be_as_big_as_its_limit_and_no_bigger(kind: MediaKind) -> None:
    padded = FILES[kind].ljust(LIMITS[kind], b"\0")
    assert read_media(padded).kind is kind
    with pytest.raises(MediaRefused, match="batas"):
        read_media(padded + b"\0")
