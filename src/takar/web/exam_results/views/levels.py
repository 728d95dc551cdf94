"""Cuts between levels, and levels written into the assessment event."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.actions.levels import send_levels, set_cuts
from takar.web.exam_results.forms.cuts import CutForm
from takar.web.exam_results.permissions import marks_exams, reads_scores
from takar.web.exam_results.queries.scales import (
    curves_of,
    cut_tables,
    most_of,
    scale_items,
    titles_of,
)
from takar.web.exam_results.views.exams import visible_exam, visible_run
from takar.web.kit.answers import deed, require

NAMES = ("scale", "cuts", "method", "judges", "because", "document")


def cuts(request: SignedInRequest, exam_id: int) -> HttpResponse:
    """Show the cuts of every scale, and take new ones from the operator."""
    exam = visible_exam(request, exam_id)
    require(reads_scores(request.user, exam))
    may_set = marks_exams(request.user, exam)
    items = scale_items(exam)
    form = CutForm(
        request.POST or None,
        scales=titles_of(items),
        most=most_of(items),
        curves=curves_of(exam, items),
    )
    if request.method == "POST":
        require(may_set)
    if form.is_valid():
        try:
            set_cuts(request.user, exam, **{name: form.cleaned_data[name] for name in NAMES})
        except PermissionDenied:
            raise
        except TakarError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Batas tercatat. Skor ulang untuk melihat akibatnya."))
            return redirect("exam_results:cuts", exam.pk)
    context = {
        "exam": exam,
        "tables": cut_tables(exam),
        "form": form,
        "may_set": may_set,
        "items": [(titles_of(items)[scale], [c for c, _v in own]) for scale, own in items.items()],
    }
    return render(request, "exam_results/cuts.html", context)


def send(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Write the levels of competencies into the event."""
    run = visible_run(request, run_id)
    done = _("{outcome} level ditulis ke kegiatan.")
    return deed(request, lambda: send_levels(request.user, run), done, "exam_results:run", run.pk)
