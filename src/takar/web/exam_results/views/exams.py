"""The list of exams, and one exam: which run counts, and what is still open."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.forms.filters import ExamFilter
from takar.web.exam_results.forms.runs import RunForm
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.permissions import marks_exams, reads_items, reads_scores, visits
from takar.web.exam_results.queries.calibrations import calibrations_of
from takar.web.exam_results.queries.evidence import sat_sittings
from takar.web.exam_results.queries.runs import (
    counts_of,
    exams_of,
    live_run,
    next_terms,
    runs_of,
    why_outdated,
)
from takar.web.exam_results.queries.scales import section_titles
from takar.web.exam_results.showing import spread_of
from takar.web.exams.models import Exam
from takar.web.kit.paging import page_of


def visible_exam(request: SignedInRequest, exam_id: int) -> Exam:
    """Return an exam of the agency for those who have to do with results; 404 otherwise."""
    if not visits(request.user, request.agency):
        raise Http404
    rows = Exam.objects.filter(agency=request.agency).select_related("agency", "event")
    return get_object_or_404(rows, pk=exam_id)


def visible_run(request: SignedInRequest, run_id: int) -> ScoreRun:
    """Return a run of the agency for those who have to do with results; 404 otherwise."""
    if not visits(request.user, request.agency):
        raise Http404
    rows = ScoreRun.objects.select_related("exam__agency", "exam__event", "made_by")
    return get_object_or_404(rows, pk=run_id)


def exams(request: SignedInRequest) -> HttpResponse:
    """List the exams with what became of them; employees find their own results instead."""
    if not visits(request.user, request.agency):
        return redirect("exam_results:mine")
    form = ExamFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, exams_of(request.agency, wanted))
    live = ScoreRun.objects.filter(exam__in=[exam.pk for exam in page], state="BERLAKU")
    by_exam = {run.exam_id: run for run in live}
    rows = [(exam, by_exam.get(exam.pk)) for exam in page]
    return render(request, "exam_results/exams.html", {"form": form, "page": page, "rows": rows})


def exam(request: SignedInRequest, exam_id: int) -> HttpResponse:
    """Show how an exam stands: the run that counts, what is open, and every run so far."""
    one = visible_exam(request, exam_id)
    run = live_run(one)
    reads = reads_scores(request.user, one)
    context = {
        "exam": one,
        "run": run,
        "runs": list(runs_of(one)),
        "sat": sat_sittings(one).count(),
        "counts": counts_of(run) if run else None,
        "outdated": why_outdated(run) if run else [],
        "spread": spread_of(run) if run and reads else None,
        "form": RunForm(
            sections=section_titles(one), before=next_terms(one), calibrations=calibrations_of(one)
        ),
        "may_mark": marks_exams(request.user, one),
        "may_read": reads,
        "may_see_items": reads_items(request.user, one),
    }
    return render(request, "exam_results/exam.html", context)
