import pytest

from takar.web.assessments.models import MethodScore
from takar.web.rating_quality import tasks
from takar.web.rating_quality.actions import ask_for_quality
from takar.web.rating_quality.models import PersonQuality, QualityRun
from takar.web.rating_quality.tasks import compute_quality, reported
from tests.web.rating_quality.made import Rated

pytestmark = pytest.mark.django_db


def asked(there: Rated) -> QualityRun:
    """Ask for a report."""
    run: QualityRun = ask_for_quality(there.cast.rahayu, there.event)
    return run


def test_an_event_without_scores_says_so_and_fails_calmly(there: Rated) -> None:
    with there.inside():
        MethodScore.objects.all().delete()
        run = asked(there)
        reported(run, there.cast.rahayu)
        run.refresh_from_db()
    assert (run.state, run.report) == ("GAGAL", None)
    assert "belum mempunyai nilai" in run.problem
    assert run.hint


@pytest.mark.parametrize("state", ["BERJALAN", "SELESAI", "GAGAL"])
def test_only_a_report_that_waits_is_computed(there: Rated, state: str) -> None:
    with there.inside():
        run = asked(there)
        QualityRun.objects.filter(pk=run.pk).update(state=state)
    compute_quality.func(run.pk, there.cast.rahayu.pk)
    with there.inside():
        run.refresh_from_db()
        assert (run.state, run.step, run.report) == (state, 0, None)


def test_a_breakdown_is_written_on_the_report_and_not_swallowed(
    there: Rated, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **_more: object) -> None:
        raise OSError("no room on disk")

    monkeypatch.setattr(tasks, "computed", broken)
    with there.inside():
        run = asked(there)
    with pytest.raises(OSError, match="no room"):
        compute_quality.func(run.pk, there.cast.rahayu.pk)
    with there.inside():
        run.refresh_from_db()
        assert run.state == "GAGAL"
        assert "no room" not in run.problem
        assert not PersonQuality.objects.exists()


@pytest.mark.parametrize(("state", "after"), [("BERJALAN", "GAGAL"), ("SELESAI", "SELESAI")])
def test_a_report_that_was_cut_off_says_so(there: Rated, state: str, after: str) -> None:
    with there.inside():
        run = asked(there)
        QualityRun.objects.filter(pk=run.pk).update(state=state)
    tasks.end_quality(run.pk, there.cast.rahayu.pk)
    with there.inside():
        run.refresh_from_db()
    assert run.state == after
    assert ("terputus" in run.problem) is (after == "GAGAL")
