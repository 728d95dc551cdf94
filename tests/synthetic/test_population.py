from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from takar.synthetic import population
from takar.synthetic.population import regencies, write_population
from takar.synthetic.regency import LEAST_PEOPLE
from takar.tables import TABLES


def test_exactly_the_wished_number_of_people_is_spread_over_governments() -> None:
    sizes = [one.tables["employees"].num_rows for one in regencies(14_030)]
    assert sizes == [14_030]  # 30 people are too few for a government of their own
    sizes = [one.tables["employees"].num_rows for one in regencies(14_060)]
    assert sizes == [14_000, 60]


def test_every_table_becomes_one_file_with_unique_people(tmp_path: Path) -> None:
    counts = list(write_population(14_100, tmp_path))
    assert counts == [14_000, 14_100]
    assert {path.name for path in tmp_path.iterdir()} == {f"{name}.parquet" for name in TABLES}
    people = pq.read_table(tmp_path / "employees.parquet")
    assert people.schema.equals(TABLES["employees"].arrow)
    assert pc.count_distinct(people["employee_id"]).as_py() == 14_100


def test_a_broken_off_run_leaves_no_file_that_looks_whole(tmp_path: Path) -> None:
    running = write_population(14_100, tmp_path)
    next(running)
    running.close()
    assert not list(tmp_path.glob("*.parquet"))


def test_a_government_has_at_least_as_many_people_as_the_smallest_one() -> None:
    assert min(population._head_counts(28_049)) >= LEAST_PEOPLE
