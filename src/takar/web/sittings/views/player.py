"""The page of the test, and what its device asks for again and again."""

import time
from base64 import b64encode
from collections.abc import Collection, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone

from takar.web.kit.numbers import row_number
from takar.web.kit.sealing import opened
from takar.web.sittings.actions.course import catch_up, pulse
from takar.web.sittings.actions.entering import TooManyDesks, sit_down
from takar.web.sittings.actions.entering import consent as give_consent
from takar.web.sittings.actions.reading import read_message
from takar.web.sittings.models import Sitting
from takar.web.sittings.queries.adaptive import is_adaptive
from takar.web.sittings.queries.desks import first_trusted_desk
from takar.web.sittings.queries.papers import plan_of
from takar.web.sittings.queries.standing import told_to_desk, work_of
from takar.web.sittings.rules.exam_browser import HEADER, is_exam_browser
from takar.web.sittings.saving.tokens import Desk, token_of
from takar.web.sittings.views.doors import refused, told_of

TOKEN_SECONDS = 3 * 24 * 3600
"""Changes may still be sent long after the test: they are kept as late, never thrown away."""
DELIVERY_SECONDS = 15 * 60
"""How long what a desk left behind may be delivered once a proctor has sent it away."""


def sheet(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Show the page of the test; its script asks for the rest."""
    session = sitting.registration.session
    address = request.build_absolute_uri()
    if not is_exam_browser(request.headers.get(HEADER, ""), address, session.browser_keys):
        refused(request, sitting, "exam browser")
        return render(request, "sittings/other_browser.html", status=403)
    context = {
        "sitting": sitting,
        "registration": sitting.registration,
        "employee": sitting.registration.employee,
        "session": session,
        "exam": session.exam,
    }
    return render(request, "sittings/sheet.html", context)


def sit(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Give an opened page a desk of its own, its token and key, and the work done so far."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    now = timezone.now()
    catch_up(sitting, now=now)
    told = {row_number(one) for one in request.POST.getlist("desk")}
    older = {one for one in told if 0 < one <= sitting.desk}
    try:
        sit_down(sitting, has_unsent=bool(older), now=now)
    except TooManyDesks as fault:
        return turned_away(request, sitting, fault, older)
    catch_up(sitting, now=now)
    desks = {sitting.desk, *(one for one in older if one < sitting.desk)}
    return JsonResponse(
        means_of(sitting, desks)
        | {
            "csrf": get_token(request),
            "sections": sections_of(sitting),
            "work": work_of(sitting),
            "standing": told_to_desk(sitting, now),
        }
    )


def turned_away(
    request: HttpRequest, sitting: Sitting, fault: TooManyDesks, older: Collection[int]
) -> HttpResponse:
    """Refuse one more desk; what older pages left on the device may still be delivered."""
    refused(request, sitting, "desks")
    return JsonResponse(means_of(sitting, older) | told_of(fault), status=409)


def means_of(sitting: Sitting, desks: Iterable[int]) -> dict[str, Any]:
    """Return what a page needs to read what lies on its device, and to deliver it."""
    return {
        "sitting": sitting.pk,
        "key": b64encode(opened(sitting.device_secret or b"")).decode(),
        "tokens": tokens_for(sitting, desks),
    }


def tokens_for(sitting: Sitting, desks: Iterable[int]) -> dict[int, str]:
    """Return the tokens by which a page delivers what was answered at these desks.

    A desk that a proctor sent away may hand over what still lies there, and soon: it is kept as
    late. For days it gets no new token.
    """
    now, trusted = int(time.time()), first_trusted_desk(sitting)
    lives = {one: TOKEN_SECONDS if one >= trusted else DELIVERY_SECONDS for one in desks}
    return {
        one: token_of(Desk(sitting.pk, one), until=now + seconds) for one, seconds in lives.items()
    }


def sections_of(sitting: Sitting) -> list[dict[str, Any]]:
    """Return what is told of the sections before they begin: names, times, how many questions."""
    counts = {
        one["code"]: one.get("most") or len(one["items"]) for one in sitting.paper["sections"]
    }
    return [
        {
            "code": section.code,
            "title": section.title,
            "minutes": section.minutes,
            "instructions": section.instructions,
            "questions": counts[section.code],
            "has_practice": bool(section.practice),
            "may_go_back": section.may_go_back,
            "is_adaptive": is_adaptive(section),
        }
        for section in plan_of(sitting.form).sections
    ]


def state(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Hear that the device lives, and tell it where the sitting stands."""
    now = timezone.now()
    catch_up(sitting, now=now)
    if request.GET.get("kursi") == str(sitting.desk):
        pulse(sitting, now=now)
    return JsonResponse(told_to_desk(sitting, now))


def consent(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Take the candidate's consent."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    now = timezone.now()
    give_consent(sitting, now=now)
    return JsonResponse(told_to_desk(sitting, now))


def message(request: HttpRequest, sitting: Sitting, number: int) -> HttpResponse:
    """Note that a message of the proctor was read."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    now = timezone.now()
    read_message(sitting, number, now=now)
    return JsonResponse(told_to_desk(sitting, now))
