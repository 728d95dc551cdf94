"""Pages of those who attend: listed by quarter, added, moved, cancelled, restored."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.development import actions
from takar.web.development.forms import (
    BookForm,
    BookingFilter,
    MoveForm,
    PersonSearch,
    ReasonForm,
)
from takar.web.development.queries import bookings_seen
from takar.web.development.queries.bookings import steps_of
from takar.web.development.views.doors import place, seen_booking, seen_course, seen_plan
from takar.web.kit.answers import deed, require
from takar.web.kit.paging import page_of
from takar.web.mobility.queries import people_like
from takar.web.people.models import Employee


def bookings(request: SignedInRequest, pk: int) -> HttpResponse:
    """List who attends what, and what became of it."""
    one = seen_plan(request, pk)
    form = BookingFilter(request.GET, user=request.user, agency=request.agency)
    page = page_of(request, bookings_seen(request.user, one, form.wanted))
    context = place(request, one, "bookings", form=form, page=page)
    return render(request, "development/bookings.html", context)


def booking(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one booking, what happened to it, and what may be changed."""
    one = seen_booking(request, pk)
    context = place(
        request,
        one.plan,
        "bookings",
        booking=one,
        steps=steps_of(one),
        move_form=MoveForm(initial={"quarter": one.quarter}),
        reason_form=ReasonForm(),
    )
    return render(request, "development/booking.html", context)


def book(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody attend a training: search, choose, say why."""
    one = seen_course(request, pk)
    require(operates(request.user, one))
    search = PersonSearch(request.GET)
    words = search.cleaned_data["cari"] if search.is_valid() else ""
    form, fault = BookForm(request.POST or None, initial={"quarter": one.quarter}), None
    if form.is_valid():
        try:
            actions.book(
                request.user,
                one,
                employee=get_object_or_404(
                    Employee.objects.filter(agency=request.agency), pk=form.cleaned_data["employee"]
                ),
                **form.facts,
            )
        except TakarError as found:
            fault = found
        else:
            return redirect("development:course", one.pk)
    context = place(
        request,
        one.plan,
        "courses",
        course=one,
        search_form=search,
        words=words,
        people=people_like(request.agency, words),
        form=form,
        fault=fault,
    )
    is_refused = fault is not None or bool(form.errors)
    return render(request, "development/book.html", context, status=422 if is_refused else 200)


def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody attend in another quarter."""
    one, form = seen_booking(request, pk), MoveForm(request.POST)
    return deed(
        request,
        lambda: actions.move_booking(request.user, one, **form.cleaned_data),
        _("Triwulan diubah."),
        "development:booking",
        one.pk,
        form=form,
    )


def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let somebody not attend."""
    one, form = seen_booking(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.cancel_booking(request.user, one, **form.cleaned_data),
        _("Peserta dibatalkan; dapat dipulihkan."),
        "development:booking",
        one.pk,
        form=form,
    )


def restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Undo a cancellation."""
    one, form = seen_booking(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.restore_booking(request.user, one, **form.cleaned_data),
        _("Peserta dipulihkan."),
        "development:booking",
        one.pk,
        form=form,
    )
