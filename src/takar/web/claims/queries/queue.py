"""What waits for a decision, for whom, how long."""

from django.db.models import Q, QuerySet

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import operates
from takar.web.claims.models import Claim, ClaimState
from takar.web.claims.queries.people import WHOLE
from takar.web.people.queries.roster import units_headed_by


def in_charge_of(user: User, agency: Agency) -> Q:
    """Return the condition for claims somebody looks after, those they had a hand in included."""
    if operates(user, agency):
        return Q()
    allowed = Q(pk__in=[])
    if user.is_one_of(agency.pk, Role.UNIT_HEAD):
        for path in units_headed_by(user, agency):
            allowed |= Q(evidence="trainings", employee__unit__path__startswith=path)
    return allowed


def own_hand(user: User) -> Q:
    """Return the condition for claims somebody entered, corrected, or is the subject of."""
    return Q(entered_by=user) | Q(submitted_by=user) | Q(employee__user=user)


def queue_of(user: User, agency: Agency) -> QuerySet[Claim]:
    """Return what waits for this person to decide, the oldest first."""
    waiting: QuerySet[Claim] = Claim.objects.filter(agency=agency, state=ClaimState.SUBMITTED)
    mine = waiting.filter(in_charge_of(user, agency)).exclude(entered_by=user)
    mine = mine.exclude(submitted_by=user).exclude(employee__user=user)
    return mine.select_related(*WHOLE).order_by("submitted_at", "pk")


def waiting_count(user: User, agency: Agency) -> int:
    """Return how many claims wait for this person."""
    return queue_of(user, agency).select_related(None).order_by().count()
