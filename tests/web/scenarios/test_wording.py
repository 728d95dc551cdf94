from decimal import Decimal

from takar.regulations.sandbox import leaves
from takar.web.people.queries.law import book
from takar.web.scenarios.laws import OFFERED, base_law
from takar.web.scenarios.rules import GroupShift
from takar.web.scenarios.wording import (
    DEEDS,
    SHOWN,
    column_title,
    grouped,
    place_title,
    row_title,
    worded,
)
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def group(code: str, grouping: str = "UNIT", risen: int = 0) -> GroupShift:
    return GroupShift(
        grouping=grouping,
        code=code,
        title=code,
        headcount=1,
        measured_before=1,
        measured_after=1,
        before=Decimal(1),
        after=Decimal(1),
        risen=risen,
        fallen=0,
    )


def test_every_place_of_a_rule_has_a_name_of_its_own(there: Town) -> None:
    law = base_law(there.cast.agency, made.DAY)
    for keys in OFFERED.values():
        for key in keys:
            form, value = book().form(key), law.value(key)
            places = [
                (row_title(form, value, leaf), column_title(leaf)) for leaf in leaves(form, value)
            ]
            assert all(row and column for row, column in places)
            named = [place_title(form, value, leaf) for leaf in leaves(form, value)]
            assert len(set(named)) == len(named), key


def test_a_code_without_a_word_is_spelled_out() -> None:
    assert worded("PELATIHAN", DEEDS) == "Ikut pelatihan"
    assert worded("SESUATU_LAIN", DEEDS) == "Sesuatu Lain"


def test_of_many_groups_those_that_move_most_are_shown() -> None:
    many = [group(str(number), risen=number) for number in range(SHOWN + 5)]
    ((title, rows, left_out),) = grouped(many)
    assert (title, left_out, len(rows)) == ("Unit kerja", 5, SHOWN)
    assert rows[0].code == str(SHOWN + 4)


def test_few_groups_keep_their_order_and_the_agency_stands_apart() -> None:
    rows = [group("A", "INSTANSI"), group("L", "JENIS_KELAMIN"), group("P", "JENIS_KELAMIN", 9)]
    ((title, shown, left_out),) = grouped(rows)
    assert (title, [one.code for one in shown], left_out) == ("Jenis kelamin", ["L", "P"], 0)
