import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from takar.web.claims.models import Claim
from takar.web.development.models import Booking, Need, Plan
from tests.web.claims.made import submitted
from tests.web.development.made import Office, filled, plan_of


def test_a_need_is_above_zero_in_the_database_too(office: Office) -> None:
    plan = filled(office)
    need = Need.objects.filter(plan=plan)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(gap=0)


def test_a_claim_follows_only_what_took_place(office: Office) -> None:
    plan = filled(office)
    one = Booking.objects.filter(plan=plan)[0]
    claim: Claim = submitted(office.operator, one.employee)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=one.pk).update(claim=claim)
    Booking.objects.filter(pk=one.pk).update(claim=claim, state="TERLAKSANA")


def test_somebody_attends_a_training_once_unless_it_was_cancelled(office: Office) -> None:
    plan = filled(office)
    one = Booking.objects.filter(plan=plan)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.create(plan=plan, employee=one.employee, course=one.course)
    Booking.objects.filter(pk=one.pk).update(state="BATAL")
    Booking.objects.create(plan=plan, employee=one.employee, course=one.course)


def test_an_answer_of_an_unknown_shape_is_refused(office: Office) -> None:
    plan = plan_of(office)
    plan.answer = {"people": "banyak"}
    with pytest.raises(ValidationError):
        plan.clean()
    assert str(Plan.objects.get()) == "Rencana 2026"
    assert Plan(title="A", year=2026).drawn_from == "A"
