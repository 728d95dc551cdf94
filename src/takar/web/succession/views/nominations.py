"""Pages of nominations."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, require
from takar.web.kit.paging import page_of
from takar.web.succession import actions
from takar.web.succession.forms import NominationFilter, ReasonForm
from takar.web.succession.permissions import reads_succession, takes_step
from takar.web.succession.queries import conditions_now, nominations_in, steps_of
from takar.web.succession.rules import DEEDS, NEXT
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
        (state, DEEDS[state]) for state in NEXT[one.state] if takes_step(request.user, one, state)
    ]
    context = {
        "nomination": one,
        "steps": steps_of(one),
        "follows": follows,
        "conditions": conditions_now(one, timezone.localdate()),
    }
    return render(request, "succession/nomination.html", context)


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lead a nomination on."""
    one = seen_nomination(request, pk)
    said = {name: request.POST.get(name, "") for name in ("state", "because", "document")}
    return deed(
        request,
        lambda: actions.move_nomination(request.user, one, **said),
        _("Keadaan pencalonan diubah."),
        "succession:nomination",
        one.pk,
    )
