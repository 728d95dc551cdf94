from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from python_calamine import CalamineWorkbook

from takar.exchange.imut import COLUMNS, UncleanBatch, write_batch

ROW = {
    "nip": "197505142000031004",
    "name": "Putri",
    "new_position": "Kepala Dinas",
    "reason": "Kebutuhan organisasi",
    "verdict": "TERPENUHI",
}


def batch(*rows: dict[str, Any]) -> pa.Table:
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    return pa.Table.from_pylist([dict.fromkeys(COLUMNS) | row for row in rows], schema=schema)


def test_a_clean_batch_is_written_as_a_workbook_with_the_nip_as_text(tmp_path: Path) -> None:
    write_batch(batch(ROW), tmp_path / "b.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "b.xlsx").get_sheet_by_index(0).to_python()
    assert rows[0] == list(COLUMNS.values())
    assert rows[1][0] == "197505142000031004"


def test_a_clean_batch_is_written_as_csv_in_which_nothing_runs(tmp_path: Path) -> None:
    write_batch(batch(ROW | {"name": "=1+1"}), tmp_path / "b.csv")
    lines = (tmp_path / "b.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].split(",") == list(COLUMNS.values())
    assert "'=1+1" in lines[1]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"verdict": "TIDAK"}, "TIDAK"),
        ({"verdict": "PERLU_VERIFIKASI"}, "PERLU_VERIFIKASI"),
        ({"verdict": None}, "None"),
        ({"verdict": "DIKECUALIKAN"}, "tanpa dokumen"),
        ({"verdict": "DIKECUALIKAN", "waiver_documents": "S-1"}, "tanpa dokumen"),
        ({"nip": None}, "NIP kosong"),
        ({"reason": " "}, "alasan perpindahan kosong"),
    ],
)
def test_a_row_that_may_not_be_sent_is_refused_and_nothing_is_written(
    columns: dict[str, Any], said: str, tmp_path: Path
) -> None:
    with pytest.raises(UncleanBatch, match="Baris 3") as caught:
        write_batch(batch(ROW, ROW | columns), tmp_path / "b.csv")
    assert said in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_waiver_with_its_papers_is_sent(tmp_path: Path) -> None:
    papers = {"waiver_documents": "S-1", "waiver_reasons": "Daerah terpencil"}
    write_batch(batch(ROW | {"verdict": "DIKECUALIKAN"} | papers), tmp_path / "b.csv")
    assert "Daerah terpencil" in (tmp_path / "b.csv").read_text(encoding="utf-8-sig")


def test_an_empty_batch_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UncleanBatch, match="Tidak ada usulan"):
        write_batch(batch(), tmp_path / "b.csv")
