"""The lesson hours of one person in one year against the least that the law asks."""

from takar.measures.development import HoursOfYear, hours_of_year
from takar.tables import TABLES
from takar.web.development.models import Plan
from takar.web.development.queries.law import law_of
from takar.web.people.models import Employee
from takar.web.people.queries import evidence_of

READ = ("trainings", "evidence_checks")


def hours_known(plan: Plan, employee: Employee) -> HoursOfYear:
    """Return what is recorded of the year of a plan; what nobody checked is not known."""
    columns = {name: TABLES[name].arrow.names for name in READ}
    tables = evidence_of(employee.agency, Employee.objects.filter(pk=employee.pk), tables=columns)
    checked = {
        row["employee_id"]
        for row in tables["evidence_checks"].to_pylist()
        if row["evidence"] == "trainings"
    }
    (found,) = hours_of_year(
        [employee.code],
        tables["trainings"].to_pylist(),
        law_of(plan),
        year=plan.year,
        checked=checked,
    )
    return found
