from takar.regulations.requirements import MOVES
from takar.tables import TABLES
from takar.tables.proposals import PROPOSALS, ROUTES, WINDOWS
from tests.measures.eligibility.invented import law_on


def test_the_key_of_every_table_of_proposals_is_among_its_columns() -> None:
    for name, schema in PROPOSALS.items():
        assert schema.name == name
        assert schema.key
        assert set(schema.key) <= {column.name for column in schema.columns}


def test_no_table_of_proposals_hides_one_of_evidence() -> None:
    assert not set(PROPOSALS) & set(TABLES)


def test_routes_moves_and_windows_are_those_the_law_speaks_of() -> None:
    law = law_on()
    rows = law.table("eligibility.approvals")
    assert {row["route"] for row in rows} <= {*ROUTES, "SEMUA"}
    assert {move for row in rows for move in row["moves"]} <= {*MOVES, "SEMUA"}
    keys = ("eligibility.election_window", "eligibility.new_head_window")
    assert {d.window for key in keys for d in law.value(key).posts.values()} == set(WINDOWS)
