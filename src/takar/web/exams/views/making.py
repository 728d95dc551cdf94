"""Pages on which exams and their forms are made."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.queries.events import events_seen_by
from takar.web.exams import actions
from takar.web.exams.forms.making import (
    AssemblyForm,
    ExamFilter,
    ExamForm,
    NewFormForm,
    facts_of,
)
from takar.web.exams.forms.sitting import CapacityForm
from takar.web.exams.permissions import reads_exams, reads_sessions
from takar.web.exams.queries.exams import exams_in, exams_of_event, forms_of, sessions_of
from takar.web.exams.rules.capacity import capacity
from takar.web.exams.views.doors import operated, seen_exam
from takar.web.kit.answers import deed, require
from takar.web.kit.paging import page_of


def exams(request: SignedInRequest) -> HttpResponse:
    """List the exams."""
    require(reads_exams(request.user, request.agency))
    form = ExamFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "form": form,
        "page": page_of(request, exams_in(request.agency, wanted)),
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "exams/exams.html", context)


def event(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the exams of an assessment event, as a tab of its page."""
    seen = events_seen_by(request.user, request.agency).select_related("agency")
    found = get_object_or_404(seen, pk=pk)
    require(reads_exams(request.user, found))
    context = {
        "event": found,
        "exams": exams_of_event(found),
        "may_operate": operates(request.user, found),
    }
    return render(request, "exams/event.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Make an exam."""
    require(operates(request.user, request.agency))
    form, fault = ExamForm(request.POST or None, agency=request.agency), None
    if form.is_valid():
        try:
            made = actions.create_exam(request.user, request.agency, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            return redirect("exams:exam", made.pk)
    context = {"form": form, "fault": fault}
    return render(request, "exams/create.html", context, status=422 if fault else 200)


def exam(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show an exam: its forms, its sessions, and how many days people need."""
    one = seen_exam(request, pk)
    context = {
        "exam": one,
        "forms": forms_of(one),
        "sessions": sessions_of(one),
        "form": NewFormForm(),
        "reads_sessions": reads_sessions(request.user, one),
        "may_operate": operates(request.user, one),
        **reckoned(request),
    }
    return render(request, "exams/exam.html", context)


def reckoned(request: SignedInRequest) -> dict[str, Any]:
    """Return how many days people need, if it was asked for."""
    asked = CapacityForm(request.GET if "people" in request.GET else None)
    told, fault = None, None
    if asked.is_valid():
        try:
            told = capacity(**asked.cleaned_data)
        except TakarError as found:
            fault = found
    return {"capacity_form": asked, "capacity": told, "fault": fault}


def describe(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what an exam is."""
    one = operated(request, seen_exam(request, pk))
    form, fault = ExamForm(request.POST or None, initial=facts_of(one), agency=one.agency), None
    if form.is_valid():
        try:
            actions.describe_exam(request.user, one, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            messages.success(request, _("Keterangan ujian disimpan."))
            return redirect("exams:exam", one.pk)
    context = {"exam": one, "form": form, "fault": fault}
    return render(request, "exams/create.html", context, status=422 if fault else 200)


def create_form(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make an empty form of an exam."""
    one, form = seen_exam(request, pk), NewFormForm(request.POST)
    return deed(
        request,
        lambda: actions.create_form(request.user, one, **form.cleaned_data),
        _("Naskah dibuat; tambahkan bagian dan soalnya."),
        "exams:exam",
        one.pk,
        form=form,
    )


def assemble(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put parallel forms together by the solver."""
    one = operated(request, seen_exam(request, pk))
    form, fault = AssemblyForm(request.POST or None, agency=one.agency), None
    if form.is_valid():
        try:
            made = actions.assemble_forms(request.user, one, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            messages.success(request, _("%(n)s naskah dirakit.") % {"n": len(made)})
            return redirect("exams:form", made[0].pk)
    context = {"exam": one, "form": form, "fault": fault}
    return render(request, "exams/assemble.html", context, status=422 if fault else 200)
