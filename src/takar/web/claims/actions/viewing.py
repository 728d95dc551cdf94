"""What is read about somebody else: recorded, never written."""

from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.claims.queries.people import reads_claims_of
from takar.web.people.models import Employee


@action("claims.claims.viewed", needs=reads_claims_of)
def view_claims(actor: User, employee: Employee, *, page: str) -> None:
    """Record that somebody opened what another person entered."""
    noted(employee=employee.code)
