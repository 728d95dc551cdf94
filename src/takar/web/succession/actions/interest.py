"""Posts that an employee would like to hold."""

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.people.models import Employee, Position
from takar.web.succession.actions.refusals import NotGood
from takar.web.succession.models import Interest
from takar.web.succession.permissions import is_oneself

MOST = 5
"""So many posts at once: a wish for everything is none."""


@action("succession.interest.expressed", needs=is_oneself)
def express_interest(
    actor: User, employee: Employee, *, position: Position, because: str = ""
) -> Interest:
    """Say that a post interests oneself; it is read as a wish, never as a duty.

    Raises:
        NotGood: the post is of another agency, held by oneself, or one too many.
    """
    if position.agency_id != employee.agency_id or position.pk == employee.position_id:
        raise NotGood(
            msg("Jabatan itu tidak dapat diminati."),
            hint=msg("Pilih jabatan lain di instansi sendiri."),
        )
    standing = Interest.objects.filter(employee=employee, withdrawn_at=None)
    known: Interest | None = standing.filter(position=position).first()
    if known is not None:
        return known
    if standing.count() >= MOST:
        raise NotGood(
            msg("Paling banyak {most} jabatan dapat diminati bersamaan.", most=MOST),
            hint=msg("Tarik salah satu minat dulu."),
        )
    noted(position=position.code)
    made: Interest = Interest.objects.create(
        employee=employee, position=position, because=because.strip()
    )
    return made


@action("succession.interest.withdrawn", needs=is_oneself)
def withdraw_interest(actor: User, employee: Employee, *, position: Position) -> None:
    """Take a wish back."""
    noted(position=position.code)
    Interest.objects.filter(employee=employee, position=position, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
