"""Every change of a level, and the correction of a signed one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.queries.law import law_of_event
from takar.web.audit.action import NotPermitted
from takar.web.kit.answers import workbook
from takar.web.kit.paging import page_of
from takar.web.meetings.actions import correct as correct_level
from takar.web.meetings.actions import take_changes
from takar.web.meetings.forms import CorrectionForm
from takar.web.meetings.permissions import reads_minutes, signs
from takar.web.meetings.queries.anchors import ladders_of
from takar.web.meetings.queries.changes import newest_changes, titled, waits_for_measuring
from takar.web.meetings.queries.sight import hidden_from
from takar.web.meetings.views.doors import level_in, person_page, powers, readable_event


def changes(request: SignedInRequest, event_id: int) -> HttpResponse:
    """List every change of a level, the newest first."""
    event = readable_event(request, event_id)
    if not reads_minutes(request.user, event):
        raise PermissionDenied
    page = page_of(request, newest_changes(event, hidden_from(request.user, event)))
    context = {
        "event": event,
        "page": page,
        "rows": titled(event, page),
        "waits_for_measuring": waits_for_measuring(event),
        **powers(request, event),
    }
    return render(request, "meetings/changes.html", context)


def changes_export(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over every change of a level as a workbook."""
    event = readable_event(request, event_id)
    sheets = {"Perubahan level": take_changes(request.user, event)}
    return workbook(sheets, f"perubahan-level-{event.pk}.xlsx")


def correct(request: SignedInRequest, event_id: int, level_id: int) -> HttpResponse:
    """Correct a signed level by a document; the results are computed anew."""
    level = level_in(request, event_id, level_id)
    participant = level.participant
    event = participant.event
    if not event.is_signed:
        raise Http404
    if not signs(request.user, event):
        raise PermissionDenied
    form, fault = CorrectionForm(request.POST or None), None
    if form.is_valid():
        try:
            change = correct_level(request.user, level, **form.cleaned_data)
        except NotPermitted:
            raise
        except TakarError as found:
            fault = found
        else:
            messages.success(
                request,
                _("Level dikoreksi; hasil dihitung ulang.")
                if change.run
                else _("Level dikoreksi; operator perlu menghitung ulang hasilnya."),
            )
            return redirect(person_page(request, participant, level.competency))
    law = law_of_event(event)
    context = {
        "event": event,
        "participant": participant,
        "level": level,
        "title": law.codes("assessment.competencies")[level.competency].title,
        "ladder": ladders_of(event, law)[level.competency],
        "form": form,
        "fault": fault,
        **powers(request, event),
    }
    status = 422 if fault or form.errors else 200
    return render(request, "meetings/correct.html", context, status=status)
