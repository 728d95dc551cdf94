"""Pages on which scenarios are laid out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, require
from takar.web.kit.paging import page_of
from takar.web.placements import actions
from takar.web.placements.forms import RuleForm, ScenarioFilter, ScenarioForm, first_of
from takar.web.placements.permissions import lays_out, reads_scenarios
from takar.web.placements.queries import scenarios_in
from takar.web.placements.tasks import compute_placement
from takar.web.placements.views.doors import seen_rule, seen_scenario


def scenarios(request: SignedInRequest) -> HttpResponse:
    """List the scenarios."""
    require(reads_scenarios(request.user, request.agency))
    form = ScenarioFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, scenarios_in(request.agency, wanted))
    context = {
        "form": form,
        "page": page,
        "rows": [(one, one.found) for one in page],
        "may_lay_out": lays_out(request.user, request.agency),
    }
    return render(request, "placements/scenarios.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Lay a scenario out."""
    require(lays_out(request.user, request.agency))
    form, fault = ScenarioForm(request.POST or None, agency=request.agency), None
    if form.is_valid():
        try:
            made = actions.lay_out(request.user, request.agency, **form.facts)
        except TakarError as found:
            fault = found
        else:
            return redirect("placements:scenario", made.pk)
    context = {"form": form, "fault": fault}
    return render(request, "placements/create.html", context, status=422 if fault else 200)


def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what a scenario asks."""
    one = seen_scenario(request, pk)
    require(lays_out(request.user, one))
    form = ScenarioForm(request.POST or None, agency=request.agency, but=one, initial=first_of(one))
    fault = None
    if form.is_valid():
        try:
            actions.change_scenario(request.user, one, **form.facts)
        except TakarError as found:
            fault = found
        else:
            return redirect("placements:scenario", one.pk)
    context = {"form": form, "fault": fault, "scenario": one}
    return render(request, "placements/create.html", context, status=422 if fault else 200)


def copy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Copy a scenario with its rules."""
    one = seen_scenario(request, pk)
    require(lays_out(request.user, one))
    if request.method != "POST":
        return redirect("placements:scenario", one.pk)
    made = actions.copy_scenario(request.user, one, title=request.POST.get("title", ""))
    return redirect("placements:scenario", made.pk)


def keep_alternative(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Keep another plan as a scenario, and have it computed."""
    one = seen_scenario(request, pk)
    require(lays_out(request.user, one))
    if request.method != "POST":
        return redirect("placements:scenario", one.pk)
    try:
        made = actions.keep_alternative(request.user, one, number=number)
    except TakarError as fault:
        messages.error(request, str(fault))
        return redirect("placements:scenario", one.pk)
    actions.ask_for_placement(request.user, made)
    compute_placement.enqueue(made.pk, request.user.pk)
    messages.success(request, _("Susunan disimpan sebagai skenario, dan dihitung."))
    return redirect("placements:scenario", made.pk)


def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a scenario that nobody chose."""
    one = seen_scenario(request, pk)
    return deed(
        request,
        lambda: actions.remove_scenario(request.user, one),
        _("Skenario dihapus."),
        "placements:scenarios",
    )


def note_rule(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add a rule or an order."""
    one, form = seen_scenario(request, pk), RuleForm(request.POST, agency=request.agency)
    return deed(
        request,
        lambda: actions.note_rule(request.user, one, **form.cleaned_data),
        _("Aturan dicatat. Hitung sekali lagi untuk melihat akibatnya."),
        "placements:scenario",
        one.pk,
        form=form,
    )


def remove_rule(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a rule."""
    rule = seen_rule(request, pk)
    return deed(
        request,
        lambda: actions.remove_rule(request.user, rule, because=request.POST.get("because", "")),
        _("Aturan dihapus."),
        "placements:scenario",
        rule.scenario_id,
    )
