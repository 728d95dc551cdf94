"""What the tablet and the server say to each other, in JSON; and the script that works offline."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from pydantic import ValidationError

from takar.web.accounts.requests import SignedInRequest
from takar.web.rating_sheets.actions import receive
from takar.web.rating_sheets.queries.journal import states_of
from takar.web.rating_sheets.queries.seen import my_assignments
from takar.web.rating_sheets.rules.cells import Parcel
from takar.web.rating_sheets.rules.judging import clock_difference, is_clock_wrong
from takar.web.rating_sheets.views.doors import refuse_others

LARGEST = 2 * 1024 * 1024
STATIC = Path(__file__).parent.parent / "static" / "rating_sheets"


def state(request: SignedInRequest) -> JsonResponse:
    """Say who is signed in and how their sheets stand; with ``?lembar=7``, of that one only."""
    refuse_others(request)
    rows = my_assignments(request.user, request.agency)
    wanted = request.GET.get("lembar", "")
    if wanted:
        rows = rows.filter(pk=int(wanted) if wanted.isdecimal() and len(wanted) < 18 else 0)
    return JsonResponse(frame(request) | {"sheets": states_of(rows)})


def send(request: SignedInRequest) -> HttpResponse:
    """Take in a batch of changes, and answer once everything of it is committed."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    refuse_others(request)
    try:
        parcel = read_parcel(request)
    except (ValueError, ValidationError):
        said = _("Kiriman ini tidak terbaca; isinya tetap di tablet.")
        return JsonResponse(frame(request) | {"said": said}, status=422)
    if parcel.owner and parcel.owner != owner_of(request):
        return JsonResponse(frame(request), status=409)
    now = timezone.now()
    answers = receive(request.user, request.agency, parcel, now=now)
    touched = {pk for raw in parcel.changes if isinstance(pk := raw.get("sheet"), int)}
    wanted = [pk for pk in touched if 0 < pk < 2**53]
    rows = my_assignments(request.user, request.agency).filter(pk__in=wanted)
    difference = clock_difference(parcel.sent_at, now)
    return JsonResponse(
        frame(request)
        | {
            "clock_difference": difference,
            "is_clock_wrong": is_clock_wrong(difference),
            "answers": [answer.model_dump() for answer in answers],
            "sheets": states_of(rows),
        }
    )


def read_parcel(request: SignedInRequest) -> Parcel:
    """Return a batch as it arrived.

    Raises:
        ValueError: it is no batch.
    """
    if request.content_type != "application/json" or len(request.body) > LARGEST:
        message = "no batch, or a large one"
        raise ValueError(message)
    try:
        parcel = Parcel.model_validate(json.loads(request.body))
    except RecursionError as fault:
        raise ValueError from fault
    if parcel.sent_at.tzinfo is None:
        message = "a clock without its zone"
        raise ValueError(message)
    return parcel


def frame(request: SignedInRequest) -> dict[str, Any]:
    """Return what every answer carries: for whom it is, and the word that lets them send."""
    return {
        "version": 1,
        "owner": owner_of(request),
        "server_time": timezone.now().isoformat(),
        "token": get_token(request),
    }


def owner_of(request: SignedInRequest) -> str:
    """Return the name under which a tablet keeps what belongs to this person in this agency."""
    return f"{request.user.pk}@{request.agency.code}"


def offline_page(request: SignedInRequest) -> HttpResponse:
    """Hand over the script that opens the sheets without network; its place gives its reach."""
    return HttpResponse(offline_page_script(), content_type="text/javascript; charset=utf-8")


@cache
def offline_page_script() -> str:
    """Return the script as it lies beside the others."""
    return (STATIC / "worker.js").read_text()
