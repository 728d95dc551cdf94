from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from takar.web.assessments.actions import correct_level, measure_event, move_to, sign_event
from takar.web.assessments.actions.signing import hand_over_records, keep_levels
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.people.models import CompetencyRecord, Employee, PotentialRecord
from takar.web.portal.queries.dashboard import own_results
from takar.web.reports.permissions import reads_individual_report
from takar.web.results.actions import answer_request, ask_again, run_talent
from takar.web.results.models import Run, Withheld
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


def twin_of(stage: Stage, levels: dict[str, int]) -> Event:
    """A second event signed on the same day, which found these levels in Putri."""
    cast = stage.cast
    twin = Event.objects.get(pk=stage.event.pk)
    twin.pk, twin.name, twin.state, twin.run = None, "Kegiatan kedua", "INTEGRASI", None
    twin.signed_by = twin.signed_on = twin.valid_until = None
    twin.save()
    seat = Participant.objects.create(event=twin, employee=cast.putri_employee, number=1)
    for competency, level in levels.items():
        IntegratedLevel.objects.create(participant=seat, competency=competency, level=level)
    Event.objects.filter(pk=twin.pk).update(state="DITANDATANGANI", signed_on=SIGNED_ON)
    twin.refresh_from_db()
    keep_levels(twin, SIGNED_ON)
    return twin


def hidden_levels(stage: Stage) -> set[str]:
    records = CompetencyRecord.objects.filter(employee=stage.cast.putri_employee)
    return set(records.filter(is_withheld=True).values_list("competency", flat=True))


def test_of_two_events_on_one_day_the_person_reads_what_was_handed_over(signed: Stage) -> None:
    found = IntegratedLevel.objects.filter(
        participant__event=signed.event, participant__employee=signed.cast.putri_employee
    )
    same, other = found[0], found[1]
    changed = int(other.level or 0) % 5 + 1
    twin = twin_of(signed, {same.competency: int(same.level or 0), other.competency: changed})
    move_to(signed.cast.rahayu, signed.event, state="DISERAHKAN")
    assert hidden_levels(signed) == {other.competency}
    correct_level(signed.cast.rahayu, other, level=Decimal(changed), reason="Salah hitung.")
    assert hidden_levels(signed) == set()
    Event.objects.filter(pk=twin.pk).update(state="DISERAHKAN")
    keep_levels(twin, SIGNED_ON)
    assert hidden_levels(signed) == set()


def test_a_run_stays_withheld_while_another_event_holds_a_record_of_its_people(
    signed: Stage,
) -> None:
    run = signed.event.run
    assert run
    found = IntegratedLevel.objects.get(
        participant__event=signed.event,
        participant__employee=signed.cast.putri_employee,
        competency="INTEGRITAS",
    )
    twin = twin_of(signed, {"INTEGRITAS": int(found.level or 0) % 5 + 1})
    move_to(signed.cast.rahayu, signed.event, state="DISERAHKAN")
    assert hidden_levels(signed) == {"INTEGRITAS"}
    assert Withheld.objects.filter(run=run).exists()
    assert own_pages(signed)["explanation"] == 404
    own = Participant.objects.select_related("employee", "event__run").get(
        event=signed.event, employee=signed.cast.putri_employee
    )
    assert not reads_individual_report(signed.cast.putri, own)
    move_to(signed.cast.rahayu, twin, state="DISERAHKAN")
    assert not Withheld.objects.exists()
    assert own_pages(signed)["explanation"] == 200
    assert reads_individual_report(signed.cast.putri, own)


def test_a_level_handed_over_stays_readable_when_another_event_finds_the_same(
    signed: Stage,
) -> None:
    move_to(signed.cast.rahayu, signed.event, state="DISERAHKAN")
    same = IntegratedLevel.objects.filter(
        participant__event=signed.event, participant__employee=signed.cast.putri_employee
    )[0]
    twin_of(signed, {same.competency: int(same.level or 0)})
    assert hidden_levels(signed) == set()


def test_a_second_event_of_the_day_hides_what_only_it_found(signed: Stage) -> None:
    twin = twin_of(signed, {"PEREKAT_BANGSA": 5})
    hand_over_records(signed.event)
    assert "PEREKAT_BANGSA" in hidden_levels(signed)
    Event.objects.filter(pk=twin.pk).update(state="DISERAHKAN")
    hand_over_records(twin)
    assert "PEREKAT_BANGSA" not in hidden_levels(signed)


def mapped(stage: Stage) -> Run:
    cast = stage.cast
    everybody = Employee.objects.filter(agency=cast.agency)
    return run_talent(
        cast.rahayu, cast.agency, employees=everybody, day=SIGNED_ON, title="Peta talenta"
    )


def test_no_further_measuring_tells_the_person_before_it_is_handed_over(signed: Stage) -> None:
    run, rahayu = signed.event.run, signed.cast.rahayu
    assert run
    runs = [run, mapped(signed), answer_request(rahayu, ask_again(rahayu, run))]
    assert set(Withheld.objects.values_list("run", flat=True)) == {one.pk for one in runs}
    assert history_of(signed.cast.putri_employee, Sight.OWN) == []
    move_to(rahayu, signed.event, state="DISERAHKAN")
    assert not Withheld.objects.exists()
    assert len(history_of(signed.cast.putri_employee, Sight.OWN)) == 3


def test_a_measuring_as_of_a_day_before_the_signature_is_not_withheld(signed: Stage) -> None:
    cast = signed.cast
    everybody = Employee.objects.filter(agency=cast.agency)
    day = date(2025, 6, 1)
    run = run_talent(cast.rahayu, cast.agency, employees=everybody, day=day, title="Peta")
    assert not Withheld.objects.filter(run=run).exists()


def test_a_repeated_run_stays_withheld_while_the_first_is(signed: Stage) -> None:
    run, rahayu = signed.event.run, signed.cast.rahayu
    assert run
    CompetencyRecord.objects.update(is_withheld=False)
    PotentialRecord.objects.update(is_withheld=False)
    again = answer_request(rahayu, ask_again(rahayu, run))
    assert Withheld.objects.filter(run=again).exists()
