"""What one person needs and attends: the own page, and the tab on the page of somebody else."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.development import actions
from takar.web.development.models import Plan
from takar.web.development.permissions import is_oneself, reads_plans, reads_whole_plans
from takar.web.development.queries import (
    law_of,
    needs_of_person,
    own_bookings,
    plan_to_show,
    titles_of,
)
from takar.web.development.queries.hours import hours_known
from takar.web.kit.answers import XLSX, download, require
from takar.web.people.models import Employee
from takar.web.people.queries import employees_seen_by, visible_employee


def mine(request: SignedInRequest) -> HttpResponse:
    """Go to the own page; say so where the account belongs to no employee."""
    own = employees_seen_by(request.user, request.agency).filter(user=request.user).first()
    if own is None:
        return render(request, "development/nobody.html")
    return redirect("development:person", own.pk)


def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what somebody needs, what is not known, what is planned, and what took place."""
    employee = visible_employee(request.user, request.agency, pk)
    is_own = is_oneself(request.user, employee)
    require(is_own or reads_plans(request.user, employee))
    if not is_own:
        actions.view_needs(request.user, employee)
    plan = plan_to_show(request.user, request.agency)
    shows_levels = is_own or reads_whole_plans(request.user, employee)
    context = {
        "employee": employee,
        "is_own": is_own,
        "plan": plan,
        "shows_levels": shows_levels,
        "bookings": own_bookings(employee),
        "may_open": reads_plans(request.user, employee),
        **(facts_of(plan, employee) if plan else {}),
    }
    return render(request, "development/person.html", context)


def facts_of(plan: Plan, employee: Employee) -> dict[str, object]:
    """Return what a plan says of one person."""
    needs, blank = needs_of_person(plan, employee)
    titles = titles_of(law_of(plan))
    return {
        "rows": [(need, titles.get(need.competency, need.competency)) for need in needs],
        "blank": blank,
        "unknown": [titles.get(code, code) for code in (blank.competencies if blank else ())],
        "hours": hours_known(plan, employee),
    }


def own_akpk(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over the need analysis of one person."""
    employee = visible_employee(request.user, request.agency, pk)
    plan = plan_to_show(request.user, request.agency)
    if plan is None:
        return redirect("development:person", employee.pk)
    return download(
        request,
        lambda: actions.take_own_akpk(request.user, employee, plan=plan),
        name=f"akpk-{plan.year}-{employee.pk}.xlsx",
        kind=XLSX,
    )
