"""The door: a candidate shows number and PINs."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.exams.models import Registration
from takar.web.kit.scope import scope
from takar.web.sittings.actions.entering import NotLetIn, admitted, enter
from takar.web.sittings.forms import EntryForm
from takar.web.sittings.rules.exam_browser import HEADER, is_exam_browser
from takar.web.sittings.views.doors import logger, unkept, with_cookie


@login_not_required
def door(request: HttpRequest) -> HttpResponse:
    """Ask for number and PINs, and let in who shows the right ones."""
    form = EntryForm(request.POST or None)
    fault = None
    if request.method == "POST" and form.is_valid():
        try:
            return let_in(request, admitted(**form.cleaned_data))
        except TakarError as found:
            fault = found
    page = render(
        request,
        "sittings/enter.html",
        {"form": form, "fault": fault},
        status=422 if fault else 200,
    )
    return unkept(page)


def let_in(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Lead somebody to their desk."""
    refuse_other_browsers(request, registration)
    agency = registration.session.exam.agency
    with scope(agency=agency, agency_code=agency.code):
        sitting = enter(registration, now=timezone.now())
        return unkept(with_cookie(redirect("sittings:sheet"), sitting))


def refuse_other_browsers(request: HttpRequest, registration: Registration) -> None:
    """Refuse a browser that the session does not allow.

    Raises:
        NotLetIn: the session asks for an exam browser, and this is none of its configurations.
    """
    keys = registration.session.browser_keys
    if not is_exam_browser(request.headers.get(HEADER, ""), request.build_absolute_uri(), keys):
        logger.warning("refused: not the exam browser, registration %s", registration.pk)
        raise NotLetIn(
            msg("Sesi ini hanya dapat diikuti dengan peramban ujian."),
            hint=msg("Buka Safe Exam Browser dengan konfigurasi dari panitia."),
        )
