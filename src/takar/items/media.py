"""Pictures, sound and film of an item: known by their first bytes, named by their content.

Guaranteed: the name of a file says nothing about the item (it is a digest), and a kind is believed
only when the bytes agree. Drawings (SVG) are refused, because they can carry a program.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

MEBIBYTE = 1024 * 1024
HEAD = 512


class MediaKind(StrEnum):
    """The few kinds of file an item may show or play."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    MP3 = "audio/mpeg"
    OGG = "audio/ogg"
    MP4 = "video/mp4"


ENDINGS = {
    MediaKind.PNG: "png",
    MediaKind.JPEG: "jpg",
    MediaKind.WEBP: "webp",
    MediaKind.MP3: "mp3",
    MediaKind.OGG: "ogg",
    MediaKind.MP4: "mp4",
}
LIMITS = {
    MediaKind.PNG: 2 * MEBIBYTE,
    MediaKind.JPEG: 2 * MEBIBYTE,
    MediaKind.WEBP: 2 * MEBIBYTE,
    MediaKind.MP3: 10 * MEBIBYTE,
    MediaKind.OGG: 10 * MEBIBYTE,
    MediaKind.MP4: 40 * MEBIBYTE,
}


class MediaRefused(TakarError):
    """A file that an item may not carry."""


@dataclass(frozen=True)
class MediaFile:
    """The bytes of one file with what they are; ``name`` is a digest of the bytes."""

    name: str
    kind: MediaKind
    content: bytes


def read_media(content: bytes) -> MediaFile:
    """Return the file if its bytes are of a kind an item may carry, and not too many.

    Raises:
        MediaRefused: for other kinds, for drawings, and for files over the limit of their kind.
    """
    kind = _kind(content[:HEAD])
    limit = LIMITS[kind]
    if len(content) > limit:
        raise MediaRefused(
            msg(
                "Berkas media {size} byte, lebih dari batas {limit} MB untuk {kind}.",
                size=len(content),
                limit=limit // MEBIBYTE,
                kind=kind.value,
            ),
            hint=msg("Perkecil gambar atau pendekkan rekamannya."),
        )
    digest = hashlib.sha256(content).hexdigest()[:32]
    return MediaFile(f"{digest}.{ENDINGS[kind]}", kind, content)


def kind_of(name: str) -> MediaKind:
    """Return the kind that the name of a file read by :func:`read_media` ends with."""
    ending = name.rpartition(".")[2]
    return next(kind for kind, known in ENDINGS.items() if known == ending)


def _kind(head: bytes) -> MediaKind:
    for kind, fits in _SIGNS.items():
        if fits(head):
            return kind
    if _is_drawing(head):
        raise MediaRefused(
            msg("Gambar SVG tidak diterima karena dapat memuat program."),
            hint=msg("Simpan gambarnya sebagai PNG."),
        )
    raise MediaRefused(
        msg("Jenis berkas media tidak dikenal dari isinya."),
        hint=msg("Pakai PNG, JPEG, WEBP, MP3, OGG, atau MP4."),
    )


def _is_drawing(head: bytes) -> bool:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return text.startswith(b"<") and (b"<svg" in text or b"<?xml" in text)


def _is_mp3(head: bytes) -> bool:
    if head.startswith(b"ID3"):
        return True
    is_frame = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2
    return is_frame and head[2] & 0xF0 != 0xF0


_SIGNS = {
    MediaKind.PNG: lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    MediaKind.JPEG: lambda head: head.startswith(b"\xff\xd8\xff"),
    MediaKind.WEBP: lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    MediaKind.OGG: lambda head: head.startswith(b"OggS"),
    MediaKind.MP4: lambda head: head[4:8] == b"ftyp",
    MediaKind.MP3: _is_mp3,
}
