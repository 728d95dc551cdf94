"""Pages of plans: listed, laid out, computed, decided."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import leads, operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.development import actions
from takar.web.development.forms import (
    BudgetForm,
    CopyForm,
    DecideForm,
    PlanFilter,
    PlanForm,
    ReasonForm,
)
from takar.web.development.models import Plan
from takar.web.development.permissions import reads_plans
from takar.web.development.queries import groups_of, plans_in, sums_of
from takar.web.development.rules import QUARTERS, REASONS
from takar.web.development.tasks import compute_plan
from takar.web.development.views.doors import place, seen_plan
from takar.web.kit.answers import XLSX, deed, download, require
from takar.web.kit.paging import page_of


def plans(request: SignedInRequest) -> HttpResponse:
    """List the plans."""
    require(reads_plans(request.user, request.agency))
    form = PlanFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "form": form,
        "page": page_of(request, plans_in(request.user, request.agency, wanted)),
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "development/plans.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Lay out a plan."""
    require(operates(request.user, request.agency))
    form, fault = PlanForm(request.POST or None), None
    if form.is_valid():
        try:
            made = actions.lay_out_plan(request.user, request.agency, facts=form.facts)
        except TakarError as found:
            fault = found
        else:
            return redirect("development:plan", made.pk)
    context = {"form": form, "fault": fault}
    return render(request, "development/create.html", context, status=422 if fault else 200)


def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    one = seen_plan(request, pk)
    require(operates(request.user, one))
    form, fault = PlanForm(request.POST or None, instance=Plan.objects.get(pk=one.pk)), None
    if form.is_valid():
        try:
            actions.change_plan(request.user, one, facts=form.facts)
        except TakarError as found:
            fault = found
        else:
            return redirect("development:plan", one.pk)
    context = {"form": form, "plan": one, "fault": fault}
    return render(request, "development/create.html", context, status=422 if fault else 200)


def plan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a plan: what was found, what is planned, what another budget would bring."""
    one = seen_plan(request, pk)
    groups = groups_of(one)
    answer = one.answered
    context = place(
        request,
        one,
        "plan",
        needed=one.needed,
        answer=answer,
        sums=sums_of(one),
        groups=[(group, QUARTERS.get(group.quarter or 0)) for group in groups],
        reasons=[(REASONS.get(name, name), n, name) for name, n in left_out(one)],
        has_courses=one.courses.exists(),
        may_lead=leads(request.user, one),
        copy_form=CopyForm(initial={"year": one.year + 1}),
        decide_form=DecideForm(),
        budget_form=BudgetForm(initial={"budget": one.budget}),
        reason_form=ReasonForm(),
    )
    return render(request, "development/plan.html", context)


def left_out(one: Plan) -> list[tuple[str, int]]:
    """Return how many needs are left out for each reason."""
    return list((one.answered.reasons if one.answered else {}).items())


def progress(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show how far the work on a plan is."""
    return render(request, "development/progress.html", {"plan": seen_plan(request, pk)})


def compute(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for the needs, or for the plan to be filled."""
    one = seen_plan(request, pk)

    def asked() -> None:
        actions.ask_for_work(request.user, one, work=request.POST.get("work", ""))
        compute_plan.enqueue(one.pk, request.user.pk)

    return deed(request, asked, _("Penghitungan dimulai."), "development:plan", one.pk)


def copy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Lay out a new draft like this plan."""
    one, form = seen_plan(request, pk), CopyForm(request.POST)
    return deed(
        request,
        lambda: actions.copy_plan(request.user, one, **form.cleaned_data),
        _("Rencana disalin; kebutuhannya dicari lagi."),
        "development:plans",
        form=form,
    )


def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a draft."""
    one = seen_plan(request, pk)
    return deed(
        request,
        lambda: actions.remove_plan(request.user, one),
        _("Rencana dihapus."),
        "development:plans",
    )


def decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a plan stand."""
    one, form = seen_plan(request, pk), DecideForm(request.POST)
    return deed(
        request,
        lambda: actions.decide_plan(request.user, one, **form.cleaned_data),
        _("Rencana ditetapkan."),
        "development:plan",
        one.pk,
        form=form,
    )


def budget(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a plan that stands another budget."""
    one, form = seen_plan(request, pk), BudgetForm(request.POST)
    return deed(
        request,
        lambda: actions.change_budget(request.user, one, **form.cleaned_data),
        _("Anggaran diubah."),
        "development:plan",
        one.pk,
        form=form,
    )


def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a plan back."""
    one, form = seen_plan(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.revoke_plan(request.user, one, **form.cleaned_data),
        _("Rencana dicabut."),
        "development:plan",
        one.pk,
        form=form,
    )


def hcdp(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over the plan of the year in the official columns."""
    one = seen_plan(request, pk)
    return download(
        request,
        lambda: actions.take_hcdp(request.user, one),
        name=f"hcdp-{one.year}-{one.pk}.xlsx",
        kind=XLSX,
    )
