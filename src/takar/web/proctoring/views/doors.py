"""How the pages find what the reader watches over."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.exams.models import ExamSession, Registration
from takar.web.exams.queries import sessions_watched_by
from takar.web.kit.answers import require
from takar.web.proctoring.permissions import proctors, watches_registration
from takar.web.sittings.models import Sitting
from takar.web.sittings.queries.entrance import WITH_ALL


def watched_session(request: SignedInRequest, pk: int) -> ExamSession:
    """Return a session the reader watches over; 404 otherwise."""
    require(proctors(request.user, request.agency))
    found: ExamSession = get_object_or_404(sessions_watched_by(request.user, request.agency), pk=pk)
    return found


def watched_registration(request: SignedInRequest, pk: int) -> Registration:
    """Return somebody in a room the reader watches over; 404 otherwise."""
    require(proctors(request.user, request.agency))
    rows = Registration.objects.filter(session__exam__agency=request.agency)
    found: Registration = get_object_or_404(
        rows.select_related("session__exam__agency", "employee__unit", "room", "form"), pk=pk
    )
    if not watches_registration(request.user, found):
        raise Http404
    return found


def sitting_of(registration: Registration) -> Sitting:
    """Return the sitting of somebody who has entered; 404 otherwise."""
    rows = Sitting.objects.filter(registration=registration)
    found: Sitting = get_object_or_404(rows.select_related(*WITH_ALL))
    return found


def refuse_others(request: SignedInRequest) -> None:
    """Refuse whoever watches over nothing.

    Raises:
        PermissionDenied: they are no proctor.
    """
    if not proctors(request.user, request.agency):
        raise PermissionDenied
