"""Who may measure, and who may see how much of whose result."""

from typing import Any

from takar.web.accounts.models import User
from takar.web.accounts.permissions import operates, sees_everyone
from takar.web.people.models import Employee
from takar.web.people.queries import employees_seen_by
from takar.web.results.rules import Sight


def measures(user: User, subject: Any) -> bool:
    """The person may start a measuring and take a bundle away."""
    return operates(user, subject)


def reads_runs(user: User, subject: Any) -> bool:
    """The person may read the list of runs and their stamps."""
    return sees_everyone(user, subject)


def reads_result(user: User, result: Any) -> bool:
    """The person may read something about this result."""
    return is_own(user, result.employee) or sees(user, result.employee)


def reads_discipline(user: User, employee: Employee) -> bool:
    """The person may read which sanctions were counted, not only whether."""
    return operates(user, employee) or is_own(user, employee)


def is_own(user: User, employee: Employee) -> bool:
    """The employee is the reader."""
    return employee.user_id is not None and employee.user_id == user.pk


def sees(user: User, employee: Employee) -> bool:
    """The employee is among those the reader sees."""
    return employees_seen_by(user, employee.agency).filter(pk=employee.pk).exists()


def sight_of(user: User, employee: Employee) -> Sight:
    """Return how much of this employee, whom the reader sees, is shown."""
    if sees_everyone(user, employee):
        return Sight.EVERYTHING
    return Sight.OWN if is_own(user, employee) else Sight.SUMMARY
