from decimal import Decimal

import pytest

from takar.measures.development import akpd_rows
from takar.runs.development import needs_of
from takar.runs.succession import facts_of
from takar.web.development.computing import READ
from takar.web.development.models import Blank, Booking, LeftOut, Need
from takar.web.development.queries import law_of, titles_of, unit_rows
from takar.web.development.queries.sheets import akpd_of
from takar.web.development.rules import FIND, LISTED, PRESENT_ONLY
from takar.web.people.models import CompetencyRecord, Position
from takar.web.people.queries import evidence_of
from takar.web.succession.actions import nominate
from tests.web.development.made import Office, computed, course_of, filled, measured


def test_who_was_not_assessed_has_neither_a_gap_of_zero_nor_a_full_one(office: Office) -> None:
    plan = measured(office)
    putri = office.cast.putri_employee
    assert not Need.objects.filter(plan=plan, employee=putri).exists()
    blank = Blank.objects.get(plan=plan, employee=putri)
    assert (blank.reason, len(blank.competencies)) == ("BELUM_DINILAI", 9)
    assert not Need.objects.filter(plan=plan, employee=office.people["Citra"]).exists()
    assert not Blank.objects.filter(plan=plan, employee=office.people["Citra"]).exists()


def test_a_level_on_the_standard_is_no_need_and_one_just_below_it_is(office: Office) -> None:
    plan = measured(office)
    of_budi = Need.objects.get(plan=plan, employee=office.people["Budi"], competency="INTEGRITAS")
    assert (of_budi.is_for_post, of_budi.is_for_target) == (True, False)
    ani = office.people["Ani"]
    seen = CompetencyRecord.objects.filter(employee=ani, competency="INTEGRITAS")
    below = of_budi.required - Decimal("0.01")
    for level, gaps in ((Decimal(of_budi.required), []), (below, [Decimal("0.01")])):
        seen.update(level=level)
        computed(office, plan, FIND)
        needs = Need.objects.filter(plan=plan, employee=ani, competency="INTEGRITAS")
        assert [need.gap for need in needs] == gaps


def test_the_plan_names_a_reason_for_every_need_without_training(office: Office) -> None:
    plan = filled(office)
    needs = Need.objects.filter(plan=plan)
    served = Booking.objects.filter(plan=plan).values("need")
    left = LeftOut.objects.filter(need__plan=plan)
    assert needs.count() == served.count() + left.count()
    assert {one.reason for one in left} == {"TANPA_PELATIHAN"}
    answer = plan.answered
    assert answer is not None
    assert (answer.is_proved, answer.people) == (True, served.count())
    assert [row.budget for row in answer.tries] == [7_500_000, 10_000_000, 12_500_000, None]


@pytest.mark.parametrize(
    ("budget", "seated"), [(2_000_000, 2), (1_999_999, 1), (1_500_000, 1), (1_499_999, 0)]
)
def test_the_budget_decides_to_the_rupiah(office: Office, budget: int, seated: int) -> None:
    CompetencyRecord.objects.filter(employee=office.people["Ani"]).update(level=1)
    plan = filled(office, budget=budget)
    assert Booking.objects.filter(plan=plan).count() == seated
    reasons = LeftOut.objects.filter(need__plan=plan, need__competency="INTEGRITAS")
    assert reasons.count() == 2 - seated
    assert {one.reason for one in reasons} <= {"ANGGARAN", "UNDIAN"}


def test_computing_anew_replaces_and_never_doubles(office: Office) -> None:
    plan = filled(office)
    before = Need.objects.filter(plan=plan).count()
    computed(office, plan, FIND)
    plan.refresh_from_db()
    assert Need.objects.filter(plan=plan).count() == before
    assert (plan.answer, Booking.objects.filter(plan=plan).count()) == (None, 0)


def test_a_post_aimed_at_counts_only_where_it_is_asked_for(office: Office) -> None:
    target = Position.objects.create(
        agency=office.cast.agency, code="T1", unit=office.far, title="Sekda", tier="JPT_PRATAMA"
    )
    ani = office.people["Ani"]
    nominate(office.cast.bupati, target, employee=ani, because="Siap")
    wide = measured(office)
    aimed = Need.objects.filter(plan=wide, employee=ani, is_for_target=True)
    assert aimed.exists()
    listed = measured(office, title="Daftar", aims=LISTED)
    assert Need.objects.filter(plan=listed, is_for_target=True).count() == aimed.count()
    narrow = measured(office, title="Sempit", aims=PRESENT_ONLY)
    assert not Need.objects.filter(plan=narrow, is_for_target=True).exists()


def test_the_summary_of_units_is_the_one_of_the_measure(office: Office) -> None:
    plan = measured(office)
    law = law_of(plan)
    tables = evidence_of(office.cast.agency)
    assert set(READ) <= tables.keys()
    found = needs_of(tables, facts_of(tables, law))
    titles = titles_of(law)
    theirs = [
        {**row, "kompetensi": titles[str(row["kompetensi"])]}
        for row in akpd_rows(
            found.found, found.unassessed, {}, {"U1": "Dinas Contoh", "U2": "Dinas Jauh"}
        )
    ]
    ours = akpd_of(plan, unit_rows(office.operator, plan, {}, list(titles)))
    key = lambda row: (row["opd"], row["kompetensi"])  # noqa: E731 -- only to sort
    assert sorted(ours, key=key) == sorted(theirs, key=key)


def test_a_training_for_another_competency_closes_nothing(office: Office) -> None:
    plan = measured(office)
    course_of(plan, office, code="X", competency="PEREKAT_BANGSA", closes=Decimal("0.5"))
    computed(office, plan, "SUSUNAN")
    booked = Booking.objects.filter(plan=plan)
    assert {one.course.competency for one in booked} <= {"PEREKAT_BANGSA"}
    assert all(one.closed == Decimal("0.5") for one in booked)
