from decimal import Decimal

import pytest

from takar.kernel.errors import TakarError
from takar.web.assessments.models import Event, IntegratedLevel, MethodScore
from takar.web.assessments.rules.refusals import NoReason, NotNow
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.rating_quality.actions import ask_for_quality, decide_adjustment, take_quality
from takar.web.rating_quality.actions.decisions import NoGround, OldReport
from takar.web.rating_quality.actions.runs import TooEarly
from takar.web.rating_quality.models import AdjustmentDecision, PersonQuality, QualityRun
from tests.cast import Cast
from tests.web.rating_quality.made import Rated, advised, computed_now, rated

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_operators_and_the_chair_ask_for_a_report_and_nobody_else(there: Rated) -> None:
    cast = there.cast
    with there.inside():
        for stranger in (cast.sari, cast.bupati, cast.made, cast.putri, there.guest, cast.joko):
            with pytest.raises(NotPermitted):
                ask_for_quality(stranger, there.event)
        run = ask_for_quality(there.chair, there.event)
        assert ask_for_quality(cast.rahayu, there.event) == run
        assert QualityRun.objects.count() == 1


def test_a_report_is_kept_without_names_and_changes_no_level(there: Rated) -> None:
    with there.inside():
        scores = list(MethodScore.objects.order_by("pk").values_list("level", flat=True))
        run = computed_now(there)
        assert run.state == "SELESAI"
        assert run.report is not None
        assert run.report["people"] == []
        assert PersonQuality.objects.filter(run=run).count() == 14
        assert list(MethodScore.objects.order_by("pk").values_list("level", flat=True)) == scores
        assert not IntegratedLevel.objects.exists()
        entry = Entry.objects.get(act="rating_quality.report.computed")
    assert "P000" not in str(entry.facts)


def test_a_report_is_asked_for_only_once_scores_are_written(there: Rated) -> None:
    with there.inside():
        Event.objects.filter(pk=there.event.pk).update(state="DIRENCANAKAN")
        with pytest.raises(TooEarly):
            ask_for_quality(there.cast.rahayu, there.event)


def test_scores_without_names_give_a_report_that_tells_what_it_cannot_say(cast: Cast) -> None:
    run = computed_now(rated(cast, named=False))
    assert run.found is not None
    assert not run.found.verdict.applies
    assert run.found.agreement is None
    assert "RATINGS" in {one.part for one in run.found.refusals}
    assert run.found.outcome.measured == 14


def test_adjusting_is_decided_with_a_reason_and_changes_the_proposal_alone(
    there: Rated, run: QualityRun
) -> None:
    with there.inside():
        advised(run, applies=True)
        with pytest.raises(NoReason):
            decide_adjustment(there.cast.rahayu, run, applies=True, reason=" ")
        made = decide_adjustment(there.chair, run, applies=True, reason="Jaringan kuat.")
        assert (made.applies, made.against_verdict) == (True, False)
        later = decide_adjustment(there.cast.rahayu, run, applies=False, reason="Rapat menolak.")
        assert later.against_verdict
        assert AdjustmentDecision.objects.count() == 2
        assert not IntegratedLevel.objects.exists()
        for stranger in (there.cast.sari, there.cast.bupati, there.guest, there.cast.joko):
            with pytest.raises(NotPermitted):
                decide_adjustment(stranger, run, applies=False, reason="Tidak.")


def test_what_the_report_does_not_support_cannot_be_applied(there: Rated, run: QualityRun) -> None:
    with there.inside():
        advised(run, applies=False)
        with pytest.raises(NoGround):
            decide_adjustment(there.cast.rahayu, run, applies=True, reason="Ingin saja.")
        decide_adjustment(there.cast.rahayu, run, applies=False, reason="Ikut laporan.")
        assert not AdjustmentDecision.objects.filter(applies=True).exists()


def test_an_old_report_is_not_decided_on(there: Rated, run: QualityRun) -> None:
    with there.inside():
        score = MethodScore.objects.all()[0]
        score.level = Decimal(5) - (score.level or 0)
        score.save()
        with pytest.raises(OldReport):
            decide_adjustment(there.cast.rahayu, run, applies=False, reason="Terlambat.")


def test_after_the_signature_nothing_is_decided_any_more(there: Rated, run: QualityRun) -> None:
    with there.inside():
        Event.objects.filter(pk=there.event.pk).update(state="DITANDATANGANI")
        with pytest.raises(NotNow):
            decide_adjustment(there.cast.rahayu, run, applies=False, reason="Terlambat.")


def test_a_workbook_taken_away_is_recorded_and_not_for_guests(
    there: Rated, run: QualityRun
) -> None:
    with there.inside():
        for reader in (there.cast.rahayu, there.cast.sari, there.cast.made):
            assert take_quality(reader, run)[:2] == b"PK"
        assert Entry.objects.filter(act="rating_quality.report.taken").count() == 3
        for stranger in (there.guest, there.cast.putri, there.cast.hadi, there.cast.joko):
            with pytest.raises(TakarError):
                take_quality(stranger, run)
