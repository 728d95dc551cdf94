import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.ip_asn import groups_of, measure_ip_asn
from takar.runs.straight.asking import asked_results
from takar.runs.straight.measuring import NotMeasured, measured
from takar.tables.reading import BadTables, read_tables
from tests.measures.invented import as_tables
from tests.runs.folders import RULES, invented, written


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_the_straight_way_gives_what_the_way_through_memory_gives(
    tmp_path: Path, law: Law, kind: str
) -> None:
    folder = written(invented(), tmp_path, kind)
    run = measure_ip_asn(read_tables(folder), law, rules=RULES)
    with measured(folder, law, RULES) as found:
        results, parts = pq.read_table(found.results), pq.read_table(found.components())
        groups = pq.read_table(found.groups())
        stamp = found.stamp
    assert results.equals(run.results)
    assert run.components is not None
    assert parts.equals(run.components)
    assert groups.equals(groups_of(run.results, read_tables(folder), law))
    assert stamp.rules == run.stamp.rules == RULES
    assert (stamp.evidence_of, stamp.evidence_hash == run.stamp.evidence_hash) == (
        ("rows", True) if kind == "csv" else ("files", False)
    )


def test_the_order_of_rows_changes_no_byte_of_the_result(tmp_path: Path, law: Law) -> None:
    tables = invented()
    mixed = {name: table.take(pa.array(range(len(table))[::-1])) for name, table in tables.items()}
    content = []
    for number, given in enumerate((tables, mixed, tables)):
        with measured(written(given, tmp_path / str(number)), law, RULES) as found:
            content.append((found.results.read_bytes(), found.stamp.evidence_hash))
    assert content[0] == content[2]
    assert content[0][0] == content[1][0]
    assert content[0][1] != content[1][1]


@pytest.mark.parametrize(
    ("name", "column", "value", "says"),
    [
        ("trainings", "lesson_hours", "-1", "tabel trainings, baris 2, kolom lesson_hours"),
        ("trainings", "training_kind", "KURSUS", "tabel trainings, baris 2, kolom training_kind"),
        ("employees", "employee_id", "P0001", "tabel employees, baris 3, kolom employee_id"),
    ],
)
def test_a_bad_cell_is_named_as_the_precise_reader_names_it(
    tmp_path: Path, law: Law, name: str, column: str, value: str, says: str
) -> None:
    tables = invented()
    old = tables[name].column(column)
    new = pa.concat_arrays([pa.array([value]).cast(old.type), *old.slice(1).chunks])
    place = tables[name].column_names.index(column)
    tables[name] = tables[name].set_column(place, column, new)
    folder = written(tables, tmp_path)
    with pytest.raises(BadTables) as precise:
        read_tables(folder)
    with pytest.raises(BadTables) as quick, measured(folder, law, RULES):
        pass
    assert str(quick.value.problem) == str(precise.value.problem)
    assert says in str(quick.value.problem).lower()
    assert quick.value.faults == precise.value.faults


def test_two_digests_that_agree_by_chance_cost_time_and_nothing_else(
    tmp_path: Path, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(invented(), tmp_path)
    with measured(folder, law, RULES) as found:
        usual = pq.read_table(found.results)
    monkeypatch.setattr("takar.runs.straight.measuring.has_bad_cell", lambda *_: True)
    with measured(folder, law, RULES) as found:
        assert pq.read_table(found.results).equals(usual)
        assert found.stamp.evidence_of == "rows"


def test_a_file_that_breaks_off_is_told_with_its_name(tmp_path: Path, law: Law) -> None:
    folder = written(invented(), tmp_path)
    path = folder / "trainings.parquet"
    content = path.read_bytes()
    path.write_bytes(content[:4] + bytes(len(content) // 2 - 4) + content[len(content) // 2 :])
    with pytest.raises(BadTables, match=r"trainings\.parquet"), measured(folder, law, RULES):
        pass


def test_an_engine_that_cannot_finish_says_so(
    tmp_path: Path, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(invented(), tmp_path)
    monkeypatch.setattr(
        "takar.runs.straight.measuring.asked_results",
        lambda *_: "SELECT error('penuh') AS employee_id",
    )
    with pytest.raises(NotMeasured, match="penuh"), measured(folder, law, RULES):
        pass


def test_scores_that_bkn_released_are_taken_straight(tmp_path: Path) -> None:
    tables = invented(people=3)
    people = tables["employees"].column("employee_id").to_pylist()
    points = {"qualification": 20, "competence": 30, "performance": 25, "discipline": 5}
    scores = {name: Decimal(number) for name, number in points.items()}
    rows = [{"employee_id": who, "year": 2024, **scores} for who in people]
    law = Book.load().on(date(2024, 12, 31))
    given = as_tables({"official_scores": rows})["official_scores"]
    folder = written({**tables, "official_scores": given}, tmp_path)
    with measured(folder, law, "bkn_2024") as found:
        results = pq.read_table(found.results)
        assert found.stamp.evidence_of == "files"
    assert set(results.column("total").to_pylist()) <= {80, None}
    assert 80 in results.column("total").to_pylist()


@pytest.mark.slow
def test_a_kept_statement_waits_for_no_expressions(tmp_path: Path, law: Law) -> None:
    folder = written(invented(people=5), tmp_path / "in")
    with measured(folder, law, RULES) as found:
        found.components()
    program = (
        "import sys; from takar.cli.main import app\n"
        f"try: app(['measure', 'ip-asn', '--in', r'{folder}', '--day', '{law.day}', '--out',"
        f" r'{tmp_path / 'r.csv'}', '--components', r'{tmp_path / 'c.csv'}'])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not {'ibis', 'sqlglot', 'xlsxwriter'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603


def test_where_the_engine_keeps_no_order_people_are_ordered_afterwards(
    tmp_path: Path, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(invented(), tmp_path)
    with measured(folder, law, RULES) as found:
        usual = found.results.read_bytes()
    statement = asked_results(law, RULES)
    monkeypatch.setattr(
        "takar.runs.straight.measuring.asked_results",
        lambda *_: f"FROM ({statement}) ORDER BY hash(employee_id)",
    )
    with measured(folder, law, RULES) as found:
        assert found.results.read_bytes() == usual
        assert found.components().exists()
