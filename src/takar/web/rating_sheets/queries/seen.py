"""Whose sheets somebody may read: one query for pages, JSON and workbooks."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from takar.web.accounts.models import Agency, User
from takar.web.assessments.models import Assignment, Event
from takar.web.assessments.queries.staffing import own_assignments
from takar.web.rating_sheets.models import RatingSheet
from takar.web.rating_sheets.permissions import operates


def my_assignments(user: User, agency: Agency) -> QuerySet[Assignment]:
    """Return whom somebody has to judge now, in the order of events and numbers.

    An assessor of the agency from the plan to the integration, a guest from the moment the event
    runs; somebody released has none.
    """
    rows = own_assignments(user, agency.pk).filter(participant__event__agency=agency)
    return rows.select_related("sheet").order_by(
        "participant__event", "participant__number", "method", "pk"
    )


def released_assignments(user: User, agency: Agency) -> QuerySet[Assignment]:
    """Return what colleagues saw of the candidates whom somebody judged by the same method.

    Only in the integration, and only when every sheet of that candidate and method is in:
    before, nobody may follow another.
    """
    alike = Assignment.objects.filter(
        participant=OuterRef("participant"), method=OuterRef("method")
    )
    own = own_assignments(user, agency.pk).order_by()
    mine = own.filter(participant=OuterRef("participant"), method=OuterRef("method"))
    waiting = alike.filter(state="DITUGASKAN").exclude(sheet__state="DIKIRIM")
    return Assignment.objects.filter(
        Exists(mine),
        ~Exists(waiting),
        participant__event__agency=agency,
        participant__event__state="INTEGRASI",
        sheet__state="DIKIRIM",
    )


def readable_sheets(user: User, agency: Agency) -> QuerySet[RatingSheet]:
    """Return the sheets whose content somebody may read.

    Assessors: their own, and those of colleagues once they are released. Operators: those handed
    in; a draft is opened by an act of its own.
    """
    sheets = RatingSheet.objects.filter(assignment__participant__event__agency=agency)
    allowed = Q(assignment__in=own_assignments(user, agency.pk).order_by().values("pk"))
    allowed |= Q(assignment__in=released_assignments(user, agency).order_by().values("pk"))
    if operates(user, agency):
        allowed |= Q(state="DIKIRIM")
    return sheets.filter(allowed).select_related(
        "assignment__participant__employee",
        "assignment__participant__event__agency",
        "assignment__method",
        "assignment__assessor",
    )


def colleagues_of(user: User, agency: Agency, assignment: Assignment) -> QuerySet[RatingSheet]:
    """Return the readable sheets of others about the same candidate and method."""
    alike = readable_sheets(user, agency).filter(
        assignment__participant=assignment.participant_id, assignment__method=assignment.method_id
    )
    return alike.exclude(assignment=assignment).order_by("assignment__assessor__name")


def sheets_of_event(user: User, event: Event) -> QuerySet[RatingSheet]:
    """Return the readable sheets of one event, in the order of candidates."""
    rows = readable_sheets(user, event.agency).filter(assignment__participant__event=event)
    return rows.order_by(
        "assignment__participant__number", "assignment__method", "assignment__assessor__name"
    )
