"""Pages of a meeting: who is there, what was decided, notes, the minutes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import PDF, deed, download, way_back
from takar.web.kit.numbers import ticked
from takar.web.reviews import actions
from takar.web.reviews.forms import MeetingForm
from takar.web.reviews.queries.cycles import committee_of, quorum_of
from takar.web.reviews.queries.proposals import decided_in, open_proposals
from takar.web.reviews.queries.questions import questions_of
from takar.web.reviews.views.doors import powers, seen_cycle, seen_meeting


def begin(request: SignedInRequest, pk: int) -> HttpResponse:
    """Open a meeting."""
    one, form = seen_cycle(request, pk), MeetingForm(request.POST)
    return deed(
        request,
        lambda: actions.open_meeting(request.user, one, **form.cleaned_data),
        _("Rapat dibuka. Catat kehadiran anggota."),
        "reviews:cycle",
        one.pk,
        form=form,
    )


def meeting(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a meeting: presence, decisions, notes."""
    found = seen_meeting(request, pk)
    context = {
        "meeting": found,
        "cycle": found.cycle,
        "quorum": quorum_of(found),
        "members": committee_of(found.cycle),
        "there": set(found.present.values_list("pk", flat=True)),
        "decided": decided_in(found),
        "questions": questions_of(found),
        "waiting": open_proposals(found.cycle) if found.is_open else [],
        **powers(request, found.cycle),
    }
    return render(request, "reviews/meeting.html", context)


def present(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write down who is there."""
    found = seen_meeting(request, pk)
    members = committee_of(found.cycle).filter(pk__in=ticked(request.POST))
    return deed(
        request,
        lambda: actions.mark_present(request.user, found, members=list(members)),
        _("{outcome} anggota tercatat hadir."),
        way_back(request, reverse("reviews:meeting", args=[found.pk])),
    )


def notes(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take notes."""
    found = seen_meeting(request, pk)
    return deed(
        request,
        lambda: actions.write_notes(request.user, found, notes=request.POST.get("notes", "")),
        _("Catatan disimpan."),
        "reviews:meeting",
        found.pk,
    )


def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close a meeting."""
    found = seen_meeting(request, pk)
    return deed(
        request,
        lambda: actions.close_meeting(request.user, found),
        _("Rapat ditutup; berita acara dapat diunduh."),
        "reviews:meeting",
        found.pk,
    )


def minutes(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand out the minutes of a closed meeting."""
    found = seen_meeting(request, pk)
    return download(
        request,
        lambda: actions.take_minutes(request.user, found),
        name=f"berita-acara-komite-{found.cycle.year}-{found.number}.pdf",
        kind=PDF,
    )
