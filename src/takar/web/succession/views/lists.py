"""Pages of benches and lists."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.measures.succession.conditions import CONDITIONS
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import XLSX, deed, require
from takar.web.kit.answers import download as file_answer
from takar.web.kit.paging import page_of
from takar.web.people.queries.law import law_of
from takar.web.succession import actions
from takar.web.succession.forms import CandidateFilter, ReasonForm, SurveyForm
from takar.web.succession.permissions import nominates, reads_succession
from takar.web.succession.queries import bench as bench_now
from takar.web.succession.queries import (
    candidates_of,
    counts_of,
    newest_survey,
    shown_conditions,
    surveys_in,
    titles_of,
)
from takar.web.succession.rules import BUSY, COLOURS, KEYS, OUTSIDE, RUNNING
from takar.web.succession.tasks import make_lists
from takar.web.succession.views.comparing import spokes_of
from takar.web.succession.views.doors import seen_candidate, seen_listing, seen_survey


def bench(request: SignedInRequest) -> HttpResponse:
    """Show how deep the bench of each target post is."""
    require(reads_succession(request.user, request.agency))
    listings = list(bench_now(request.agency))
    context = {
        "survey": newest_survey(request.agency),
        "rows": [(one, one.told) for one in listings],
        "counts": [
            (title, sum(one.colour == colour for one in listings))
            for colour, title in COLOURS.items()
        ],
        "may_nominate": nominates(request.user, request.agency),
    }
    return render(request, "succession/bench.html", context)


def surveys(request: SignedInRequest) -> HttpResponse:
    """List the surveys."""
    require(reads_succession(request.user, request.agency))
    context = {
        "page": page_of(request, surveys_in(request.agency)),
        "may_nominate": nominates(request.user, request.agency),
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "succession/surveys.html", context)


def ask(request: SignedInRequest) -> HttpResponse:
    """Ask for the lists of every target post."""
    require(nominates(request.user, request.agency))
    form, fault = SurveyForm(request.POST or None), None
    if form.is_valid():
        try:
            made = actions.ask_for_lists(request.user, request.agency, **form.facts)
        except TakarError as found:
            fault = found
        else:
            make_lists.enqueue(made.pk, request.user.pk)
            return redirect("succession:survey", made.pk)
    context = {"form": form, "fault": fault}
    return render(request, "succession/ask.html", context, status=422 if fault else 200)


def survey(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a survey: its progress, or its lists."""
    one = seen_survey(request, pk)
    listings = one.listings.select_related("position__unit").order_by("pk")
    context = {
        "survey": one,
        "rows": [(listing, listing.told) for listing in listings],
        "is_busy": one.state in BUSY,
        "is_running": one.state == RUNNING,
        "may_operate": operates(request.user, one),
    }
    if request.htmx:
        return render(request, "succession/progress.html", context)
    return render(request, "succession/survey.html", context)


def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove lists nothing rests on."""
    one = seen_survey(request, pk)
    return deed(
        request,
        lambda: actions.remove_survey(request.user, one),
        _("Daftar dihapus."),
        "succession:surveys",
    )


def listing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the list of one post; who reads it is recorded."""
    one = seen_listing(request, pk)
    actions.look_at_listing(request.user, one)
    form = CandidateFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    told, law = one.told, law_of(request.agency, one.survey.day)
    page = page_of(request, candidates_of(one, wanted))
    context = {
        "listing": one,
        "told": told,
        "keys": [KEYS.get(key, key) for key in told.keys],
        "form": form,
        "page": page,
        "rows": [(row, shown_conditions(row.rests_on.conditions, law)) for row in page],
        "group_papers": law.cite(CONDITIONS),
        "counts": counts_of(one),
        "may_nominate": nominates(request.user, one),
    }
    return render(request, "succession/listing.html", context)


def candidate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one person of a list: the place and everything it rests on."""
    one = seen_candidate(request, pk)
    rests_on, law = one.rests_on, law_of(request.agency, one.listing.survey.day)
    context = {
        "one": one,
        "listing": one.listing,
        "rests_on": rests_on,
        "spokes": spokes_of(rests_on, law),
        "missing": titles_of(rests_on.missing, law),
        "failed": titles_of(rests_on.failed, law),
        "conditions": shown_conditions(rests_on.conditions, law),
        "reason_form": ReasonForm(),
        "may_nominate": nominates(request.user, one.listing) and one.part != OUTSIDE,
    }
    return render(request, "succession/candidate.html", context)


def download(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over a list as a workbook."""
    one = seen_listing(request, pk)
    return file_answer(
        request,
        lambda: actions.take_listing(request.user, one),
        name=f"calon-pengganti-{one.pk}.xlsx",
        kind=XLSX,
    )
