"""How a candidate is known without an account: by the cookie of the last entry, nothing else."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.web.kit.scope import scope
from takar.web.sittings.actions.entering import note
from takar.web.sittings.models import Sitting
from takar.web.sittings.queries.entrance import COOKIE, COOKIE_HOURS, cookie_of, sitting_of
from takar.web.sittings.saving.refusals import Refusals

PATH = "/ruang-ujian/"
View = Callable[..., HttpResponse]

logger = logging.getLogger("takar.sittings")
refusals = Refusals()


def page_at_desk(view: View) -> View:
    """Open a page to who holds a cookie of the desk; others are led to the door."""
    return at_desk(view, lambda: redirect("sittings:enter"))


def answer_at_desk(view: View) -> View:
    """Open an exchange of the page to who holds a cookie of the desk; others are refused."""
    return at_desk(view, lambda: JsonResponse({"fault": "door"}, status=401))


def at_desk(view: View, away: Callable[[], HttpResponse]) -> View:
    """Find the sitting of the cookie and enter the scope of its agency."""

    @login_not_required
    @wraps(view)
    def found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sitting = sitting_of(request.COOKIES.get(COOKIE, ""))
        if sitting is None:
            if COOKIE in request.COOKIES:
                logger.warning("refused: a cookie that opens nothing, at %s", request.path)
            return unkept(away())
        agency = sitting.registration.session.exam.agency
        with scope(agency=agency, agency_code=agency.code):
            return unkept(answered(view, request, sitting, *args, **kwargs))

    return found


def answered(
    view: View, request: HttpRequest, sitting: Sitting, *args: Any, **kwargs: Any
) -> HttpResponse:
    """Return what the view answers; a problem is told in words."""
    try:
        return view(request, sitting, *args, **kwargs)
    except TakarError as fault:
        return JsonResponse(told_of(fault), status=409)


def told_of(fault: TakarError) -> dict[str, str]:
    """Return a problem as a page reads it."""
    return {"fault": fault.code, "problem": str(fault.problem), "hint": str(fault.hint)}


def unkept(response: HttpResponse) -> HttpResponse:
    """Forbid every cache to keep what is one person's."""
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def with_cookie(response: HttpResponse, sitting: Sitting) -> HttpResponse:
    """Hand over the cookie of an entry."""
    response.set_cookie(
        COOKIE,
        cookie_of(sitting),
        max_age=COOKIE_HOURS * 3600,
        path=PATH,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def refused(request: HttpRequest, sitting: Sitting, reason: str) -> None:
    """Keep in the record of a sitting that something was refused; not every time in a flood."""
    logger.warning("refused: %s, of sitting %s", reason, sitting.pk)
    if refusals.is_due(sitting.pk):
        note(sitting, "DITOLAK", timezone.now(), reason=reason, path=request.path[:200])
