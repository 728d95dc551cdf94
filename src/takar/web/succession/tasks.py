"""Lists of target posts, made in the background."""

from datetime import timedelta
from functools import partial

from django_tasks import task

from takar.web.accounts.models import User
from takar.web.kit.background import faults_told_by
from takar.web.kit.cut_off import HINT, PROBLEM, may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.succession.actions.surveys import answer_survey, fail_survey
from takar.web.succession.models import Survey
from takar.web.succession.rules import BUSY, RUNNING, WAITING

LONGEST = timedelta(minutes=15)
"""What measuring everybody and making every list may take."""


def end_lists(survey_id: int, user_id: int) -> None:
    """Note on a survey that its making was cut off, if nothing else came of it."""
    survey, user = found(survey_id, user_id)
    if survey is None or survey.state not in BUSY:
        return
    with scope(agency=survey.agency, agency_code=survey.agency.code):
        fail_survey(user, survey, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_lists, longest=LONGEST)
def make_lists(survey_id: int, user_id: int) -> None:
    """Make the lists once; what goes wrong is written on the survey."""
    survey, user = found(survey_id, user_id)
    if survey is None:
        return
    with scope(agency=survey.agency, agency_code=survey.agency.code):
        if not Survey.objects.filter(pk=survey_id, state=WAITING).update(state=RUNNING):
            return
        survey.state = RUNNING
        with faults_told_by(partial(fail_survey, user, survey)):
            answer_survey(user, survey)


def found(survey_id: int, user_id: int) -> tuple[Survey | None, User]:
    """Return a survey, unless it was removed while it waited, and who asked for it."""
    with scopes_disabled():
        surveys = Survey.objects.select_related("agency").filter(pk=survey_id)
        return surveys.first(), User.objects.get(pk=user_id)
