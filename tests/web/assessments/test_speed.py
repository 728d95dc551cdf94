from time import perf_counter

import pytest

from takar.web.assessments.actions import (
    choose_participants,
    integrate,
    record_scores_table,
    set_criteria,
    set_methods,
    sign_event,
)
from takar.web.assessments.models import IntegratedLevel, MethodScore
from takar.web.people.models import Employee
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import COMPETENCIES, GOOD_MATRIX, METHODS, score_table


@pytest.mark.slow
def test_215_people_by_nine_by_three_by_two_take_less_than_five_seconds(draft: Stage) -> None:
    cast, event = draft.cast, draft.event
    Employee.objects.bulk_create(
        Employee(
            agency=cast.agency,
            unit=cast.unit,
            code=f"massal-{number}",
            name=f"Peserta {number}",
            employment="PNS",
            position_tier="PENGAWAS",
            grade="III/d",
        )
        for number in range(6500)
    )
    set_methods(cast.rahayu, event, matrix=GOOD_MATRIX | {"PRESENTASI": COMPETENCIES})
    criteria = {"groups": [{"name": "Pengawas", "tiers": ["PENGAWAS"], "quota": 215}]}
    set_criteria(cast.rahayu, event, criteria=criteria)
    started = perf_counter()
    choice = choose_participants(cast.rahayu, event)
    chosen = perf_counter()
    assert (len(choice.inside), len(choice.outside)) == (215, 6506 - 215)
    draft.moved("DIRENCANAKAN", "BERLANGSUNG")
    table = score_table(event, methods=(*METHODS, "PRESENTASI"))
    before = perf_counter()
    record_scores_table(cast.rahayu, event, table=table)
    recorded = perf_counter()
    draft.moved("PENILAIAN", "INTEGRASI")
    resumed = perf_counter()
    integrate(cast.rahayu, event)
    integrated = perf_counter()
    sign_event(cast.rahayu, event)
    signed = perf_counter()
    print(  # noqa: T201 -- the figures are the point
        f"choose {chosen - started:.2f} record {recorded - before:.2f} "
        f"integrate {integrated - resumed:.2f} sign {signed - integrated:.2f}"
    )
    assert MethodScore.objects.count() == 11_610
    assert IntegratedLevel.objects.count() == 215 * 9
    assert chosen - started < 5
    assert recorded - before < 5
    assert integrated - resumed < 5
