from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from takar.exchange.faults import FaultLedger
from takar.exchange.files.sheet_rules import check_row_rules
from takar.exchange.files.templates import template_of

TEAM: dict[str, object] = dict.fromkeys(("title", "role", "started_on", "ended_on"))


def faults(kind: str, *rows: Mapping[str, object], refused: set[int] | None = None) -> list[str]:
    ledger = FaultLedger(rows=range(2, 2 + len(rows)), refused=refused or set())
    check_row_rules(template_of(kind), rows, ledger)
    return [fault.code for fault in ledger.faults]


def test_the_end_may_fall_on_the_start_but_not_before() -> None:
    start = TEAM | {"started_on": date(2024, 5, 2)}
    assert faults("team_assignments", start | {"ended_on": date(2024, 5, 2)}) == []
    assert faults("team_assignments", start | {"ended_on": None}) == []
    assert faults("team_assignments", start | {"ended_on": date(2024, 5, 1)}) == [
        "SELESAI_SEBELUM_MULAI"
    ]


def test_a_row_already_refused_is_left_alone() -> None:
    row = TEAM | {"started_on": date(2024, 5, 2), "ended_on": date(2024, 5, 1)}
    assert faults("team_assignments", row, refused={0}) == []


def test_one_of_several_columns_is_enough() -> None:
    either = template_of("performance_ratings").either
    gaps: dict[str, object] = dict.fromkeys(("year", *either))
    assert faults("performance_ratings", gaps) == ["SALAH_SATU_WAJIB"]
    assert faults("performance_ratings", gaps | {"rating": "BAIK"}) == []


COURSE: dict[str, object] = {"started_on": date(2024, 5, 1), "ended_on": date(2024, 5, 2)}


@pytest.mark.parametrize(("hours", "said"), [("48", []), ("48.000001", ["JP_MELEBIHI_HARI"])])
def test_a_day_has_no_more_than_twenty_four_hours(hours: str, said: list[str]) -> None:
    assert faults("trainings", COURSE | {"lesson_hours": Decimal(hours)}) == said


def test_hours_of_unknown_days_are_not_judged() -> None:
    assert faults("trainings", COURSE | {"started_on": None, "lesson_hours": Decimal(900)}) == []
    assert faults("trainings", COURSE | {"lesson_hours": None}) == []


POINTS = {
    "qualification": Decimal(20),
    "competence": Decimal("30.5"),
    "performance": Decimal(25),
    "discipline": Decimal(5),
}


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("80.52", []),
        ("80.48", []),
        ("80.520001", ["JUMLAH_BERBEDA"]),
        ("80.479999", ["JUMLAH_BERBEDA"]),
    ],
)
def test_a_total_may_differ_from_its_parts_by_their_rounding_only(
    total: str, said: list[str]
) -> None:
    assert faults("official_scores", POINTS | {"total": Decimal(total)}) == said


def test_a_total_is_not_judged_where_a_part_is_a_gap() -> None:
    row = POINTS | {"discipline": None, "total": Decimal(99)}
    assert faults("official_scores", row) == []
