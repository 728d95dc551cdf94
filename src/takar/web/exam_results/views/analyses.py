"""What was learned about the items of an exam."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.actions.analyses import keep_calibration
from takar.web.exam_results.actions.inquiries import ask_for_analysis
from takar.web.exam_results.analysing import information_of
from takar.web.exam_results.models import ItemAnalysis
from takar.web.exam_results.permissions import analyses as may_analyse
from takar.web.exam_results.permissions import keeps_findings
from takar.web.exam_results.queries.inquiries import newest_inquiry
from takar.web.exam_results.queries.runs import live_run
from takar.web.exam_results.tasks import look_into
from takar.web.exam_results.views.exams import visible_exam, visible_run
from takar.web.item_bank.permissions import reads_items
from takar.web.kit.answers import deed
from takar.web.kit.templatetags.kit import safe


def analyses(request: SignedInRequest, exam_id: int) -> HttpResponse:
    """Show the newest analysis of an exam, or the one asked for."""
    exam = visible_exam(request, exam_id)
    rows = ItemAnalysis.objects.filter(exam=exam).select_related("made_by")
    number = request.GET.get("nomor", "")
    asked = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    one = get_object_or_404(rows, pk=asked) if asked else rows.first()
    calibration = one.report.get("calibration") if one else None
    context = {
        "exam": exam,
        "run": live_run(exam),
        "analysis": one,
        "others": rows,
        "report": one.report if one else None,
        "inquiry": newest_inquiry(exam, "ANALISIS"),
        "information": safe(information_of(calibration)) if calibration else None,
        "may_analyse": may_analyse(request.user, exam),
        "may_see_options": reads_items(request.user, exam),
        "may_keep": bool(calibration) and keeps_findings(request.user, exam),
    }
    return render(request, "exam_results/analyses.html", context)


def compute(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Have the items of the run that counts analysed in the background."""
    run = visible_run(request, run_id)

    def ask() -> None:
        look_into.enqueue(ask_for_analysis(request.user, run).pk)

    done = _("Analisis dihitung di latar belakang.")
    return deed(request, ask, done, "exam_results:analyses", run.exam_id)


def keep(request: SignedInRequest, exam_id: int, analysis_id: int) -> HttpResponse:
    """Hand the parameters of a calibration to the item bank."""
    exam = visible_exam(request, exam_id)
    rows = ItemAnalysis.objects.filter(exam=exam).select_related("exam__agency")
    one: ItemAnalysis = get_object_or_404(rows, pk=analysis_id)
    scale = f"ujian-{exam.pk}"
    return deed(
        request,
        lambda: keep_calibration(request.user, one, scale=scale),
        _("Parameter {outcome} soal dicatat di bank soal."),
        "exam_results:analyses",
        exam.pk,
    )
