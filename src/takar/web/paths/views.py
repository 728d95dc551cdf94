"""The own path of an employee."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed
from takar.web.kit.numbers import row_number
from takar.web.mobility.queries import posts_like
from takar.web.mobility.queries.lists import FOUND_AT_ONCE
from takar.web.paths.forms import PostSearch
from takar.web.paths.permissions import own_employee
from takar.web.paths.queries import own_path
from takar.web.people.models import Employee, Position
from takar.web.succession.actions import express_interest, withdraw_interest
from takar.web.succession.actions.interest import MOST


def mine(request: SignedInRequest) -> HttpResponse:
    """Show the own box, what is missing, and what leads to the next category or a post."""
    employee = own_employee(request.user, request.agency.pk)
    if employee is None:
        return render(request, "paths/not_an_employee.html")
    form = PostSearch(request.GET)
    words = form.cleaned_data["jabatan"] if form.is_valid() else ""
    employee.agency = request.agency
    day = timezone.localdate()
    path, posts = own_path(employee, day), list(posts_like(request.agency, words))
    context = {
        "employee": employee,
        "path": path,
        "form": form,
        "words": words,
        "posts": posts,
        "more": len(posts) == FOUND_AT_ONCE,
        "interesting": {way.interest.position_id for way in path.ways},
        "most": MOST,
        "day": day,
    }
    return render(request, "paths/mine.html", context)


def interest(request: SignedInRequest) -> HttpResponse:
    """Say that a post interests oneself."""
    employee, position = _named(request)
    return deed(
        request,
        lambda: express_interest(
            request.user,
            employee,
            position=position,
            because=request.POST.get("because", ""),
        ),
        _("Minat dicatat."),
        "paths:mine",
    )


def withdraw(request: SignedInRequest) -> HttpResponse:
    """Take a wish back."""
    employee, position = _named(request)
    return deed(
        request,
        lambda: withdraw_interest(request.user, employee, position=position),
        _("Minat ditarik."),
        "paths:mine",
    )


def _named(request: SignedInRequest) -> tuple[Employee, Position]:
    """Return oneself and the post a form names."""
    employee = own_employee(request.user, request.agency.pk)
    if employee is None:
        raise Http404
    posts = Position.objects.filter(agency=request.agency)
    return employee, get_object_or_404(posts, pk=row_number(request.POST.get("position")))
