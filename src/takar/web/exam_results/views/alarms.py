"""Alarms of an exam, and one of them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.actions.alarms import look_at_alarm
from takar.web.exam_results.actions.inquiries import ask_for_alarms
from takar.web.exam_results.forms.alarms import AlarmFilter, LookForm
from takar.web.exam_results.models import Alarm
from takar.web.exam_results.permissions import marks_exams, reads_alarms
from takar.web.exam_results.queries.inquiries import newest_inquiry
from takar.web.exam_results.queries.runs import live_run
from takar.web.exam_results.tasks import look_into
from takar.web.exam_results.views.exams import visible_exam, visible_run
from takar.web.kit.answers import deed, require
from takar.web.kit.paging import page_of


def alarms(request: SignedInRequest, exam_id: int) -> HttpResponse:
    """List what somebody should look into."""
    exam = visible_exam(request, exam_id)
    require(reads_alarms(request.user, exam))
    form = AlarmFilter(request.GET)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    rows = Alarm.objects.filter(exam=exam, **{k: v for k, v in wanted.items() if v})
    people = rows.prefetch_related("sittings__registration__employee").select_related("looked_by")
    context = {
        "exam": exam,
        "run": live_run(exam),
        "inquiry": newest_inquiry(exam, "TANDA"),
        "form": form,
        "page": page_of(request, people.order_by("kind", "pk")),
        "may_seek": marks_exams(request.user, exam),
    }
    return render(request, "exam_results/alarms.html", context)


def alarm(request: SignedInRequest, exam_id: int, alarm_id: int) -> HttpResponse:
    """Show one alarm with its figures and seats, and take what was found out."""
    exam = visible_exam(request, exam_id)
    require(reads_alarms(request.user, exam))
    rows = Alarm.objects.filter(exam=exam).select_related("exam__agency", "looked_by")
    one: Alarm = get_object_or_404(rows, pk=alarm_id)
    form = LookForm(request.POST or None, initial={"state": one.state, "note": one.note})
    if request.method == "POST":
        return deed(
            request,
            lambda: look_at_alarm(request.user, one, **form.cleaned_data),
            _("Catatan tersimpan. Nilai tidak berubah."),
            "exam_results:alarms",
            exam.pk,
            form=form,
        )
    people = one.sittings.select_related("registration__employee", "registration__room")
    context = {
        "exam": exam,
        "alarm": one,
        "people": people,
        "form": form,
        "may_look": marks_exams(request.user, exam),
    }
    return render(request, "exam_results/alarm.html", context)


def seek(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Have alarms looked for in the run that counts, in the background."""
    run = visible_run(request, run_id)

    def ask() -> None:
        look_into.enqueue(ask_for_alarms(request.user, run).pk)

    done = _("Tanda bahaya dicari di latar belakang.")
    return deed(request, ask, done, "exam_results:alarms", run.exam_id)
