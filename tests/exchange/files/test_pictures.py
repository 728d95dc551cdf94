import struct

import pytest

from takar.exchange.files.pictures import MOST_PIXELS, PictureFault, jpeg_end, png_end
from tests.exchange.files.test_certificates import jpeg, png


@pytest.mark.parametrize("cut", range(2, len(jpeg())))
def test_a_jpeg_cut_anywhere_is_not_whole(cut: int) -> None:
    assert jpeg_end(jpeg()) == len(jpeg())
    with pytest.raises(PictureFault):
        jpeg_end(jpeg()[:cut])


@pytest.mark.parametrize("cut", range(8, len(png())))
def test_a_png_cut_anywhere_is_not_whole(cut: int) -> None:
    assert png_end(png()) == len(png())
    with pytest.raises(PictureFault, match="terpotong"):
        png_end(png()[:cut])


def test_a_thumbnail_does_not_end_the_picture() -> None:
    whole = jpeg(about=b"Exif\x00\x00" + jpeg())
    assert jpeg_end(whole) == len(whole)


def test_a_jpeg_may_fill_with_empty_marks_but_not_with_other_bytes() -> None:
    whole = jpeg()
    assert jpeg_end(whole[:2] + b"\xff\xff" + whole[2:]) == len(whole) + 2
    with pytest.raises(PictureFault, match="tidak utuh"):
        jpeg_end(whole[:2] + b"\x00" + whole[2:])


def test_a_changed_byte_of_a_png_is_seen() -> None:
    whole = bytearray(png())
    whole[20] ^= 1
    with pytest.raises(PictureFault, match="tidak utuh"):
        png_end(bytes(whole))


def test_a_png_begins_with_its_size() -> None:
    whole = png()
    with pytest.raises(PictureFault, match="tidak berawal"):
        png_end(whole[:8] + whole[8 + 25 :])


@pytest.mark.parametrize(
    ("width", "height", "is_taken"),
    [
        (10_000, MOST_PIXELS // 10_000, True),
        (10_000, MOST_PIXELS // 10_000 + 1, False),
        (0, 1, False),
        (1, 0, False),
    ],
)
def test_a_picture_has_a_size_that_makes_sense(width: int, height: int, is_taken: bool) -> None:
    for end_of, made in ((png_end, png), (jpeg_end, jpeg)):
        if is_taken:
            assert end_of(made(width, height))
        else:
            with pytest.raises(PictureFault):
                end_of(made(width, height))


def test_a_jpeg_without_a_size_is_no_picture() -> None:
    with pytest.raises(PictureFault):
        jpeg_end(b"\xff\xd8\xff\xe0" + struct.pack(">H", 2) + b"\xff\xd9")


@pytest.mark.parametrize("length", range(2, 7))
def test_a_jpeg_whose_size_is_cut_short_is_not_whole(length: int) -> None:
    frame = b"\xff\xc0" + struct.pack(">H", length) + bytes(length - 2)
    with pytest.raises(PictureFault, match="terpotong"):
        jpeg_end(b"\xff\xd8" + frame)
