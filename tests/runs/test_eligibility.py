from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import csv

from takar.measures.eligibility import NotClean, check_moves, read_evidence
from takar.runs.eligibility import (
    candidate_rows,
    measure_eligibility,
    measure_moves,
    move_rows,
    read_moves,
    read_proposals,
    reason_rows,
    stamp_of,
    write_imut,
    write_moves,
    write_screening,
)
from takar.runs.writing import write_csv
from takar.tables.reading import BadTables
from tests.measures.eligibility.invented import administrator, career, law_on, town
from tests.measures.eligibility.lists.rows import move, moves, people


def test_a_screening_is_written_with_its_stamp(tmp_path: Path) -> None:
    run = measure_eligibility(town(people(P4={"grade": None})), law_on(), positions=["head"])
    written = write_screening(run, tmp_path / "out")
    assert all(path.exists() for path in written)
    summary = csv.read_csv(written[0]).to_pylist()[0]
    assert (summary["terpenuhi"], summary["perlu_verifikasi"], summary["tidak"]) == (3, 1, 0)
    rows = pq.read_table(written[1]).to_pylist()
    assert {row["employee_id"]: row["open"] for row in rows if not row["is_met"]} == {
        "P4": "minimum_rank"
    }


def test_what_is_told_of_candidates_agrees_with_the_masks() -> None:
    run = measure_eligibility(town(people(P2={"grade": None})), law_on())
    for row in candidate_rows(run.screening).to_pylist():
        unmet = run.screening.unmet(row["employee_id"], row["position_id"])
        held = run.screening.evidence.holders.get(row["position_id"], ())
        if row["employee_id"] not in held:
            assert ("; ".join(unmet) or None) == row["open"]
            assert row["is_met"] is (not unmet)


def test_the_stamp_depends_on_facts_and_not_on_names_or_order() -> None:
    rows = {"employees": [administrator(), administrator("P2")], **career()}
    first = stamp_of(read_evidence(town(rows), law_on()))
    other = {**rows, "employees": [one | {"name": "X"} for one in rows["employees"][::-1]]}
    assert stamp_of(read_evidence(town(other), law_on())).evidence_hash == first.evidence_hash
    older = {**rows, "employees": [administrator(grade="IV/a"), administrator("P2")]}
    assert stamp_of(read_evidence(town(older), law_on())).evidence_hash != first.evidence_hash


def test_a_birthday_that_only_the_nip_tells_is_part_of_the_stamp() -> None:
    def stamp(nip: str) -> str:
        rows = {"employees": [administrator(birth_on=None, nip=nip)]}
        return stamp_of(read_evidence(town(rows), law_on())).evidence_hash

    assert stamp("196905141995031001") != stamp("196905131995031001")


def test_moves_are_written_with_the_reasons_for_what_is_not_met(tmp_path: Path) -> None:
    tables = town(people(P4={"grade": "IV/a"}))
    checked = measure_moves(tables, law_on(), moves(move("P4", "head"), move("P1", "chief")))
    paths = write_moves(checked, tmp_path)
    assert all(path.exists() for path in paths)
    assert move_rows(checked).column("verdict").to_pylist() == ["TIDAK", "TERPENUHI"]
    reasons = reason_rows(checked).to_pylist()
    assert [row["requirement"] for row in reasons] == ["minimum_rank"]
    assert reasons[0]["article"].endswith("Lampiran")


def test_only_a_clean_list_becomes_a_file_for_imut(tmp_path: Path) -> None:
    evidence = read_evidence(town(people(P1={"grade": "III/d"})), law_on())
    path = tmp_path / "imut.xlsx"
    with pytest.raises(NotClean):
        write_imut(check_moves(evidence, moves(move("P4", "head"), move("P1", "chief"))), path)
    assert not path.exists()
    write_imut(check_moves(evidence, moves(move("P4", "head"))), path)
    assert path.exists()


def test_tables_of_proposals_are_read_where_they_lie(tmp_path: Path) -> None:
    write_csv(town({})["windows"], tmp_path / "windows.csv")
    assert list(read_proposals(tmp_path)) == ["windows"]
    (tmp_path / "waivers.csv").write_text("employee_id,position_id,requirement\nP1,head,x\n")
    with pytest.raises(BadTables, match="document"):
        read_proposals(tmp_path)


def test_a_list_of_moves_with_a_bad_cell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "moves.csv"
    path.write_text("employee_id,position_id,route\nP1,head,LAIN\n")
    with pytest.raises(BadTables):
        read_moves(path)
    path.write_text("employee_id,position_id\nP1,head\n")
    assert isinstance(read_moves(path), pa.Table)
