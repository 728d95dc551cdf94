"""Pages on which questions are answered and checked."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed
from takar.web.merit import actions
from takar.web.merit.forms import ANSWERS, AnswerForm, CheckForm, IndexForm
from takar.web.merit.models import Sheet
from takar.web.merit.permissions import checks_documents
from takar.web.merit.queries import Line
from takar.web.merit.rules import CLAIMED, DRAFT, PRESENT, sign_of
from takar.web.merit.views.doors import Place, seen_place, seen_question, seen_sheet


def chapter(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    """Show one part: its questions with answers and documents."""
    one = seen_sheet(request, pk)
    place = seen_place(one, part)
    return page_of(request, one, place, [form_of(line) for line in place.chapter.lines])


def give(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    """Keep the answers of one part; what cannot be kept stays on the page with its fault."""
    one = seen_sheet(request, pk)
    place = seen_place(one, part)
    if request.method != "POST":
        return redirect("merit:chapter", one.pk, part)
    forms = [form_of(line, request.POST) for line in place.chapter.lines]
    if not all(form is None or form.is_valid() for form in forms):
        return page_of(request, one, place, forms, status=422)
    given = [form.given for form in forms if form is not None and form.cleaned_data["seen"]]
    try:
        changed = actions.answer_part(request.user, one, given=given)
    except PermissionDenied:
        raise
    except TakarError as fault:
        fresh = [form_of(line, seen_anew(request.POST, line)) for line in place.chapter.lines]
        return page_of(request, one, place, fresh, fault=fault, status=409)
    messages.success(request, _("%(count)s jawaban disimpan.") % {"count": changed})
    onward = place.after if "lanjut" in request.POST and place.after else part
    return redirect("merit:chapter", one.pk, onward)


def page_of(
    request: SignedInRequest,
    one: Sheet,
    place: Place,
    forms: Sequence[AnswerForm | None],
    *,
    fault: TakarError | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of one part with its forms."""
    is_draft = one.state == DRAFT
    context = {
        "sheet": one,
        "place": place,
        "chapter": place.chapter,
        "rows": list(zip(place.chapter.lines, forms, strict=True)),
        "fault": fault,
        "answers": ANSWERS,
        "claimed": CLAIMED,
        "may_answer": is_draft and operates(request.user, one),
        "may_check": is_draft and checks_documents(request.user, one),
    }
    return render(request, "merit/chapter.html", context, status=status)


def form_of(line: Line, data: Mapping[str, Any] | None = None) -> AnswerForm | None:
    """Return the form of one question with what stands now; none where the records answer."""
    if line.is_measured:
        return None
    known = line.answer
    finding = CLAIMED if known and known.finding == PRESENT else line.finding
    first = {
        "value": known.value if known else None,
        "finding": finding,
        "note": known.note if known else "",
        "seen": sign_now(line),
    }
    return AnswerForm(data, initial=first, asked=line.question)


def sign_now(line: Line) -> str:
    """Return the sign of the answer that stands now."""
    known = line.answer
    return sign_of(known.value, known.finding, known.note) if known else sign_of(None, "", "")


def seen_anew(data: QueryDict, line: Line) -> QueryDict:
    """Return what was typed, as if the answer that stands now had been seen."""
    fresh = data.copy()
    fresh[f"{line.question.code}-seen"] = sign_now(line)
    return fresh


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
