"""Pages on which scores are written down."""

from decimal import Decimal
from io import BytesIO
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.exchange.files import SheetReading, check_size, read_template, write_template
from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import record_scores, record_scores_table, take_template
from takar.web.assessments.actions.scores import read_evidence, read_level
from takar.web.assessments.forms import ParticipantFilter, UploadForm
from takar.web.assessments.models import Event, EventMethod, Participant
from takar.web.assessments.permissions import assesses, operates
from takar.web.assessments.queries.events import (
    groups_of,
    participants_seen_by,
    progress_of,
    searched_participants,
)
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.score_page import neighbours_of, score_lines
from takar.web.assessments.queries.scores import ABSENT, assessor_names, scores_by
from takar.web.assessments.queries.sheets import desks_of
from takar.web.assessments.queries.staffing import seat_of
from takar.web.assessments.rules.states import may_now
from takar.web.assessments.views.doors import powers, visible_event
from takar.web.assessments.views.participants import operated_event
from takar.web.kit.answers import XLSX, attachment
from takar.web.kit.paging import page_of
from takar.web.people.models import Employee


def scored_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event in which the reader may write scores."""
    event = visible_event(request, event_id)
    if not assesses(request.user, event):
        raise PermissionDenied
    return event


def scoring(request: SignedInRequest, event_id: int) -> HttpResponse:
    """List the participants with how much each method has seen of them."""
    event = scored_event(request, event_id)
    form = ParticipantFilter(request.GET, groups=groups_of(event))
    wanted = form.cleaned_data if form.is_valid() else {}
    people = participants_seen_by(request.user, event).exclude(state__in=ABSENT)
    page = page_of(request, searched_participants(people, wanted).order_by("number"))
    own = "" if operates(request.user, event) else own_name(request, event)
    context = {
        "event": event,
        "form": form,
        "page": page,
        "desks": desks_of(event, list(page), own),
        "titles": law_of_event(event).codes("assessment.methods"),
        "progress": progress_of(event),
        "is_open": may_now("score", event.state),
        **powers(request, event),
    }
    return render(request, "assessments/scoring.html", context)


def score(
    request: SignedInRequest, event_id: int, participant_id: int, method_code: str
) -> HttpResponse:
    """Show the grid of one participant and method, and accept it."""
    event = scored_event(request, event_id)
    people = participants_seen_by(request.user, event).exclude(state__in=ABSENT)
    participant = get_object_or_404(people.select_related("event__agency"), pk=participant_id)
    method = get_object_or_404(EventMethod, event=event, code=method_code)
    assessor = assessor_of(request, event)
    fault, typed = None, None
    if request.method == "POST":
        typed = request.POST
        try:
            save_grid(request, participant, method, assessor)
        except TakarError as found:
            fault = found
        else:
            return after_saving(request, participant, method, assessor)
    lines = score_lines(method, scores_by(participant, method, assessor), typed)
    context = {
        "event": event,
        "participant": participant,
        "method": method,
        "title": law_of_event(event).codes("assessment.methods")[method.code].title,
        "assessor": assessor,
        "assessors": assessor_names(event),
        "lines": lines,
        "left": sum(not line.is_answered for line in lines),
        "neighbours": neighbours_of(participant, people),
        "is_open": may_now("score", event.state),
        "fault": fault,
        **powers(request, event),
    }
    return render(request, "assessments/score.html", context, status=422 if fault else 200)


def assessor_of(request: SignedInRequest, event: Event) -> str:
    """Return whose scores are written: an assessor's own, or the name an operator chose."""
    if not operates(request.user, event):
        return own_name(request, event)
    return (request.POST.get("asesor") or request.GET.get("asesor") or str(request.user)).strip()


def own_name(request: SignedInRequest, event: Event) -> str:
    """Return how the reader signs scores in an event: by the seat, or by the account."""
    seat = seat_of(request.user, event)
    return seat.name if seat else str(request.user)


def save_grid(
    request: SignedInRequest, participant: Participant, method: EventMethod, assessor: str
) -> None:
    """Record what was typed into the grid."""
    levels: dict[str, Decimal | None] = {}
    evidence: dict[str, str] = {}
    for cell in method.competencies.all():
        code = cell.competency
        levels[code] = read_level(request.POST.get(f"level_{code}", ""))
        evidence[code] = read_evidence(
            levels[code],
            request.POST.get(f"evidence_{code}", ""),
            unseen=request.POST.get(f"unseen_{code}", ""),
        )
    record_scores(
        request.user,
        participant,
        method=method.code,
        assessor=assessor,
        levels=levels,
        evidence=evidence,
    )


def after_saving(
    request: SignedInRequest, participant: Participant, method: EventMethod, assessor: str
) -> HttpResponse:
    """Say that it was saved, and go on to the next participant or stay."""
    messages.success(request, _("Nilai {name} tersimpan.").format(name=participant.employee.name))
    people = participants_seen_by(request.user, participant.event).exclude(state__in=ABSENT)
    following = neighbours_of(participant, people)[1] if "next" in request.POST else None
    goal = following.pk if following else participant.pk
    response = redirect("assessments:score", participant.event_id, goal, method.code)
    if operates(request.user, participant.event):
        response["Location"] += f"?{urlencode({'asesor': assessor})}"
    return response


def template(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the workbook of scores with every participant and method filled in."""
    event = operated_event(request, event_id)
    content = BytesIO()
    rows = take_template(request.user, event)
    write_template(
        "assessment_scores", content, rows, allowed={"method": sorted(set(methods_in(event)))}
    )
    return attachment(content.getvalue(), f"nilai-{event.pk}.xlsx", XLSX)


def upload(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Check a filled workbook, and record it when nothing is wrong and it is asked for."""
    event = operated_event(request, event_id)
    form = UploadForm(request.POST or None, request.FILES or None)
    fault: TakarError | None = None
    reading: SheetReading | None = None
    if form.is_valid():
        try:
            reading = read_scores(event, form.cleaned_data["file"])
            if "save" in request.POST and not reading.counts.bad:
                count = record_scores_table(
                    request.user,
                    event,
                    table=reading.rows,
                    assessor=form.cleaned_data["assessor"].strip(),
                )
                messages.success(request, _("{count} nilai tercatat.").format(count=count))
                return redirect("assessments:scoring", event.pk)
        except TakarError as found:
            fault = found
    context = {"event": event, "form": form, "fault": fault, "reading": reading}
    return render(request, "assessments/upload.html", context, status=422 if fault else 200)


def read_scores(event: Event, file: "UploadedFile[bytes]") -> SheetReading:
    """Read a filled workbook against the participants and methods of an event."""
    people = Employee.objects.filter(participations__event=event).exclude(nip=None)
    check_size(file.size or 0, file.name or "", limit_bytes=settings.UPLOAD_LIMIT_BYTES)
    return read_template(
        "assessment_scores",
        file.read(),
        file.name or "",
        {nip: code for nip, code in people.values_list("nip", "code") if nip},
        day=timezone.localdate(),
        allowed={"method": methods_in(event)},
    )


def methods_in(event: Event) -> list[str]:
    """Return the codes of the methods of an event."""
    return list(EventMethod.objects.filter(event=event).values_list("code", flat=True))
