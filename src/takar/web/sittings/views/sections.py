"""Sections: tried, begun, read, closed; and the files they show."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone

from takar.web.kit.numbers import row_number
from takar.web.kit.sealing import opened
from takar.web.sittings.actions.choosing import WrongOrder
from takar.web.sittings.actions.course import end_section, go_on, start_section
from takar.web.sittings.actions.entering import may_go_on
from takar.web.sittings.models import Sitting
from takar.web.sittings.queries.adaptive import is_adaptive
from takar.web.sittings.queries.papers import (
    medium_of,
    practice_of,
    questions_of,
    section_of,
)
from takar.web.sittings.queries.standing import course_now, told_to_desk
from takar.web.sittings.views.doors import refused


def practice(request: HttpRequest, sitting: Sitting, code: str) -> HttpResponse:
    """Show the questions one may try before the next section."""
    course, _ = course_now(sitting, timezone.now())
    if course.next != code or not may_go_on(sitting):
        raise Http404
    return JsonResponse({"questions": practice_of(sitting, code)})


def section(request: HttpRequest, sitting: Sitting, code: str) -> HttpResponse:
    """Show the questions of the section that runs; a POST begins it first."""
    now = timezone.now()
    section_of(sitting, code)
    if request.method == "POST":
        if is_overtaken(request, sitting):
            return overtaken(request, sitting)
        start_section(sitting, code, now=now)
    standing = told_to_desk(sitting, now)
    if standing["running"] != code or sitting.state != "BERJALAN":
        refused(request, sitting, "questions")
        raise Http404
    return JsonResponse(told_of(sitting, code, standing))


def told_of(sitting: Sitting, code: str, standing: dict[str, Any]) -> dict[str, Any]:
    """Return the questions of a section; of an adaptive one the one now asked, and its number."""
    told = {"questions": questions_of(sitting, code), "standing": standing}
    if not is_adaptive(section_of(sitting, code)):
        return told
    given = next(one for one in sitting.paper["sections"] if one["code"] == code)["items"]
    return told | {"number": len(given)}


def following(request: HttpRequest, sitting: Sitting, code: str) -> HttpResponse:
    """Choose the next question of an adaptive section, once the one before is answered."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_adaptive(section_of(sitting, code)):
        raise Http404
    if is_overtaken(request, sitting):
        return overtaken(request, sitting)
    now = timezone.now()
    try:
        go_on(sitting, code, after=slot_in(request.POST.get("after", "")), now=now)
    except WrongOrder:
        refused(request, sitting, "order")
        raise
    standing = told_to_desk(sitting, now)
    if standing["running"] != code:
        return JsonResponse({"questions": [], "standing": standing})
    return JsonResponse(told_of(sitting, code, standing))


def slot_in(text: str) -> int:
    """Return the number of a slot; minus one where there is none."""
    return row_number(text) if text.isdigit() else -1


def close(request: HttpRequest, sitting: Sitting, code: str) -> HttpResponse:
    """Close the section that runs."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if is_overtaken(request, sitting):
        return overtaken(request, sitting)
    now = timezone.now()
    section_of(sitting, code)
    end_section(sitting, code, now=now)
    return JsonResponse(told_to_desk(sitting, now))


def media(request: HttpRequest, sitting: Sitting, name: str) -> HttpResponse:
    """Hand over a picture or recording of the section that runs, or of its practice."""
    course, _ = course_now(sitting, timezone.now())
    here = course.running or course.next
    if here is None or not may_go_on(sitting):
        raise Http404
    found = medium_of(sitting, name, here, is_practice=course.running is None)
    response = HttpResponse(opened(found.sealed), content_type=found.kind)
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def is_overtaken(request: HttpRequest, sitting: Sitting) -> bool:
    """Say whether another page has taken over from the one that asks."""
    return request.POST.get("desk") != str(sitting.desk)


def overtaken(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Refuse a page from which another has taken over."""
    refused(request, sitting, "overtaken")
    return JsonResponse({"fault": "overtaken", "desk": sitting.desk}, status=409)
