"""What somebody may know of the exams they sat themselves."""

from django.db.models import Q, QuerySet

from takar.web.accounts.models import Agency, User
from takar.web.exam_results.models import PersonScore, ScoreRun
from takar.web.exam_results.rules import HANDED_OVER
from takar.web.sittings.models import Sitting


def own_sittings(user: User, agency: Agency) -> "QuerySet[Sitting]":
    """Return the sittings of the person whose result they may read, newest first."""
    live = ScoreRun.objects.filter(exam__agency=agency, state="BERLAKU")
    is_told = Q(exam__event__state=HANDED_OVER) | Q(
        exam__event__isnull=True, released_at__isnull=False
    )
    rows = Sitting.objects.filter(
        registration__employee__user=user,
        registration__session__exam__in=live.filter(is_told).values("exam"),
    )
    return rows.select_related("registration__session__exam__event").order_by("-pk")


def own_scores(sitting: Sitting) -> "QuerySet[PersonScore]":
    """Return the scores of a sitting in the run that counts."""
    exam = sitting.registration.session.exam_id
    rows = PersonScore.objects.filter(run__exam=exam, run__state="BERLAKU", sitting=sitting)
    return rows.select_related("run").order_by("pk")
