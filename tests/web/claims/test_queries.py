import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from takar.tables import TABLES
from takar.web.claims import actions
from takar.web.claims.models import Claim
from takar.web.claims.queries import claims_of, claims_seen_by, claims_table, queue_of
from takar.web.claims.queries.hours import hours_by_year
from takar.web.claims.queries.likeness import alike, same_file
from takar.web.claims.queries.people import verifiers_of
from takar.web.claims.queries.queue import (
    beside,
    days_since,
    is_only_operator,
    narrowed,
    own_waiting_count,
    waiting_by_kind,
    waiting_count,
)
from takar.web.claims.queries.steps import steps_of
from takar.web.people.models import Employee, Training, WorkUnit
from tests.cast import Cast, employee
from tests.web.claims.made import DAY, at, png, second_operator, submitted, upload


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with at(cast.agency):
        yield cast


def subjects(claims: object) -> list[str]:
    return [claim.subject for claim in claims]  # type: ignore[attr-defined]


def aged(claim: Claim, days: int) -> Claim:
    """Let an entry have waited for some days."""
    claim.submitted_at = timezone.now() - timedelta(days=days)
    claim.save(update_fields=["submitted_at"])
    return claim


# --- who sees what ------------------------------------------------------------------------------


def test_everybody_sees_entries_about_whom_they_see(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    for somebody in (here.putri, here.hadi, here.rahayu, here.bupati, here.made):
        assert list(claims_seen_by(somebody, here.agency)) == [claim]
    for somebody in (here.sari, here.joko):
        assert not claims_seen_by(somebody, here.agency).exists()


def test_discipline_is_seen_by_operators_and_whom_it_is_about(here: Cast) -> None:
    claim = submitted(here.rahayu, here.putri_employee, "sanctions")
    for somebody in (here.putri, here.rahayu, second_operator(here)):
        assert list(claims_of(somebody, here.putri_employee)) == [claim]
    for somebody in (here.hadi, here.bupati, here.made, here.sari):
        assert not claims_of(somebody, here.putri_employee).exists()


def test_verifiers_are_operators_and_the_heads_above_but_none_who_had_a_hand(here: Cast) -> None:
    wati = second_operator(here)
    below = WorkUnit.objects.create(agency=here.agency, code="U11", name="B", path="U1/U11/")
    person = employee(here.agency, below, "Bawahan", 11)
    course = submitted(here.rahayu, person)
    assert set(verifiers_of(course)) == {wati, here.hadi}
    degree = submitted(here.hadi, person, "education_history")
    assert set(verifiers_of(degree)) == {wati, here.rahayu}
    assert is_only_operator(here.agency) is False
    assert is_only_operator(here.other_agency) is True


# --- the queue ----------------------------------------------------------------------------------


def test_the_queue_holds_what_waits_for_one_person_the_oldest_first(here: Cast) -> None:
    person = employee(here.agency, here.unit, "Budi", 3)
    old = aged(submitted(here.putri, here.putri_employee, title="Lama"), 9)
    new = submitted(here.rahayu, person, title="Baru")
    degree = aged(submitted(here.putri, here.putri_employee, "education_history"), 5)
    assert list(queue_of(here.hadi, here.agency)) == [old, new]
    assert list(queue_of(here.rahayu, here.agency)) == [old, degree]
    assert waiting_count(here.hadi, here.agency) == 2
    for somebody in (here.putri, here.sari, here.bupati, here.made, here.joko):
        assert waiting_count(somebody, here.agency) == 0
    actions.verify_claim(here.rahayu, old)
    assert list(queue_of(here.hadi, here.agency)) == [new]


def test_counts_and_ages_are_told_by_kind(here: Cast) -> None:
    aged(submitted(here.putri, here.putri_employee), 9)
    aged(submitted(here.putri, here.putri_employee, title="B", certificate_number="2"), 3)
    submitted(here.putri, here.putri_employee, "performance_ratings")
    now = timezone.now()
    told = {w.evidence: (w.count, w.oldest) for w in waiting_by_kind(here.rahayu, here.agency, now)}
    assert told == {
        "trainings": (2, 9),
        "education_history": (0, 0),
        "performance_ratings": (1, 0),
        "sanctions": (0, 0),
    }
    assert [w.evidence for w in waiting_by_kind(here.hadi, here.agency, now)] == ["trainings"]


def test_an_age_counts_the_days_of_the_calendar() -> None:
    noon = datetime(2025, 5, 14, 12, tzinfo=timezone.get_current_timezone())
    assert days_since(noon - timedelta(hours=11), noon) == 0
    assert days_since(noon - timedelta(hours=13), noon) == 1


def test_one_waits_for_others_with_what_one_had_a_hand_in(here: Cast) -> None:
    submitted(here.rahayu, here.putri_employee)
    submitted(here.putri, here.putri_employee, "education_history")
    assert own_waiting_count(here.rahayu, here.agency) == 1
    assert own_waiting_count(here.hadi, here.agency) == 0


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["Arsip", "S-2 Administrasi Publik", "Kursus"]),
        ({"q": "arsip putri"}, ["Arsip"]),
        ({"q": "77/x"}, ["Kursus"]),
        ({"q": "tidak ada"}, []),
        ({"jenis": "education_history"}, ["S-2 Administrasi Publik"]),
        ({"pelatihan": "SEMINAR"}, ["Kursus"]),
        ({"umur": "7"}, ["Arsip"]),
        ({"umur": "30"}, []),
        ({"sort": "umur"}, ["Kursus", "S-2 Administrasi Publik", "Arsip"]),
        ({"sort": "nonsens"}, ["Arsip", "S-2 Administrasi Publik", "Kursus"]),
    ],
)
def test_the_queue_is_searched_filtered_and_sorted(
    here: Cast, wanted: dict[str, str], found: list[str]
) -> None:
    person = employee(here.agency, None, "Budi", 3)  # type: ignore[arg-type]
    aged(submitted(here.putri, here.putri_employee, title="Arsip"), 9)
    aged(submitted(here.putri, here.putri_employee, "education_history"), 5)
    submitted(
        here.rahayu,
        person,
        title="Kursus",
        training_kind="SEMINAR",
        certificate_number="77/X",
    )
    wati = second_operator(here)
    queue = narrowed(queue_of(wati, here.agency), wanted, timezone.now())
    assert subjects(queue) == found


def test_a_unit_narrows_to_its_people_and_those_below(here: Cast) -> None:
    other = WorkUnit.objects.create(agency=here.agency, code="U2", name="Lain", path="U2/")
    submitted(here.putri, here.putri_employee)
    submitted(here.rahayu, employee(here.agency, other, "Budi", 3))
    wati = second_operator(here)
    for unit in (here.unit, other):
        queue = narrowed(queue_of(wati, here.agency), {"unit": unit}, timezone.now())
        assert [claim.employee.unit for claim in queue] == [unit]


def test_the_queue_tells_which_entries_bring_a_file(here: Cast) -> None:
    aged(submitted(here.putri, here.putri_employee, upload=upload()), 2)
    submitted(here.putri, here.putri_employee, "education_history")
    queue = narrowed(queue_of(here.rahayu, here.agency), {}, timezone.now())
    assert [vars(claim)["has_file"] for claim in queue] == [True, False]


def test_each_entry_knows_the_one_before_and_the_one_after(here: Cast) -> None:
    first, second, third = (
        aged(
            submitted(here.putri, here.putri_employee, title=f"K{n}", certificate_number=f"{n}"), 9
        )
        for n in range(3)
    )
    Claim.objects.update(submitted_at=timezone.now())
    queue = queue_of(here.rahayu, here.agency)
    second.refresh_from_db()
    assert beside(queue, second) == (first.pk, third.pk)
    third.refresh_from_db()
    assert beside(queue, third) == (second.pk, None)


# --- likeness and steps -------------------------------------------------------------------------


def test_the_same_file_tells_nobody_of_a_sanction(here: Cast) -> None:
    training = submitted(here.putri, here.putri_employee, upload=upload())
    sanction = submitted(here.rahayu, here.putri_employee, "sanctions", upload=upload())
    assert same_file(training.certificates.get()) == []
    assert same_file(sanction.certificates.get()) == [training]


def test_the_same_file_on_another_entry_is_shown_but_not_within_one_course(here: Cast) -> None:
    person = employee(here.agency, here.unit, "Budi", 3)
    one = submitted(here.putri, here.putri_employee, upload=upload(png()))
    other = submitted(here.rahayu, person, upload=upload(png(), "lain.png"))
    different = submitted(here.putri, here.putri_employee, "education_history", upload=upload())
    assert same_file(one.certificates.get()) == [other]
    assert same_file(different.certificates.get()) == []


def test_an_entry_is_like_what_is_on_record_but_not_like_itself(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    assert alike(claim) == []
    actions.verify_claim(here.rahayu, claim)
    assert (
        alike(Claim(agency=here.agency, employee=here.putri_employee, evidence="trainings")) == []
    )


def test_the_steps_of_an_entry_are_told_in_order_with_reasons(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee)
    actions.return_claim(here.rahayu, claim, reason="Buram.")
    actions.withdraw_claim(here.putri, claim, reason="Tidak jadi.")
    told = [(step.says.split()[0], step.reason) for step in steps_of(claim)]
    assert told == [("Putri", ""), ("Rahayu", "Buram."), ("Putri", "Tidak jadi.")]
    assert steps_of(claim)[1].says.startswith("Rahayu mengembalikan")


# --- hours --------------------------------------------------------------------------------------


def test_hours_are_summed_by_the_year_in_which_a_training_ended(here: Cast) -> None:
    person = here.putri_employee
    for ended, hours in ((date(2025, 1, 1), "12.5"), (date(2025, 12, 31), "7.5")):
        Training.objects.create(
            employee=person, training_kind="TEKNIS", ended_on=ended, lesson_hours=Decimal(hours)
        )
    Training.objects.create(employee=person, training_kind="SEMINAR", ended_on=date(2025, 2, 2))
    submitted(here.putri, person, lesson_hours=Decimal(6))
    returned = submitted(here.putri, person, title="B", certificate_number="2")
    actions.return_claim(here.rahayu, returned, reason="x")
    this, before = hours_by_year(person, first=2024, last=2025)
    assert (this.year, this.verified, this.waiting) == (2025, Decimal(20), Decimal(6))
    assert (this.is_reached, this.lacking) == (True, Decimal(0))
    assert (before.year, before.is_reached) == (2024, False)
    assert (before.verified, before.lacking) == (Decimal(0), Decimal(20))


# --- the table ----------------------------------------------------------------------------------


def test_the_table_holds_only_what_waits_and_only_those_who_work_here(here: Cast) -> None:
    submitted(here.putri, here.putri_employee)
    degree = submitted(here.putri, here.putri_employee, "education_history")
    actions.verify_claim(here.rahayu, degree)
    gone = employee(here.agency, here.unit, "Sudah Pergi", 9, left_on=DAY)
    submitted(here.rahayu, gone)
    table = claims_table(here.agency)
    assert table.schema == TABLES["claims"].arrow
    [row] = table.to_pylist()
    assert row["employee_id"] == here.putri_employee.code
    assert row["submitted_on"] == timezone.localdate()
    assert row["ended_on"] == date(2025, 3, 5)
    assert claims_table(here.agency, Employee.objects.filter(pk=gone.pk)).num_rows == 1
    assert claims_table(here.agency, Employee.objects.none()).num_rows == 0


@pytest.mark.parametrize(
    ("hour", "day"), [(16, date(2025, 5, 14)), (17, date(2025, 5, 15)), (23, date(2025, 5, 15))]
)
def test_a_moment_belongs_to_the_day_of_the_place(here: Cast, hour: int, day: date) -> None:
    submitted(here.putri, here.putri_employee)
    Claim.objects.update(submitted_at=datetime(2025, 5, 14, hour, 59, 59, tzinfo=UTC))
    assert claims_table(here.agency)["submitted_on"].to_pylist() == [day]


def test_an_empty_table_has_its_columns(here: Cast) -> None:
    assert claims_table(here.agency).equals(TABLES["claims"].arrow.empty_table())


@pytest.mark.slow
def test_fifteen_thousand_entries_become_a_table_quickly(
    here: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    one = submitted(here.putri, here.putri_employee)
    facts = {"title": one.title, "training_kind": "TEKNIS", "ended_on": one.ended_on}
    Claim.objects.bulk_create(
        [
            Claim(
                agency=here.agency,
                employee=here.putri_employee,
                evidence="trainings",
                once_key=uuid4().hex,
                entered_by=here.putri,
                submitted_by=here.putri,
                submitted_at=one.submitted_at,
                lesson_hours=Decimal(20),
                **facts,
            )
            for _ in range(15_000)
        ],
        batch_size=2_000,
    )
    with django_assert_max_num_queries(1):
        before = time.process_time()
        table = claims_table(here.agency)
        took = time.process_time() - before
    assert table.num_rows == 15_001
    assert took < 1.0  # 0.1 s on a quiet machine
