"""Papers about many people, printed in the background."""

from datetime import timedelta
from functools import partial
from tempfile import SpooledTemporaryFile

from django.core.files import File
from django.db import transaction
from django_tasks import task

from takar.web.accounts.models import User
from takar.web.kit.background import faults_told_by
from takar.web.kit.cut_off import HINT, PROBLEM, may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.people.models import WorkUnit
from takar.web.reports.actions.ip_asn import (
    ask_for_sheets,
    fail_sheets,
    finish_sheets,
    write_sheets,
)
from takar.web.reports.models import SheetRequest
from takar.web.results.models import RequestState, Run

TOLD_EVERY = 25
LONGEST = timedelta(hours=2)
IN_MEMORY = 32 * 1024 * 1024


def start_sheets(user: User, run: Run, unit: WorkUnit | None) -> SheetRequest:
    """Ask for sheets and leave them to a worker."""
    request = ask_for_sheets(user, run, unit=unit)
    transaction.on_commit(lambda: print_sheets.enqueue(request.pk))
    return request


def asked(request_id: int) -> SheetRequest:
    """Return what was asked for, of whichever agency."""
    with scopes_disabled():
        found: SheetRequest = SheetRequest.objects.select_related(
            "agency", "run__agency", "unit", "asked_by"
        ).get(pk=request_id)
    return found


def end_printing(request_id: int) -> None:
    """Note on a request that its printing was cut off."""
    request = asked(request_id)
    if request.state in {RequestState.WAITING, RequestState.RUNNING}:
        with scope(agency=request.agency, agency_code=request.agency.code):
            fail_sheets(request.asked_by, request, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_printing, longest=LONGEST)
def print_sheets(request_id: int) -> None:
    """Print what was asked for; what goes wrong is written on the request."""
    request = asked(request_id)
    with (
        scope(agency=request.agency, agency_code=request.agency.code),
        faults_told_by(partial(fail_sheets, request.asked_by, request)),
    ):
        printed(request)


def printed(request: SheetRequest) -> None:
    """Print every sheet and say now and then how far it is; nothing is kept until all are there."""
    with SpooledTemporaryFile(IN_MEMORY) as archive:
        for done in write_sheets(request, archive):
            if done % TOLD_EVERY == 1:
                tell(request, done)
        archive.seek(0)
        finish_sheets(request.asked_by, request, archive=File(archive))


def tell(request: SheetRequest, done: int) -> None:
    """Say on the request how many sheets are printed."""
    request.state, request.done = RequestState.RUNNING, done
    SheetRequest.objects.filter(pk=request.pk).update(state=request.state, done=done)
