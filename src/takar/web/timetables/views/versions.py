"""One version: its board, its sheets, its course; and two side by side."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import CSV, PDF, XLSX, deed, download
from takar.web.kit.paging import page_of
from takar.web.kit.templatetags.kit import safe
from takar.web.timetables import actions
from takar.web.timetables.checks import checked, refusals, told
from takar.web.timetables.drawings import board_svg, tones_of
from takar.web.timetables.models import OpenDay, Session, Timetable
from takar.web.timetables.papers.calendars import KIND
from takar.web.timetables.papers.wording import method_titles
from takar.web.timetables.queries.boards import KINDS, ROOMS, days_in, lanes_of
from takar.web.timetables.queries.comparing import changes_between, counted
from takar.web.timetables.queries.events import searches_of, versions_of
from takar.web.timetables.queries.sessions import sessions_in
from takar.web.timetables.rules.refusals import Clash
from takar.web.timetables.views.doors import about, planned_event, readable_event, version_of

LANES = 60


def kinds() -> dict[str, str]:
    """Return how a version can be laid out."""
    return {"ruang": _("Per ruang"), "asesor": _("Per asesor"), "peserta": _("Per peserta")}


def chosen_kind(request: SignedInRequest) -> str:
    """Return how the reader wants it laid out."""
    wanted = request.GET.get("menurut", ROOMS)
    return wanted if wanted in KINDS else ROOMS


def chosen_day(request: SignedInRequest, days: list[date]) -> date | None:
    """Return the day the reader wants to see; the first by itself."""
    wanted = request.GET.get("hari", "")
    return next((day for day in days if day.isoformat() == wanted), days[0] if days else None)


def version(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Show one version as a board, with what is proved of it and what may be done."""
    event = readable_event(request, event_id)
    found = version_of(event, timetable_id)
    return shown_version(request, found)


def shown_version(
    request: SignedInRequest, found: Timetable, clash: Clash | None = None
) -> HttpResponse:
    """Show one version; with what stands against publishing it, where that was tried."""
    event = found.event
    sessions = list(sessions_in(found))
    kind, days = chosen_kind(request), days_in(sessions)
    day = chosen_day(request, days)
    lanes = [lane for lane in lanes_of(sessions, kind) if day and lane.on(day)]
    page = page_of(request, lanes, size=LANES)
    titles = all_titles(found)
    context = {
        **about(request, event, "timetable"),
        "timetable": found,
        "proof": found.proven,
        "kind": kind,
        "kinds": kinds(),
        "days": days,
        "day": day,
        "page": page,
        "lanes": [(lane, lane.on(day)) for lane in page] if day else [],
        "board": safe(drawn(list(page), day, found, titles)) if day else "",
        "titles": titles,
        "tones": [(code, titles[code], tone) for code, tone in tones_of(list(titles)).items()],
        "session_count": len(sessions),
        "findings": told(checked(found).faults()) if found.may_change else [],
        "clash": clash,
        "search": searches_of(event).filter(found=found).first(),
    }
    return render(request, "timetables/version.html", context)


def all_titles(found: Timetable) -> dict[str, str]:
    """Return the methods that have sessions, in the order of the event, with their titles."""
    known = method_titles(found.event)
    rows = Session.objects.filter(timetable=found).order_by("method__pk")
    codes = dict.fromkeys(rows.values_list("method__code", flat=True))
    return {code: known.get(code, code) for code in codes}


def drawn(lanes: list[Any], day: date, found: Timetable, titles: dict[str, str]) -> str:
    """Return the board of a day."""
    hours = OpenDay.objects.filter(event=found.event, day=day).first()

    def link(session: Session) -> str:
        return reverse("timetables:session", args=[found.event_id, session.pk])

    return board_svg(lanes, day, hours, titles=titles, link=link)


def publish(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Bring a version into force; what stands against it is shown beside the button."""
    event = planned_event(request, event_id)
    found = version_of(event, timetable_id)
    insists, reason = request.POST.get("insists") == "on", request.POST.get("reason", "")[:300]
    if request.method == "POST" and (clash := clash_of(found, insists=insists)):
        return shown_version(request, found, clash)
    return deed(
        request,
        lambda: actions.publish_timetable(request.user, found, insists=insists, reason=reason),
        _("Jadwal diterbitkan; asesor ditugaskan dan yang bersangkutan diberi tahu."),
        "timetables:version",
        event.pk,
        found.pk,
    )


def clash_of(found: Timetable, *, insists: bool) -> Clash | None:
    """Return what the checker finds against a draft, unless one insists where one may."""
    broken = checked(found).faults() if found.may_publish else ()
    beyond = refusals(broken)
    if beyond or (broken and not insists):
        return Clash(beyond or told(broken), may_insist=not beyond)
    return None


def withdraw(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Take a publication back."""
    event = planned_event(request, event_id)
    found = version_of(event, timetable_id)
    return deed(
        request,
        lambda: actions.withdraw_timetable(request.user, found),
        _("Penerbitan dibatalkan."),
        "timetables:timetable",
        event.pk,
    )


def copy(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Open a draft with the same sessions."""
    event = planned_event(request, event_id)
    found = version_of(event, timetable_id)
    return deed(
        request,
        lambda: actions.copy_timetable(request.user, found).version,
        _("Salinan dibuat sebagai draf versi {outcome}."),
        "timetables:timetable",
        event.pk,
    )


def discard(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Throw a draft away."""
    event = planned_event(request, event_id)
    found = version_of(event, timetable_id)
    return deed(
        request,
        lambda: actions.discard_timetable(request.user, found),
        _("Draf dibuang."),
        "timetables:timetable",
        event.pk,
    )


def comparison(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Lay two versions side by side: every sitting that differs."""
    event = readable_event(request, event_id)
    found = list(versions_of(event))
    before = picked(found, request.GET.get("a", ""), 1)
    after = picked(found, request.GET.get("b", ""), 0)
    changes = changes_between(before, after) if before and after else []
    context = {
        **about(request, event, "timetable"),
        "versions": found,
        "before": before,
        "after": after,
        "page": page_of(request, changes),
        "counts": counted(changes),
        "total": len(changes),
        "titles": method_titles(event),
    }
    return render(request, "timetables/comparison.html", context)


def picked(found: list[Timetable], wanted: str, otherwise: int) -> Timetable | None:
    """Return the version that was chosen, or the one at a place of the list."""
    chosen = next((one for one in found if str(one.pk) == wanted), None)
    return chosen or (found[otherwise] if len(found) > otherwise else None)


def sheets(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Show sheets of rooms, assessors or participants; made to be printed as well."""
    event = readable_event(request, event_id)
    found = version_of(event, timetable_id)
    kind = chosen_kind(request)
    lanes = lanes_of(list(sessions_in(found)), kind)
    only = request.GET.get("satu", "")
    context = {
        **about(request, event, "timetable"),
        "timetable": found,
        "kind": kind,
        "kinds": kinds(),
        "all_lanes": lanes,
        "page": page_of(
            request, [lane for lane in lanes if not only or str(lane.key) == only], size=20
        ),
        "only": only,
        "titles": all_titles(found),
    }
    return render(request, "timetables/sheets.html", context)


def print_sheets(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Hand over sheets as a PDF."""
    event = readable_event(request, event_id)
    found = version_of(event, timetable_id)
    kind, only = chosen_kind(request), request.GET.get("satu", "")
    return download(
        request,
        lambda: actions.take_sheets(
            request.user, found, kind=kind, only=int(only) if only.isdecimal() else None
        ),
        name=f"jadwal-{kind}-{event.pk}-v{found.version}.pdf",
        kind=PDF,
    )


def table(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Hand over a version as a workbook or as text."""
    event = readable_event(request, event_id)
    found = version_of(event, timetable_id)
    is_text = request.GET.get("bentuk") == "csv"
    return download(
        request,
        lambda: actions.take_table(request.user, found, form="csv" if is_text else "xlsx"),
        name=f"jadwal-{event.pk}-v{found.version}.{'csv' if is_text else 'xlsx'}",
        kind=CSV if is_text else XLSX,
    )


def calendar(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the calendar of an event."""
    event = readable_event(request, event_id)
    return download(
        request,
        lambda: actions.take_calendar(request.user, event),
        name=f"jadwal-{event.pk}.ics",
        kind=KIND,
    )
