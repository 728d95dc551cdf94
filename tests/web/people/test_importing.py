from io import BytesIO

import pyarrow as pa
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from takar.kernel.errors import TakarError
from takar.web.people.actions import import_tables
from takar.web.people.importing.people import recognise
from takar.web.people.importing.plan import KeyTwice, OtherAgency, TooLong, UnknownTable, plan_of
from takar.web.people.importing.store import packed, unpacked
from takar.web.people.importing.write import UnitCircle, UnknownCode, count_afresh
from takar.web.people.models import Change, Employee, ImportBatch, WorkUnit
from takar.web.people.models.evidence import KEEPERS
from tests.cast import Cast
from tests.web.people.made import inside, nip, table, whole_tables


def take_in(cast: Cast, **tables: pa.Table) -> ImportBatch:
    return import_tables(cast.rahayu, cast.agency, tables=tables, origin="uji")


def test_a_second_import_of_the_same_tables_changes_nothing(cast: Cast) -> None:
    with inside(cast.agency):
        first = take_in(cast, **whole_tables(cast))
        second = take_in(cast, **whole_tables(cast))
        rows = sum(one.num_rows for one in whole_tables(cast).values())
        assert (first.outcome.new, first.changes.count()) == (rows, rows)
        assert second.outcome.changes_nothing
        assert (second.outcome.unchanged, second.changes.count()) == (rows, 0)


def test_every_change_is_kept_with_what_was_there_before(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        raised = whole_tables(cast)["employees"].to_pylist()[1] | {"grade": "III/b"}
        batch = take_in(cast, employees=table("employees", raised))
        change = batch.changes.get()
        assert (change.model, change.row_id) == ("employees", Employee.objects.get(code="E2").pk)
        assert change.before is not None
        assert (change.before["grade"], change.after["grade"]) == ("III/a", "III/b")
        assert Employee.objects.get(code="E2").grade == "III/b"


def test_a_column_left_out_is_left_alone(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        Employee.objects.filter(code="E2").update(education_fit="SESUAI")
        narrow = whole_tables(cast)["employees"].drop_columns(["education_fit", "grade"])
        assert take_in(cast, employees=narrow).outcome.changes_nothing
        assert Employee.objects.get(code="E2").education_fit == "SESUAI"


def test_units_find_their_place_in_the_tree_whatever_their_order(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        unit = WorkUnit.objects.get(code="A1")
        assert (unit.path, unit.depth, unit.parent) == ("A/A1/", 1, WorkUnit.objects.get(code="A"))

        moved = {
            "work_unit_id": "A",
            "agency": cast.agency.code,
            "parent_id": "U1",
            "name": "Badan",
        }
        take_in(cast, work_units=table("work_units", moved))
        unit.refresh_from_db()
        assert (unit.path, unit.depth) == ("U1/A/A1/", 2)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([("X", "Y"), ("Y", "X")], UnitCircle),
        ([("X", "X")], UnitCircle),
        ([("X", "TIDAK_ADA")], UnknownCode),
    ],
)
def test_a_tree_that_hangs_nowhere_is_refused_whole(
    cast: Cast, rows: list[tuple[str, str]], fault: type[TakarError]
) -> None:
    units = [
        {"work_unit_id": code, "agency": cast.agency.code, "parent_id": above, "name": code}
        for code, above in rows
    ]
    with inside(cast.agency):
        with pytest.raises(fault):
            take_in(cast, work_units=table("work_units", *units))
        assert not WorkUnit.objects.filter(code="X").exists()
        assert not ImportBatch.objects.exists()


def test_a_unit_moved_below_itself_leaves_the_tree_as_it_was(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        moved = {"work_unit_id": "A", "agency": cast.agency.code, "parent_id": "A1", "name": "B"}
        with pytest.raises(UnitCircle):
            take_in(cast, work_units=table("work_units", moved))
        assert WorkUnit.objects.get(code="A").parent is None


def test_rows_of_another_agency_are_refused_whole(cast: Cast) -> None:
    tables = whole_tables(cast)
    strange = tables["employees"].to_pylist()[0] | {"agency": cast.other_agency.code}
    with inside(cast.agency), pytest.raises(OtherAgency, match="kota_banjarsela"):
        take_in(cast, **(tables | {"employees": table("employees", strange)}))


def test_two_rows_that_say_two_things_about_one_person_are_refused(cast: Cast) -> None:
    row = whole_tables(cast)["employees"].to_pylist()[0]
    with inside(cast.agency):
        with pytest.raises(KeyTwice, match="E1"):
            plan_of(cast.agency, {"employees": table("employees", row, row | {"name": "Lain"})})
        (same,) = plan_of(cast.agency, {"employees": table("employees", row, row)})
        assert len(same.new) == 1


def test_a_record_about_nobody_on_record_is_refused_whole(cast: Cast) -> None:
    award = {"employee_id": "TIDAK_ADA", "award_level": "NASIONAL", "awarded_on": None}
    with inside(cast.agency), pytest.raises(UnknownCode, match="TIDAK_ADA"):
        take_in(cast, awards=table("awards", award))


@pytest.mark.parametrize(("length", "fits"), [(199, True), (200, True), (201, False)])
def test_a_text_longer_than_its_field_is_refused(cast: Cast, length: int, fits: bool) -> None:
    row = whole_tables(cast)["employees"].to_pylist()[0] | {"name": "n" * length}
    row |= {"work_unit_id": None, "position_id": None}
    with inside(cast.agency):
        if fits:
            assert take_in(cast, employees=table("employees", row)).outcome.new == 1
        else:
            with pytest.raises(TooLong, match="200"):
                take_in(cast, employees=table("employees", row))


def test_an_unknown_table_is_refused(cast: Cast) -> None:
    with inside(cast.agency), pytest.raises(UnknownTable, match="gaji"):
        take_in(cast, gaji=pa.table({"x": [1]}))


def test_two_people_may_exchange_their_numbers(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        one, two = whole_tables(cast)["employees"].to_pylist()
        swapped = table("employees", one | {"nip": two["nip"]}, two | {"nip": one["nip"]})
        assert take_in(cast, employees=swapped).outcome.changed == 2
        assert Employee.objects.get(code="E1").nip == nip(102)


def listed(
    code: str, number: str, unit: str | None = None, unit_name: str | None = None
) -> dict[str, str | None]:
    who = {"employee_id": code, "nip": number}
    return who | {"work_unit_id": unit, "work_unit_name": unit_name}


def test_people_are_recognised_by_their_id_first_and_their_number_second(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        rows = [
            {"employee_id": "E1", "nip": nip(300), "work_unit_id": "A1", "work_unit_name": None},
            {
                "employee_id": "LAIN",
                "nip": nip(102),
                "work_unit_id": None,
                "work_unit_name": "UPT B",
            },
        ]
        found = recognise(cast.agency, pa.Table.from_pylist(rows), (2, 3))
        assert [each["employee_id"] for each in found.people] == ["E1", "E2"]
        assert found.units == {
            "upt_b": {"work_unit_id": "upt_b", "agency": cast.agency.code, "name": "UPT B"}
        }
        (doubt,) = found.faults
        assert (doubt.row, doubt.code, doubt.severity) == (3, "PNS_ID_BERUBAH", "PERINGATAN")


def test_a_number_that_belongs_to_somebody_else_is_a_fault(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        rows = [
            {"employee_id": "E1", "nip": nip(102), "work_unit_id": None, "work_unit_name": None}
        ]
        found = recognise(cast.agency, pa.Table.from_pylist(rows), (2,))
    (fault,) = found.faults
    assert (fault.row, fault.code, found.people) == (2, "NIP_MILIK_ORANG_LAIN", [])
    assert nip(102) not in fault.value


def test_tables_are_kept_exactly_between_check_and_import(cast: Cast) -> None:
    tables = whole_tables(cast)
    assert unpacked(BytesIO(packed(tables))) == tables


def test_every_table_of_evidence_is_kept_somewhere(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        assert set(KEEPERS) == set(whole_tables(cast))
        assert set(Change.objects.values_list("model", flat=True)) == set(KEEPERS)


@pytest.mark.django_db
def test_postgresql_counts_tables_that_grew_and_sqlite_needs_no_count() -> None:
    with CaptureQueriesContext(connection) as asked:
        count_afresh([Employee])
        count_afresh([])
    expected = ['ANALYZE "people_employee"'] if connection.vendor == "postgresql" else []
    assert [one["sql"] for one in asked.captured_queries] == expected
