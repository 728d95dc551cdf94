"""Pages on which objections are read and answered."""

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted
from takar.web.feedback.actions import answer_objection
from takar.web.feedback.forms import AnswerForm, ObjectionFilter
from takar.web.feedback.models import Objection
from takar.web.feedback.permissions import answers, reads_objections
from takar.web.feedback.queries import law_for, objections_seen_by
from takar.web.feedback.views.doors import titles_in
from takar.web.kit.paging import page_of


def objections(request: SignedInRequest) -> HttpResponse:
    """List what was contested: what waits first, by its deadline."""
    if not reads_objections(request.user, request.agency):
        raise PermissionDenied
    form = ObjectionFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = objections_seen_by(request.user, request.agency)
    for word in (wanted.get("q") or "").split():
        found = found.filter(
            Q(participant__employee__name__icontains=word)
            | Q(participant__event__name__icontains=word)
        )
    if wanted.get("state"):
        found = found.filter(state=wanted["state"])
    settled = Case(When(state="DIAJUKAN", then=0), default=1)
    page = page_of(request, found.order_by(settled, "due_on", "pk"))
    today = timezone.localdate()
    context = {
        "form": form,
        "page": page,
        "rows": [(one, one.is_overdue(today)) for one in page],
    }
    return render(request, "feedback/objections.html", context)


def objection(request: SignedInRequest, objection_id: int) -> HttpResponse:
    """Show one objection, and take its answer."""
    if not reads_objections(request.user, request.agency):
        raise PermissionDenied
    found: Objection = get_object_or_404(
        objections_seen_by(request.user, request.agency), pk=objection_id
    )
    may_answer = answers(request.user, found)
    form, fault = AnswerForm(request.POST or None), None
    if request.method == "POST" and not may_answer:
        raise PermissionDenied
    if form.is_valid():
        try:
            answer_objection(request.user, found, **form.cleaned_data)
        except NotPermitted:
            raise
        except TakarError as caught:
            fault = caught
        else:
            return redirect("feedback:objections")
    titles = titles_in(law_for(found.participant.event))
    context = {
        "objection": found,
        "title": titles.get(found.competency, ""),
        "form": form,
        "fault": fault,
        "may_answer": may_answer and found.state == "DIAJUKAN",
        "is_overdue": found.is_overdue(timezone.localdate()),
    }
    return render(request, "feedback/objection.html", context, status=422 if fault else 200)
