"""A batch of moves as a workbook or a CSV, its official layout being unknown.

The columns follow what BKN asks of every appointment: by name, with its kind and its reason, and
the result of checking the requirements. A row that is unmet or undecided is refused here once
more, wherever the rows came from.
"""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa

from takar.exchange.cells import OPENINGS
from takar.exchange.files.workbook import SafeWorkbook
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

COLUMNS = {
    "nip": "NIP",
    "name": "Nama",
    "old_position": "Jabatan Lama",
    "old_unit": "Unit Kerja Lama",
    "new_position": "Jabatan Baru",
    "new_unit": "Unit Kerja Baru",
    "move": "Jenis Perpindahan",
    "reported_as": "Jenis Usul",
    "reason_code": "Kode Alasan",
    "reason": "Alasan",
    "reference": "Acuan KRS atau Kotak",
    "verdict": "Hasil Pemeriksaan Syarat",
    "waived": "Syarat yang Dikecualikan",
    "waiver_documents": "Dokumen Pengecualian",
    "waiver_reasons": "Alasan Pengecualian",
    "approvals": "Persetujuan yang Ada",
    "approvals_missing": "Persetujuan yang Belum Ada",
    "attachments": "Lampiran",
}
"""The headings of the file, by column."""

MET, WAIVED = "TERPENUHI", "DIKECUALIKAN"
_RISKY = (*OPENINGS, "-", "\t", "\r")


class UncleanBatch(TakarError):
    """A row is unmet or undecided, waived without its papers, or says no reason."""


def write_batch(rows: pa.Table, path: Path) -> None:
    """Write the batch as ``.xlsx`` or ``.csv``.

    Raises:
        UncleanBatch: a row may not be sent.
    """
    found = rows.to_pylist()
    if not found:
        raise UncleanBatch(
            msg("Tidak ada usulan untuk dikirim."), hint=msg("Isi daftar usulannya lebih dahulu.")
        )
    for number, row in enumerate(found, start=2):
        _refuse_unclean(row, number)
    if path.suffix.lower() == ".csv":
        path.write_text(_as_csv(found), encoding="utf-8-sig", newline="")
    else:
        _write_workbook(found, path)


def _refuse_unclean(row: Mapping[str, Any], number: int) -> None:
    """Raise when a row may not be sent, naming the row and the cause."""
    for cause, hint in _causes(row):
        raise UncleanBatch(msg("Baris {number}: {cause}", number=number, cause=cause), hint=hint)


def _causes(row: Mapping[str, Any]) -> Iterator[tuple[Message, Message]]:
    if row["verdict"] not in (MET, WAIVED):
        yield (
            msg("hasil pemeriksaannya {verdict}.", verdict=row["verdict"]),
            msg("Hanya usulan yang memenuhi syarat atau dikecualikan dengan dokumen yang dikirim."),
        )
    if row["verdict"] == WAIVED and not (row["waiver_documents"] and row["waiver_reasons"]):
        yield (
            msg("dikecualikan tanpa dokumen atau alasan."),
            msg("Isi dokumen dan alasan setiap pengecualian."),
        )
    if not row["nip"]:
        yield msg("NIP kosong."), msg("Lengkapi NIP pegawai ini.")
    if not (row["reason"] or "").strip():
        yield msg("alasan perpindahan kosong."), msg("Setiap perpindahan menyebut alasannya.")


def _as_csv(rows: list[dict[str, Any]]) -> str:
    target = StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(COLUMNS.values())
    writer.writerows([_plain(row[column]) for column in COLUMNS] for row in rows)
    return target.getvalue()


def _plain(value: object) -> str:
    """Return text that no spreadsheet will run."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_RISKY) else text


def _write_workbook(rows: list[dict[str, Any]], path: Path) -> None:
    with SafeWorkbook(path) as book:
        sheet = book.sheet("Usul Mutasi")
        book.headings(sheet, list(COLUMNS.values()))
        for number, row in enumerate(rows, start=1):
            for place, column in enumerate(COLUMNS):
                book.cell(sheet, number, place, row[column])
