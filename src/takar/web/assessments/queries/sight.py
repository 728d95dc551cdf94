"""What an assessor may see of an event: the participants assigned, and whose scores of them."""

from collections import defaultdict
from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q

from takar.web.accounts.models import User
from takar.web.accounts.permissions import assesses, operates
from takar.web.assessments.models import Assignment, Event, EventAssessor, MethodScore, Participant
from takar.web.assessments.permissions import is_staffed, leads_team, reads_single_scores
from takar.web.assessments.queries.staffing import assignments_of, complete_by_seat, seat_of
from takar.web.assessments.rules.staffing import OWN_STATES

NOTHING = Q(pk__in=[])

MayRead = Callable[[int, str], bool]


def events_of_assessors(user: User) -> Q:
    """Return which events an assessor of the agency may look into.

    Those that left the draft, where nobody was ever assigned; where assessors were assigned, the
    ones in whose team the assessor sits, from the plan to the integration.
    """
    staffed = Assignment.objects.filter(participant__event=OuterRef("pk"))
    own = EventAssessor.objects.filter(event=OuterRef("pk"), user=user, state="AKTIF")
    return ~Q(state="DRAF") & (~Exists(staffed) | Q(state__in=OWN_STATES) & Exists(own))


def participants_of_assessor(user: User, event: Event) -> Q:
    """Return which participants of an event an assessor of the agency may see.

    Where nobody was ever assigned, all; otherwise those assigned to the own seat, and the head of
    the team all of them once the assessors meet. Never themselves.
    """
    if not assesses(user, event):
        return NOTHING
    others = ~Q(employee__user=user)
    if not is_staffed(event) or (event.state == "INTEGRASI" and leads_team(user, event)):
        return others
    return others & Q(pk__in=assignments_of(user, event).order_by().values("participant"))


def readable_scores(user: User, event: Event) -> Callable[[Participant], MayRead]:
    """Return, for each participant, which scores somebody may read: by method and by whom.

    Operators read everything. Assessors read the own scores always; those of colleagues once the
    event is in its integration and everybody assigned to that participant and method has
    submitted. Where nobody was ever assigned, all of them from the integration on.
    """
    if operates(user, event):
        return lambda _participant: lambda _method, _assessor: True
    if not assesses(user, event):
        return lambda _participant: lambda _method, _assessor: False
    may_meet = reads_single_scores(user, event)
    seat = seat_of(user, event)
    own = seat.name if seat else str(user)
    done = complete_sheets(event) if is_staffed(event) else None

    def of_participant(participant: Participant) -> MayRead:
        def may_read(method: int, assessor: str) -> bool:
            is_complete = done is None or (participant.pk, method) in done
            return assessor == own or (may_meet and is_complete)

        return may_read

    return of_participant


def complete_sheets(event: Event) -> set[tuple[int, int]]:
    """Return the participants and methods for which everybody assigned has answered everything.

    An answer is a level, or the reason why nothing was seen. Who left the team is not waited for.
    """
    submitted = complete_by_seat(event)
    awaited: dict[tuple[int, int], list[bool]] = defaultdict(list)
    rows = Assignment.objects.filter(
        participant__event=event, state="DITUGASKAN", assessor__state="AKTIF"
    )
    for person, method, name in rows.values_list("participant", "method", "assessor__name"):
        awaited[person, method].append((person, method, name) in submitted)
    return {pair for pair, answers in awaited.items() if all(answers)} | {
        (person, method) for person, method, _ in submitted if (person, method) not in awaited
    }


def visible_scores(user: User, participant: Participant) -> list[MethodScore]:
    """Return the scores of a participant that somebody may read now."""
    may_read = readable_scores(user, participant.event)(participant)
    rows = MethodScore.objects.filter(participant=participant, level__isnull=False)
    return [one for one in rows.select_related("method") if may_read(one.method_id, one.assessor)]
