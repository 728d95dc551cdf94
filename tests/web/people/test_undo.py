from datetime import date

import pyarrow as pa
import pytest

from takar.web.assessments.models import Event, Participant
from takar.web.people import actions
from takar.web.people.actions.undo import NotImported, StillNeeded
from takar.web.people.models import (
    Award,
    BatchState,
    Employee,
    ImportBatch,
    PerformanceRating,
    WorkUnit,
)
from takar.web.people.queries import evidence_of
from tests.cast import Cast
from tests.web.people.made import DAY, inside, table, whole_tables


def take_in(cast: Cast, **tables: pa.Table) -> ImportBatch:
    return actions.import_tables(cast.rahayu, cast.agency, tables=tables, origin="uji")


def award(employee_id: str, title: str = "Satya") -> pa.Table:
    row = {"employee_id": employee_id, "title": title, "award_level": "NASIONAL"}
    return table("awards", row | {"awarded_on": DAY})


def test_an_import_is_taken_back_whole(cast: Cast) -> None:
    with inside(cast.agency):
        before = evidence_of(cast.agency)
        batch = take_in(cast, **whole_tables(cast))
        actions.undo_batch(cast.rahayu, batch)
        after = evidence_of(cast.agency)
        assert all(after[name].equals(before[name]) for name in before)
        batch.refresh_from_db()
        assert batch.state == BatchState.UNDONE
        with pytest.raises(NotImported):
            actions.undo_batch(cast.rahayu, batch)


def test_changed_rows_say_again_what_they_said_and_whose_they_were(cast: Cast) -> None:
    rating = {"employee_id": "E1", "year": 2024}
    with inside(cast.agency):
        first = take_in(cast, **whole_tables(cast))
        before = evidence_of(cast.agency)
        employees = whole_tables(cast)["employees"].to_pylist()
        changed = [each | {"birth_on": None, "position_id": None} for each in employees]
        second = take_in(
            cast,
            employees=table("employees", *changed),
            performance_ratings=table("performance_ratings", rating | {"rating": "KURANG"}),
        )
        assert second.outcome.changed == 3
        assert PerformanceRating.objects.get(year=2024).batch == second
        actions.undo_batch(cast.rahayu, second)
        after = evidence_of(cast.agency)
        assert all(after[name].equals(before[name]) for name in before)
        assert PerformanceRating.objects.get(year=2024).batch == first


def test_people_moved_into_units_of_the_same_import_go_back(cast: Cast) -> None:
    with inside(cast.agency):
        take_in(cast, **whole_tables(cast))
        unit = {"work_unit_id": "N", "agency": cast.agency.code, "name": "Baru"}
        moved = whole_tables(cast)["employees"].to_pylist()[0] | {"work_unit_id": "N"}
        batch = take_in(
            cast, work_units=table("work_units", unit), employees=table("employees", moved)
        )
        actions.undo_batch(cast.rahayu, batch)
        assert not WorkUnit.objects.filter(code="N").exists()
        assert Employee.objects.get(code="E1").unit == WorkUnit.objects.get(code="A1")


def test_a_row_changed_since_stands_in_the_way(cast: Cast) -> None:
    with inside(cast.agency):
        batch = take_in(cast, **whole_tables(cast))
        Employee.objects.filter(code="E1").update(grade="IV/a")
        with pytest.raises(StillNeeded, match=r"Pegawai \(1\)"):
            actions.undo_batch(cast.rahayu, batch)
        assert Employee.objects.filter(code="E1").exists()
        Employee.objects.filter(code="E1").update(grade=None)
        actions.undo_batch(cast.rahayu, batch)


def test_a_later_import_about_new_people_stands_in_the_way_until_it_is_undone(cast: Cast) -> None:
    with inside(cast.agency):
        first = take_in(cast, **whole_tables(cast))
        second = take_in(cast, awards=award("E2"))
        with pytest.raises(StillNeeded, match="Penghargaan"):
            actions.undo_batch(cast.rahayu, first)
        actions.undo_batch(cast.rahayu, second)
        actions.undo_batch(cast.rahayu, first)
        assert not Employee.objects.filter(code="E1").exists()
        assert not Award.objects.exists()


def participant(cast: Cast, person: Employee) -> Participant:
    event = Event.objects.create(
        agency=cast.agency, name="Uji", purpose="PEMETAAN", starts_on=DAY, ends_on=DAY
    )
    made: Participant = Participant.objects.create(event=event, employee=person, number=1)
    return made


def test_a_participation_since_stands_in_the_way_also_of_changed_evidence(cast: Cast) -> None:
    with inside(cast.agency):
        batch = take_in(cast, awards=award(cast.putri_employee.code))
        part = participant(cast, cast.putri_employee)
        with pytest.raises(StillNeeded, match="peserta"):
            actions.undo_batch(cast.rahayu, batch)
        part.delete()
        actions.undo_batch(cast.rahayu, batch)
        assert not Award.objects.exists()


def test_a_participation_from_before_does_not_stand_in_the_way(cast: Cast) -> None:
    with inside(cast.agency):
        participant(cast, cast.putri_employee)
        batch = take_in(cast, awards=award(cast.putri_employee.code))
        actions.undo_batch(cast.rahayu, batch)
        assert not Award.objects.exists()


def test_a_file_not_yet_imported_cannot_be_undone(cast: Cast) -> None:
    with inside(cast.agency):
        batch = ImportBatch.objects.create(
            agency=cast.agency, kind="siasn", file_name="a.csv", by=cast.rahayu
        )
        with pytest.raises(NotImported):
            actions.undo_batch(cast.rahayu, batch)


def test_after_undoing_the_same_tables_can_be_imported_again(cast: Cast) -> None:
    with inside(cast.agency):
        actions.undo_batch(cast.rahayu, take_in(cast, **whole_tables(cast)))
        again = take_in(cast, **whole_tables(cast))
        assert again.outcome.unchanged == 0
        assert Employee.objects.get(code="E1").birth_on == date(2025, 5, 14)
