import pytest

from takar.tables import TABLES
from takar.tables.siasn_codes import SHELF, code_map, code_table, known_codes

NAMES = sorted(path.stem for path in SHELF.glob("*.csv"))
VALUES = {
    "employment": TABLES["employees"].column("employment").values,
    "position_kind": TABLES["employees"].column("position_kind").values,
    "position_tier": TABLES["employees"].column("position_tier").values,
    "education_level": TABLES["employees"].column("education_level").values,
    "sanction_level": TABLES["sanctions"].column("sanction_level").values,
    "training_kind": TABLES["trainings"].column("training_kind").values,
}


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_a_code_table_is_whole(name: str) -> None:
    rows = code_table(name)
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)


@pytest.mark.parametrize("name", [name for name in NAMES if "id" in code_table(name)[0]])
def test_no_id_is_listed_twice(name: str) -> None:
    keys = [(row.get("table"), row["id"]) for row in code_table(name)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", NAMES)
def test_codes_lead_to_permitted_values_only(name: str) -> None:
    for row in code_table(name):
        for column, permitted in VALUES.items():
            assert row.get(column, "") in {"", *permitted}


def test_the_tables_are_as_long_as_the_reference() -> None:
    lengths = {name: len(known_codes(name)) for name in ("golongan", "eselon", "kedudukan_hukum")}
    assert lengths == {"golongan": 17, "eselon": 13, "kedudukan_hukum": 33}
    assert len(known_codes("tingkat_pendidikan")) == 16
    assert len(known_codes("jenis_hukuman")) == 21
    assert len(known_codes("jenis_diklat")) == 25


def test_profession_and_specialists_have_a_place_of_their_own() -> None:
    levels = code_map("tingkat_pendidikan", "education_level")
    assert [levels[key] for key in ("42", "47", "49")] == ["PROFESI", "SPESIALIS", "SUBSPESIALIS"]


def test_a_code_without_a_value_of_ours_is_known_all_the_same() -> None:
    assert "99" not in code_map("eselon", "position_tier")
    assert "99" in known_codes("eselon")
