"""Whose levels somebody must not read yet: they would tell what a colleague saw."""

from takar.web.accounts.models import User
from takar.web.accounts.permissions import operates
from takar.web.assessments.models import Assignment, Event
from takar.web.assessments.queries.staffing import assignments_of, complete_by_seat


def hidden_from(reader: User, event: Event) -> frozenset[int]:
    """Return the participants whom the reader judges while somebody assigned has not finished.

    A level is a mean: together with the own scores it tells those of a colleague.
    """
    if operates(reader, event):
        return frozenset()
    own = assignments_of(reader, event).order_by().values("participant")
    submitted = complete_by_seat(event)
    awaited = Assignment.objects.filter(
        participant__in=own, state="DITUGASKAN", assessor__state="AKTIF"
    ).values_list("participant", "method", "assessor__name")
    return frozenset(one[0] for one in awaited if one not in submitted)
