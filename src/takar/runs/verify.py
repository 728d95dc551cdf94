"""A bundle verified offline: first its fingerprints, then the whole computation again."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.regulations.book import Book
from takar.runs.bundle import MANIFEST, by_person, csv_bytes, zipped
from takar.runs.evidence import evidence_hash, evidence_used
from takar.runs.manifest import Manifest, TablePart, csv_rows, table_part
from takar.runs.measure import measure_run
from takar.runs.opening import open_bundle
from takar.runs.stamp import Stamp, code_version
from takar.tables import TABLES
from takar.tables.reading import read_table

MOST = 50
"""Differences told; more would not be read."""


@dataclass(frozen=True)
class Finding:
    """One thing that is not as the manifest or the recomputation says.

    Attributes:
        row: counted as a spreadsheet counts, the header being row 1.
    """

    file: str
    message: Message
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True)
class Verification:
    """What was found; nothing found means that the result stands.

    Attributes:
        digest: of the manifest; compare it with the one that was published.
        notes: what is worth knowing but proves nothing wrong.
    """

    digest: str
    stamp: Stamp
    findings: list[Finding]
    notes: list[Message]
    people: int

    @property
    def holds(self) -> bool:
        """Whether everything agrees."""
        return not self.findings


def verify_bundle(path: Path) -> Verification:
    """Check every fingerprint, then measure again with the law inside and compare each cell.

    Raises:
        NotABundle: the file cannot be opened as a bundle.
    """
    manifest, text, files = open_bundle(path)
    findings = list(changed_files(manifest, files))
    findings = findings or list(_false_digests(manifest, files))
    findings = findings or list(_recomputed(manifest, files))
    findings = findings or list(_wrapped_otherwise(path, zipped(text, files)))
    stamp = manifest.stamp.stamp()
    notes = []
    if stamp.code_version != code_version():
        notes.append(
            msg(
                "Dihitung dengan Takar {made}, diperiksa dengan {now}.",
                made=stamp.code_version,
                now=code_version(),
            )
        )
    results = manifest.tables.get("results/results.csv")
    people = len(results.row_digests) if results else 0
    return Verification(sha256(text).hexdigest(), stamp, findings[:MOST], notes, people)


def changed_files(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Name what was changed since the manifest was written, down to the row and column."""
    for name in sorted(set(files) - set(manifest.files)):
        yield Finding(name, msg("Berkas {file} tidak tercatat dalam manifes.", file=name))
    for name, part in manifest.files.items():
        if name not in files:
            yield Finding(name, msg("Berkas {file} hilang.", file=name))
        elif sha256(files[name]).hexdigest() != part.sha256:
            if name in manifest.tables:
                yield from _changed_cells(name, manifest.tables[name], files[name])
            else:
                yield Finding(name, msg("Berkas {file} berubah.", file=name))


def _false_digests(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Name the tables whose rows and columns the manifest tells otherwise than they are."""
    for name, content in files.items():
        told = manifest.tables.get(name)
        if len(content) != manifest.files[name].bytes or (
            name.endswith(".csv") and told != table_part(content)
        ):
            yield Finding(
                MANIFEST,
                msg(
                    "Berkas {manifest}: catatan tentang {file} berubah.",
                    manifest=MANIFEST,
                    file=name,
                ),
            )


def _wrapped_otherwise(path: Path, archive: bytes) -> Iterator[Finding]:
    """Tell of bytes changed between the files: the archive of the same files has but one form."""
    given = path.read_bytes()
    if given != archive:
        pairs = enumerate(zip(given, archive, strict=False))
        place = next((n for n, (a, b) in pairs if a != b), min(len(given), len(archive)))
        yield Finding(
            path.name,
            msg(
                "Arsip {file} berubah pada byte {place}, di luar isi berkas-berkasnya.",
                file=path.name,
                place=place + 1,
            ),
        )


def _changed_cells(name: str, before: TablePart, content: bytes) -> Iterator[Finding]:
    """Point at the rows and columns whose fingerprints no longer fit."""
    header, rows = csv_rows(content)
    now = table_part(content)
    if header != before.columns:
        yield Finding(name, msg("Baris judul {file} berubah.", file=name), row=1)
        return
    if len(rows) != len(before.row_digests):
        yield Finding(
            name,
            msg(
                "Banyaknya baris {file} berubah dari {before} menjadi {now}.",
                file=name,
                before=len(before.row_digests),
                now=len(rows),
            ),
        )
        return
    changed = [n for n, (a, b) in enumerate(_pairs(before.row_digests, now.row_digests)) if a != b]
    columns = [
        column
        for column, a, b in zip(header, before.column_digests, now.column_digests, strict=True)
        if a != b
    ]
    for place in changed:
        yield Finding(
            name,
            msg(
                "Berkas {file}, baris {row}, kolom {column}: isinya berubah.",
                file=name,
                row=place + 2,
                column=", ".join(columns),
            ),
            row=place + 2,
            column=", ".join(columns),
        )
    if not changed:
        yield Finding(name, msg("Berkas {file} berubah di luar isi selnya.", file=name))


def _pairs(one: list[str], other: list[str]) -> Iterator[tuple[str, str]]:
    return zip(one, other, strict=True)


def _recomputed(manifest: Manifest, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Measure again with the evidence and the law inside; compare every cell of the results."""
    stamp = manifest.stamp.stamp()
    with tempfile.TemporaryDirectory(prefix="takar-") as folder:
        _unpacked(files, Path(folder))
        try:
            law = _book(Path(folder)).on(stamp.day, agency=stamp.agency, known_on=stamp.known_on)
            evidence = _evidence(Path(folder))
        except TakarError as error:
            yield Finding("law", msg("{problem}", problem=error.problem))
            return
    if law.edition != stamp.law_edition:
        yield Finding("law", msg("Edisi aturan dalam bundel bukan yang tercatat pada hasil."))
    if evidence_hash(evidence) != manifest.pseudonymous_evidence_hash:
        yield Finding("evidence", msg("Bukti dalam bundel bukan yang tercatat pada manifes."))
    run = measure_run(
        stamp.measure,
        evidence_used(_whole(evidence), stamp.measure, law, rules=stamp.rules),
        law,
        components="results/components.csv" in files,
        purpose=stamp.purpose,
        categories=stamp.categories,
        rules=stamp.rules,
    )
    for name, table in (("results", run.results), ("components", run.components)):
        if f"results/{name}.csv" in files and table is not None:
            file = f"results/{name}.csv"
            yield from _different(file, files[file], csv_bytes(by_person(table)))


def _different(file: str, given: bytes, recomputed: bytes) -> Iterator[Finding]:
    """Name each cell that comes out differently."""
    header, rows = csv_rows(given)
    expected_header, expected = csv_rows(recomputed)
    if header != expected_header or len(rows) != len(expected):
        yield Finding(file, msg("Susunan {file} bukan hasil penghitungan ulang.", file=file))
        return
    for place, (row, again) in enumerate(zip(rows, expected, strict=True)):
        for column, value, other in zip(header, row, again, strict=True):
            if value != other:
                yield Finding(
                    file,
                    msg(
                        "Berkas {file}, baris {row}, kolom {column}: tertulis {value}, "
                        "dihitung ulang {other}.",
                        file=file,
                        row=place + 2,
                        column=column,
                        value=value or "–",
                        other=other or "–",
                    ),
                    row=place + 2,
                    column=column,
                )


def _unpacked(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _book(folder: Path) -> Book:
    shelves = sorted((folder / "law").iterdir(), key=lambda path: int(path.name))
    return Book.of(*shelves)


def _evidence(folder: Path) -> dict[str, pa.Table]:
    tables = {}
    for path in sorted((folder / "evidence").glob("*.csv")):
        content = path.read_bytes()
        header, _ = csv_rows(content)
        tables[path.stem] = _typed(path).select(header)
    return tables


def _typed(path: Path) -> pa.Table:
    table, _ = read_table(path, TABLES[path.stem], whole=False)
    return table


def _whole(evidence: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Give each table all its columns again; those left out are gaps."""
    full = {}
    for name, table in evidence.items():
        schema = TABLES[name].arrow
        full[name] = pa.table(
            {
                field.name: table.column(field.name)
                if field.name in table.column_names
                else pa.nulls(table.num_rows, field.type)
                for field in schema
            },
            schema=schema,
        )
    return full


__all__ = ["Finding", "Verification", "changed_files", "verify_bundle"]
