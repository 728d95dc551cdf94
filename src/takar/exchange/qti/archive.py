"""A zip of strangers, opened without being led astray: sizes and names are looked at first."""

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

MEBIBYTE = 1024 * 1024
MOST_BYTES = 100 * MEBIBYTE
MOST_FILES = 5_000
MOST_UNPACKED = 300 * MEBIBYTE
MOST_IN_A_FILE = 50 * MEBIBYTE
MOST_RATIO = 200
SMALL_FILE = MEBIBYTE
MOST_DIRECTORY = 4 * MEBIBYTE
LONGEST_COMMENT = 65_535
END, HUGE, END_LENGTH = b"PK\x05\x06", b"PK\x06\x07", 22
LONGEST_NAME = 240
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class PackageRefused(TakarError):
    """A package that is not opened at all."""


@dataclass(frozen=True)
class Archive:
    """The files of a package by their names; each is unpacked only when it is read."""

    zipped: zipfile.ZipFile
    sizes: dict[str, int]

    def read(self, name: str) -> bytes:
        """Return the bytes of one file, never more than it said it has.

        Raises:
            PackageRefused: when the file is damaged or bigger than declared.
        """
        size = self.sizes[name]
        try:
            with self.zipped.open(name) as file:
                content = file.read(size + 1)
        except BROKEN as error:
            raise _refused(msg("Berkas {name} di dalam paket rusak.", name=name)) from error
        if len(content) != size:
            raise _refused(msg("Berkas {name} lebih besar dari yang tertulis.", name=name))
        return content

    def __contains__(self, name: object) -> bool:
        return name in self.sizes


def open_archive(content: bytes) -> Archive:
    """Return the files of a zip, after its table of contents was found harmless.

    Raises:
        PackageRefused: for what is no zip, too big, too many files, names that lead outside,
            locked files, links, and files that unpack to absurd sizes.
    """
    if len(content) > MOST_BYTES:
        raise _refused(msg("Paket lebih besar dari {most} MB.", most=MOST_BYTES // MEBIBYTE))
    _check_directory(content)
    try:
        zipped = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN as error:
        raise PackageRefused(
            msg("Berkas ini bukan paket zip yang utuh."),
            hint=msg("Ekspor ulang paketnya dari aplikasi asal."),
        ) from error
    entries = [entry for entry in zipped.infolist() if not entry.is_dir()]
    _check_counts(entries)
    for entry in entries:
        _check_entry(entry)
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise _refused(msg("Paket memuat dua berkas dengan nama yang sama."))
    return Archive(zipped, {entry.filename: entry.file_size for entry in entries})


def _check_directory(content: bytes) -> None:
    """Refuse a table of contents that would fill the memory when it is read.

    The size that the end of the file claims is the size that is read, so it is looked at first;
    the form for huge files is not needed below the limit of a package.
    """
    at = len(content) - END_LENGTH
    if content[at : at + 4] != END:
        at = content.rfind(END, max(0, len(content) - END_LENGTH - LONGEST_COMMENT))
    if at < 0 or at + END_LENGTH > len(content):
        return  # no zip at all, as opening it will say
    (size,) = struct.unpack_from("<I", content, at + 12)
    if size > MOST_DIRECTORY or content[max(0, at - 20) : at].startswith(HUGE):
        raise _refused(msg("Daftar isi paket terlalu besar."))


def _check_counts(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise _refused(
            msg(
                "Paket memuat {count} berkas, lebih dari {most}.",
                count=len(entries),
                most=MOST_FILES,
            )
        )
    total = sum(entry.file_size for entry in entries)
    if total > MOST_UNPACKED:
        raise _refused(
            msg("Isi paket lebih dari {most} MB bila dibuka.", most=MOST_UNPACKED // MEBIBYTE)
        )


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if is_outside(name) or len(name) > LONGEST_NAME:
        raise _refused(msg("Nama berkas {name} di dalam paket tidak aman.", name=repr(name[:80])))
    if entry.flag_bits & 0x1:
        raise _refused(msg("Berkas {name} di dalam paket terkunci sandi.", name=name))
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise _refused(msg("Berkas {name} di dalam paket hanyalah tautan.", name=name))
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > MOST_IN_A_FILE or (entry.file_size > SMALL_FILE and ratio > MOST_RATIO):
        raise _refused(msg("Berkas {name} membesar tidak wajar bila dibuka.", name=name))


def is_outside(name: str) -> bool:
    """Whether a name could lead out of the package, on any system.

    >>> is_outside("items/../../etc/passwd"), is_outside("items/soal-1.xml")
    (True, False)
    """
    if not name or "\\" in name or ":" in name or any(ord(letter) < 32 for letter in name):
        return True
    return name.startswith("/") or ".." in PurePosixPath(name).parts


def _refused(problem: Message) -> PackageRefused:
    return PackageRefused(problem, hint=msg("Periksa asal paket ini sebelum mencoba lagi."))
