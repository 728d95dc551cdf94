"""A submitted rating sheet of the hamlet: what an assessor saw of the participant."""

from uuid import UUID

from django.utils import timezone

from takar.web.accounts.models import Role
from takar.web.assessments.models import Assignment, EventAssessor
from takar.web.rating_sheets.models import RatingSheet, SheetCell
from takar.web.rating_sheets.rules.cells import Cell
from tests.town import Hamlet

SAID = Cell(level=None, unseen_because="Tidak sempat")


def sheet_of_hamlet(hamlet: Hamlet) -> int:
    """Return the assignment whose sheet it is; the caller is in the scope of the hamlet."""
    assessor = hamlet.users[Role.ASSESSOR]
    seat, _ = EventAssessor.objects.get_or_create(
        event=hamlet.event, user=assessor, defaults={"name": str(assessor)}
    )
    place, _ = Assignment.objects.get_or_create(
        participant=hamlet.participant,
        method=hamlet.event.methods.order_by("pk")[0],
        assessor=seat,
    )
    now = timezone.now()
    sheet = RatingSheet.objects.create(
        assignment=place, state="DIKIRIM", submitted_at=now, submitted_by=assessor
    )
    SheetCell.objects.create(
        sheet=sheet,
        competency="INTEGRITAS",
        is_answered=True,
        value=SAID.model_dump(mode="json"),
        change=UUID(int=1),
    )
    return int(place.pk)
