"""Pages on which questions are answered and checked."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed
from takar.web.merit import actions
from takar.web.merit.forms import AnswerForm, CheckForm, IndexForm
from takar.web.merit.models import Sheet
from takar.web.merit.permissions import checks_documents
from takar.web.merit.queries import Line
from takar.web.merit.rules import CLAIMED, DRAFT
from takar.web.merit.views.doors import seen_chapter, seen_question, seen_sheet


def chapter(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    """Show one part: its questions with answers and documents."""
    one = seen_sheet(request, pk)
    found = seen_chapter(one, part)
    is_draft = one.state == DRAFT
    context = {
        "sheet": one,
        "chapter": found,
        "rows": [(line, _form(line)) for line in found.lines],
        "claimed": CLAIMED,
        "may_answer": is_draft and operates(request.user, one),
        "may_check": is_draft and checks_documents(request.user, one),
    }
    return render(request, "merit/chapter.html", context)


def _form(line: Line) -> AnswerForm:
    known = line.answer
    first = {"value": known.value, "finding": known.finding, "note": known.note} if known else {}
    code = line.question.code
    return AnswerForm(initial=first, asked=line.question, auto_id=f"{code}_%s")


def give(request: SignedInRequest, pk: int, question: str) -> HttpResponse:
    """Keep the answer to one question."""
    one = seen_sheet(request, pk)
    asked = seen_question(one, question)
    form = AnswerForm(request.POST, asked=asked)
    return deed(
        request,
        lambda: actions.answer(request.user, one, question=question, **form.cleaned_data),
        _("Jawaban disimpan."),
        "merit:chapter",
        one.pk,
        asked.part,
        form=form,
    )


def check(request: SignedInRequest, pk: int, question: str) -> HttpResponse:
    """Say whether the documents show what was claimed."""
    one, form = seen_sheet(request, pk), CheckForm(request.POST)
    return deed(
        request,
        lambda: actions.check_answer(request.user, one, question=question, **form.cleaned_data),
        _("Hasil pemeriksaan disimpan."),
        "merit:chapter",
        one.pk,
        seen_question(one, question).part,
        form=form,
    )


def survey(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep the survey's result and the correction."""
    one = seen_sheet(request, pk)
    form = IndexForm(request.POST, instance=Sheet(pk=one.pk))
    return deed(
        request,
        lambda: actions.set_index_parts(request.user, one, **form.cleaned_data),
        _("Survei dan koreksi disimpan."),
        "merit:sheet",
        one.pk,
        form=form,
    )
