"""Pages of nominations."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, require
from takar.web.kit.paging import page_of
from takar.web.succession import actions
from takar.web.succession.forms import NominationFilter, ReasonForm
from takar.web.succession.permissions import leads, nominates, operates, reads_succession
from takar.web.succession.queries import nominations_in, steps_of
from takar.web.succession.rules import (
    LED_BY_LEADERS,
    NEXT,
    NOMINATION_STATES,
    SETTLED,
    VERIFIED,
)
from takar.web.succession.views.doors import seen_candidate, seen_nomination


def nominations(request: SignedInRequest) -> HttpResponse:
    """List the nominations."""
    require(reads_succession(request.user, request.agency))
    form = NominationFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {"form": form, "page": page_of(request, nominations_in(request.agency, wanted))}
    return render(request, "succession/nominations.html", context)


def nominate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose the person of a list as successor."""
    one, form = seen_candidate(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.nominate(
            request.user,
            one.listing.position,
            employee=one.employee,
            listing=one.listing,
            **form.cleaned_data,
        ),
        _("Pencalonan dicatat."),
        "succession:candidate",
        one.pk,
        form=form,
    )


def nomination(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a nomination: its steps, the days they took, and what may follow."""
    one = seen_nomination(request, pk)
    follows = [
        (state, NOMINATION_STATES[state])
        for state in NEXT[one.state]
        if may_take(request, one, state)
    ]
    context = {"nomination": one, "steps": steps_of(one), "follows": follows}
    return render(request, "succession/nomination.html", context)


def may_take(request: SignedInRequest, one: object, state: str) -> bool:
    """Tell whether the reader may take a step."""
    is_of_leaders = state in LED_BY_LEADERS or getattr(one, "state", "") == SETTLED
    if is_of_leaders:
        return leads(request.user, one)
    if state == VERIFIED:
        is_other = getattr(one, "made_by_id", None) != request.user.pk
        return operates(request.user, one) and is_other
    return nominates(request.user, one)


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lead a nomination on."""
    one = seen_nomination(request, pk)
    state, because = request.POST.get("state", ""), request.POST.get("because", "")
    return deed(
        request,
        lambda: actions.move_nomination(request.user, one, state=state, because=because),
        _("Keadaan pencalonan diubah."),
        "succession:nomination",
        one.pk,
    )
