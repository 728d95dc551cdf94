from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from takar.web.scenarios.queries import movements_of, plan_steps
from takar.web.scenarios.sheets import movements_sheet, steps_sheet, workbook
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def sheets(content: bytes) -> list[list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_index(place).to_python() for place in range(len(book.sheet_names))]


def test_movements_and_groups_have_a_sheet_each_below_the_warning(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        content, count = movements_sheet(movements_of(found), found, whole_nip=False)
    people, groups = sheets(content)
    assert count == 1
    assert "bukan hasil" in str(people[0][0])
    assert "bukan hasil" in str(groups[0][0])
    assert people[2][6:10] == [67.5, 72.5, 5.0, "Rendah"]
    assert any(row[1] == "Dinas Contoh" for row in groups)


def test_a_plan_has_points_only_for_those_who_read_them(there: Town) -> None:
    plan = made.planned(there)
    with there.inside():
        for with_points in (True, False):
            content, _count = steps_sheet(
                plan_steps(plan), plan, whole_nip=False, with_points=with_points
            )
            (steps,) = sheets(content)
            assert ("Tambahan poin" in steps[1]) is with_points


def test_nothing_written_by_people_is_a_formula(there: Town) -> None:
    content = workbook([("A", ["x"], [["=1+1"], ["@cmd"]])], "=2+2")
    assert sheets(content)[0] == [["=2+2"], ["x"], ["=1+1"], ["@cmd"]]


def test_a_gap_is_an_empty_cell(there: Town) -> None:
    assert sheets(workbook([("A", ["x", "y"], [[None, 1]])], "t"))[0][2] == ["", 1.0]
