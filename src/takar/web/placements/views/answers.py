"""Pages of answers: who sits where and why, side by side, chosen, proposed, printed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from takar.kernel.errors import TakarError
from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import PDF, XLSX, deed, require
from takar.web.kit.answers import download as file_answer
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of
from takar.web.placements import actions
from takar.web.placements.forms import PlacedFilter, ReasonForm, RuleForm
from takar.web.placements.models import Scenario
from takar.web.placements.permissions import chooses, lays_out, reads_scenarios
from takar.web.placements.queries import (
    changes_in,
    others_in,
    placed_in,
    shown_of,
    side_by_side,
    standings_of,
    vacant_of,
)
from takar.web.placements.rules import (
    BUSY,
    CHOSEN,
    DISTANCE,
    DONE,
    FAMILY,
    PARTS,
    STANDINGS,
)
from takar.web.placements.tasks import compute_placement
from takar.web.placements.views.doors import seen_placed, seen_scenario

MOST_SIDES = 4


def scenario(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a scenario: what is asked, its rules, and its answer."""
    one = seen_scenario(request, pk)
    form = PlacedFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    asked, is_open = one.asked, one.state not in (*BUSY, CHOSEN)
    counts = standings_of(one)
    context = {
        "scenario": one,
        "asked": asked,
        "outcome": one.found,
        "weights": [(title, asked.weights.get(name)) for name, title in PARTS.items()],
        "rules": one.held_rules.select_related("employee", "other", "position", "unit", "noted_by"),
        "counts": [(STANDINGS[word], count) for word, count in counts.items()],
        "has_places": any(counts.values()),
        "form": form,
        "page": page_of(request, placed_in(one, wanted)),
        "vacant": vacant_of(one),
        "others": others_in(one),
        "changes": changes_in(one),
        "weighs_distance": any(asked.weights.get(name) for name in (DISTANCE, FAMILY)),
        "is_busy": one.state in BUSY,
        "is_done": one.state == DONE,
        "rule_form": RuleForm(agency=request.agency, auto_id="rule_%s"),
        "reason_form": ReasonForm(auto_id="choice_%s"),
        "may_lay_out": is_open and lays_out(request.user, one),
        "may_keep": one.state not in BUSY and lays_out(request.user, one),
        "may_operate": operates(request.user, one),
        "handed_over": one.standing_list,
        "may_choose": chooses(request.user, one),
    }
    return render(request, "placements/scenario.html", context)


def compute(request: SignedInRequest, pk: int) -> HttpResponse:
    """Have a scenario computed in the background."""
    one = seen_scenario(request, pk)

    def ask() -> None:
        actions.ask_for_placement(request.user, one)
        compute_placement.enqueue(one.pk, request.user.pk)

    return deed(request, ask, _("Skenario dihitung."), "placements:scenario", one.pk)


def progress(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tell how far the computing is."""
    one = seen_scenario(request, pk)
    context = {"scenario": one, "is_busy": one.state in BUSY}
    return render(request, "placements/progress.html", context)


def person(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one person of a scenario with the reason, and let the leadership decide otherwise."""
    one = seen_placed(request, pk)
    is_open = one.scenario.state not in (*BUSY, CHOSEN)
    context = {
        "one_placed": one,
        "shown": shown_of(one),
        "scenario": one.scenario,
        "rule_form": RuleForm(
            agency=request.agency,
            initial={"employee": one.employee.nip, "kind": "TEMPATKAN"},
        ),
        "may_lay_out": is_open and lays_out(request.user, one.scenario),
    }
    return render(request, "placements/person.html", context)


def compare(request: SignedInRequest) -> HttpResponse:
    """Show two to four scenarios side by side."""
    require(reads_scenarios(request.user, request.agency))
    chosen = Scenario.objects.filter(
        agency=request.agency, pk__in=ticked(request.GET), state__in=[DONE, CHOSEN]
    ).order_by("pk")[:MOST_SIDES]
    context = {"side": side_by_side(list(chosen)), "parts": PARTS}
    return render(request, "placements/compare.html", context)


def choose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose a scenario, with the reason."""
    one, form = seen_scenario(request, pk), ReasonForm(request.POST)
    return deed(
        request,
        lambda: actions.choose_scenario(request.user, one, **form.cleaned_data),
        _("Skenario dipilih."),
        "placements:scenario",
        one.pk,
        form=form,
    )


def propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand the moves over as a list that is checked against the law."""
    one = seen_scenario(request, pk)
    require(operates(request.user, one))
    if request.method != "POST":
        return redirect("placements:scenario", one.pk)
    try:
        made = actions.propose_moves(request.user, one)
    except TakarError as fault:
        return render(request, "kit/no_file.html", {"fault": fault}, status=409)
    return redirect("mobility:list", made.pk)


def annex(request: SignedInRequest, pk: int) -> HttpResponse:
    """Print the annex of the decree."""
    one = seen_scenario(request, pk)
    return file_answer(
        request,
        lambda: actions.take_annex(request.user, one),
        name=f"lampiran-{one.pk}.pdf",
        kind=PDF,
    )


def download(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand over everybody's place with the reason."""
    one = seen_scenario(request, pk)
    return file_answer(
        request,
        lambda: actions.take_scenario(request.user, one),
        name=f"penempatan-{one.pk}.xlsx",
        kind=XLSX,
    )
