from datetime import date
from decimal import Decimal
from typing import Any

from takar.web.development import actions
from takar.web.development.models import Booking, Need, Plan
from takar.web.development.queries import (
    blanks_seen,
    bookings_seen,
    courses_of,
    decided_plan,
    groups_of,
    law_of,
    needs_seen,
    own_bookings,
    plan_to_show,
    plans_in,
    sums_of,
    titles_of,
    unit_rows,
)
from takar.web.development.queries.aims import targets_of
from takar.web.development.queries.hours import hours_known
from takar.web.development.queries.sheets import akpk_of, hcdp_of
from takar.web.people.models import EvidenceCheck, Position, Training
from takar.web.succession.actions import nominate
from tests.web.development.made import Office, course_of, decided, filled, measured, plan_of

Wanted = dict[str, Any]


def names(rows: Any) -> set[str]:
    """Return whom some rows are about."""
    return {row.employee.name for row in rows}


def test_a_head_sees_the_people_of_the_own_unit_only(office: Office) -> None:
    plan = measured(office)
    hadi, made = office.cast.hadi, office.cast.made
    Need.objects.filter(plan=plan, employee=office.people["Ani"]).update(unit=office.far)
    assert "Ani" in names(needs_seen(made, plan, {}))
    assert names(needs_seen(hadi, plan, {})) == {"Budi"}
    assert names(blanks_seen(hadi, plan, {})) == {"Putri Anjani"}
    assert not needs_seen(office.cast.putri, plan, {}).exists()
    rows = unit_rows(hadi, plan, {}, [])
    assert {row.unit for row in rows} == {office.cast.unit}


def test_needs_are_found_by_person_unit_competency_ground_priority_and_service(
    office: Office,
) -> None:
    plan = filled(office)
    user = office.operator

    def found(**wanted: Any) -> set[str]:
        return {f"{row.employee.name} {row.competency}" for row in needs_seen(user, plan, wanted)}

    everything = found()
    assert found(q="budi") == {row for row in everything if row.startswith("Budi")}
    assert found(unit=office.far) == set()
    assert found(unit=office.cast.unit) == everything
    of_one = found(competency="INTEGRITAS")
    assert of_one
    assert all(row.endswith("INTEGRITAS") for row in of_one)
    assert found(ground="JABATAN_TARGET") == set()
    assert found(ground="JABATAN_SEKARANG") == everything
    assert found(tier="PENGAWAS") == everything
    assert found(tier="ADMINISTRATOR") == set()
    priorities = [found(priority=name) for name in ("TINGGI", "SEDANG", "RENDAH")]
    assert set.union(*priorities) == everything
    assert found(service="DILAYANI") == of_one
    assert found(service="BELUM") == everything - of_one == found(service="TANPA_PELATIHAN")
    assert found(service="KURSI") == set()


def test_a_cancelled_training_serves_nobody(office: Office) -> None:
    plan = filled(office)
    before = sums_of(plan)
    one = Booking.objects.filter(plan=plan)[0]
    actions.cancel_booking(office.operator, one, because="Sakit")
    after = sums_of(plan)
    assert after.bookings == before.bookings - 1
    served = needs_seen(office.operator, plan, {"service": "DILAYANI"})
    assert one.employee.name not in names(served)
    state = bookings_seen(office.operator, plan, {"state": "BATAL"})
    assert names(state) == {one.employee.name}


def test_costs_are_of_people_and_of_every_class_that_is_opened(office: Office) -> None:
    plan = measured(office, budget=None)
    course = course_of(plan, office, class_size=1, classes_most=3)
    for name, quarter in (("Ani", 1), ("Budi", 1), ("Citra", None)):
        actions.book(
            office.operator, course, employee=office.people[name], quarter=quarter, because="x"
        )
    groups = groups_of(plan)
    assert [(group.quarter, group.people, group.classes) for group in groups] == [
        (1, 2, 2),
        (None, 1, 1),
    ]
    sums = sums_of(plan)
    assert (sums.cost, sums.hours, sums.people) == (3 * 1_500_000, Decimal(48), 3)
    assert (sums.left, sums.is_over) == (None, False)
    Plan.objects.update(budget=sums.cost - 1)
    plan.refresh_from_db()
    assert sums_of(plan).is_over


def test_plans_are_found_and_shown_to_whom_they_are_for(office: Office) -> None:
    cast = office.cast
    empty = plan_of(office, title="Kosong", year=2027)
    assert list(plans_in(cast.made, cast.agency, {})) == [empty]
    assert list(plans_in(cast.hadi, cast.agency, {})) == []
    assert plan_to_show(cast.putri, cast.agency) is None
    draft = measured(office)
    assert list(plans_in(cast.hadi, cast.agency, {})) == [draft]
    assert plan_to_show(cast.hadi, cast.agency) == draft
    assert plan_to_show(cast.putri, cast.agency) is None
    standing = decided(office, title="Berlaku")
    assert decided_plan(cast.agency) == standing == plan_to_show(cast.putri, cast.agency)
    assert plan_to_show(cast.made, cast.agency) == standing
    assert list(plans_in(cast.made, cast.agency, {"q": "800/1", "year": 2026})) == [standing]
    assert list(plans_in(cast.made, cast.agency, {"state": "DRAF"})) == [empty, draft]
    assert not plans_in(cast.putri, cast.agency, {}).exists()


def test_bookings_and_courses_are_found(office: Office) -> None:
    plan = decided(office)
    user = office.operator
    everybody = names(bookings_seen(user, plan, {}))
    wanted: list[Wanted] = [{"quarter": "2"}, {"state": "DIRENCANAKAN"}, {"q": "integritas"}]
    assert all(names(bookings_seen(user, plan, one)) == everybody for one in wanted)
    nothing: list[Wanted] = [{"quarter": "0"}, {"claim": "DIAJUKAN"}, {"unit": office.far}]
    assert not any(names(bookings_seen(user, plan, one)) for one in nothing)
    assert names(bookings_seen(office.cast.hadi, plan, {})) == everybody
    (course,) = courses_of(plan, {"q": "int-01", "competency": "INTEGRITAS"})
    assert vars(course)["attending"] == len(everybody)
    assert not courses_of(plan, {"q": "lain"}).exists()


def test_a_person_finds_the_own_trainings_of_decided_plans(office: Office) -> None:
    draft = filled(office)
    one = Booking.objects.filter(plan=draft)[0].employee
    assert list(own_bookings(one)) == []
    actions.decide_plan(office.cast.bupati, draft, decree="1", decided_on=date(2026, 3, 9))
    assert [row.plan for row in own_bookings(one)] == [draft]


def test_the_official_columns_say_what_the_plan_says(office: Office) -> None:
    plan = filled(office)
    needs = needs_seen(office.operator, plan, {"competency": "INTEGRITAS", "service": "DILAYANI"})
    (row, *_) = akpk_of(plan, needs, is_whole_nip=True)
    assert (row["unit_kompetensi"], row["triwulan"], row["jp"]) == ("Integritas", 2, Decimal(16))
    assert row["nip"] in {one.nip for one in office.people.values()}
    (masked, *_) = akpk_of(plan, needs, is_whole_nip=False)
    assert masked["nip"] not in {one.nip for one in office.people.values()}
    (planned,) = hcdp_of(plan, groups_of(plan))
    assert (planned["pelatihan"], planned["anggaran"]) == (
        "Penguatan integritas",
        sums_of(plan).cost,
    )
    assert next(iter(titles_of(law_of(plan)))) == "INTEGRITAS"


def test_the_furthest_and_newest_nomination_is_the_post_aimed_at(office: Office) -> None:
    cast = office.cast
    posts = [
        Position.objects.create(
            agency=cast.agency, code=f"T{n}", unit=office.far, title=f"Jabatan {n}", tier="PENGAWAS"
        )
        for n in (1, 2)
    ]
    ani = office.people["Ani"]
    plan = plan_of(office)
    assert targets_of(plan) == {}
    first = nominate(cast.bupati, posts[0], employee=ani, because="Siap")
    nominate(cast.bupati, posts[1], employee=ani, because="Siap")
    assert targets_of(plan) == {ani.code: "T2"}
    first.state = "DITINJAU_KOMITE"
    first.save()
    assert targets_of(plan) == {ani.code: "T1"}
    first.state = "DITOLAK"
    first.save()
    assert targets_of(plan) == {ani.code: "T2"}


def test_hours_nobody_checked_are_not_known(office: Office) -> None:
    plan = plan_of(office)
    ani = office.people["Ani"]
    assert hours_known(plan, ani).state == "BELUM_DIKETAHUI"
    EvidenceCheck.objects.create(employee=ani, evidence="trainings", checked_on=date(2026, 12, 1))
    assert hours_known(plan, ani).state == "KURANG"
    Training.objects.create(
        employee=ani,
        title="A",
        training_kind="TEKNIS",
        ended_on=date(2026, 2, 2),
        lesson_hours=Decimal(20),
    )
    assert hours_known(plan, ani).state == "TERCAPAI"
