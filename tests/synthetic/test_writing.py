from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from takar.synthetic.writing import write_tables

TABLE = pa.table({"a": ["x", None], "b": pa.array([1, 2], pa.int64())})


def test_a_table_comes_back_from_parquet_as_it_was(tmp_path: Path) -> None:
    (path,) = write_tables({"things": TABLE}, tmp_path / "new", "parquet")
    assert path.name == "things.parquet"
    assert pq.read_table(path).equals(TABLE)


def test_a_gap_is_an_empty_cell_in_csv(tmp_path: Path) -> None:
    (path,) = write_tables({"things": TABLE}, tmp_path)
    assert path.read_text().splitlines() == ['"a","b"', '"x",1', ",2"]
