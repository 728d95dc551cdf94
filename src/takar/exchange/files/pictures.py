"""Where a picture ends, found by walking through its parts; nothing is ever unpacked."""

import struct
import zlib

from takar.kernel.language import Message, msg

MOST_PIXELS = 100_000_000
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset(range(0xD0, 0xD8)) | {0x01}
_SCAN, _END = 0xDA, 0xD9


class PictureFault(Exception):
    """The picture cannot be whole.

    Attributes:
        said: why, for the reader.
    """

    def __init__(self, said: Message) -> None:
        super().__init__(str(said))
        self.said = said


def cut_off() -> PictureFault:
    """Return the fault of a picture that ends too early."""
    return PictureFault(msg("berkasnya terpotong."))


def check_pixels(width: int, height: int) -> None:
    """Raise when a picture has no size or an absurd one."""
    if width * height == 0:
        raise PictureFault(msg("ukurannya nol."))
    if width * height > MOST_PIXELS:
        raise PictureFault(msg("ukurannya {w} x {h} titik, terlalu besar.", w=width, h=height))


def png_end(content: bytes) -> int:
    """Return where a PNG ends.

    Raises:
        PictureFault: when it is cut off, a part is damaged, or its size makes no sense.
    """
    at, seen = 8, b""
    while at + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        stop: int = at + 12 + length
        if stop > len(content):
            break
        if zlib.crc32(content[at + 4 : stop - 4]) != struct.unpack_from(">I", content, stop - 4)[0]:
            raise PictureFault(msg("salah satu bagiannya tidak utuh."))
        if not seen:
            _check_header(kind, content[at + 8 : stop - 4])
        seen, at = kind, stop
        if kind == b"IEND":
            return at
    raise cut_off()


def _check_header(kind: bytes, body: bytes) -> None:
    if kind != b"IHDR" or len(body) != 13:
        raise PictureFault(msg("tidak berawal dengan ukurannya."))
    check_pixels(*struct.unpack_from(">II", body))


def jpeg_end(content: bytes) -> int:
    """Return where a JPEG ends.

    Raises:
        PictureFault: when it is cut off or its size makes no sense.
    """
    at, has_size = 2, False
    while at + 2 <= len(content):
        if content[at] != 0xFF:
            raise PictureFault(msg("salah satu bagiannya tidak utuh."))
        marker = content[at + 1]
        if marker == _END and has_size:
            return at + 2
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        stop = _segment_end(content, at)
        if marker in _FRAMES:
            if stop < at + 9:
                raise cut_off()
            height, width = struct.unpack_from(">HH", content, at + 5)
            check_pixels(width, height)
            has_size = True
        at = _scan_end(content, stop) if marker == _SCAN else stop
    raise cut_off()


def _segment_end(content: bytes, at: int) -> int:
    """Return where a part with a length ends."""
    if at + 4 > len(content):
        raise cut_off()
    length = struct.unpack_from(">H", content, at + 2)[0]
    if length < 2 or at + 2 + length > len(content):
        raise cut_off()
    return int(at + 2 + length)


def _scan_end(content: bytes, at: int) -> int:
    """Return where the picture's own bits end: at the next mark that is no part of them."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        following = content[at + 1]
        if following != 0 and following not in _ALONE:
            return at
        at += 2
    raise cut_off()
