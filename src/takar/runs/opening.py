"""A bundle opened with suspicion: only stored files with plain names, even where bytes changed."""

import struct
import zipfile
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.runs.manifest import Manifest

MANIFEST = "manifest.json"
FOLDERS = ("law", "evidence", "results")
LOCAL_HEADER = struct.Struct("<4s22xHH")


class NotABundle(TakarError):
    """The file cannot be opened as a bundle."""


def open_bundle(path: Path) -> tuple[Manifest, bytes, dict[str, bytes]]:
    """Return the manifest, its bytes, and every other file, unchecked.

    Raises:
        NotABundle: the file is no bundle, or something in it should not be there.
    """
    try:
        files = _files(path)
    except (OSError, zipfile.BadZipFile, struct.error, UnicodeDecodeError) as error:
        raise NotABundle(
            msg("{name} bukan bundel Takar atau rusak.", name=path.name),
            hint=msg("Ambil ulang berkas itu dari sumbernya."),
        ) from error
    if MANIFEST not in files:
        raise NotABundle(
            msg("{name} tidak memuat manifest.json.", name=path.name),
            hint=msg("Pilih berkas .zip yang dibuat dengan takar measure --bundle."),
        )
    text = files.pop(MANIFEST)
    try:
        return Manifest.model_validate_json(text), text, files
    except ValidationError as error:
        raise NotABundle(
            msg("manifest.json di {name} tidak dapat dibaca.", name=path.name),
            hint=msg("Manifesnya rusak atau dibuat versi Takar yang lebih baru."),
        ) from error


def _files(path: Path) -> dict[str, bytes]:
    """Read every file as it lies there; the archive's own checksum would only say "broken"."""
    files: dict[str, bytes] = {}
    with path.open("rb") as raw, zipfile.ZipFile(raw) as archive:
        for entry in archive.infolist():
            _check(entry)
            raw.seek(entry.header_offset)
            signature, name_length, extra_length = LOCAL_HEADER.unpack(raw.read(LOCAL_HEADER.size))
            if signature != b"PK\x03\x04":
                raise zipfile.BadZipFile(entry.filename)
            raw.seek(name_length + extra_length, 1)
            files[entry.filename] = raw.read(entry.file_size)
    return files


def _check(entry: zipfile.ZipInfo) -> None:
    """Refuse compressed files and names that lead elsewhere."""
    parts = PurePosixPath(entry.filename).parts
    plain = entry.filename == MANIFEST or (
        parts[0] in FOLDERS and ".." not in parts and "\\" not in entry.filename
    )
    if plain and entry.compress_type != zipfile.ZIP_STORED:
        raise NotABundle(
            msg("Berkas {name} dimampatkan; bundel Takar tidak pernah.", name=entry.filename),
            hint=msg("Ambil ulang bundel dari sumbernya tanpa membuka atau menyusunnya kembali."),
        )
    if not plain:
        raise NotABundle(
            msg("Berkas {name} tidak boleh ada dalam bundel.", name=entry.filename),
            hint=msg("Bundel Takar hanya memuat law/, evidence/, results/ dan manifest.json."),
        )
