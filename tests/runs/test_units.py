from takar.runs.units import units_above
from tests.measures.invented import as_tables
from tests.runs.posted import unit


def test_a_unit_belongs_to_itself_and_to_all_above() -> None:
    units = as_tables({"work_units": [unit("A"), unit("A1", "A"), unit("A11", "A1")]})
    assert units_above(units["work_units"])["A11"] == ("A11", "A1", "A")


def test_a_circle_ends_where_it_closes_and_an_unknown_parent_is_none() -> None:
    units = as_tables({"work_units": [unit("X", "Y"), unit("Y", "X"), unit("Z", "nowhere")]})
    found = units_above(units["work_units"])
    assert found == {"X": ("X", "Y"), "Y": ("Y", "X"), "Z": ("Z",)}
