"""Reports on ratings, computed in the background."""

from datetime import timedelta
from functools import partial

from django_tasks import task

from takar.web.accounts.models import User
from takar.web.kit.background import faults_told_by
from takar.web.kit.cut_off import HINT, PROBLEM, may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.rating_quality.actions import fail_quality, keep_quality
from takar.web.rating_quality.computing import computed
from takar.web.rating_quality.models import QualityRun

LONGEST = timedelta(hours=1)


def end_quality(run_id: int, user_id: int) -> None:
    """Note on a report that its computing was cut off."""
    with scopes_disabled():
        run = QualityRun.objects.select_related("event__agency").get(pk=run_id)
        user = User.objects.get(pk=user_id)
    if run.state == "BERJALAN":
        with scope(agency=run.event.agency, agency_code=run.event.agency.code):
            fail_quality(user, run, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_quality, longest=LONGEST)
def compute_quality(run_id: int, user_id: int) -> None:
    """Compute a report once; what goes wrong is written on it."""
    with scopes_disabled():
        run = QualityRun.objects.select_related("event__agency").get(pk=run_id)
        user = User.objects.get(pk=user_id)
    if run.state != "MENUNGGU":
        return
    agency = run.event.agency
    with scope(agency=agency, agency_code=agency.code):
        reported(run, user)


def reported(run: QualityRun, user: User) -> None:
    """Compute a report and keep it, telling on the way how far it is."""
    own = QualityRun.objects.filter(pk=run.pk)
    own.update(state="BERJALAN")
    run.state = "BERJALAN"
    with faults_told_by(partial(fail_quality, user, run)):
        found = computed(run.event, told=lambda step: own.update(step=step))
        keep_quality(user, run, found=found)
