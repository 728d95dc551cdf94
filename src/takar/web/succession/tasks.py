"""Lists of target posts, made in the background."""

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from takar.kernel.errors import TakarError
from takar.web.accounts.models import User
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.succession.actions.surveys import answer_survey, begin_survey, fail_survey
from takar.web.succession.models import Survey
from takar.web.succession.rules import WAITING

UNEXPECTED = _("Pekerjaan berhenti karena kesalahan yang tidak terduga.")
REPORT = _("Coba lagi; bila berulang, sampaikan kepada pengelola sistem beserta waktunya.")


@task()
def make_lists(survey_id: int, user_id: int) -> None:
    """Make the lists once; what goes wrong is written on the survey."""
    with scopes_disabled():
        survey = Survey.objects.select_related("agency").get(pk=survey_id)
        user = User.objects.get(pk=user_id)
    if survey.state != WAITING:
        return
    with scope(agency=survey.agency, agency_code=survey.agency.code):
        begin_survey(survey)
        try:
            answer_survey(user, survey)
        except TakarError as error:
            fail_survey(user, survey, problem=str(error.problem), hint=str(error.hint))
        except Exception:
            fail_survey(user, survey, problem=str(UNEXPECTED), hint=str(REPORT))
            raise
