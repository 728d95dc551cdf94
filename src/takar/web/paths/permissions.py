"""Who walks a path: an employee, the own one."""

from takar.web.accounts.models import User
from takar.web.people.models import Employee
from takar.web.succession.permissions import is_oneself

__all__ = ["is_oneself", "own_employee"]


def own_employee(user: User, agency_id: int) -> Employee | None:
    """Return the employee somebody is in an agency; nobody where there is none."""
    employee: Employee | None = getattr(user, "employee", None)
    is_here = employee is not None and employee.agency_id == agency_id
    return employee if is_here else None
