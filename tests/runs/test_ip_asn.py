import zipfile
from pathlib import Path

import pyarrow as pa
import pytest

from takar.measures.ip_asn_rules import UnknownRules
from takar.regulations.book import Book
from takar.runs.bundle import write_bundle
from takar.runs.ip_asn import groups_of, measure_ip_asn
from takar.runs.measure import measure_run
from takar.runs.run import Run
from takar.runs.verify import verify_bundle
from tests.runs.conftest import KEY
from tests.runs.folders import DAY, RULES, invented

LAW = Book.load().on(DAY)


@pytest.fixture(scope="module")
def run() -> Run:
    return measure_ip_asn(invented(), LAW)


def test_a_run_says_by_which_rules_it_measured(run: Run) -> None:
    assert run.stamp.measure == "ip-asn"
    assert run.stamp.rules == RULES
    assert run.stamp.evidence_of == "rows"
    people = run.results.column("employee_id").to_pylist()
    assert people == sorted(people)


def test_every_part_is_explained_in_the_order_of_the_law(run: Run) -> None:
    assert run.components is not None
    order = list(LAW.codes("ip_asn.indicators"))
    parts = run.components.column("indicator").to_pylist()
    assert parts == order * run.results.num_rows


def test_the_parts_lose_what_the_person_loses(run: Run) -> None:
    assert run.components is not None
    lost = run.components.group_by("employee_id").aggregate([("lost", "sum")])
    by_person = dict(
        zip(*(lost.column(n).to_pylist() for n in ("employee_id", "lost_sum")), strict=True)
    )
    for row in run.results.to_pylist():
        if row["lost_low"] is not None and row["post_group"] is not None:
            whole = sum(
                row[f"lost_{reason}"] for reason in ("missing", "stale", "unverified", "low")
            )
            assert by_person[row["employee_id"]] == whole, row


def test_a_measure_by_name_takes_the_rules(run: Run) -> None:
    again = measure_run("ip-asn", invented(), LAW, rules=RULES, components=False)
    assert again.results.equals(run.results)
    with pytest.raises(UnknownRules, match="perka8_2019"):
        measure_run("ip-asn", invented(), LAW, rules="entah")


def test_groups_count_everybody_measured(run: Run) -> None:
    found = groups_of(run.results, invented(), LAW).to_pylist()
    measured = sum(run.results.column("is_measured").to_pylist())
    (agency,) = [row for row in found if row["grouping"] == "INSTANSI"]
    assert agency["measured"] == measured
    assert sum(row["measured"] for row in found if row["grouping"] == "STATUS") == measured


def test_a_bundle_of_it_is_computed_again_and_stands(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    write_bundle(run, path, KEY)
    found = verify_bundle(path)
    assert found.holds, found.findings
    assert found.stamp.rules == RULES
    assert found.people == run.results.num_rows
    assert b"P0001" not in path.read_bytes()


def test_a_changed_cell_of_its_evidence_is_pointed_at(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    write_bundle(run, path, KEY)
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("evidence/trainings.csv").header_offset
    word = content.index(b"TEKNIS", place)
    path.write_bytes(content[:word] + b"TEKNIK" + content[word + 6 :])
    (finding, *_) = verify_bundle(path).findings
    assert finding.file == "evidence/trainings.csv"
    assert finding.column == "training_kind"
    assert finding.row is not None


def test_a_result_changed_with_its_digests_is_computed_otherwise(run: Run, tmp_path: Path) -> None:
    first, *rest = run.results.column("sanction_level").to_pylist()
    changed = pa.array(["BERAT" if first is None else None, *rest], pa.string())
    place = run.results.column_names.index("sanction_level")
    results = run.results.set_column(place, "sanction_level", changed)
    false = Run(results, run.components, run.stamp, run.evidence, run.law)
    write_bundle(false, tmp_path / "b.zip", KEY)
    (finding, *_) = verify_bundle(tmp_path / "b.zip").findings
    assert (finding.file, finding.column) == ("results/results.csv", "sanction_level")


@pytest.mark.spark
def test_spark_gives_the_same_run_row_for_row(run: Run) -> None:
    other = measure_ip_asn(invented(), LAW, engine="spark")
    assert other.results.equals(run.results)
    assert run.components is not None
    assert other.components is not None
    assert other.components.equals(run.components)
    assert (
        groups_of(run.results, invented(), LAW, engine="spark")
        .sort_by("code")
        .equals(groups_of(run.results, invented(), LAW).sort_by("code"))
    )
