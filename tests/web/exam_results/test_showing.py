import pytest

from takar.web.exam_results.showing import as_csv, changes_of, export_rows, harmless, spread_of
from tests.web.exam_results.made import Sat, answered, chosen

pytestmark = pytest.mark.django_db


def test_changes_are_told_with_names_by_number(there: Sat) -> None:
    there.live()
    answered(there.sittings[2], 0, chosen(0), sequence=9)
    answered(there.sittings[0], 3, chosen(0), sequence=9)
    told = changes_of(there.marked())
    numbers = [one.sitting.registration.number for one in told]
    assert numbers == sorted(numbers)
    assert set(numbers) == {"T-001", "T-003"}


def test_nobody_with_points_gives_no_drawing(there: Sat) -> None:
    for sitting in there.sittings:
        sitting.changes.all().delete()
    assert spread_of(there.marked(unanswered="DIABAIKAN")) is None


def test_every_score_leaves_as_a_row_and_none_as_a_formula(there: Sat) -> None:
    there.cast.putri_employee.name = "=HYPERLINK(1)"
    there.cast.putri_employee.save()
    rows = export_rows(there.marked(), with_nip=True)
    assert len(rows) == 3 * 5
    assert "'=HYPERLINK(1)" in as_csv(rows)
    assert [harmless(one) for one in ("+1", "-1", "@a", "a", 1, None)] == [
        "'+1",
        "'-1",
        "'@a",
        "a",
        1,
        None,
    ]
    assert as_csv([]).strip() == ""


def test_the_number_that_tells_the_day_of_birth_leaves_masked_unless_asked_for(there: Sat) -> None:
    run = there.marked()
    whole = there.cast.putri_employee.nip
    assert export_rows(run, with_nip=True)[0]["nip"] == whole
    assert str(whole) not in str(export_rows(run, with_nip=False))
