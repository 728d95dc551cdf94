"""A bundle: one file with which anybody can compute a result again, without knowing who is who.

It holds the evidence with pseudonyms, the law as used, the results, their components, and a
manifest of fingerprints. The files lie in it uncompressed, so that one changed byte can be pointed
at.
"""

import hmac
import os
import secrets
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.nodes import profile_nodes, within
from takar.measures.talent import profile_of
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.evidence import evidence_hash
from takar.runs.manifest import Manifest, StampPart, file_part, table_part
from takar.runs.measure import Run
from takar.runs.writing import write_csv, write_once

KEY_VARIABLE = "TAKAR_PSEUDONYM_KEY"
SHORTEST_KEY = 16
NEVER = ("nip", "name", "title", "certificate_number")
HIDDEN = ("employee_id", "position_id", "work_unit_id", "agency")
"""Columns that name a person or a place; they carry pseudonyms unless a rule asks for a value."""
MOMENT = (1980, 1, 1, 0, 0, 0)
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
    hidden = [column for column in HIDDEN if column not in asked_for(run.law)]
    evidence = {
        name: in_fixed_order(pseudonymous(table, key, hidden))
        for name, table in run.evidence.items()
    }
    files = {f"law/{name}": text for name, text in book.files.items()}
    files |= {f"evidence/{name}.csv": csv_bytes(table) for name, table in evidence.items()}
    for name, table in (("results", run.results), ("components", run.components)):
        if table is not None:
            files[f"results/{name}.csv"] = csv_bytes(by_person(pseudonymous(table, key, hidden)))
    manifest = Manifest(
        stamp=StampPart.model_validate(vars(run.stamp)),
        pseudonymous_evidence_hash=evidence_hash(evidence),
        pseudonymous=hidden,
        files={name: file_part(text) for name, text in sorted(files.items())},
        tables={name: table_part(files[name]) for name in sorted(files) if name.endswith(".csv")},
    )
    return _zipped({MANIFEST: manifest.as_bytes(), **dict(sorted(files.items()))})


def pseudonym_key() -> tuple[str, bool]:
    """Return the key from the environment, or a random one and that it was made up."""
    given = os.environ.get(KEY_VARIABLE)
    return (given, False) if given else (secrets.token_hex(32), True)


def pseudonymous(table: pa.Table, key: str, hidden: list[str]) -> pa.Table:
    """Put pseudonyms in place of what names a person or place, and drop what nobody needs."""
    table = table.drop_columns([name for name in NEVER if name in _private(table)])
    for column in hidden:
        if column in table.column_names:
            place = table.column_names.index(column)
            names = _pseudonyms(table.column(column), key, column)
            table = table.set_column(place, column, names)
    return table


def asked_for(law: Law) -> set[str]:
    """Name the columns whose very values a rule of the profile asks for."""
    nodes = [n for axis in profile_nodes(profile_of(law)).values() for n in within(axis)]
    return {
        column
        for node in nodes
        for column in (*node.part.not_for, *getattr(node.rubric, "where", {}))
    }


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


def _private(table: pa.Table) -> list[str]:
    """A component's title is the rule's, not a person's."""
    return [] if "number" in table.column_names else list(table.column_names)


def _pseudonyms(column: pa.ChunkedArray, key: str, kind: str) -> pa.Array:
    """Replace each value by its keyed fingerprint; a gap stays a gap."""
    values = pc.unique(column).drop_null()
    known = {value: _pseudonym(value, key, kind) for value in values.to_pylist()}
    places = pc.index_in(column, value_set=values)
    return pc.take(pa.array(list(known.values()), pa.string()), places)


def _pseudonym(value: str, key: str, kind: str) -> str:
    digest = hmac.new(key.encode(), f"{kind}\x1f{value}".encode(), "sha256").hexdigest()
    return f"{kind[0].upper()}{digest[:20]}"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    sink = BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return sink.getvalue()


def _written(path: Path, content: bytes) -> None:
    path.write_bytes(content)
