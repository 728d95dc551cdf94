"""How the pages of the room find what the reader may see, and tell what went wrong."""

from django.shortcuts import get_object_or_404

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event
from takar.web.assessments.permissions import assesses, operates, signs
from takar.web.assessments.queries.events import events_seen_by


def visible_event(request: SignedInRequest, event_id: int) -> Event:
    """Return one event this person may look into; 404 otherwise."""
    seen = events_seen_by(request.user, request.agency)
    return get_object_or_404(seen.select_related("agency", "run", "signed_by"), pk=event_id)


def powers(request: SignedInRequest, event: Event) -> dict[str, bool]:
    """Return what the reader may do at an event, for its pages."""
    return {
        "may_operate": operates(request.user, event),
        "may_score": assesses(request.user, event),
        "may_sign": signs(request.user, event),
    }
