"""Pages about the quality of ratings."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import assesses
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event
from takar.web.assessments.queries.events import events_seen_by
from takar.web.assessments.queries.law import law_of_event
from takar.web.audit.action import NotPermitted
from takar.web.kit.answers import XLSX, attachment
from takar.web.kit.paging import page_of
from takar.web.rating_quality import queries
from takar.web.rating_quality.actions import ask_for_quality, decide_adjustment, take_quality
from takar.web.rating_quality.forms import DecisionForm, EventFilter, PeopleFilter
from takar.web.rating_quality.models import QualityRun
from takar.web.rating_quality.permissions import asks_for_quality, decides_adjustment, sight_of
from takar.web.rating_quality.queries.own import own_names, own_rater
from takar.web.rating_quality.queries.runs import decisions_of, quality_events, readable_events
from takar.web.rating_quality.rules import DECIDED_IN, LEAST_RATED, OFFERED, Sight
from takar.web.rating_quality.showing import Shown
from takar.web.rating_quality.tasks import compute_quality


def visible_event(request: SignedInRequest, event_id: int) -> Event:
    """Return one event whose quality the person may know of in part; 404 otherwise."""
    seen = events_seen_by(request.user, request.agency) | readable_events(
        request.user, request.agency
    )
    event = get_object_or_404(seen.distinct().select_related("agency"), pk=event_id)
    works_here = assesses(request.user, event) or sight_of(request.user, event) is not Sight.NOTHING
    if not works_here:
        raise Http404
    return event


def reported_run(request: SignedInRequest, event: Event, *sights: Sight) -> QualityRun:
    """Return the report of an event for somebody with one of these sights; 404 otherwise."""
    run = queries.quality_of(event)
    if run is None or sight_of(request.user, event) not in sights:
        raise Http404
    return run


def shown_of(request: SignedInRequest, run: QualityRun) -> Shown | None:
    """Return a report before this reader."""
    report = run.found
    if report is None:
        return None
    law = law_of_event(run.event)
    least = int(law.number("publication.small_cell"))
    return Shown(report, law, sight_of(request.user, run.event), least)


def events(request: SignedInRequest) -> HttpResponse:
    """List the events whose quality the reader may know of."""
    form = EventFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = quality_events(request.user, request.agency, wanted)
    return render(
        request, "rating_quality/events.html", {"form": form, "page": page_of(request, rows)}
    )


def quality(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show the report; while it is computed, the page asks again by itself."""
    event = visible_event(request, event_id)
    sight = sight_of(request.user, event)
    newest = queries.latest_run(event)
    context: dict[str, object] = {
        "event": event,
        "newest": newest,
        "may_ask": asks_for_quality(request.user, event),
        "has_own": bool(own_names(request.user, event)),
        "is_offered": event.state in OFFERED,
        "is_open": sight is not Sight.NOTHING,
    }
    if request.htmx:
        response = render(request, "rating_quality/state.html", context)
        if newest is None or not newest.is_busy:
            response["HX-Refresh"] = "true"
        return response
    run = queries.quality_of(event) if sight is not Sight.NOTHING else None
    if run is not None:
        context |= {
            "run": run,
            "shown": shown_of(request, run),
            "is_outdated": queries.is_outdated(run),
            "decisions": decisions_of(event),
            "form": DecisionForm(),
            "may_decide": decides_adjustment(request.user, event) and event.state in DECIDED_IN,
        }
    return render(request, "rating_quality/quality.html", context)


def compute(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Ask for a report, to be computed in the background."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    event = visible_event(request, event_id)
    try:
        run = ask_for_quality(request.user, event)
    except NotPermitted:
        raise
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
    else:
        if run.state == "MENUNGGU":
            compute_quality.enqueue(run.pk, request.user.pk)
    return redirect("rating_quality:quality", event.pk)


def people(request: SignedInRequest, event_id: int) -> HttpResponse:
    """List everybody: raw beside adjusted, sortable, with what would change."""
    event = visible_event(request, event_id)
    run = reported_run(request, event, Sight.ALL)
    titles = queries.titles_of(run)
    form = PeopleFilter(request.GET, categories=titles)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = queries.people_of(request.user, run, wanted, request.GET.get("urut", "nomor"))
    context = {
        "event": event,
        "run": run,
        "form": form,
        "page": page_of(request, rows),
        "titles": titles,
        "shown": shown_of(request, run),
        "decision": queries.decision_of(event),
    }
    return render(request, "rating_quality/people.html", context)


def decide(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Decide whether adjusted levels are proposed in the meeting."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    event = visible_event(request, event_id)
    run = queries.quality_of(event)
    if run is None:
        raise Http404
    if not decides_adjustment(request.user, event):
        raise PermissionDenied
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilih usulan dan tulis alasannya."))
        return redirect("rating_quality:quality", event.pk)
    try:
        decide_adjustment(request.user, run, **form.cleaned_data)
    except NotPermitted:
        raise
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
    else:
        messages.success(request, _("Keputusan tercatat. Tidak ada level yang berubah."))
    return redirect("rating_quality:quality", event.pk)


def own(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show an assessor the own severity, and nobody else's."""
    event = visible_event(request, event_id)
    names = own_names(request.user, event)
    run = queries.quality_of(event)
    if not names or run is None or sight_of(request.user, event) is Sight.NOTHING:
        raise Http404
    rater = own_rater(request.user, run)
    context = {
        "event": event,
        "run": run,
        "rater": rater,
        "is_enough": rater is not None and rater.ratees >= LEAST_RATED,
        "least": LEAST_RATED,
    }
    return render(request, "rating_quality/own.html", context)


def download(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the report as a workbook, as far as the reader sees it."""
    event = visible_event(request, event_id)
    run = reported_run(request, event, Sight.ALL, Sight.SUMMARY)
    name = f"mutu-penilaian-{event.pk}-{event.starts_on}.xlsx"
    return attachment(take_quality(request.user, run), name, XLSX)


def paper(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the report on paper, as far as the reader sees it."""
    event = visible_event(request, event_id)
    run = reported_run(request, event, Sight.ALL, Sight.SUMMARY)
    content = take_quality(request.user, run, on_paper=True)
    response = HttpResponse(content, content_type="application/pdf")
    name = f"mutu-penilaian-{event.pk}-{event.starts_on}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
