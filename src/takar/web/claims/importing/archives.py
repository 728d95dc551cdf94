"""An archive of certificates: opened with care, each file given to the claim its name tells.

A name in an archive is only read, never used as a path, and nothing is unpacked to the disk.
"""

import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

from takar.exchange.files.certificates import LIMIT_BYTES
from takar.exchange.files.sniff import MEGABYTE
from takar.exchange.identity import shown_nip
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.web.claims.models import Claim
from takar.web.claims.rules import bare_number

MEMBERS = 5_000
UNPACKED_BYTES = 512 * MEGABYTE
ENCRYPTED = 0x1
NIP_LENGTH = 18
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What ordinary archives use; others may ask for much memory before a byte is read."""
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(EOFError, OSError, ValueError),
)
"""How an archive that cannot be read through makes itself known."""


class BadArchive(TakarError):
    """An archive that is not opened."""


@dataclass(frozen=True)
class Scan:
    """One file of an archive: its bytes, or why it was left where it is."""

    name: str
    content: bytes = b""
    problem: Message | None = None


def scans_in(archive: IO[bytes], file_name: str) -> Iterator[Scan]:
    """Yield the files of an archive one by one, none larger than a certificate may be.

    Raises:
        BadArchive: when it is no archive, is locked, or unfolds to more than is read.
    """
    try:
        with zipfile.ZipFile(archive) as package:
            members = [one for one in package.infolist() if not one.is_dir()]
            refuse_bombs(members, file_name)
            for member in members:
                yield scan_of(package, member)
    except BROKEN as error:
        raise BadArchive(
            msg("Berkas {file} bukan arsip ZIP yang dapat dibuka.", file=file_name),
            hint=msg("Buat arsip ZIP biasa tanpa kata sandi, lalu unggah lagi."),
        ) from error


def refuse_bombs(members: Iterable[zipfile.ZipInfo], file_name: str) -> None:
    """Raise when an archive holds too much, by its own account."""
    found = list(members)
    if len(found) > MEMBERS or sum(one.file_size for one in found) > UNPACKED_BYTES:
        raise BadArchive(
            msg("Arsip {file} terlalu besar setelah dibuka.", file=file_name),
            hint=msg(
                "Paling banyak {count} berkas dan {size} MB; bagi menjadi beberapa arsip.",
                count=MEMBERS,
                size=UNPACKED_BYTES // MEGABYTE,
            ),
        )


def scan_of(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> Scan:
    """Return one file of an archive; what is larger than it says is left, too."""
    name = member.filename
    if is_path_elsewhere(name):
        return Scan(shown(name), problem=msg("Nama berkas menunjuk ke luar arsip."))
    if member.flag_bits & ENCRYPTED:
        return Scan(shown(name), problem=msg("Berkas dikunci dengan kata sandi."))
    if member.compress_type not in PACKINGS:
        return Scan(shown(name), problem=msg("Berkas dimampatkan dengan cara yang tidak biasa."))
    if member.file_size > LIMIT_BYTES:
        return Scan(shown(name), problem=too_large())
    with package.open(member) as file:
        content = file.read(LIMIT_BYTES + 1)
    if len(content) > LIMIT_BYTES:
        return Scan(shown(name), problem=too_large())
    return Scan(PurePosixPath(name).name, content)


def is_path_elsewhere(name: str) -> bool:
    """Tell whether a name tries to lead out of the folder it would be unpacked into.

    >>> is_path_elsewhere("scan/1.pdf"), is_path_elsewhere("../1.pdf"), is_path_elsewhere("C:/1")
    (False, True, True)
    """
    return "\\" in name or ":" in name or name.startswith("/") or ".." in PurePosixPath(name).parts


def too_large() -> Message:
    """Say how large a certificate may be."""
    return msg("Berkas lebih besar dari {size} MB.", size=LIMIT_BYTES // MEGABYTE)


def shown(name: str) -> str:
    """Return the name of a file as it may be shown: of a NIP, no birth date."""
    path = PurePosixPath(name[-120:])
    return shown_nip(path.stem) + path.suffix if is_nip(path.stem) else path.name


def is_nip(stem: str) -> bool:
    """Tell whether a file is named by a NIP."""
    return len(stem) == NIP_LENGTH and stem.isascii() and stem.isdigit()


def owner_finder(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Return the claims that a file may be named after: by NIP, by certificate number."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        keys = {claim.employee.nip or "", bare_number(claim.certificate_number)}
        for key in keys - {""}:
            found[key].append(claim)
    return found


def owner_of(name: str, owners: Mapping[str, list[Claim]]) -> Claim | Message:
    """Return the one claim a file belongs to, or why there is none."""
    stem = PurePosixPath(name).stem
    found: Any = owners.get(stem.replace(" ", "")) or owners.get(bare_number(stem)) or []
    if len(found) == 1:
        claim: Claim = found[0]
        return claim
    if found:
        return msg("Nomor ini dipakai lebih dari satu peserta; namai berkasnya dengan NIP.")
    return msg("Tidak ada peserta dengan NIP atau nomor sertifikat ini yang masih menunggu.")
