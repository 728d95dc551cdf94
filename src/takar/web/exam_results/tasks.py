"""Runs of marking and inquiries into answers, worked on in the background."""

from functools import partial

from django.utils import timezone
from django_tasks import task

from takar.web.accounts.models import User
from takar.web.exam_results.actions.alarms import keep_alarms
from takar.web.exam_results.actions.analyses import keep_analysis
from takar.web.exam_results.actions.inquiries import begin_inquiry, end_inquiry, fail_inquiry
from takar.web.exam_results.actions.refusals import refuse_unless_live
from takar.web.exam_results.actions.runs import fail_run, found_for, keep_run
from takar.web.exam_results.analysing import Told, analysed
from takar.web.exam_results.models import Inquiry, ItemAnalysis, ScoreRun
from takar.web.exam_results.rules import BUSY, LONGEST
from takar.web.exam_results.watching import signs_in
from takar.web.kit.background import faults_told_by
from takar.web.kit.cut_off import HINT, PROBLEM, may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled


def run_of(run_id: int, user_id: int) -> tuple[ScoreRun, User]:
    """Return a run and who asked for it."""
    with scopes_disabled():
        run = ScoreRun.objects.select_related("exam__agency").get(pk=run_id)
        return run, User.objects.get(pk=user_id)


def end_run(run_id: int, user_id: int) -> None:
    """Note on a run that its computing was cut off, if nothing else came of it."""
    run, user = run_of(run_id, user_id)
    agency = run.exam.agency
    with scope(agency=agency, agency_code=agency.code):
        if run.state == "DIHITUNG":
            fail_run(user, run, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_run, longest=LONGEST)
def compute_run(run_id: int, user_id: int) -> None:
    """Compute a run once; what goes wrong is written on it."""
    run, user = run_of(run_id, user_id)
    agency = run.exam.agency
    with scope(agency=agency, agency_code=agency.code):
        computed(run, user)


def computed(run: ScoreRun, user: User) -> ScoreRun:
    """Compute a run that waits, and return it as it then is."""
    if run.state != "DIHITUNG":
        return run
    run.begun_at = timezone.now()
    run.save(update_fields=["begun_at"])
    with faults_told_by(partial(fail_run, user, run)):
        keep_run(user, run, found=found_for(run))
    return run


def inquiry_of(inquiry_id: int) -> Inquiry:
    """Return an inquiry with what working on it needs."""
    with scopes_disabled():
        rows = Inquiry.objects.select_related("run__exam__agency", "asked_by")
        found: Inquiry = rows.get(pk=inquiry_id)
    return found


def end_look(inquiry_id: int) -> None:
    """Note on an inquiry that the work was cut off, if nothing else came of it."""
    inquiry = inquiry_of(inquiry_id)
    agency = inquiry.run.exam.agency
    with scope(agency=agency, agency_code=agency.code):
        if inquiry.state in BUSY:
            fail_inquiry(inquiry.asked_by, inquiry, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_look, longest=LONGEST)
def look_into(inquiry_id: int) -> None:
    """Work on an inquiry once; what goes wrong is written on it."""
    inquiry = inquiry_of(inquiry_id)
    agency = inquiry.run.exam.agency
    with scope(agency=agency, agency_code=agency.code):
        worked_on(inquiry)


def worked_on(inquiry: Inquiry) -> Inquiry:
    """Work on an inquiry that waits, and return it as it then is."""
    if inquiry.state != "MENUNGGU":
        return inquiry
    user, run = inquiry.asked_by, inquiry.run

    def told(done: int) -> None:
        Inquiry.objects.filter(pk=inquiry.pk).update(done=done)

    with faults_told_by(partial(fail_inquiry, user, inquiry)):
        begin_inquiry(user, inquiry)
        if inquiry.kind == "ANALISIS":
            end_inquiry(user, inquiry, analysis=analyse(user, run, told))
        else:
            end_inquiry(user, inquiry, found=seek_alarms(user, run, told))
    return inquiry


def analyse(user: User, run: ScoreRun, told: Told = int) -> ItemAnalysis:
    """Analyse the items of the run that counts, and keep what was found.

    Raises:
        NotReady: the run does not count.
        TooFew: fewer than two people or two items.
    """
    refuse_unless_live(run)
    return keep_analysis(user, run, report=analysed(run, told))


def seek_alarms(user: User, run: ScoreRun, told: Told = int) -> int:
    """Look for what somebody should look into, keep it, and return how much of it is new.

    Raises:
        NotReady: the run does not count.
    """
    refuse_unless_live(run)
    return keep_alarms(user, run, signs=signs_in(run, told))
