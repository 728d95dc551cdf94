import pytest

from takar.web.portal.content import (
    Choice,
    Column,
    Property,
    Tally,
    TooFew,
    coarse,
    columns_of,
    grouping,
)

CHOICE = Choice(
    {"A": ("Optimal", "good"), "B": ("Cukup", "fair"), "C": ("Kurang", "poor"), "": ("?", "none")},
    least=5,
)


def tally(result: str, unit: str, people: int) -> Tally:
    return Tally(result, {"unit": unit}, people)


def titles(columns: list[Column]) -> list[str]:
    return [column.title for column in columns]


@pytest.mark.parametrize(("people", "is_refused"), [(4, True), (5, False)])
def test_fewer_people_than_the_least_number_are_not_published(
    people: int,
    is_refused: bool,
) -> None:
    tallies = [tally("A", "u", people), tally("", "u", 100)]
    if is_refused:
        with pytest.raises(TooFew):
            columns_of(tallies, CHOICE)
    else:
        assert columns_of(tallies, CHOICE)[0].people == 5


def test_a_small_category_is_joined_and_named_so() -> None:
    columns = columns_of([tally("A", "u", 30), tally("B", "u", 8), tally("C", "u", 4)], CHOICE)
    assert titles(columns) == ["Optimal", "Cukup + Kurang", "?"]
    assert columns[1].tone == "none"


def test_not_determined_is_never_joined_with_a_result() -> None:
    columns = columns_of([tally("A", "u", 30), tally("B", "u", 8), tally("", "u", 1)], CHOICE)
    assert titles(columns) == ["Optimal", "Cukup", "Kurang", "?"]


def test_wide_columns_are_made_of_whole_ones() -> None:
    tones = {9: "good", 8: "good", 6: "fair", 3: "poor", 1: "poor"}
    columns = [
        Column(codes=["9"], title="9", tones=["good"], people=10),
        Column(codes=["8", "6"], title="8 + 6", tones=["fair", "good"], people=7),
        Column(codes=["3"], title="3", tones=[tones[3]], people=9),
        Column(codes=["1"], title="1", tones=[tones[1]], people=9),
        Column(codes=[""], title="?", tones=["none"], people=50),
    ]
    assert [one.codes for one in coarse(columns)] == [["9", "8", "6"], ["3", "1"]]
    assert [one.people for one in coarse(columns)] == [17, 18]


def test_boxes_that_are_joined_are_listed_by_number_and_all_of_them_are_said_as_all() -> None:
    names = {str(box): (f"Kotak {box}", "fair") for box in range(9, 0, -1)}
    choice = Choice(names | {"": ("?", "none")}, least=5)
    people = {"9": 3, "8": 3, "7": 3, "6": 30, "2": 30}
    columns = columns_of([tally(box, "u", n) for box, n in people.items()], choice)
    assert titles(columns)[:2] == ["Kotak 7, 8, 9", "Kotak 6"]
    assert titles(coarse(columns)) == ["Semua kotak"]


def test_offices_without_room_for_every_column_stand_in_one_row() -> None:
    tallies = [
        *(tally("A", f"kecil {n}", 4) for n in range(5)),
        tally("A", "besar", 10),
        tally("B", "besar", 10),
        tally("B", "kecil 1", 6),
    ]
    columns = coarse(columns_of(tallies, CHOICE))
    table = grouping(Property("unit", "Unit kerja"), tallies, columns, 5)
    assert [row.title for row in table.rows] == ["besar", "Lainnya (digabung)"]
    assert table.joined == [f"kecil {n}" for n in range(5)]
    assert sum(row.total for row in table.rows) == 46


def test_rows_follow_the_order_of_the_law_not_of_the_alphabet() -> None:
    tallies = [
        tally(result, unit, 20) for result in "ABC" for unit in ("Pelaksana", "Administrator")
    ]
    split = Property("unit", "Jenjang", ("Pelaksana", "Administrator"))
    table = grouping(split, tallies, coarse(columns_of(tallies, CHOICE)), 5)
    assert [row.title for row in table.rows] == ["Pelaksana", "Administrator"]
