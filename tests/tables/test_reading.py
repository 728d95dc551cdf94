from pathlib import Path

import pyarrow.parquet as pq
import pytest

from takar.kernel.language import speaking
from takar.runs.writing import write_csv
from takar.tables import TABLES
from takar.tables.reading import BadTables, check_table, read_tables
from tests.measures.invented import as_tables, complete, employee


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Tables of one person: employees as CSV, the rest as Parquet."""
    for name, table in as_tables(complete()).items():
        if name == "employees":
            write_csv(table, tmp_path / f"{name}.csv")
        elif table.num_rows:
            pq.write_table(table, tmp_path / f"{name}.parquet")
    return tmp_path


def test_csv_and_parquet_are_read_alike_and_absent_tables_are_empty(folder: Path) -> None:
    found = read_tables(folder)
    expected = as_tables(complete())
    assert set(found) == set(TABLES)
    for name, table in found.items():
        assert table.equals(expected[name]), name


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("employees.csv", "employee_id,agency\nP1,x\n", "kolom employment tidak ada"),
        ("employees.csv", "employee_id,agency,employment,gaji\nP1,x,PNS,1\n", "gaji tidak dikenal"),
        ("employees.csv", "employee_id,agency,agency,employment\nP1,x,x,PNS\n", "dua kali"),
        ("employees.csv", "", "tidak dapat dibaca"),
        ("employees.csv", "employee_id,agency,employment\nP1,x,PNS\nP2,x\n", "baris 3: 2 sel"),
        ("awards.csv", "employee_id,title,award_level,awarded_on\nP1,x,EMAS,2024-01-01\n", "EMAS"),
        (
            "awards.csv",
            "employee_id,title,award_level,awarded_on\nP1,x,NASIONAL,kemarin\n",
            "tabel awards, baris 2, kolom awarded_on, nilai 'kemarin'",
        ),
    ],
)
def test_a_bad_table_is_refused_with_its_place(
    folder: Path, name: str, text: str, says: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadTables) as refusal:
        read_tables(folder)
    assert says.lower() in str(refusal.value).lower()
    assert str(refusal.value.hint)


def test_every_bad_cell_is_found_and_not_only_the_first(folder: Path) -> None:
    rows = "\n".join(f"P1,INTEGRITAS,{level},2024-01-0{n}" for n, level in enumerate("69x", 1))
    text = f"employee_id,competency,level,assessed_on\n{rows}\n"
    (folder / "competency_levels.parquet").unlink()
    (folder / "competency_levels.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadTables) as refusal:
        read_tables(folder)
    assert [(fault.row, fault.value) for fault in refusal.value.faults] == [
        (2, "6"),
        (3, "9"),
        (4, "x"),
    ]


def test_a_folder_without_employees_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadTables, match="employees"):
        read_tables(tmp_path)
    with pytest.raises(BadTables, match="tidak ada"):
        read_tables(tmp_path / "nowhere")


def test_a_table_in_memory_is_checked_alike() -> None:
    table = as_tables({"employees": [employee(sex="X")]})["employees"]
    with pytest.raises(BadTables, match="kolom sex"), speaking("id"):
        check_table(table, TABLES["employees"])


def test_a_table_that_is_there_twice_is_refused(folder: Path) -> None:
    (folder / "employees.parquet").write_bytes((folder / "scores.parquet").read_bytes())
    with pytest.raises(BadTables, match="employees ada dua kali") as refusal:
        read_tables(folder)
    assert "employees.csv" in str(refusal.value.hint)


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_columns_parted_by_another_sign_are_told_so(folder: Path, sign: str) -> None:
    text = (folder / "employees.csv").read_text(encoding="utf-8").replace(",", sign)
    (folder / "employees.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadTables) as refusal:
        read_tables(folder)
    assert "koma, bukan" in str(refusal.value.hint)


def test_another_encoding_is_not_taken_for_uneven_rows(folder: Path) -> None:
    text = (folder / "employees.csv").read_text(encoding="utf-8")
    (folder / "employees.csv").write_text(text, encoding="utf-16")
    with pytest.raises(BadTables, match="tidak dapat dibaca") as refusal:
        read_tables(folder)
    assert "UTF-8" in str(refusal.value.hint)
