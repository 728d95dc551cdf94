"""What each role may read, wherever it stands: pages, workbooks, papers, archives, the log."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils.formats import date_format

from takar.web.accounts.models import Role, User
from takar.web.assessments.models import MethodScore
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.models.records import Sanction
from takar.web.results.models import JpmResult, TalentResult
from tests.architecture.addresses import ARGUMENTS, Town, asked, browser, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EPOCH = date(1899, 12, 30)
NOTE = "catatan asesor yang tidak untuk dibaca umum"
TITLE = "hukuman yang hanya untuk operator"
SCORES = ("competency_levels", "potential_aspects", "scores")
DOWNLOADS = (
    *("exam_results:download", "exam_results:download_text"),
    *("feedback:export", "selections:take_list"),
    *("exams:attendance", "proctoring:minutes"),
    *("posts:posts_export", "posts:vacancies_export"),
    *("reviews:decree", "reviews:groups_export", "reviews:minutes", "reviews:people_export"),
    *("merit:binder", "merit:download", "merit:document"),
    *("mobility:download", "mobility:batch"),
    *("placements:annex", "placements:download", "succession:download"),
    "leadership:presentation",
    *("development:akpd", "development:akpk", "development:hcdp", "development:own_akpk"),
    *("assessments:preview_export", "assessments:results_export", "assessments:template"),
    *("audit:export", "claims:certificate", "claims:export", "people:export"),
    "item_bank:list_export",
    *("ip_asn:export", "ip_asn:export_text", "people:faults", "people:quality_export"),
    *("rating_quality:download", "rating_quality:paper"),
    *("rating_sheets:export", "rating_sheets:ratings"),
    *("reports:annex", "reports:everybody", "reports:group", "reports:individual"),
    *("reports:ip_asn_agency", "reports:ip_asn_names", "reports:ip_asn_official"),
    *("reports:ip_asn_official_list", "reports:ip_asn_sheet", "reports:ip_asn_sheets_file"),
    *("reports:ip_asn_unit", "reports:ip_asn_unit_names"),
    *("meetings:changes_export", "reports:minutes_file"),
    *("reports:recap", "results:bundle", "scenarios:download", "scenarios:overlay"),
    *("scenarios:plan_download", "talent:download"),
    *("timetables:calendar", "timetables:letter", "timetables:own_calendar"),
    *("timetables:assignment_letter", "timetables:assignment_letters"),
    *("timetables:print_sheets", "timetables:seat_calendar", "timetables:table"),
)


@dataclass(frozen=True)
class House:
    """The town with everybody of it signed in, and the participant everything is about."""

    town: Town
    browsers: dict[Role, Client]
    subject: Employee

    def texts(self, role: Role, *names: str) -> Iterator[tuple[str, str]]:
        """Yield what every address says to somebody."""
        for name in names or sorted(ARGUMENTS):
            yield name, text_of(asked(self.browsers[role], "get", self.town, name))

    def saying(self, role: Role, *words: str, names: tuple[str, ...] = ()) -> set[str]:
        """Return the addresses that say one of the words to somebody."""
        return {
            name for name, text in self.texts(role, *names) if any(word in text for word in words)
        }


@pytest.fixture(scope="module")
def house(town: Town, django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_house(town)
        transaction.set_rollback(True)


def make_house(town: Town) -> House:
    """Let the head lead the unit of a participant about whom everything is known."""
    agency, users = town.hamlet.agency, town.hamlet.users
    with scope(agency=agency, agency_code=agency.code):
        subject: Employee = town.hamlet.participant.employee
        User.objects.filter(pk=users[Role.EMPLOYEE].pk).update(full_name="Orang Lain")
        Employee.objects.filter(code=subject.code).update(user=None)
        WorkUnit.objects.filter(pk=subject.unit_id or 0).update(head=users[Role.UNIT_HEAD])
        other = Employee.objects.exclude(code=subject.code)[0]
        Employee.objects.filter(code=other.code).update(user=users[Role.EMPLOYEE])
        Sanction.objects.create(
            employee=subject, sanction_level="SEDANG", title=TITLE, started_on=date(2025, 1, 7)
        )
        MethodScore.objects.filter(participant=town.hamlet.participant).update(evidence=NOTE)
    return House(town, {role: browser(user) for role, user in users.items()}, subject)


def born(employee: Employee) -> tuple[str, ...]:
    """Return a birth date in every way in which it may be written."""
    day = employee.birth_on
    assert day is not None
    return (
        f"{day:%Y-%m-%d}",
        f"{day:%d-%m-%Y}",
        date_format(day, "j F Y"),
        f"<v>{(day - EPOCH).days}</v>",
        employee.nip or "",
    )


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OPERATOR])
def test_birth_date_and_whole_number_are_for_operators_and_the_person(
    house: House, role: Role
) -> None:
    assert house.saying(role, *born(house.subject)) == set()


def test_operators_do_read_birth_date_and_number(house: House) -> None:
    names = ("people:employee", "reports:individual", "reports:recap")
    assert house.saying(Role.OPERATOR, *born(house.subject), names=names) == set(names)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OPERATOR])
def test_sanctions_are_for_operators_and_the_person(house: House, role: Role) -> None:
    assert house.saying(role, TITLE, "7 Januari 2025") == set()


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.OPERATOR, Role.ASSESSOR}]
)
def test_notes_of_assessors_are_for_those_who_assess(house: House, role: Role) -> None:
    assert house.saying(role, NOTE) == set()


def test_a_unit_head_reads_categories_and_advice_but_no_numbers(house: House) -> None:
    with scope(agency=house.town.hamlet.agency):
        jpm = JpmResult.objects.get(run=house.town.hamlet.jpm, employee=house.subject)
        talent = TalentResult.objects.get(run=house.town.hamlet.talent, employee=house.subject)
    numbers = [jpm.jpm, talent.performance_least, talent.potential_least]
    words = {f"{number:.2f}".replace(".", ",") for number in numbers if number is not None}
    names = {
        *("people:employee", "assessments:history", "assessments:results", "results:history"),
        *("results:explanation", "results:lifts", "talent:person", "talent:people"),
        *("ip_asn:person", "ip_asn:people"),
    }
    assert house.saying(Role.UNIT_HEAD, house.subject.name) >= names
    assert house.saying(Role.UNIT_HEAD, *words) == set()


def test_a_unit_head_reads_no_levels_and_no_scores(house: House) -> None:
    lists = {f'id="{table}"' for table in SCORES}
    assert house.saying(Role.UNIT_HEAD, *lists, names=("people:employee",)) == set()
    assert house.saying(Role.LEADER, *lists, names=("people:employee",)) != set()
    charts = {"Capaian / standar", "Level dan standar", 'class="chart'}
    names = ("assessments:history", "assessments:results")
    assert house.saying(Role.UNIT_HEAD, *charts, names=names) == set()


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.EMPLOYEE])
def test_the_box_of_another_person_is_not_for_assessors_and_employees(
    house: House, role: Role
) -> None:
    rooms = ("talent:", "results:", "ip_asn:", "reviews:")
    names = tuple(name for name in ARGUMENTS if name.startswith(rooms))
    assert house.saying(role, house.subject.name, names=names) == set()


@pytest.mark.parametrize("name", DOWNLOADS)
def test_whatever_is_carried_away_is_recorded(house: House, name: str) -> None:
    before = house.town.writes()
    response = asked(house.browsers[Role.OPERATOR], "get", house.town, name)
    assert response.status_code == 200
    assert "attachment" in response.headers["Content-Disposition"]
    assert house.town.writes() == before + 1


@pytest.mark.parametrize(
    "name",
    [
        *("people:employee", "claims:person", "assessments:history", "talent:person"),
        *("development:person", "ip_asn:person"),
    ],
)
def test_reading_about_another_person_is_recorded_and_about_oneself_is_not(
    house: House, name: str
) -> None:
    for role in (Role.LEADER, Role.UNIT_HEAD, Role.OPERATOR):
        before = house.town.writes()
        assert asked(house.browsers[role], "get", house.town, name).status_code == 200
        assert house.town.writes() == before + 1
    agency = house.town.hamlet.agency
    with scope(agency=agency):
        Employee.objects.filter(user=house.town.hamlet.users[Role.EMPLOYEE]).update(user=None)
        Employee.objects.filter(pk=house.subject.pk).update(
            user=house.town.hamlet.users[Role.EMPLOYEE]
        )
    before = house.town.writes()
    assert asked(house.browsers[Role.EMPLOYEE], "get", house.town, name).status_code == 200
    assert house.town.writes() == before


def test_the_log_names_nobodys_number_and_no_result(house: House) -> None:
    agency = house.town.hamlet.agency
    for name in ("results:explanation", "talent:person", "people:employee"):
        asked(house.browsers[Role.LEADER], "get", house.town, name)
    with scope(agency=agency, agency_code=agency.code):
        log = "\n".join(f"{one.subject_name} {one.facts}" for one in Entry.objects.all())
        numbers = {employee.nip for employee in Employee.objects.all() if employee.nip}
        jpm = JpmResult.objects.get(run=house.town.hamlet.jpm, employee=house.subject)
    assert not [number for number in numbers if number in log]
    assert f"{jpm.jpm}" not in log
    assert NOTE not in log
