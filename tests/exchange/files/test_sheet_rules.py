from collections.abc import Mapping
from datetime import date

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
    gaps: dict[str, object] = dict.fromkeys(("year", "work_result", "work_behaviour", "rating"))
    assert faults("performance_ratings", gaps) == ["SALAH_SATU_WAJIB"]
    assert faults("performance_ratings", gaps | {"rating": "BAIK"}) == []
