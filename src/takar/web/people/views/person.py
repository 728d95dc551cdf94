"""The page of a person, and the evidence on it added, corrected, removed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, require
from takar.web.people import actions
from takar.web.people.forms import EmployeeForm, record_form
from takar.web.people.models import Record
from takar.web.people.permissions import operates, sees_restricted
from takar.web.people.queries import employees_seen_by, visible_employee
from takar.web.people.queries.person import evidence_lists, facts_to_correct, records_of
from takar.web.people.rules import CHECKED_TABLES, RECORD_TITLES


def employee(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show who somebody is and the evidence of their career."""
    person = visible_employee(request.user, request.agency, pk)
    if person.user_id != request.user.pk:
        actions.view_employee(request.user, person, page="profil")
    return render(
        request,
        "people/employee.html",
        {
            "employee": person,
            "is_restricted": not sees_restricted(request.user, person),
            "lists": evidence_lists(request.user, person),
        },
    )


def mine(request: SignedInRequest) -> HttpResponse:
    """Go to one's own page."""
    own = get_object_or_404(employees_seen_by(request.user, request.agency), user=request.user)
    return redirect("people:employee", own.pk)


def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the two facts about a person that no file brings."""
    person = visible_employee(request.user, request.agency, pk)
    require(operates(request.user, person))
    form = EmployeeForm.about(person, request.POST or None)
    if form.is_valid():
        fit = form.cleaned_data["education_fit"] or None
        if fit != person.education_fit:
            actions.set_education_fit(request.user, person, fit=fit)
        if form.cleaned_data["left_on"] != person.left_on:
            actions.mark_left(request.user, person, left_on=form.cleaned_data["left_on"])
        messages.success(request, _("Perubahan sudah disimpan."))
        return redirect("people:employee", pk)
    return render(request, "people/edit.html", {"employee": person, "form": form})


def add(request: SignedInRequest, pk: int, table: str) -> HttpResponse:
    """Add a piece of evidence about a person."""
    person = visible_employee(request.user, request.agency, pk)
    require(operates(request.user, person))
    form = record_form(known(table), request.POST or None)
    fault = None
    if form.is_valid():
        try:
            actions.add_record(request.user, person, table=table, values=form.cleaned_data)
        except TakarError as error:
            fault = error
        else:
            messages.success(request, _("Bukti sudah ditambahkan."))
            return redirect(place_of(pk, table))
    facts = {"employee": person, "form": form, "fault": fault, "title": _(RECORD_TITLES[table])}
    return render(request, "people/record.html", facts)


def correct(request: SignedInRequest, table: str, pk: int) -> HttpResponse:
    """Correct a piece of evidence."""
    record = found(request, table, pk)
    form = record_form(table, request.POST or None, facts_to_correct(record))
    fault = None
    if form.is_valid():
        try:
            actions.correct_record(request.user, record, values=form.cleaned_data)
        except TakarError as error:
            fault = error
        else:
            messages.success(request, _("Bukti sudah diperbaiki."))
            return redirect(place_of(record.employee_id, table))
    title = _(RECORD_TITLES[table])
    facts = {"employee": record.employee, "form": form, "fault": fault, "title": title}
    return render(request, "people/record.html", facts | {"record": record})


@require_POST
def remove(request: SignedInRequest, table: str, pk: int) -> HttpResponse:
    """Remove a piece of evidence that is wrong."""
    record = found(request, table, pk)
    return deed(
        request,
        lambda: actions.remove_record(request.user, record),
        _("Bukti sudah dihapus; isinya tetap ada pada jejak."),
        place_of(record.employee_id, table),
    )


@require_POST
def complete(request: SignedInRequest, pk: int, table: str) -> HttpResponse:
    """Record that one list of evidence about a person is complete."""
    person = visible_employee(request.user, request.agency, pk)
    require(operates(request.user, person))
    return deed(
        request,
        lambda: actions.mark_checked(
            request.user,
            request.agency,
            employees=[person.pk],
            evidence=known(table),
            day=timezone.localdate(),
        ),
        _("Daftar ini ditandai lengkap per hari ini."),
        place_of(pk, table),
    )


def known(table: str) -> str:
    """Return the kind of evidence, or find nothing."""
    if table not in CHECKED_TABLES:
        raise Http404
    return table


def found(request: SignedInRequest, table: str, pk: int) -> Record:
    """Return a record about somebody the reader sees and may write about."""
    seen = employees_seen_by(request.user, request.agency)
    record: Record = get_object_or_404(records_of(known(table), seen), pk=pk)
    require(operates(request.user, record))
    return record


def place_of(pk: int, table: str) -> str:
    """Return where on the page of a person a list stands."""
    return f"{reverse('people:employee', args=[pk])}#{table}"
