from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.development import actions
from takar.web.development.actions.refusals import NotGood, NotNow, OverLimit
from takar.web.development.models import Booking, Course, LeftOut, Need, Plan
from takar.web.development.queries import sums_of
from takar.web.development.rules import FILL, FIND, RUNNING
from takar.web.kit.reasons import Unwritten
from takar.web.notices.models import Notice
from tests.web.development.made import (
    FACTS,
    Office,
    computed,
    course_of,
    decided,
    filled,
    measured,
    plan_of,
)

ON = date(2026, 3, 9)


def test_only_operators_lay_out_and_only_leaders_decide(office: Office) -> None:
    cast = office.cast
    for user in (cast.bupati, cast.made, cast.hadi, cast.putri, cast.joko):
        with pytest.raises(NotPermitted):
            actions.lay_out_plan(user, cast.agency, facts=FACTS)
    plan = filled(office)
    for user in (cast.rahayu, cast.made, cast.hadi, cast.putri, cast.joko):
        with pytest.raises(NotPermitted):
            actions.decide_plan(user, plan, decree="1", decided_on=ON)
    actions.decide_plan(cast.bupati, plan, decree="1", decided_on=ON)
    assert Plan.objects.get().decided_by == cast.bupati


def test_a_title_stands_once_a_year(office: Office) -> None:
    plan_of(office)
    with pytest.raises(NotGood):
        plan_of(office)
    assert plan_of(office, year=2027).year == 2027


def test_other_limits_mark_a_filled_plan_as_old_and_another_day_empties_it(office: Office) -> None:
    plan = filled(office)
    actions.change_plan(office.operator, plan, facts=FACTS | {"title": "Nama lain"})
    assert not plan.is_stale
    actions.change_plan(office.operator, plan, facts=FACTS | {"budget": 5_000_000})
    assert plan.is_stale
    with pytest.raises(NotNow):
        actions.decide_plan(office.cast.bupati, plan, decree="1", decided_on=ON)
    actions.change_plan(office.operator, plan, facts=FACTS | {"day": date(2026, 1, 5)})
    assert (plan.found, plan.answer) == (None, None)
    assert not Need.objects.filter(plan=plan).exists()


def test_a_plan_without_needs_or_trainings_cannot_be_filled(office: Office) -> None:
    plan = plan_of(office)
    with pytest.raises(NotGood, match="belum dicari"):
        actions.ask_for_work(office.operator, plan, work=FILL)
    computed(office, plan, FIND)
    with pytest.raises(NotGood, match="pelatihan"):
        actions.ask_for_work(office.operator, plan, work=FILL)
    with pytest.raises(NotGood, match="tidak dikenal"):
        actions.ask_for_work(office.operator, plan, work="LAIN")


def test_what_is_computed_waits_for_its_turn_and_stops_where_the_plan_changed(
    office: Office,
) -> None:
    plan = plan_of(office)
    actions.ask_for_work(office.operator, plan, work=FIND)
    with pytest.raises(NotNow):
        actions.ask_for_work(office.operator, plan, work=FIND)
    with pytest.raises(NotNow):
        actions.change_plan(office.operator, plan, facts=FACTS)
    plan.refresh_from_db()
    with pytest.raises(NotNow):  # it never began
        actions.answer_work(office.operator, plan)
    Plan.objects.filter(pk=plan.pk).update(work_state=RUNNING)
    actions.fail_work(office.operator, plan, problem="Rusak", hint="Ulangi")
    plan.refresh_from_db()
    assert (plan.work_state, plan.problem) == ("GAGAL", "Rusak")
    computed(office, plan, FIND)
    assert plan.problem == ""


def test_a_file_of_trainings_is_kept_whole_or_not_at_all(office: Office) -> None:
    plan = plan_of(office)
    course = course_of(plan, office)
    good = {"code": "B", "title": "Lain", "competency": "KERJASAMA", "closes": 1}
    good |= {"lesson_hours": 8, "form": "SEMINAR"}
    bad = good | {"code": "C", "competency": "MENARI"}
    with pytest.raises(NotGood, match="MENARI"):
        actions.keep_courses(office.operator, plan, rows=[good, bad])
    assert list(Course.objects.values_list("code", flat=True)) == ["INT-01"]
    again = good | {"code": course.code}
    assert actions.keep_courses(office.operator, plan, rows=[good, again]) == (1, 1)
    with pytest.raises(NotGood, match="INT-01"):
        actions.keep_courses(office.operator, plan, rows=[again], may_change=False)


def test_a_training_with_people_stays(office: Office) -> None:
    plan = filled(office)
    course = plan.courses.get()
    with pytest.raises(NotNow):
        actions.remove_course(office.operator, course)
    actions.change_course(office.operator, course, facts={"lesson_hours": Decimal(8)})
    plan.refresh_from_db()
    assert plan.is_stale
    other = course_of(plan, office, code="Y")
    actions.remove_course(office.operator, other)
    assert plan.courses.count() == 1


def test_a_plan_is_decided_once_a_year_by_number_and_a_day_that_came(office: Office) -> None:
    plan = filled(office)
    leader = office.cast.bupati
    with pytest.raises(Unwritten):
        actions.decide_plan(leader, plan, decree=" ", decided_on=ON)
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(NotGood):
        actions.decide_plan(leader, plan, decree="1", decided_on=tomorrow)
    with pytest.raises(NotNow):
        actions.decide_plan(leader, measured(office, title="Kosong"), decree="1", decided_on=ON)
    actions.decide_plan(leader, plan, decree="1", decided_on=timezone.localdate())
    other = filled(office, title="Kedua")
    with pytest.raises(NotNow, match="2026"):
        actions.decide_plan(leader, other, decree="2", decided_on=ON)
    with pytest.raises(NotNow):
        actions.change_plan(office.operator, plan, facts=FACTS)
    with pytest.raises(NotNow):
        actions.ask_for_work(office.operator, plan, work=FIND)
    actions.revoke_plan(leader, plan, because="Anggaran berubah")
    actions.decide_plan(leader, other, decree="2", decided_on=ON)
    assert [one.state for one in Plan.objects.order_by("pk")] == ["DICABUT", "DRAF", "DITETAPKAN"]


def test_operators_and_heads_are_told_once_that_a_plan_stands(office: Office) -> None:
    decided(office)
    told = Notice.objects.values_list("user__username", flat=True)
    assert sorted(told) == ["hadi", "rahayu"]


def test_a_copy_has_limits_and_trainings_but_nobody_in_it(office: Office) -> None:
    plan = decided(office)
    copy = actions.copy_plan(office.operator, plan, title="Rencana 2027", year=2027)
    assert (copy.state, copy.budget, copy.courses.count()) == ("DRAF", plan.budget, 1)
    assert not copy.needs.exists()
    actions.remove_plan(office.operator, copy)
    with pytest.raises(NotNow):
        actions.remove_plan(office.operator, plan)


def test_a_budget_is_changed_with_a_reason_and_not_below_what_is_planned(office: Office) -> None:
    plan = decided(office)
    cost = sums_of(plan).cost
    with pytest.raises(OverLimit, match="kurang 1 rupiah"):
        actions.change_budget(office.operator, plan, budget=cost - 1, because="Efisiensi")
    with pytest.raises(Unwritten):
        actions.change_budget(office.operator, plan, budget=cost, because="")
    actions.change_budget(office.operator, plan, budget=cost, because="Efisiensi")
    assert Plan.objects.get().budget == cost


def test_people_are_added_by_hand_within_the_budget(office: Office) -> None:
    plan = filled(office, budget=2_499_999)
    course = plan.courses.get()
    citra = office.people["Citra"]
    with pytest.raises(Unwritten):
        actions.book(office.operator, course, employee=citra, quarter=2, because=" ")
    for employee in (office.cast.joko_employee, office.people["Budi"]):
        with pytest.raises(NotGood):
            actions.book(office.operator, course, employee=employee, quarter=2, because="Mandat")
    with pytest.raises(OverLimit, match="kurang 1 rupiah"):
        actions.book(office.operator, course, employee=citra, quarter=2, because="Mandat")
    assert not Booking.objects.filter(employee=citra).exists()
    Plan.objects.update(budget=2_500_000)
    one = actions.book(office.operator, course, employee=citra, quarter=2, because="Mandat")
    assert (one.need, one.worth, one.is_by_hand) == (None, Decimal(0), True)
    Booking.objects.filter(employee=office.people["Budi"]).update(state="BATAL")
    again = actions.book(
        office.operator, course, employee=office.people["Budi"], quarter=2, because="Mandat"
    )
    assert again.need is not None
    assert again.worth == again.need.weight


def test_hours_trainings_seats_and_classes_stop_a_booking(office: Office) -> None:
    plan = filled(office, budget=None, hours_each=Decimal(20), trainings_each=1)
    citra = office.people["Citra"]
    first = plan.courses.get()
    actions.book(office.operator, first, employee=citra, quarter=2, because="Mandat")
    second = course_of(plan, office, code="K", competency="KERJASAMA", lesson_hours=Decimal(4))
    with pytest.raises(OverLimit, match="1 pelatihan"):
        actions.book(office.operator, second, employee=citra, quarter=2, because="Mandat")
    Plan.objects.update(trainings_each=2)
    long = course_of(plan, office, code="L", competency="KERJASAMA", lesson_hours=Decimal("4.01"))
    with pytest.raises(OverLimit, match=r"20\.01"):
        actions.book(office.operator, long, employee=citra, quarter=2, because="Mandat")
    actions.book(office.operator, second, employee=citra, quarter=2, because="Mandat")
    full = course_of(plan, office, code="P", competency="KOMUNIKASI", class_size=1)
    ani, budi = office.people["Ani"], office.people["Budi"]
    Plan.objects.update(hours_each=None, trainings_each=4)
    actions.book(office.operator, full, employee=ani, quarter=2, because="Mandat")
    with pytest.raises(OverLimit, match="2 kelas"):
        actions.book(office.operator, full, employee=budi, quarter=2, because="Mandat")
    assert Booking.objects.filter(course=full).count() == 1


def test_another_quarter_takes_another_class(office: Office) -> None:
    plan = filled(office)
    course = plan.courses.get()
    citra = office.people["Citra"]
    one = actions.book(office.operator, course, employee=citra, quarter=2, because="Mandat")
    with pytest.raises(OverLimit, match="2 kelas"):
        actions.move_booking(office.operator, one, quarter=3, because="Cuti")
    Course.objects.update(classes_most=2)
    one.refresh_from_db()
    before = sums_of(plan).cost
    actions.move_booking(office.operator, one, quarter=3, because="Cuti")
    assert sums_of(plan).cost == before + course.cost_per_class
    with pytest.raises(NotGood):
        actions.move_booking(office.operator, one, quarter=5, because="Cuti")
    actions.move_booking(office.operator, one, quarter=None, because="Menunggu jadwal")
    one.refresh_from_db()
    assert (one.quarter, one.because) == (None, "Menunggu jadwal")


def test_a_cancelled_booking_can_be_restored_as_long_as_there_is_room(office: Office) -> None:
    plan = decided(office)
    one = Booking.objects.filter(plan=plan)[0]
    with pytest.raises(Unwritten):
        actions.cancel_booking(office.operator, one, because="")
    actions.cancel_booking(office.operator, one, because="Sakit")
    with pytest.raises(NotNow):
        actions.cancel_booking(office.operator, one, because="Lagi")
    with pytest.raises(NotNow):
        actions.move_booking(office.operator, one, quarter=1, because="Lagi")
    again = actions.book(
        office.operator, one.course, employee=one.employee, quarter=2, because="Sembuh"
    )
    with pytest.raises(NotGood):
        actions.restore_booking(office.operator, one, because="Sembuh")
    actions.cancel_booking(office.operator, again, because="Keliru")
    actions.restore_booking(office.operator, one, because="Sembuh")
    one.refresh_from_db()
    assert one.state == "DIRENCANAKAN"
    with pytest.raises(NotNow):
        actions.restore_booking(office.operator, one, because="Lagi")
    told = Entry.objects.filter(act__startswith="development.booking").values_list("facts")
    assert all(facts["because"] for (facts,) in told)


def test_nobody_but_operators_changes_bookings_and_trainings(office: Office) -> None:
    cast = office.cast
    plan = decided(office)
    one = Booking.objects.filter(plan=plan)[0]
    for user in (cast.bupati, cast.made, cast.hadi, cast.putri, cast.joko):
        for deed in (
            lambda who=user: actions.cancel_booking(who, one, because="x"),
            lambda who=user: actions.move_booking(who, one, quarter=1, because="x"),
            lambda who=user: actions.restore_booking(who, one, because="x"),
            lambda who=user: actions.keep_courses(who, plan, rows=[]),
            lambda who=user: actions.change_budget(who, plan, budget=1, because="x"),
            lambda who=user: actions.copy_plan(who, plan, title="x", year=2027),
        ):
            with pytest.raises(NotPermitted):
                deed()
    assert LeftOut.objects.exists()


def test_what_goes_wrong_is_a_fault_of_the_house(office: Office) -> None:
    with pytest.raises(TakarError, match="Isian ditolak"):
        plan_of(office, trainings_each=5)
    with pytest.raises(TakarError):
        plan_of(office, year=1900)
