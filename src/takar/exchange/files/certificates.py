"""Scanned certificates: what a file really is, by its content; nothing that acts comes in.

A PDF must be whole and may hold no script, no program to start and no file inside. A picture must
be whole too; what a telephone hangs behind it is cut off, what could be opened as something else
is refused.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Literal

from takar.exchange.files.pictures import PictureFault, jpeg_end, png_end
from takar.exchange.files.sniff import (
    MEGABYTE,
    DamagedFile,
    EmptyFile,
    FileTooLarge,
    LockedFile,
    WrongFileType,
)
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

CertificateKind = Literal["PDF", "JPEG", "PNG"]
LIMIT_BYTES = 5 * MEGABYTE
INFLATED_BYTES = 16 * MEGABYTE

_TAIL = 1_024
_BLANK = b"\x00\t\n\x0c\r "
_OTHER_KINDS = (
    (b"MZ", msg("program Windows (.exe)")),
    (b"\x7fELF", msg("program Linux")),
    (b"#!", msg("skrip")),
    (b"PK", msg("arsip ZIP atau dokumen Office")),
    (b"\xd0\xcf\x11\xe0", msg("dokumen Office lama")),
    (b"Rar!", msg("arsip RAR")),
    (b"7z\xbc\xaf", msg("arsip 7z")),
    (b"\x1f\x8b", msg("arsip gzip")),
    (b"GIF8", msg("gambar GIF")),
    (b"RIFF", msg("gambar WebP, suara atau video")),
    (b"{\\rtf", msg("dokumen RTF")),
)
_MARKUP = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|svg|script|head|body|!--)", re.IGNORECASE
)
_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_HIDDEN = re.compile(
    rb"PK\x03\x04|PK\x05\x06|Rar!|%PDF-|<\?php|<script|<html|<svg|^MZ", re.IGNORECASE
)
_STREAM = re.compile(rb">>\s{0,9}stream\r?\n")
_CODED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTS_ANYWHERE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData)\b"
)
_ACTS_OUTSIDE = re.compile(rb"/(?:JS|XFA)(?=[\s/(<\[])")
_LOCKED = re.compile(rb"/Encrypt(?=[\s/<])")
_SAVE_AS = msg("Yang diterima: PDF, JPEG atau PNG. Pindai atau foto ulang sertifikatnya.")
_PRINT_AGAIN = msg("Cetak ulang ke PDF (Simpan sebagai PDF) tanpa lampiran, atau unggah fotonya.")


class ActingFile(TakarError):
    """The file would do something when opened, or carries another file inside."""


REFUSALS = (ActingFile, DamagedFile, EmptyFile, FileTooLarge, LockedFile, WrongFileType)
"""Everything that may be wrong with a file itself."""


@dataclass(frozen=True)
class Certificate:
    """A file that may be kept: what it is, and its bytes without what hung behind it."""

    kind: CertificateKind
    content: bytes


def certificate_of(content: bytes, file_name: str) -> Certificate:
    """Return a scanned certificate as it may be kept, or raise what is wrong with it.

    Args:
        content: the bytes of the file.
        file_name: only to name the file in messages; what it says of the kind counts for nothing.
    """
    check_certificate_size(len(content), file_name)
    name = shown_name(file_name)
    if not content.strip(_BLANK):
        raise EmptyFile(
            msg("Berkas {file} kosong.", file=name),
            hint=msg("Periksa apakah pindaiannya sudah tersimpan."),
        )
    if content.startswith(b"%PDF-"):
        return Certificate("PDF", _checked_pdf(content, name))
    if content.startswith(b"\xff\xd8\xff"):
        return Certificate("JPEG", _checked_picture(content, name, jpeg_end))
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Certificate("PNG", _checked_picture(content, name, png_end))
    raise _wrong_kind(content, name)


def check_certificate_size(size: int, file_name: str) -> None:
    """Raise when a certificate is larger than is kept; before it is read."""
    if size > LIMIT_BYTES:
        tenths = -(-size * 10 // MEGABYTE)
        raise FileTooLarge(
            msg(
                "Berkas {file} berukuran {size} MB; batasnya {limit} MB.",
                file=shown_name(file_name),
                size=f"{tenths // 10},{tenths % 10}",
                limit=LIMIT_BYTES // MEGABYTE,
            ),
            hint=msg("Pindai dengan resolusi lebih rendah (150 dpi cukup), atau perkecil fotonya."),
        )


def shown_name(file_name: str) -> str:
    """Return the last part of a name, short enough for a sentence.

    >>> shown_name("../../etc/sertifikat.pdf")
    'sertifikat.pdf'
    """
    bare = "".join(sign for sign in PureWindowsPath(file_name).name if sign.isprintable())
    return bare[-80:] or "–"


def _wrong_kind(content: bytes, name: str) -> WrongFileType:
    for start, kind in _OTHER_KINDS:
        if content.startswith(start):
            return _refusal(name, kind)
    if _MARKUP.match(content[:_TAIL]) or _SVG.search(content[:_TAIL]):
        return _refusal(name, msg("halaman web atau gambar SVG"))
    return _refusal(name, msg("bukan PDF, JPEG atau PNG"))


def _refusal(name: str, kind: Message) -> WrongFileType:
    return WrongFileType(
        msg("Berkas {file} isinya {kind}, apa pun namanya.", file=name, kind=kind), hint=_SAVE_AS
    )


def _checked_pdf(content: bytes, name: str) -> bytes:
    """Return a whole PDF that does nothing, or raise."""
    end = content.rfind(b"%%EOF")
    if end < 0 or b"startxref" not in content[max(end - _TAIL, 0) : end]:
        raise DamagedFile(
            msg("Berkas {file} terpotong: akhir PDF-nya tidak ada.", file=name),
            hint=msg("Unduh atau pindai ulang sampai selesai, lalu unggah lagi."),
        )
    if content[end + 5 :].strip(_BLANK):
        raise _carries_more(name)
    for piece in _readable_parts(content):
        _refuse_acts(piece, name)
    return content


def _readable_parts(content: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield a PDF as it is, then what it says outside its streams and in packed objects."""
    yield content, False
    outside, packed, at = [], [], 0
    for start, end in _streams(content):
        outside.append(content[at:start])
        if b"/ObjStm" in content[max(start - _TAIL, at) : start]:
            packed.append((start, end))
        at = end
    yield b"".join([*outside, content[at:]]), True
    left = INFLATED_BYTES
    for start, end in packed:
        unpacked = _inflated(content[start:end], left)
        left = max(left - len(unpacked), 1)
        yield unpacked, True


def _streams(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each stream of a PDF begins and ends; one without an end is none."""
    at = 0
    while found := _STREAM.search(content, at):
        at = content.find(b"endstream", found.end())
        if at < 0:
            return
        yield found.end(), at


def _inflated(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _refuse_acts(piece: tuple[bytes, bool], name: str) -> None:
    """Raise when a part of a PDF names something that acts; short names count outside streams."""
    text, is_outside = piece
    plain = _CODED.sub(lambda coded: bytes([int(coded.group(1), 16)]), text)
    if is_outside and _LOCKED.search(plain):
        raise LockedFile(
            msg("Berkas {file} dikunci atau memakai sandi.", file=name),
            hint=msg("Cetak ulang ke PDF tanpa sandi, atau unggah fotonya."),
        )
    if _ACTS_ANYWHERE.search(plain) or (is_outside and _ACTS_OUTSIDE.search(plain)):
        raise ActingFile(
            msg("Berkas {file} memuat skrip, perintah atau lampiran di dalamnya.", file=name),
            hint=_PRINT_AGAIN,
        )


def _checked_picture(content: bytes, name: str, end_of: Callable[[bytes], int]) -> bytes:
    """Return a whole picture without what hangs behind it, or raise."""
    try:
        end = end_of(content)
    except PictureFault as fault:
        raise DamagedFile(
            msg("Gambar {file} rusak: {fault}", file=name, fault=fault.said),
            hint=msg("Foto atau pindai ulang, lalu unggah lagi."),
        ) from fault
    if _HIDDEN.search(content[end:]):
        raise _carries_more(name)
    return content[:end]


def _carries_more(name: str) -> ActingFile:
    return ActingFile(
        msg("Di belakang isi berkas {file} ada isi lain.", file=name), hint=_PRINT_AGAIN
    )
