import pytest

from takar.web.exam_results.actions.runs import ask_for_run
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.tasks import compute_run, computed
from takar.web.item_bank.models import ItemVersion
from takar.web.kit.sealing import seal
from tests.web.exam_results.made import Sat, essay

pytestmark = pytest.mark.django_db


def test_a_run_is_computed_once(there: Sat) -> None:
    run = ask_for_run(there.cast.rahayu, there.exam)
    compute_run.func(run.pk, there.cast.rahayu.pk)
    done = ScoreRun.objects.get(pk=run.pk)
    assert done.state == "USULAN"
    assert computed(done, there.cast.rahayu).evidence_hash == done.evidence_hash


def test_what_goes_wrong_is_written_on_the_run(there: Sat) -> None:
    ItemVersion.objects.filter(pk=there.versions["S1"].pk).update(
        sealed=seal(essay().model_dump_json().encode())
    )
    for sitting in there.sittings:
        sitting.changes.filter(slot=0).delete()
    run = computed(ask_for_run(there.cast.rahayu, there.exam), there.cast.rahayu)
    assert run.state == "GAGAL"
    assert "Kunci tidak berlaku" in run.problem
