"""What the pages of the index share: which run, which unit, and what stands at their top."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.ip_asn.permissions import reads_index, reads_numbers, takes_list_away
from takar.web.ip_asn.queries.place import Place, whole_runs
from takar.web.kit.numbers import row_number
from takar.web.people.models import WorkUnit
from takar.web.people.queries import units_seen_by
from takar.web.results.models import Run, RunState
from takar.web.results.permissions import measures


@dataclass(frozen=True)
class Runs:
    """The runs of an agency, the newest year first, and the one asked for."""

    found: list[Run]
    chosen: Run | None


def runs_in(request: SignedInRequest) -> QuerySet[Run]:
    """Return the runs of the agency, the newest year first."""
    return whole_runs(request.agency).order_by("-day", "-made_at", "-pk")


def asked_runs(request: SignedInRequest) -> Runs:
    """Return the runs, and the one the address asks for or the newest; none before any measuring.

    Raises:
        PermissionDenied: the reader may not read the index of others.
    """
    if not reads_index(request.user, request.agency):
        raise PermissionDenied
    found = list(runs_in(request))
    wanted = row_number(request.GET.get("run"))
    newest = found[0] if found else None
    return Runs(found, next((run for run in found if run.pk == wanted), newest))


def place_in(request: SignedInRequest, run: Run, unit: WorkUnit | None = None) -> Place:
    """Return what a page looks at; only readers of everybody look at the whole agency."""
    if unit is None and not reads_numbers(request.user, request.agency):
        raise Http404
    return Place(run, request.user, request.agency, unit)


def unit_in(request: SignedInRequest, unit_id: int) -> WorkUnit:
    """Return a unit the reader may look into; 404 otherwise."""
    found: WorkUnit = get_object_or_404(units_seen_by(request.user, request.agency), pk=unit_id)
    return found


def asked_unit(request: SignedInRequest) -> WorkUnit | None:
    """Return the unit the address asks for; for the head of one unit, that unit."""
    units = units_seen_by(request.user, request.agency)
    if number := row_number(request.GET.get("unit")):
        return get_object_or_404(units, pk=number)
    return None if reads_numbers(request.user, request.agency) else units.first()


def about(request: SignedInRequest, place: Place, here: str, **more: Any) -> dict[str, Any]:
    """Return what every page about a place shows."""
    kept = request.GET.copy()
    for name in ("hal", "urut", "menurut", "unit"):
        kept.pop(name, None)
    return {
        "place": place,
        "run": place.run,
        "state": RunState(place.run.state),
        "decision": next(iter(place.run.decisions.all()), None),
        "here": here,
        "kept": f"?{kept.urlencode()}" if kept else "",
        "and_kept": f"&{kept.urlencode()}" if kept else "",
        "may_settle": measures(request.user, place.run),
        "may_take": takes_list_away(request.user, request.agency),
        **more,
    }


def nothing_yet(request: SignedInRequest) -> HttpResponse:
    """Say that nothing was measured yet, and what to do."""
    context = {"may_measure": measures(request.user, request.agency)}
    return render(request, "ip_asn/nothing_yet.html", context)
