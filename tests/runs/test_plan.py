from decimal import Decimal
from fractions import Fraction

import pytest

from takar.measures.ip_asn_lifts import NotPlannable
from takar.planning.problem import Course, Limits, Objective
from takar.runs.plan import NobodyToPlanFor, Proposal, Wish, plan_ip_asn
from tests.runs.posted import LAW, RULES, index_tables

TECHNICAL = Course("t20", "DIKLAT_TEKNIS", Decimal(20), 500_000, 2_000_000, 30)
SEMINAR = Course("s8", "SEMINAR", Decimal(8), 900_000)


def planned(target: str, unit: str | None = None, **wish: object) -> Proposal:
    asked = Wish(Decimal(target), unit, **wish)  # type: ignore[arg-type]
    return plan_ip_asn(index_tables(), LAW, asked, rules=RULES)


def steps(found: Proposal) -> set[tuple[str, str, str]]:
    return {(s.employee_id, s.indicator, s.deed) for s in found.plan.steps}


EVERY = Limits(deeds=frozenset({"VERIFIKASI", "LENGKAPI_BUKTI", "PERBARUI", "PELATIHAN"}))


def test_the_index_starts_from_those_measured() -> None:
    found = planned("73")
    assert (found.plan.before, found.plan.aim.measured) == (Fraction("73.125"), 4)
    assert found.plan.steps == ()


def test_the_fewest_hours_reach_the_aim_and_are_proved() -> None:
    found = planned("77", courses=(TECHNICAL, SEMINAR))
    assert steps(found) == {("P1", "SEMINAR", "PELATIHAN")} or steps(found) == {
        ("P2", "SEMINAR", "PELATIHAN")
    }
    assert found.plan.totals.hours == 8
    assert found.plan.status == "OPTIMAL"
    assert found.plan.after == Fraction("77.5")


def test_whoever_is_furthest_behind_goes_first() -> None:
    assert {person for person, _, _ in steps(planned("77", courses=(SEMINAR,)))} == {"P1"}


def test_money_may_be_kept_small_instead() -> None:
    few = planned("77", courses=(TECHNICAL, SEMINAR), objective=Objective.MONEY)
    assert few.plan.totals.cost == 900_000


def test_a_unit_counts_everybody_below_it_and_nobody_else() -> None:
    found = planned("70", "A")
    assert found.plan.aim.measured == 3
    assert {step.unit for step in found.plan.steps} <= {"A", "A1"}
    assert planned("40", "B").plan.aim.measured == 1


def test_an_unknown_unit_and_an_empty_one_are_problems_in_words() -> None:
    with pytest.raises(NobodyToPlanFor, match="tidak ada"):
        planned("70", "C")
    tables = {name: table.slice(0, 0) for name, table in index_tables().items()}
    with pytest.raises(NobodyToPlanFor, match="terukur"):
        plan_ip_asn(tables, LAW, Wish(Decimal(80)), rules=RULES)


def test_what_cannot_be_reached_tells_the_highest_and_the_way_out() -> None:
    found = planned("80", courses=(SEMINAR,), limits=Limits(budget=900_000))
    stands = found.plan.obstacle
    assert stands is not None
    assert stands.index == Fraction("77.5")
    needed = {way.limit: way.needed for way in stands.relaxations}
    assert needed["budget"] == 1_800_000
    assert found.steps.num_rows == 0


def test_no_lesson_is_planned_where_evidence_may_only_be_brought_in() -> None:
    only = Limits(deeds=frozenset({"LENGKAPI_BUKTI"}))
    found = planned("77", limits=only)
    assert {deed for _, _, deed in steps(found)} == {"LENGKAPI_BUKTI"}
    assert found.plan.totals.hours == 0


def test_a_step_never_gains_more_than_a_person_lacks() -> None:
    found = planned("82", limits=EVERY)
    gained: dict[str, Decimal] = {}
    for step in found.plan.steps:
        gained[step.employee_id] = gained.get(step.employee_id, Decimal(0)) + step.gain
    totals = {row["employee_id"]: row["total"] for row in found.run.results.to_pylist()}
    assert all(totals[person] + points <= 100 for person, points in gained.items())


def test_shares_add_up_to_the_plan_in_each_way() -> None:
    found = planned("80", courses=(TECHNICAL, SEMINAR))
    for kind in ("DEED", "INDICATOR", "UNIT"):
        own = [share for share in found.shares() if share.kind == kind]
        assert sum(share.gain for share in own) == found.plan.totals.gain
        assert sum(share.deeds for share in own) == found.plan.totals.deeds


def test_the_table_of_steps_says_what_the_plan_says() -> None:
    found = planned("80", courses=(TECHNICAL, SEMINAR))
    rows = found.steps.to_pylist()
    assert len(rows) == found.plan.totals.deeds
    assert sum(row["hours"] for row in rows) == found.plan.totals.hours


def test_the_rules_of_2019_used_for_2024_are_an_estimate() -> None:
    assert planned("73").is_estimate


def test_released_scores_cannot_be_planned_with_and_the_way_out_is_named() -> None:
    with pytest.raises(NotPlannable, match="tidak terbit") as refused:
        plan_ip_asn(index_tables(), LAW, Wish(Decimal(80)), rules="bkn_2024")
    assert "perka8_2019" in str(refused.value.hint)
