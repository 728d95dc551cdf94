"""Pages of the talent map."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import XLSX, attachment
from takar.web.kit.paging import page_of
from takar.web.people.queries import units_seen_by, visible_employee
from takar.web.results.actions import view_person
from takar.web.results.explaining import advice_for
from takar.web.results.models import Run
from takar.web.results.permissions import is_own, sight_of
from takar.web.results.queries import law_of
from takar.web.talent import queries
from takar.web.talent.actions import take_list
from takar.web.talent.forms import ComparisonForm, MapFilter
from takar.web.talent.permissions import reads_map, reads_numbers, takes_list_away
from takar.web.talent.rules import BOXES, UNDETERMINED


@dataclass(frozen=True)
class Question:
    """What a page was asked: a run, a filter, and the people they leave."""

    run: Run
    form: MapFilter
    people: queries.Results
    asked: dict[str, Any]

    def context(self, request: SignedInRequest, **more: object) -> dict[str, object]:
        """Return what every page of the map shows."""
        return {
            "run": self.run,
            "form": self.form,
            "kept": kept_filter(request),
            "shows_numbers": reads_numbers(request.user, request.agency),
            "may_see_scatter": reads_numbers(request.user, request.agency),
            "may_take": takes_list_away(request.user, request.agency),
            **more,
        }


def kept_filter(request: SignedInRequest) -> str:
    """Return the filter of this page for the address of another."""
    kept = request.GET.copy()
    for name in ("hal", "urut"):
        kept.pop(name, None)
    return f"?{kept.urlencode()}" if kept else ""


def question(request: SignedInRequest) -> Question | None:
    """Read which run and which people are asked for; without any run there is no question.

    Raises:
        PermissionDenied: the reader may not see the map.
    """
    if not reads_map(request.user, request.agency):
        raise PermissionDenied
    maps = queries.maps_of(request.agency)
    newest = maps.first()
    if newest is None:
        return None
    law = law_of(newest)
    form = MapFilter(
        request.GET,
        runs=maps,
        units=units_seen_by(request.user, request.agency),
        axes=queries.axis_titles(law),
        indicators=queries.indicator_titles(law),
    )
    form.is_valid()
    asked = form.cleaned_data
    run = asked.get("run") or newest
    people = queries.chosen(request.user, queries.placed_people(request.user, run), asked, run)
    return Question(run, form, people, asked)


def no_map(request: SignedInRequest) -> HttpResponse:
    """Say that nothing was measured yet, and what to do."""
    return render(request, "talent/no_map.html")


def listed(request: SignedInRequest, people: queries.Results) -> dict[str, object]:
    """Return one page of a list, sorted as asked."""
    may_rank = reads_numbers(request.user, request.agency)
    order = request.GET.get("urut", "nama")
    return {"page": page_of(request, queries.sorted_by(people, order, by_scores=may_rank))}


def nine_boxes(request: SignedInRequest) -> HttpResponse:
    """Show the map: how many people stand in each box; employees find their own place."""
    if not reads_map(request.user, request.agency):
        return redirect("talent:mine")
    asked = question(request)
    if asked is None:
        return no_map(request)
    counts = queries.counts_of(asked.people)
    succession = queries.succession_boxes(law_of(asked.run))
    context = asked.context(
        request,
        counts=counts,
        succession=sorted(succession),
        in_succession=counts.inside(succession),
    )
    kept = kept_filter(request)
    links = {box: reverse("talent:box", args=[box]) + kept for box in BOXES}
    return render(request, "talent/map.html", context | {"links": links})


def people(request: SignedInRequest) -> HttpResponse:
    """List the people of the map."""
    asked = question(request)
    if asked is None:
        return no_map(request)
    context = asked.context(request, **listed(request, asked.people))
    return render(request, "talent/people.html", context)


def download(request: SignedInRequest) -> HttpResponse:
    """Hand over the list of people as a workbook; the taking is recorded."""
    asked = question(request)
    if asked is None:
        raise Http404
    chosen = queries.sorted_by(asked.people, request.GET.get("urut", "nama"))
    if (number := request.GET.get("kotak", "")).isdecimal():
        chosen = queries.in_box(chosen, int(number))
    content = take_list(request.user, asked.run, people=chosen)
    return attachment(content, f"peta-talenta-{asked.run.day}.xlsx", XLSX)


def box(request: SignedInRequest, box: int) -> HttpResponse:
    """Show one box: what the law recommends, and who is in it."""
    asked = question(request)
    if asked is None or box not in BOXES:
        raise Http404
    found = queries.in_box(asked.people, box)
    law = law_of(asked.run)
    context = asked.context(
        request,
        box=box,
        advice=advice_for(law, box),
        is_succession=box in queries.succession_boxes(law),
        **listed(request, found),
    )
    return render(request, "talent/box.html", context)


def undetermined(request: SignedInRequest) -> HttpResponse:
    """Show the people without a box, and which evidence they lack."""
    asked = question(request)
    if asked is None:
        return no_map(request)
    found = queries.in_box(asked.people, UNDETERMINED)
    context = asked.context(
        request, gaps=queries.gaps_in(found, asked.run), **listed(request, found)
    )
    return render(request, "talent/undetermined.html", context)


def scatter(request: SignedInRequest) -> HttpResponse:
    """Show where people stand on the two axes."""
    if not reads_numbers(request.user, request.agency):
        raise PermissionDenied
    asked = question(request)
    if asked is None:
        return no_map(request)
    drawing = queries.scatter_of(asked.people, asked.run)
    return render(request, "talent/scatter.html", asked.context(request, drawing=drawing))


def comparison(request: SignedInRequest) -> HttpResponse:
    """Compare two runs: who stands in another box now."""
    if not reads_map(request.user, request.agency):
        raise PermissionDenied
    maps = queries.maps_of(request.agency)
    newest = list(maps[:2])
    if len(newest) < 2:
        return render(request, "talent/nothing_to_compare.html", {"runs": newest})
    given = request.GET or {"before": newest[1].pk, "after": newest[0].pk}
    form = ComparisonForm(given, runs=maps)
    if not form.is_valid():
        return render(request, "talent/comparison.html", {"form": form})
    before, after = form.cleaned_data["before"], form.cleaned_data["after"]
    found = queries.both(request.user, before, after)
    context = {
        "form": form,
        "may_see_scatter": reads_numbers(request.user, request.agency),
        "shows_numbers": reads_numbers(request.user, request.agency),
        "before": before,
        "after": after,
        "moves": queries.moves_between(found),
        **moved_people(request, found),
    }
    return render(request, "talent/comparison.html", context)


def moved_people(request: SignedInRequest, found: queries.Results) -> dict[str, object]:
    """Return the people of the pair of boxes that was clicked, or all who moved."""
    old, new = request.GET.get("dari", ""), request.GET.get("ke", "")
    if old.isdecimal() and new.isdecimal():
        return listed(request, queries.moved(found, int(old), int(new))) | {
            "pair": (int(old), int(new))
        }
    return listed(request, queries.all_moved(found))


def mine(request: SignedInRequest) -> HttpResponse:
    """Lead somebody to their own place on the map."""
    employee = getattr(request.user, "employee", None)
    if employee is None or employee.agency_id != request.agency.pk:
        return render(request, "talent/not_an_employee.html")
    return redirect("talent:person", employee.pk)


def person(request: SignedInRequest, employee_id: int) -> HttpResponse:
    """Show one person's place on the map; the reading is recorded."""
    employee = visible_employee(request.user, request.agency, employee_id)
    sight = sight_of(request.user, employee)
    result = queries.talent_of(employee, sight)
    if result is None:
        return render(request, "talent/no_place.html", {"employee": employee})
    if not is_own(request.user, employee):
        view_person(request.user, result, page="talenta")
    standing = queries.standing_of(result, sight)
    return render(request, "talent/person.html", {"employee": employee, "standing": standing})
