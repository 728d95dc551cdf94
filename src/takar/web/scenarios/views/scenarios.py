"""Pages about scenarios of rules."""

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import XLSX, ZIP, attachment, require
from takar.web.kit.paging import page_of
from takar.web.scenarios.actions import (
    archive_scenario,
    change_rules,
    copy_scenario,
    make_scenario,
    restore_scenario,
    take_files,
    take_movements,
)
from takar.web.scenarios.forms import CopyForm, PeopleFilter, RulesForm, ScenarioForm
from takar.web.scenarios.laws import base_law
from takar.web.scenarios.models import Scenario
from takar.web.scenarios.packing import folder_of
from takar.web.scenarios.permissions import reads_scenarios, tries_rules
from takar.web.scenarios.queries import (
    categories,
    extremes,
    made_from,
    matrix_of,
    scenarios_chosen,
    scenarios_of,
    searched,
    told_changes,
)
from takar.web.scenarios.rules import COMPARED
from takar.web.scenarios.tasks import compute_scenario
from takar.web.scenarios.views.answers import deeds, readable_scenario, tabs
from takar.web.scenarios.wording import grouped


def sandbox(request: SignedInRequest) -> HttpResponse:
    """List the scenarios of the agency."""
    require(reads_scenarios(request.user, request.agency))
    archived = request.GET.get("arsip") == "1"
    context = {
        "page": page_of(request, scenarios_of(request.agency, archived=archived)),
        "is_archive": archived,
        "tabs": tabs(request, "scenarios:sandbox"),
        "most": COMPARED,
        **deeds(request),
    }
    return render(request, "scenarios/sandbox.html", context)


def create(request: SignedInRequest) -> HttpResponse:
    """Make a scenario, then lead to its rules."""
    require(tries_rules(request.user, request.agency))
    form = ScenarioForm(request.POST or None, agency=request.agency)
    if form.is_valid():
        once = form.cleaned_data["once_key"]
        made = made_from(Scenario, request.agency, once) or make_scenario(
            request.user, request.agency, **form.cleaned_data
        )
        return redirect("scenarios:rules", made.pk)
    return render(request, "scenarios/create.html", {"form": form})


def rules(request: SignedInRequest, scenario_id: int) -> HttpResponse:
    """Show the rules as a form; what is changed is computed at once."""
    scenario = readable_scenario(request, scenario_id)
    require(tries_rules(request.user, scenario))
    law = base_law(scenario.agency, scenario.day)
    form = RulesForm(
        request.POST or None, law=law, measure=scenario.measure, changes=scenario.changed
    )
    context: dict[str, object] = {"scenario": scenario, "form": form}
    if form.is_valid():
        try:
            change_rules(request.user, scenario, changes=form.changes)
        except TakarError as error:
            context["fault"] = error
        else:
            compute_scenario.enqueue(scenario.pk, request.user.pk)
            return redirect("scenarios:scenario", scenario.pk)
    return render(request, "scenarios/rules.html", context)


def scenario(request: SignedInRequest, scenario_id: int) -> HttpResponse:
    """Show what a scenario would do; while it is computed, the page asks again by itself."""
    found = readable_scenario(request, scenario_id)
    context: dict[str, object] = {"scenario": found, **deeds(request)}
    if request.htmx:
        response = render(request, "scenarios/state.html", context | {"sketch": found})
        if not found.is_busy:
            response["HX-Refresh"] = "true"
        return response
    context |= {"sketch": found, "changes": told_changes(found), "copy": CopyForm()}
    if summary := found.found:
        won, lost = extremes(found)
        context |= {
            "found": summary,
            "titles": categories(found),
            "matrix": matrix_of(found, summary),
            "groups": grouped(summary.groups),
            "won": won,
            "lost": lost,
        }
    return render(request, "scenarios/scenario.html", context)


def people(request: SignedInRequest, scenario_id: int) -> HttpResponse:
    """List the people for whom something changes."""
    found = readable_scenario(request, scenario_id)
    titles = categories(found)
    form = PeopleFilter(request.GET, agency=request.agency, categories=titles)
    form.is_valid()
    rows = searched(request.user, found, form.cleaned_data, request.GET.get("urut", "nama"))
    context = {
        "scenario": found,
        "form": form,
        "page": page_of(request, rows),
        "titles": titles,
    }
    return render(request, "scenarios/people.html", context)


def download(request: SignedInRequest, scenario_id: int) -> HttpResponse:
    """Hand over the people who move, and the groups, as a workbook."""
    found = readable_scenario(request, scenario_id)
    form = PeopleFilter(request.GET, agency=request.agency, categories=categories(found))
    form.is_valid()
    content = take_movements(request.user, found, wanted=form.cleaned_data)
    return attachment(content, f"skenario-{found.pk}-{found.day}.xlsx", XLSX)


def overlay(request: SignedInRequest, scenario_id: int) -> HttpResponse:
    """Hand over the changed rules as a directory."""
    found = readable_scenario(request, scenario_id)
    return attachment(take_files(request.user, found), f"{folder_of(found)}.zip", ZIP)


def copy(request: SignedInRequest, scenario_id: int) -> HttpResponse:
    """Make another scenario with the same changes, and lead to its rules."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = readable_scenario(request, scenario_id)
    form = CopyForm(request.POST)
    if not form.is_valid():
        return redirect("scenarios:scenario", found.pk)
    once = form.cleaned_data["once_key"]
    made = made_from(Scenario, request.agency, once) or copy_scenario(
        request.user, found, **form.cleaned_data
    )
    return redirect("scenarios:rules", made.pk)


def archive(request: SignedInRequest, scenario_id: int) -> HttpResponse:
    """Put a scenario away."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    archive_scenario(request.user, readable_scenario(request, scenario_id))
    return redirect("scenarios:sandbox")


def restore(request: SignedInRequest, scenario_id: int) -> HttpResponse:
    """Take a scenario out of the archive."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = readable_scenario(request, scenario_id)
    restore_scenario(request.user, found)
    return redirect("scenarios:scenario", found.pk)


def comparison(request: SignedInRequest) -> HttpResponse:
    """Lay two or three scenarios side by side."""
    require(reads_scenarios(request.user, request.agency))
    chosen = scenarios_chosen(request.agency, request.GET.getlist("s"))
    context = {
        "chosen": [
            {"scenario": one, "found": one.found, "changes": told_changes(one)} for one in chosen
        ],
        "titles": categories(chosen[0]) if chosen else {},
        "same_evidence": len({one.evidence_hash for one in chosen}) < 2,
    }
    return render(request, "scenarios/comparison.html", context)
