import pytest
from pytest_django import DjangoAssertNumQueries

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

PEOPLE = 215


@pytest.mark.slow
def test_215_people_by_nine_by_three_by_two_are_asked_for_and_written_in_bulk(
    draft: Stage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
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
    criteria = {"groups": [{"name": "Pengawas", "tiers": ["PENGAWAS"], "quota": PEOPLE}]}
    set_criteria(cast.rahayu, event, criteria=criteria)
    with django_assert_max_num_queries(PEOPLE - 1):
        choice = choose_participants(cast.rahayu, event)
    assert (len(choice.inside), len(choice.outside)) == (215, 6506 - 215)
    draft.moved("DIRENCANAKAN", "BERLANGSUNG")
    table = score_table(event, methods=(*METHODS, "PRESENTASI"))
    with django_assert_max_num_queries(PEOPLE - 1):
        record_scores_table(cast.rahayu, event, table=table)
    draft.moved("PENILAIAN", "INTEGRASI")
    with django_assert_max_num_queries(PEOPLE - 1):
        integrate(cast.rahayu, event)
    with django_assert_max_num_queries(PEOPLE - 1):
        sign_event(cast.rahayu, event)
    assert MethodScore.objects.count() == 11_610
    assert IntegratedLevel.objects.count() == 215 * 9
