from datetime import date

import pytest
from django.urls import reverse

from takar.web.assessments.actions import measure_event, move_to, sign_event
from takar.web.assessments.models import Participant
from takar.web.portal.queries.dashboard import own_results
from takar.web.results.models import Withheld
from takar.web.results.queries import history_of, results_seen_by
from takar.web.results.rules import Sight
from tests.web.assessments.conftest import Stage

SIGNED_ON = date(2025, 6, 2)


@pytest.fixture
def signed(integrated: Stage) -> Stage:
    """The event is signed and measured; Putri took part and has not been told."""
    cast, event = integrated.cast, integrated.event
    one = Participant.objects.filter(event=event).exclude(employee=cast.putri_employee)[0]
    if not Participant.objects.filter(event=event, employee=cast.putri_employee).exists():
        one.employee = cast.putri_employee
        one.save()
    sign_event(cast.rahayu, event, signed_on=SIGNED_ON)
    measure_event(cast.rahayu, event)
    return integrated


def own_pages(stage: Stage) -> dict[str, int]:
    cast, run = stage.cast, stage.event.run
    assert run
    client = cast.client(cast.putri)
    link = reverse("results:explanation", args=[run.pk, cast.putri_employee.pk])
    text = client.get(reverse("results:history", args=[cast.putri_employee.pk])).content.decode()
    own = own_results(cast.putri, cast.agency)
    assert own
    return {
        "explanation": client.get(link).status_code,
        "history": text.count(link),
        "home": int(own.jpm is not None),
        "steps": len(history_of(cast.putri_employee, Sight.OWN)),
        "seen": results_seen_by(cast.putri, run).count(),
    }


def test_the_own_result_is_read_nowhere_before_it_is_handed_over(signed: Stage) -> None:
    assert own_pages(signed) == {
        "explanation": 404, "history": 0, "home": 0, "steps": 0, "seen": 0,
    }  # fmt: skip
    assert Withheld.objects.count() == 1


def test_once_handed_over_the_own_result_is_read_everywhere(signed: Stage) -> None:
    move_to(signed.cast.rahayu, signed.event, state="DISERAHKAN")
    found = own_pages(signed)
    assert (found["explanation"], found["home"], found["steps"], found["seen"]) == (200, 1, 1, 1)
    assert found["history"] >= 1
    measure_event(signed.cast.rahayu, signed.event)
    assert not Withheld.objects.exists()


def test_those_who_work_with_results_read_them_before(signed: Stage) -> None:
    run = signed.event.run
    assert run
    for reader in (signed.cast.rahayu, signed.cast.bupati, signed.cast.hadi):
        assert results_seen_by(reader, run).filter(employee=signed.cast.putri_employee).exists()
