from decimal import Decimal

import pytest

from takar.tables import TABLES
from takar.web.people.models import RECORDS, Award, ImportBatch
from takar.web.people.models.evidence import KEEPERS, keeper_of, plain
from takar.web.people.models.records import number
from takar.web.people.rules import BatchSummary, TableCount


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"claims"}))
def test_every_column_of_every_table_has_a_field(name: str) -> None:
    keeper = KEEPERS[name]
    for column in TABLES[name].columns:
        path = keeper.paths[column.name]
        if path != "agency__code":
            assert keeper.field(path) is not None


def test_records_are_kept_under_the_names_of_their_tables() -> None:
    assert {name: KEEPERS[name].model for name in RECORDS} == RECORDS
    assert keeper_of(Award()).table == "awards"


def test_numbers_are_kept_as_exact_as_tables_keep_them() -> None:
    kept = number("nilai")
    assert (kept.max_digits, kept.decimal_places) == (18, 6)
    assert plain(Decimal("3.500000")) == "3.5"
    assert plain(Decimal("100.000000")) == "100"


def test_a_roster_counts_its_people_and_other_files_all_their_rows() -> None:
    tables = {"employees": TableCount(new=4), "work_units": TableCount(new=2, changed=1)}
    summary = BatchSummary(tables=tables).model_dump()
    roster, bulk = (ImportBatch(kind=kind, summary=summary) for kind in ("siasn", "tables"))
    assert (roster.rows, roster.units) == (TableCount(new=4), TableCount(new=2, changed=1))
    assert (bulk.rows, bulk.units) == (TableCount(new=6, changed=1), TableCount())


def test_an_import_of_tables_has_a_title_too() -> None:
    assert ImportBatch(kind="tables").kind_title == "Tabel bukti"
