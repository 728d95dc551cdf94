"""Pages about runs and about how a person's numbers came about."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.paging import page_of
from takar.web.people.queries import visible_employee
from takar.web.results.actions import ask_again, ask_for_run, take_bundle, view_person
from takar.web.results.explaining import explanation_of
from takar.web.results.forms import RequestForm
from takar.web.results.ip_asn_explaining import ip_asn_explanation
from takar.web.results.lifting import lifts_of
from takar.web.results.models import IpAsnResult, Measure, Run, TalentResult
from takar.web.results.permissions import is_own, measures, reads_runs, sight_of
from takar.web.results.queries import (
    AnyResult,
    categories_of,
    doubts_of,
    history_of,
    keeps_its_law,
    requests_of,
    results_seen_by,
    runs_of,
    searched,
    unfinished_requests,
)
from takar.web.results.rules import holds_back
from takar.web.results.tasks import work_off


def runs(request: SignedInRequest) -> HttpResponse:
    """List the runs of the agency; employees find their own results instead."""
    if not reads_runs(request.user, request.agency):
        return redirect("results:mine")
    context = {
        "page": page_of(request, runs_of(request.agency)),
        "requests": unfinished_requests(request.agency),
        "may_measure": measures(request.user, request.agency),
    }
    return render(request, "results/runs.html", context)


def readable_run(request: SignedInRequest, run_id: int) -> Run:
    """Return a run of the agency, for those who may read runs."""
    if not reads_runs(request.user, request.agency):
        raise Http404
    return get_object_or_404(runs_of(request.agency), pk=run_id)


def run(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Show one run: its stamp, its counts and its doubts."""
    found = readable_run(request, run_id)
    words = request.GET.get("q", "")
    context = {
        "run": found,
        "is_jpm": found.measure == Measure.JPM,
        "is_ip_asn": found.measure == Measure.IP_ASN,
        "q": words,
        "page": page_of(request, searched(request.user, found, words)),
        "doubts": doubts_of(found),
        "categories": [] if found.measure == Measure.TALENT else categories_of(found),
        "law_unchanged": keeps_its_law(found),
        "may_measure": measures(request.user, found),
    }
    return render(request, "results/run.html", context)


def bundle(request: SignedInRequest, run_id: int) -> FileResponse:
    """Hand over the bundle of a run."""
    found = readable_run(request, run_id)
    if not found.bundle:
        raise Http404
    path = take_bundle(request.user, found)
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


def repeat(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Measure the same people again, as a new run."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    asked = ask_again(request.user, readable_run(request, run_id))
    work_off.enqueue(asked.pk)
    return redirect("results:request", asked.pk)


def measure(request: SignedInRequest) -> HttpResponse:
    """Ask for a measuring."""
    if not measures(request.user, request.agency):
        raise PermissionDenied
    form = RequestForm(request.POST or None, agency=request.agency)
    if form.is_valid():
        asked = ask_for_run(request.user, request.agency, **form.cleaned_data)
        work_off.enqueue(asked.pk)
        return redirect("results:request", asked.pk)
    return render(request, "results/measure.html", {"form": form})


def request_progress(request: SignedInRequest, request_id: int) -> HttpResponse:
    """Show how far a measuring is; the page asks again by itself."""
    if not measures(request.user, request.agency):
        raise Http404
    asked = get_object_or_404(requests_of(request.agency), pk=request_id)
    template = "results/request_state.html" if request.htmx else "results/request.html"
    return render(request, template, {"asked": asked})


def mine(request: SignedInRequest) -> HttpResponse:
    """Lead somebody to the history of their own results."""
    employee = getattr(request.user, "employee", None)
    if employee is None or employee.agency_id != request.agency.pk:
        return render(request, "results/not_an_employee.html")
    return redirect("results:history", employee.pk)


def history(request: SignedInRequest, employee_id: int) -> HttpResponse:
    """Show every result of one person, with what changed between them."""
    employee = visible_employee(request.user, request.agency, employee_id)
    sight = sight_of(request.user, employee)
    context = {"employee": employee, "steps": history_of(employee, sight), "sight": sight}
    return render(request, "results/history.html", context)


def readable_result(
    request: SignedInRequest, run_id: int, employee_id: int, page: str
) -> AnyResult:
    """Return the result of a person the reader sees; reading about another is recorded."""
    employee = visible_employee(request.user, request.agency, employee_id)
    found = get_object_or_404(runs_of(request.agency), pk=run_id)
    result: AnyResult = get_object_or_404(results_seen_by(request.user, found), employee=employee)
    if not is_own(request.user, employee):
        view_person(request.user, result, page=page)
    return result


def explanation(request: SignedInRequest, run_id: int, employee_id: int) -> HttpResponse:
    """Explain the numbers of one person in one run."""
    result = readable_result(request, run_id, employee_id, "penjelasan")
    if isinstance(result, IpAsnResult):
        told = ip_asn_explanation(result, request.user)
        return render(request, "results/ip_asn_explanation.html", {"result": result, "told": told})
    context = {"result": result, "told": explanation_of(result, request.user)}
    return render(request, "results/explanation.html", context)


def lifts(request: SignedInRequest, run_id: int, employee_id: int) -> HttpResponse:
    """Tell what would lift the numbers of one person; fetched by the explanation page."""
    result = readable_result(request, run_id, employee_id, "kenaikan")
    if isinstance(result, IpAsnResult):
        return redirect("results:explanation", run_id, employee_id)
    sight = sight_of(request.user, result.employee)
    context: dict[str, object] = {
        "result": result,
        "sight": sight,
        "is_held_back": holds_back(sight, result.gaps, is_talent=isinstance(result, TalentResult)),
    }
    try:
        context["lifts"] = lifts_of(result)
    except TakarError as error:
        context["fault"] = error
    template = "results/lifts_part.html" if request.htmx else "results/lifts.html"
    return render(request, template, context)
