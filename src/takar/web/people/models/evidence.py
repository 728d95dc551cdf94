"""Which field holds which column of which table of evidence.

A path that ends in ``__code`` crosses to another row and names it by its code, so that rows can be
compared with tables without knowing a single number of the database.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from takar.tables import TABLES
from takar.web.people.models.employees import Employee
from takar.web.people.models.records import (
    Award,
    CompetencyRecord,
    Education,
    EvidenceCheck,
    OfficialScore,
    PerformanceRating,
    PositionRecord,
    PotentialRecord,
    Sanction,
    Score,
    TeamAssignment,
    Training,
)
from takar.web.people.models.units import CompetencyStandard, Position, WorkUnit

AGENCY = "agency__code"
EMPLOYEE = "employee__code"


@dataclass(frozen=True)
class Keeper:
    """The model that keeps one table, and the path of each column.

    Attributes:
        table: name of the table in ``takar.tables``.
        model: where its rows are stored.
        paths: lookup from the row to the value, by column.
        key: the columns that tell rows apart.
        extra: columns stored for reading, which are no evidence.
    """

    table: str
    model: type[models.Model]
    paths: dict[str, str]
    key: tuple[str, ...]
    extra: tuple[str, ...] = ()

    @property
    def is_record(self) -> bool:
        """Whether the rows belong to one employee and know the import they came from."""
        return "employee_id" in self.paths and self.model is not Employee

    @property
    def agency_path(self) -> str:
        """The lookup from a row to its agency."""
        return "employee__agency" if self.is_record else "agency"

    def field(self, path: str) -> Any:
        """Return the model field a path starts with."""
        return self.model._meta.get_field(path.removesuffix("__code"))  # noqa: SLF001


def keeper(
    table: str, model: type[models.Model], *extra: str, key: tuple[str, ...] = (), **paths: str
) -> Keeper:
    """Describe a keeper; columns not named are fields of the same name."""
    schema = TABLES[table]
    columns = [column.name for column in schema.columns]
    own = {name: paths.get(name, name) for name in (*columns, *extra)}
    return Keeper(table, model, own, key or schema.key, extra)


KEEPERS = {
    each.table: each
    for each in (
        keeper(
            "work_units", WorkUnit, agency=AGENCY, work_unit_id="code", parent_id="parent__code"
        ),
        keeper(
            "positions",
            Position,
            agency=AGENCY,
            position_id="code",
            work_unit_id="unit__code",
            position_tier="tier",
        ),
        keeper(
            "employees",
            Employee,
            "title_before",
            "title_after",
            agency=AGENCY,
            employee_id="code",
            work_unit_id="unit__code",
            position_id="position__code",
        ),
        keeper(
            "competency_standards",
            CompetencyStandard,
            position_id="position__code",
            position_tier="tier",
        ),
        keeper("performance_ratings", PerformanceRating, employee_id=EMPLOYEE),
        keeper("competency_levels", CompetencyRecord, employee_id=EMPLOYEE),
        keeper("potential_aspects", PotentialRecord, employee_id=EMPLOYEE),
        keeper("awards", Award, employee_id=EMPLOYEE),
        keeper("team_assignments", TeamAssignment, employee_id=EMPLOYEE),
        keeper("trainings", Training, employee_id=EMPLOYEE),
        keeper(
            "position_history",
            PositionRecord,
            employee_id=EMPLOYEE,
            agency="agency_name",
            work_unit_id="work_unit_code",
        ),
        keeper("education_history", Education, employee_id=EMPLOYEE),
        keeper("official_scores", OfficialScore, employee_id=EMPLOYEE),
        keeper("sanctions", Sanction, employee_id=EMPLOYEE),
        keeper("scores", Score, employee_id=EMPLOYEE),
        keeper("evidence_checks", EvidenceCheck, employee_id=EMPLOYEE),
    )
}


def keeper_of(row: models.Model) -> Keeper:
    """Return which table a row belongs to."""
    return next(keeper for keeper in KEEPERS.values() if keeper.model is type(row))


def plain(value: Any) -> Any:
    """Return a stored value as JSON keeps it, exactly.

    >>> plain(Decimal("3.500000"))
    '3.5'
    """
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value
