"""Answers for people to read, without names; two readers blind to one another."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.actions.readings import mark_answer
from takar.web.exam_results.forms.readings import ReadingForm
from takar.web.exam_results.permissions import reads_answers, reads_items
from takar.web.exam_results.readers import Waiting, waiting_of
from takar.web.exam_results.rules.readings import READING_STATES
from takar.web.exam_results.views.exams import visible_exam
from takar.web.exams.models import Exam
from takar.web.item_bank.actions.looks import look
from takar.web.item_bank.models import ItemVersion
from takar.web.item_bank.showing import shown
from takar.web.kit.answers import deed, require
from takar.web.kit.paging import page_of
from takar.web.sittings.models import Sitting


def readings(request: SignedInRequest, exam_id: int) -> HttpResponse:
    """List the answers that people read, those first that wait for this reader."""
    exam = visible_exam(request, exam_id)
    require(reads_items(request.user, exam))
    found = sorted(waiting_of(request.user, exam), key=lambda one: not one.may_read)
    page = page_of(request, found)
    codes = ItemVersion.objects.filter(pk__in={one.version for one in page})
    named = dict(codes.values_list("pk", "item__code"))
    context = {
        "exam": exam,
        "page": page,
        "rows": [(one, named[one.version], READING_STATES[one.state.state]) for one in page],
        "left": sum(one.may_read for one in found),
    }
    return render(request, "exam_results/readings.html", context)


def found_or_404(request: SignedInRequest, exam: Exam, sitting: int, slot: int) -> Waiting:
    """Return an answer that people read; 404 otherwise, also for the reader's own."""
    for one in waiting_of(request.user, exam, sitting=sitting):
        if one.slot == slot:
            return one
    raise Http404


def reading(request: SignedInRequest, exam_id: int, sitting_id: int, slot: int) -> HttpResponse:
    """Show an answer with its rubric, and take the points of one reader."""
    exam = visible_exam(request, exam_id)
    require(reads_items(request.user, exam))
    one = found_or_404(request, exam, sitting_id, slot)
    sitting = Sitting.objects.select_related("registration__session__exam__agency").get(
        pk=sitting_id
    )
    require(reads_answers(request.user, sitting))
    version = ItemVersion.objects.select_related("item__agency").get(pk=one.version)
    seen = look(request.user, version, purpose="NILAI", with_key=True)
    if seen.key is None:
        raise Http404
    form = ReadingForm(request.POST or None, key=seen.key)
    if request.method == "POST":
        return deed(
            request,
            lambda: mark_answer(
                request.user,
                sitting,
                slot=slot,
                points=form.points,
                comment=form.cleaned_data["comment"],
            ),
            _("Nilai tersimpan."),
            "exam_results:readings",
            exam.pk,
            form=form,
        )
    context = {
        "exam": exam,
        "waiting": one,
        "text": one.answer.value.get("text", ""),
        "version": version,
        "guide": getattr(seen.key, "guide", ""),
        "shown": shown(seen.content, version.pk),
        "form": form,
        "state": READING_STATES[one.state.state],
    }
    return render(request, "exam_results/reading.html", context)
