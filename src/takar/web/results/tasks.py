"""Long measurings, worked off in the background."""

from datetime import timedelta
from functools import partial

from django_tasks import task

from takar.web.kit.background import faults_told_by
from takar.web.kit.cut_off import HINT, PROBLEM, may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.results.actions import answer_request, begin_request, fail_request
from takar.web.results.models import RequestState, RunRequest

LONGEST = timedelta(hours=2)


def asked(request_id: int) -> RunRequest:
    """Return what was asked for, of whichever agency."""
    with scopes_disabled():
        found: RunRequest = RunRequest.objects.select_related("agency", "asked_by").get(
            pk=request_id
        )
    return found


def end_work(request_id: int) -> None:
    """Note on a request that its measuring was cut off."""
    request = asked(request_id)
    if request.state == RequestState.RUNNING:
        with scope(agency=request.agency, agency_code=request.agency.code):
            fail_request(request.asked_by, request, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_work, longest=LONGEST)
def work_off(request_id: int) -> None:
    """Measure what was asked for; what goes wrong is written on the request."""
    request = asked(request_id)
    with scope(agency=request.agency, agency_code=request.agency.code):
        begin_request(request.asked_by, request)
        with faults_told_by(partial(fail_request, request.asked_by, request)):
            answer_request(request.asked_by, request)
