from decimal import Decimal

from takar.web.scenarios.trying import tried
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def test_a_summary_tells_no_name(there: Town) -> None:
    found = made.computed(there)
    assert "Wati" not in str(found.summary)
    assert there.wati.code not in str(found.summary)


def test_the_index_is_kept_as_it_is_printed(there: Town) -> None:
    found = made.computed(there).found
    assert found is not None
    assert (found.index.before, found.index.after) == (Decimal("65.83"), Decimal("67.5"))
    assert (found.measured_before, found.people) == (3, 4)
    assert (found.category_before, found.category_after) == ("RENDAH", "RENDAH")
    assert [part.code for part in found.parts] == [
        "qualification",
        "competence",
        "performance",
        "discipline",
    ]


def test_groups_are_kept_with_who_rises_in_each(there: Town) -> None:
    found = made.computed(there).found
    assert found is not None
    risen = {(group.grouping, group.code): group.risen for group in found.groups}
    assert (risen["UNIT", "U1"], risen["UNIT", "U2"]) == (1, 0)


def test_a_unit_alone_may_be_tried(there: Town) -> None:
    found = made.computed(there, unit=there.elsewhere)
    assert found.found is not None
    assert (found.found.people, found.found.moved) == (2, 0)


def test_rows_are_those_for_whom_something_changes(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        (row,) = tried(found).rows()
    assert (row["employee_id"], row["change"]) == (there.wati.pk, Decimal(5))
