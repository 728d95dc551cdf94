"""Needs and fillings of plans, computed in the background."""

from datetime import timedelta
from functools import partial

from django_tasks import task

from takar.web.accounts.models import User
from takar.web.development.actions import answer_work, begin_work, fail_work
from takar.web.development.models import Plan
from takar.web.development.rules import RUNNING, WAITING
from takar.web.kit.background import faults_told_by
from takar.web.kit.cut_off import HINT, PROBLEM, may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled

LONGEST = timedelta(minutes=20)


def found(plan_id: int, user_id: int) -> tuple[Plan, User]:
    """Return the plan and who asked."""
    with scopes_disabled():
        return Plan.objects.select_related("agency").get(pk=plan_id), User.objects.get(pk=user_id)


def end_work(plan_id: int, user_id: int) -> None:
    """Note on a plan that its computing was cut off, if nothing else came of it."""
    plan, user = found(plan_id, user_id)
    if plan.work_state == RUNNING:
        with scope(agency=plan.agency, agency_code=plan.agency.code):
            fail_work(user, plan, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_work, longest=LONGEST)
def compute_plan(plan_id: int, user_id: int) -> None:
    """Do what was asked of a plan once; what goes wrong is written on it."""
    plan, user = found(plan_id, user_id)
    if plan.work_state != WAITING:
        return
    with scope(agency=plan.agency, agency_code=plan.agency.code):
        begin_work(plan)
        with faults_told_by(partial(fail_work, user, plan)):
            answer_work(user, plan)
