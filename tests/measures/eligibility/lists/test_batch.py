import pytest

from takar.measures.eligibility import NotClean, batch_rows
from tests.measures.eligibility.lists.rows import checked, move


def test_a_clean_list_becomes_a_row_per_move() -> None:
    found = checked(move("P4", "head", reference="Kotak 9"), move("P1", "chief"))
    first = batch_rows(found).to_pylist()[0]
    assert first["nip"] == "197505142000031004"
    assert (first["old_position"], first["new_position"]) == ("Kepala Bidang", "head")
    assert (first["new_unit"], first["reported_as"]) == ("head", "PROMOSI")
    assert (first["verdict"], first["reference"]) == ("TERPENUHI", "Kotak 9")
    assert "PENETAPAN_KRS" in first["approvals_missing"]


def test_one_move_that_is_not_clean_stops_the_whole_batch() -> None:
    found = checked(move("P4", "head"), move("P1", "chief"), P1={"grade": "III/d"})
    with pytest.raises(NotClean, match="1 usulan") as caught:
        batch_rows(found)
    assert [one.employee_id for one in caught.value.moves] == ["P1"]


def test_a_clash_stops_the_batch_even_if_every_requirement_is_met() -> None:
    with pytest.raises(NotClean):
        batch_rows(checked(move("P4", "secretary")))


def test_a_waiver_is_marked_with_its_document_and_reason() -> None:
    papers = {"requirement": "minimum_rank", "document": "S-7", "reason": "Daerah terpencil"}
    rest = {"waivers": [{**move("P4", "head"), **papers}]}
    row = batch_rows(checked(move("P4", "head"), rest=rest, P4={"grade": "IV/a"})).to_pylist()[0]
    assert row["verdict"] == "DIKECUALIKAN"
    assert row["waived"] == "minimum_rank"
    assert (row["waiver_documents"], row["waiver_reasons"]) == ("S-7", "Daerah terpencil")
