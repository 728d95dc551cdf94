import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django_scopes import ScopeError

from takar.web.rating_quality.models import AdjustmentDecision, QualityRun
from tests.runs.reported import report
from tests.web.rating_quality.made import Rated

pytestmark = pytest.mark.django_db


def made(there: Rated, state: str) -> QualityRun:
    """Make a report in some state."""
    run: QualityRun = QualityRun.objects.create(
        event=there.event, made_by=there.cast.rahayu, state=state
    )
    return run


def decided(there: Rated, run: QualityRun, *, applies: bool) -> AdjustmentDecision:
    """Write a decision down."""
    decision: AdjustmentDecision = AdjustmentDecision.objects.create(
        event=there.event, run=run, applies=applies, reason="Rapat.", decided_by=there.cast.rahayu
    )
    return decision


def test_one_report_of_an_event_waits_or_runs_at_a_time(there: Rated) -> None:
    with there.inside():
        for ended in ("SELESAI", "GAGAL"):
            made(there, ended)
        first = made(there, "MENUNGGU")
        with pytest.raises(IntegrityError), transaction.atomic():
            made(there, "BERJALAN")
        QualityRun.objects.filter(pk=first.pk).update(state="GAGAL")
        assert made(there, "BERJALAN").is_busy


def test_a_report_of_an_unknown_shape_is_not_kept(there: Rated) -> None:
    whole = report().model_dump(mode="json")
    with there.inside():
        run = made(there, "SELESAI")
        run.report = whole
        run.clean()
        assert run.found == report()
        run.report = whole | {"version": 2}
        with pytest.raises(ValidationError):
            run.clean()


def test_reports_and_decisions_are_asked_for_within_an_agency_alone(there: Rated) -> None:
    with there.inside():
        decided(there, made(there, "SELESAI"), applies=False)
        assert (QualityRun.objects.count(), AdjustmentDecision.objects.count()) == (1, 1)
    for model in (QualityRun, AdjustmentDecision):
        with pytest.raises(ScopeError):
            model.objects.count()


def test_the_latest_decision_stands_first_and_its_report_cannot_go(there: Rated) -> None:
    with there.inside():
        run = made(there, "SELESAI")
        decided(there, run, applies=True)
        later = decided(there, run, applies=False)
        assert AdjustmentDecision.objects.first() == later
        with pytest.raises(ProtectedError):
            run.delete()
