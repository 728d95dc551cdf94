"""A small government with evidence for an index, for tests of pages and queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from takar.web.accounts.models import Agency
from takar.web.kit.scope import scope
from takar.web.people.models import (
    Employee,
    OfficialScore,
    PerformanceRating,
    Sanction,
    Training,
    WorkUnit,
)
from takar.web.results.actions import run_ip_asn
from takar.web.results.models import Run
from tests.cast import Cast
from tests.web.results.made import colleague

END_OF_2022 = date(2022, 12, 31)
END_OF_2024 = date(2024, 12, 31)
OWN = "perka8_2019"


@contextmanager
def inside(agency: Agency) -> Iterator[None]:
    """Work in the scope of an agency."""
    with scope(agency=agency, agency_code=agency.code):
        yield


def rated(person: Employee, rating: str = "BAIK", year: int = 2022) -> None:
    """Give somebody the rating of a year."""
    PerformanceRating.objects.create(employee=person, year=year, rating=rating)


def trained(person: Employee, kind: str, day: date, hours: int = 20, **facts: object) -> None:
    """Let somebody have taken a course."""
    values: dict[str, object] = {"title": "Kursus", "lesson_hours": Decimal(hours)}
    Training.objects.create(employee=person, training_kind=kind, ended_on=day, **(values | facts))


def punished(person: Employee, level: str = "RINGAN") -> None:
    """Punish somebody within the window."""
    Sanction.objects.create(
        employee=person, sanction_level=level, title="Teguran rahasia", started_on=date(2021, 3, 1)
    )


def below(cast: Cast, code: str = "U1A", name: str = "Bidang Contoh") -> WorkUnit:
    """Make a unit below that of Putri."""
    return WorkUnit.objects.create(
        agency=cast.agency, code=code, name=name, parent=cast.unit, path=f"U1/{code}/", depth=1
    )


def staff(cast: Cast, people: int, **facts: object) -> list[Employee]:
    """Make people of the unit with a rating: 15 + 0 + 25 + 5 points as PELAKSANA with S-1."""
    usual: dict[str, object] = {"position_tier": "PELAKSANA", "position_kind": "PELAKSANA"}
    first = 9 + Employee.objects.filter(agency=cast.agency).count()
    made = [
        colleague(cast, number, f"Rekan {number:02d}", **(usual | facts))
        for number in range(first, first + people)
    ]
    for one in made:
        rated(one)
    return made


def putri_is_good(cast: Cast) -> None:
    """Give Putri 15 + 30 + 25 + 5 points: everything but a seminar."""
    putri = cast.putri_employee
    rated(putri)
    trained(putri, "STRUKTURAL", date(2015, 5, 1), structural_level="PIM_IV")
    trained(putri, "TEKNIS", date(2022, 6, 1))


def measured(
    cast: Cast, day: date = END_OF_2022, *, rules: str | None = None, title: str = "IP ASN"
) -> Run:
    """Measure everybody of the agency; the caller is in its scope."""
    people = Employee.objects.filter(agency=cast.agency)
    return run_ip_asn(cast.rahayu, cast.agency, employees=people, day=day, title=title, rules=rules)


def released(person: Employee, year: int, *points: str) -> OfficialScore:
    """Give somebody the scores BKN released: four dimensions, and their sum."""
    parts = [Decimal(point) for point in points]
    names = ("qualification", "competence", "performance", "discipline")
    return OfficialScore.objects.create(
        employee=person, year=year, total=sum(parts), **dict(zip(names, parts, strict=True))
    )
