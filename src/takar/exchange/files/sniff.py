"""What a file really is, by its content and not by its name; what must not come in stays out."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from takar.exchange.files.sheet_scan import (
    LAST_COLUMN,
    LAST_ROW,
    NOT_A_SHEET,
    SheetScan,
    scan_sheet,
)
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

FileKind = Literal["csv", "xlsx"]
MEGABYTE = 1024 * 1024
LIMIT_BYTES = 50 * MEGABYTE
UNPACKED_BYTES = 512 * MEGABYTE
MEMBERS = 2_000

_CHUNK = MEGABYTE
_SHEETS = "xl/worksheets/"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (
    (b"MZ", msg("program Windows (.exe)")),
    (b"\x7fELF", msg("program Linux")),
    (b"%PDF", msg("PDF")),
    (b"\x89PNG", msg("gambar PNG")),
    (b"\xff\xd8\xff", msg("gambar JPEG")),
    (b"GIF8", msg("gambar GIF")),
    (b"Rar!", msg("arsip RAR")),
    (b"7z\xbc\xaf", msg("arsip 7z")),
    (b"\x1f\x8b", msg("arsip gzip")),
    (b"SQLite format 3", msg("basis data SQLite")),
    (b"PAR1", msg("Parquet")),
    (b"{\\rtf", msg("dokumen RTF")),
)
_MARKUP = re.compile(rb"^\s*<(?:!doctype|html|\?xml|table|head|script)", re.IGNORECASE)
_JSON = re.compile(rb"^\s*[\[{]\s*[\"{\[]")
_SAVE_AS = msg("Buka di Excel, pilih Simpan Sebagai, lalu pilih .xlsx atau CSV UTF-8.")
_ACCEPTED = msg("Yang diterima: .csv, .txt, .tsv (teks berkolom) dan .xlsx (Excel).")


class WrongFileType(TakarError):
    """The file is of a kind that is not read here, whatever its name says."""


class EmptyFile(TakarError):
    """There is nothing in the file."""


class FileTooLarge(TakarError):
    """The file, or what it unpacks to, is larger than allowed."""


class LockedFile(TakarError):
    """The workbook is protected by a password."""


class DamagedFile(TakarError):
    """The file is of the right kind but cannot be read to its end."""


@dataclass(frozen=True)
class Sniffed:
    """What a file is, and whether cells of it are computed, so that only a result is read."""

    kind: FileKind
    has_formulas: bool = False


def sniff(content: bytes, file_name: str, *, limit_bytes: int = LIMIT_BYTES) -> Sniffed:
    """Return what the file is, or raise what is wrong with it.

    Args:
        content: the bytes of the file.
        file_name: only to name the file in messages.
        limit_bytes: the largest file that is looked into.
    """
    check_size(len(content), file_name, limit_bytes=limit_bytes)
    if not content.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise EmptyFile(
            msg("Berkas {file} kosong.", file=file_name),
            hint=msg("Periksa apakah unduhan atau ekspornya sudah selesai."),
        )
    if content.startswith(_OLE):
        raise _old_or_locked(content, file_name)
    if content.startswith(b"PK"):
        return _sniff_package(content, file_name)
    _check_text(content, file_name)
    return Sniffed("csv")


def check_size(size: int, file_name: str, *, limit_bytes: int = LIMIT_BYTES) -> None:
    """Raise when a file of ``size`` bytes is over the limit; before it is read, if you can."""
    if size > limit_bytes:
        raise FileTooLarge(
            msg(
                "Berkas {file} berukuran {size} MB; batasnya {limit} MB.",
                file=file_name,
                size=_megabytes(size),
                limit=_megabytes(limit_bytes),
            ),
            hint=msg("Bagi berkas per perangkat daerah, atau hapus lembar yang tidak perlu."),
        )


def _megabytes(size: int) -> str:
    tenths = -(-size * 10 // MEGABYTE)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}" if rest else str(whole)


def _wrong(file_name: str, found: Message, hint: Message) -> WrongFileType:
    return WrongFileType(
        msg("Berkas {file} sebenarnya {found}, bukan CSV atau XLSX.", file=file_name, found=found),
        hint=hint,
    )


def _old_or_locked(content: bytes, file_name: str) -> TakarError:
    if _ENCRYPTED_PART in content:
        return LockedFile(
            msg("Berkas {file} dikunci dengan kata sandi.", file=file_name),
            hint=msg("Buka di Excel, hapus kata sandinya, lalu simpan dan unggah lagi."),
        )
    return _wrong(file_name, msg("Excel lama (.xls) atau dokumen Office lama"), _SAVE_AS)


def _check_text(content: bytes, file_name: str) -> None:
    for mark, found in _OTHER_KINDS:
        if content.startswith(mark):
            raise _wrong(file_name, found, _ACCEPTED)
    start = content[:4096]
    if _MARKUP.match(start):
        raise _wrong(file_name, msg("halaman web atau XML"), _SAVE_AS)
    if _JSON.match(start):
        raise _wrong(file_name, msg("JSON"), _ACCEPTED)
    if b"\x00" in start and not _is_utf16(start):
        raise _wrong(file_name, msg("berkas biner"), _ACCEPTED)


def _is_utf16(start: bytes) -> bool:
    """Whether zero bytes stand where UTF-16 puts them: in every other place."""
    if start.startswith(_UTF16_MARKS):
        return True
    even, odd = start[0::2].count(0), start[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) * 4 > len(start)


def _sniff_package(content: bytes, file_name: str) -> Sniffed:
    """Raise when a package is no workbook, or one that would unfold to too much."""
    scans = _scanned(content, file_name)
    if any(scan.is_too_far_out for scan in scans):
        raise FileTooLarge(
            msg(
                "Lembar kerja pada {file} melewati baris {row} atau kolom {column}.",
                file=file_name,
                row=LAST_ROW,
                column=LAST_COLUMN,
            ),
            hint=msg("Salin datanya ke buku kerja baru tanpa baris kosong, lalu simpan."),
        )
    return Sniffed("xlsx", has_formulas=any(scan.has_formulas for scan in scans))


def _scanned(content: bytes, file_name: str) -> list[SheetScan]:
    """Read every member of a package to its end, and return what the sheets are up to."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            _check_members(package, file_name)
            return [
                scan if member.filename.startswith(_SHEETS) else NOT_A_SHEET
                for member in package.infolist()
                for scan in [scan_sheet(_unpacked(package, member))]
            ]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise DamagedFile(
            msg("Berkas {file} rusak dan tidak dapat dibaca sampai akhir.", file=file_name),
            hint=msg("Unduh atau ekspor ulang berkasnya."),
        ) from error


def _check_members(package: zipfile.ZipFile, file_name: str) -> None:
    members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise LockedFile(
            msg("Berkas {file} dikunci dengan kata sandi.", file=file_name),
            hint=msg("Hapus kata sandinya, lalu unggah lagi."),
        )
    unpacked = sum(member.file_size for member in members)
    if unpacked > UNPACKED_BYTES or len(members) > MEMBERS:
        raise FileTooLarge(
            msg(
                "Isi berkas {file} setelah dibuka {size} MB; batasnya {limit} MB.",
                file=file_name,
                size=_megabytes(unpacked),
                limit=_megabytes(UNPACKED_BYTES),
            ),
            hint=msg("Salin datanya ke buku kerja baru tanpa baris kosong, lalu simpan."),
        )
    names = {member.filename for member in members}
    if not {"xl/workbook.xml", "xl/workbook.bin"} & names:
        raise _wrong(file_name, _package_kind(names), _ACCEPTED)
    if "xl/workbook.bin" in names:
        raise _wrong(file_name, msg("Excel biner (.xlsb)"), _SAVE_AS)


def _package_kind(names: set[str]) -> Message:
    if "word/document.xml" in names:
        return msg("dokumen Word")
    if "ppt/presentation.xml" in names:
        return msg("presentasi PowerPoint")
    return msg("dokumen OpenDocument") if "mimetype" in names else msg("arsip ZIP")


def _unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a member piece by piece; its true length and checksum are proved on the way."""
    with package.open(member) as stream:
        while piece := stream.read(_CHUNK):
            yield piece
