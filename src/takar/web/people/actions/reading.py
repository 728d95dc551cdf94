"""What is read about somebody else, and what leaves the house: recorded, never written."""

from collections.abc import Iterable, Mapping, Sequence

from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action, noted
from takar.web.people.models import Employee, ImportBatch
from takar.web.people.permissions import reads_roster
from takar.web.people.queries import employees_seen_by
from takar.web.people.queries.sheets import Row, employee_rows, fault_rows

Sheets = Mapping[str, Sequence[Mapping[str, object]]]


def reads_person(user: User, employee: Employee) -> bool:
    """The employee is among those the reader sees."""
    return employees_seen_by(user, employee.agency).filter(pk=employee.pk).exists()


@action("people.employee.viewed", needs=reads_person)
def view_employee(actor: User, employee: Employee, *, page: str) -> None:
    """Record that somebody opened what is on record about another person."""
    noted(employee=employee.code)


@action("people.list.taken", needs=reads_roster)
def take_list(actor: User, agency: Agency, *, people: Iterable[Employee]) -> list[Row]:
    """Return people as the rows of a sheet that leaves the house."""
    rows = employee_rows(actor, agency, people)
    noted(people=len(rows))
    return rows


@action("people.faults.taken", needs=operates)
def take_faults(actor: User, batch: ImportBatch) -> list[Row]:
    """Return what is wrong with a file as the rows of a sheet that leaves the house."""
    rows = fault_rows(batch.faults.all())
    noted(rows=len(rows))
    return rows


@action("people.quality.taken", needs=operates)
def take_quality(actor: User, agency: Agency, *, sheets: Sheets) -> Sheets:
    """Return the state of the data, contradictions by name, as sheets that leave the house."""
    noted(sheets={name: len(rows) for name, rows in sheets.items()})
    return sheets
