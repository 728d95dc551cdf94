"""A bundle: one file with which anybody can compute a result again, without knowing who is who.

It holds the evidence with pseudonyms, the law as used, the results, their components, and a
manifest of fingerprints. The files lie in it uncompressed, so that one changed byte can be pointed
at.
"""

import os
import secrets
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.book import Book
from takar.runs.evidence import evidence_hash
from takar.runs.manifest import Manifest, StampPart, file_part, table_part
from takar.runs.once import write_once
from takar.runs.pseudonyms import PRIVATE, Pseudonyms, named_values
from takar.runs.run import Run
from takar.runs.writing import write_csv

KEY_VARIABLE = "TAKAR_PSEUDONYM_KEY"
SHORTEST_KEY = 16
MOMENT = (1980, 1, 1, 0, 0, 0)
UNIX = 3
MANIFEST = "manifest.json"


class WeakKey(TakarError):
    """The key of the pseudonyms can be guessed."""


class OtherBook(TakarError):
    """The book given is not the one under which was measured."""


def write_bundle(run: Run, path: Path, key: str, *, book: Book | None = None) -> str:
    """Write the run as a bundle.

    Args:
        run: with or without components.
        path: the ``.zip`` to write; a different one there is never overwritten.
        key: the secret of the pseudonyms; it does not enter the bundle.
        book: the book under which was measured; the built-in one unless told.

    Returns:
        The digest of the manifest, to be published.

    Raises:
        WeakKey: the key is too short.
        OtherBook: the book's edition is not that of the run.
    """
    content = bundle_bytes(run, key, book or Book.load())
    write_once(path, lambda beside: _written(beside, content))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return file_part(archive.read(MANIFEST)).sha256


def bundle_bytes(run: Run, key: str, book: Book) -> bytes:
    """Return the bundle itself; the same run and key give the same bytes."""
    if len(key) < SHORTEST_KEY:
        raise WeakKey(
            msg("Kunci nama samaran terlalu pendek."),
            hint=msg("Pakai sedikitnya {count} karakter acak.", count=SHORTEST_KEY),
        )
    if book.edition != run.stamp.law_edition:
        raise OtherBook(
            msg("Buku aturan ini bukan yang dipakai saat mengukur."),
            hint=msg("Sertakan folder aturan yang sama seperti saat mengukur."),
        )
    names = Pseudonyms(key, named_values(run.stamp.measure, run.law))
    evidence = {name: in_fixed_order(names.hide(table)) for name, table in run.evidence.items()}
    files = {f"law/{name}": text for name, text in book.files.items()}
    files |= {f"evidence/{name}.csv": csv_bytes(table) for name, table in evidence.items()}
    for name, table in (("results", run.results), ("components", run.components)):
        if table is not None:
            files[f"results/{name}.csv"] = csv_bytes(by_person(names.hide(table)))
    manifest = Manifest(
        stamp=StampPart.model_validate(vars(run.stamp)),
        pseudonymous_evidence_hash=evidence_hash(evidence),
        pseudonymous=list(PRIVATE),
        files={name: file_part(text) for name, text in sorted(files.items())},
        tables={name: table_part(files[name]) for name in sorted(files) if name.endswith(".csv")},
    )
    return zipped(manifest.as_bytes(), files)


def pseudonym_key() -> tuple[str, bool]:
    """Return the key from the environment, or a random one and that it was made up."""
    given = os.environ.get(KEY_VARIABLE)
    return (given, False) if given else (secrets.token_hex(32), True)


def in_fixed_order(table: pa.Table) -> pa.Table:
    """Sort by every column, so that the order of rows says nothing."""
    return table.sort_by([(name, "ascending") for name in table.column_names])


def by_person(table: pa.Table) -> pa.Table:
    """Sort by pseudonym; the components of a person keep their order."""
    numbered = table.append_column("_place", pa.array(range(table.num_rows), pa.int64()))
    ordered = numbered.sort_by([("employee_id", "ascending"), ("_place", "ascending")])
    return ordered.drop_columns(["_place"])


def csv_bytes(table: pa.Table) -> bytes:
    """Return the table as CSV."""
    sink = BytesIO()
    write_csv(table, sink)
    return sink.getvalue()


def zipped(manifest: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return the archive: the same files give the same bytes, on every machine."""
    sink = BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {MANIFEST: manifest, **dict(sorted(files.items()))}.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.create_system = UNIX
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return sink.getvalue()


def _written(path: Path, content: bytes) -> None:
    path.write_bytes(content)
