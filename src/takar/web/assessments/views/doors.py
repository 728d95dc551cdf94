"""How the pages of the room find what the reader may see, and tell what went wrong."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event
from takar.web.assessments.permissions import assesses, operates, signs
from takar.web.assessments.queries.events import events_seen_by
from takar.web.audit.action import NotPermitted


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


def deed(
    request: SignedInRequest, act: Callable[[], object], done: Any, *where: Any
) -> HttpResponse:
    """Do one act of a form, tell how it went, and go on.

    Args:
        request: must be a POST.
        act: what is to be done.
        done: what to say when it was done; may take the outcome.
        where: the page to go to, as for ``redirect``.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        outcome = act()
    except NotPermitted:
        raise
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
    else:
        messages.success(request, str(done).format(outcome=outcome))
    return redirect(*where)


def first_fault(form: Any) -> str:
    """Return what is wrong with a small form, in one line."""
    return " ".join(
        f"{form.fields[name].label if name in form.fields else ''} {' '.join(faults)}".strip()
        for name, faults in form.errors.items()
    )
