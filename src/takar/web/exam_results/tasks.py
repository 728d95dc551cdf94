"""Runs of marking, computed in the background."""

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from takar.kernel.errors import TakarError
from takar.web.accounts.models import User
from takar.web.exam_results.actions.runs import fail_run, found_for, keep_run
from takar.web.exam_results.models import ScoreRun
from takar.web.kit.scope import scope, scopes_disabled

UNEXPECTED = _("Penskoran berhenti karena kesalahan yang tidak terduga.")
REPORT = _("Coba lagi; bila berulang, sampaikan kepada pengelola sistem beserta waktunya.")


@task()
def compute_run(run_id: int, user_id: int) -> None:
    """Compute a run once; what goes wrong is written on it."""
    with scopes_disabled():
        run = ScoreRun.objects.select_related("exam__agency").get(pk=run_id)
        user = User.objects.get(pk=user_id)
    agency = run.exam.agency
    with scope(agency=agency, agency_code=agency.code):
        computed(run, user)


def computed(run: ScoreRun, user: User) -> ScoreRun:
    """Compute a run that waits, and return it as it then is."""
    if run.state != "DIHITUNG":
        return run
    try:
        keep_run(user, run, found=found_for(run))
    except TakarError as error:
        fail_run(user, run, problem=str(error.problem), hint=str(error.hint))
    except Exception:
        fail_run(user, run, problem=str(UNEXPECTED), hint=str(REPORT))
        raise
    return run
