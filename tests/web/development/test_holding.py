from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from takar.measures.development import BadAttendance
from takar.web.audit.action import NotPermitted
from takar.web.claims.actions import verify_claim
from takar.web.claims.models import Claim
from takar.web.development import actions
from takar.web.development.actions.holding import Occasion
from takar.web.development.actions.refusals import NotGood, NotNow
from takar.web.development.models import Booking, Plan
from takar.web.people.models import Training
from tests.web.development.made import Office, decided, filled

ON = date(2026, 5, 6)
OCCASION = Occasion(ended_on=ON, lesson_hours=Decimal(16), once_key="sekali")


def planned(plan: Plan) -> list[int]:
    """Return who is to attend."""
    rows = Booking.objects.filter(plan=plan, state="DIRENCANAKAN")
    return list(rows.values_list("pk", flat=True))


def occasion(**changes: object) -> Occasion:
    """Return when the training took place, with changes."""
    facts = {"ended_on": ON, "lesson_hours": Decimal(16), "once_key": "sekali"} | changes
    return Occasion(**facts)  # type: ignore[arg-type]


def test_what_took_place_becomes_claims_and_no_evidence(office: Office) -> None:
    plan = decided(office)
    course = plan.courses.get()
    chosen = planned(plan)
    numbers = {chosen[0]: " 12/BPSDM/2026 "}
    actions.hold_course(
        office.operator, course, bookings=chosen, occasion=occasion(numbers=numbers)
    )
    rows = Booking.objects.filter(plan=plan)
    assert {one.state for one in rows} == {"TERLAKSANA"}
    claims = [one.claim for one in rows]
    assert all(claim and claim.state == "DIAJUKAN" for claim in claims)
    first = Booking.objects.get(pk=chosen[0]).claim
    assert first is not None
    told = (first.title, first.training_kind, first.lesson_hours, first.certificate_number)
    assert told == (course.title, "TEKNIS", Decimal(16), "12/BPSDM/2026")
    assert not Training.objects.exists()


def test_the_same_press_twice_leads_to_one_occasion(office: Office) -> None:
    plan = decided(office)
    course, chosen = plan.courses.get(), planned(plan)
    first = actions.hold_course(office.operator, course, bookings=chosen, occasion=OCCASION)
    again = actions.hold_course(office.operator, course, bookings=chosen, occasion=OCCASION)
    assert (first.pk, Claim.objects.count()) == (again.pk, len(chosen))
    with pytest.raises(NotNow):
        actions.hold_course(
            office.operator, course, bookings=chosen, occasion=occasion(once_key="lain")
        )


def test_days_and_hours_that_cannot_be_right_are_refused(office: Office) -> None:
    plan = decided(office)
    course, chosen = plan.courses.get(), planned(plan)
    tomorrow = timezone.localdate() + timedelta(days=1)
    for changes in (
        {"ended_on": tomorrow},
        {"started_on": ON + timedelta(days=1)},
        {"lesson_hours": Decimal(0)},
    ):
        with pytest.raises(BadAttendance):
            actions.hold_course(
                office.operator, course, bookings=chosen, occasion=occasion(**changes)
            )
    with pytest.raises(NotGood):
        actions.hold_course(office.operator, course, bookings=[], occasion=OCCASION)
    assert not Claim.objects.exists()


def test_a_claim_that_is_refused_stops_all_and_is_told_by_name(office: Office) -> None:
    plan = decided(office)
    course, chosen = plan.courses.get(), planned(plan)
    one = Booking.objects.get(pk=chosen[0])
    Training.objects.create(
        employee=one.employee, title=course.title, training_kind="TEKNIS", ended_on=ON
    )
    with pytest.raises(NotGood, match=one.employee.name):
        actions.hold_course(office.operator, course, bookings=chosen, occasion=OCCASION)
    assert planned(plan) == chosen
    assert not Claim.objects.exists()


def test_nothing_takes_place_before_the_plan_is_decided_or_by_anybody_else(
    office: Office,
) -> None:
    plan = filled(office)
    course, chosen = plan.courses.get(), planned(plan)
    with pytest.raises(NotNow):
        actions.hold_course(office.operator, course, bookings=chosen, occasion=OCCASION)
    actions.decide_plan(office.cast.bupati, plan, decree="1", decided_on=date(2026, 3, 9))
    cast = office.cast
    for user in (cast.bupati, cast.made, cast.hadi, cast.putri, cast.joko):
        with pytest.raises(NotPermitted):
            actions.hold_course(user, course, bookings=chosen, occasion=OCCASION)


def test_what_took_place_is_undone_until_a_claim_is_verified(office: Office) -> None:
    plan = decided(office)
    course, chosen = plan.courses.get(), planned(plan)
    held = actions.hold_course(office.operator, course, bookings=chosen, occasion=OCCASION)
    with pytest.raises(NotNow):
        actions.revoke_plan(office.cast.bupati, plan, because="Batal")
    actions.undo_holding(office.operator, course, gathering=held, because="Salah tanggal")
    assert planned(plan) == chosen
    assert {claim.state for claim in Claim.objects.all()} == {"DITARIK"}
    with pytest.raises(NotNow):
        actions.undo_holding(office.operator, course, gathering=held, because="Lagi")
    again = actions.hold_course(
        office.operator, course, bookings=chosen, occasion=occasion(once_key="kedua")
    )
    claim = Claim.objects.filter(course=again)[0]
    verify_claim(office.cast.hadi, claim, fits_post=True)
    assert Training.objects.filter(employee=claim.employee).count() == 1
    with pytest.raises(Exception, match="diverifikasi"):
        actions.undo_holding(office.operator, course, gathering=again, because="Salah")
    assert planned(plan) == []
