"""What is read about somebody else, and what leaves the house: recorded, never written."""

from collections.abc import Sequence

import pyarrow as pa

from takar.web.accounts.models import User
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.permissions import operates, sees_everyone
from takar.web.assessments.queries.roster import choice_for
from takar.web.assessments.queries.score_page import score_rows
from takar.web.assessments.queries.shown import choice_sheets
from takar.web.assessments.queries.workbook import result_sheet
from takar.web.audit.action import action, noted
from takar.web.people.actions.reading import reads_person
from takar.web.people.models import Employee

Sheet = list[dict[str, object]]


@action("assessments.history.viewed", needs=reads_person)
def view_history(actor: User, employee: Employee) -> None:
    """Record that somebody opened the assessments of another person."""
    noted(employee=employee.code)


@action("assessments.results.taken", needs=sees_everyone)
def take_results(actor: User, event: Event, *, people: Sequence[Participant]) -> Sheet:
    """Return the results of an event as a sheet that leaves the house."""
    rows = result_sheet(event, people)
    noted(people=len(rows))
    return rows


@action("assessments.choice.taken", needs=operates)
def take_choice(actor: User, event: Event) -> dict[str, Sheet]:
    """Return who would be chosen and who not as sheets that leave the house."""
    sheets = choice_sheets(choice_for(event))
    noted(people={name: len(rows) for name, rows in sheets.items()})
    return sheets


@action("assessments.template.taken", needs=operates)
def take_template(actor: User, event: Event) -> pa.Table:
    """Return the rows of the workbook in which scores are written down elsewhere."""
    rows = score_rows(event)
    noted(rows=rows.num_rows)
    return rows
