"""What waits for a decision, for whom, how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.web.accounts.models import Agency, Membership, Role, User
from takar.web.accounts.permissions import operates
from takar.web.claims.models import Certificate, Claim, ClaimState
from takar.web.claims.queries.people import WHOLE
from takar.web.claims.rules import EVIDENCE, UNIT_KINDS, age_in_days
from takar.web.people.queries.roster import units_headed_by

Claims = QuerySet[Claim]


def in_charge_of(user: User, agency: Agency) -> Q:
    """Return the condition for claims somebody looks after, those they had a hand in included."""
    if operates(user, agency):
        return Q()
    allowed = Q(pk__in=[])
    if user.is_one_of(agency.pk, Role.UNIT_HEAD):
        for path in units_headed_by(user, agency):
            allowed |= Q(evidence__in=UNIT_KINDS, employee__unit__path__startswith=path)
    return allowed


def own_hand(user: User) -> Q:
    """Return the condition for claims somebody entered, corrected, proved, or is the subject of."""
    proved = Certificate.objects.filter(added_by=user)
    own = Q(entered_by=user) | Q(submitted_by=user) | Q(employee__user=user)
    return own | Q(pk__in=proved.values("claim"))


def queue_of(user: User, agency: Agency) -> QuerySet[Claim]:
    """Return what waits for this person to decide, the oldest first."""
    waiting: QuerySet[Claim] = Claim.objects.filter(agency=agency, state=ClaimState.SUBMITTED)
    mine = waiting.filter(in_charge_of(user, agency)).exclude(own_hand(user))
    return mine.select_related(*WHOLE).order_by("submitted_at", "pk")


def waiting_count(user: User, agency: Agency) -> int:
    """Return how many claims wait for this person."""
    return queue_of(user, agency).select_related(None).order_by().count()


@dataclass(frozen=True)
class Waiting:
    """How much of one kind waits, and since when.

    Attributes:
        evidence: the kind.
        title: what it is called.
        count: how many.
        oldest: days the oldest of them has waited.
    """

    evidence: str
    title: str
    count: int
    oldest: int


def waiting_by_kind(user: User, agency: Agency, now: datetime) -> list[Waiting]:
    """Return, kind by kind, how much waits for this person; kinds of which nothing waits too."""
    found = {
        kind: (count, oldest)
        for kind, count, oldest in queue_of(user, agency)
        .select_related(None)
        .order_by()
        .values("evidence")
        .annotate(count=Count("pk"), oldest=Min("submitted_at"))
        .values_list("evidence", "count", "oldest")
    }
    kinds = [kind for kind in EVIDENCE if operates(user, agency) or kind in UNIT_KINDS]
    return [
        Waiting(kind, _(EVIDENCE[kind]), count, days_since(oldest, now) if oldest else 0)
        for kind in kinds
        for count, oldest in [found.get(kind, (0, None))]
    ]


def days_since(moment: datetime, now: datetime) -> int:
    """Return how many days ago something was, by the calendar of the place."""
    return age_in_days(timezone.localdate(moment), timezone.localdate(now))


def own_waiting_count(user: User, agency: Agency) -> int:
    """Return how many claims this person looks after wait for somebody else to decide."""
    waiting = Claim.objects.filter(agency=agency, state=ClaimState.SUBMITTED)
    return int(waiting.filter(in_charge_of(user, agency) & own_hand(user)).count())


def is_only_operator(agency: Agency) -> bool:
    """Tell whether the agency has fewer than two operators, so that nobody can look again."""
    operators = Membership.objects.filter(agency=agency, role=Role.OPERATOR, user__is_active=True)
    return operators.values("user").distinct().count() < 2


SORTS = {
    "umur": ("-submitted_at", "-pk"),
    "-umur": ("submitted_at", "pk"),
    "nama": ("employee__name", "pk"),
    "-nama": ("-employee__name", "pk"),
    "unit": ("employee__unit__path", "employee__name", "pk"),
    "-unit": ("-employee__unit__path", "employee__name", "pk"),
    "jp": ("lesson_hours", "pk"),
    "-jp": ("-lesson_hours", "pk"),
}


def narrowed(queue: QuerySet[Claim], wanted: Mapping[str, Any], now: datetime) -> QuerySet[Claim]:
    """Return the claims of a queue that match a search, in the order asked for.

    Args:
        queue: what waits.
        wanted: cleaned values of ``QueueForm``; what is missing does not narrow.
        now: from when ages are counted.
    """
    for word in (wanted.get("q") or "").split():
        queue = queue.filter(
            Q(employee__name__icontains=word)
            | Q(title__icontains=word)
            | Q(provider__icontains=word)
            | Q(certificate_number__icontains=word)
        )
    if kind := wanted.get("jenis"):
        queue = queue.filter(evidence=kind)
    if kind := wanted.get("pelatihan"):
        queue = queue.filter(training_kind=kind)
    if unit := wanted.get("unit"):
        queue = queue.filter(employee__unit__path__startswith=unit.path)
    if course := wanted.get("kegiatan"):
        queue = queue.filter(course=course)
    if days := wanted.get("umur"):
        queue = queue.filter(submitted_at__lt=now - timedelta(days=int(days)))
    proof = Certificate.objects.filter(claim=OuterRef("pk"))
    queue = queue.annotate(has_file=Exists(proof.order_by()))
    return queue.order_by(*SORTS.get(wanted.get("sort") or "", SORTS["-umur"]))


def beside(queue: QuerySet[Claim], claim: Claim) -> tuple[int | None, int | None]:
    """Return the claims before and after this one in a queue ordered by age."""
    plain = queue.select_related(None).order_by("submitted_at", "pk")
    here, pk = claim.submitted_at, claim.pk
    older = Q(submitted_at__lt=here) | Q(submitted_at=here, pk__lt=pk)
    newer = Q(submitted_at__gt=here) | Q(submitted_at=here, pk__gt=pk)
    before = plain.filter(older).reverse().values_list("pk", flat=True).first()
    after = plain.filter(newer).values_list("pk", flat=True).first()
    return before, after
