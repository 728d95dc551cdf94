from decimal import Decimal

import pytest

from takar.web.assessments import actions as assessments
from takar.web.assessments.models import Event, MethodScore
from takar.web.assessments.rules.refusals import NotNow as EventPast
from takar.web.audit.action import NotPermitted
from takar.web.exam_results.actions.levels import send_levels, set_cuts
from takar.web.exam_results.actions.refusals import NotNow, NotReady
from takar.web.exam_results.actions.runs import switch_run
from takar.web.exam_results.models import CutTable
from takar.web.exam_results.rules.cuts import Cuts
from takar.web.exams.models import Registration
from takar.web.kit.reasons import Unwritten
from tests.cast import DAY
from tests.web.exam_results.made import NOON, Sat, answered, chosen

pytestmark = pytest.mark.django_db

SCALE = "KOMPETENSI:KERJASAMA"
HALF = Cuts.model_validate({"on": "PERCENT", "levels": {"1": "0", "2": "50", "3": "100"}})


def cut(there: Sat, cuts: Cuts = HALF, scale: str = SCALE) -> CutTable:
    return set_cuts(
        there.cast.rahayu,
        there.exam,
        scale=scale,
        cuts=cuts,
        method="KEPUTUSAN",
        because="Rapat panitia.",
        document="SK 5/2025",
    )


def test_levels_are_read_off_the_cuts_and_a_score_on_a_cut_has_reached_it(there: Sat) -> None:
    cut(there)
    run = there.marked()
    assert [there.score(run, place, SCALE).level for place in range(3)] == [3, 2, 1]
    assert there.score(run, 0).level is None


def test_new_cuts_change_no_level_before_a_new_run_is_switched_to(there: Sat) -> None:
    cut(there)
    run = there.live()
    cut(there, Cuts.model_validate({"levels": {"1": "0", "2": "51"}}))
    assert there.score(run, 1, SCALE).level == 2
    proposal = there.marked()
    assert proposal.effect["levels"] == 2
    switch_run(there.cast.rahayu, proposal)
    assert there.score(proposal, 1, SCALE).level == 1


def test_whoever_has_a_late_answer_undecided_has_no_level(there: Sat) -> None:
    cut(there)
    answered(there.sittings[1], 0, chosen(0), sequence=9, at=NOON.replace(hour=9))
    assert there.score(there.marked(), 1, SCALE).level is None


def test_cuts_need_a_reason_a_document_and_the_operator(there: Sat) -> None:
    with pytest.raises(NotPermitted):
        set_cuts(
            there.cast.bupati,
            there.exam,
            scale=SCALE,
            cuts=HALF,
            method="KEPUTUSAN",
            because="Ya",
            document="SK",
        )
    with pytest.raises(Unwritten):
        set_cuts(
            there.cast.rahayu,
            there.exam,
            scale=SCALE,
            cuts=HALF,
            method="KEPUTUSAN",
            because="Ya",
            document=" ",
        )


def test_cuts_before_are_kept_and_only_the_last_count(there: Sat) -> None:
    first, second = cut(there), cut(there)
    first.refresh_from_db()
    assert first.replaced_at is not None
    assert second.replaced_at is None


def bound(there: Sat) -> None:
    """Tie the exam to a running event whose method looks at one of its competencies."""
    rahayu = there.cast.rahayu
    event = assessments.create_event(
        rahayu,
        there.cast.agency,
        name="Penilaian",
        purpose="PEMETAAN",
        starts_on=DAY,
        ends_on=DAY,
    )
    assessments.set_methods(
        rahayu,
        event,
        matrix={"TES_PSIKOLOGI": frozenset({"KERJASAMA"})},
    )
    person = assessments.add_participant(
        rahayu, event, employee=there.cast.putri_employee, group="PENGAWAS", reason="Contoh."
    )
    Registration.objects.filter(employee=there.cast.putri_employee).update(participant=person)
    Event.objects.filter(pk=event.pk).update(state="BERLANGSUNG")
    event.refresh_from_db()
    there.exam.event, there.exam.method = event, "TES_PSIKOLOGI"
    there.exam.save()


def test_levels_are_written_into_the_event_by_the_method_of_the_exam(there: Sat) -> None:
    bound(there)
    cut(there)
    cut(there, scale="KOMPETENSI:KOMUNIKASI")
    run = there.live()
    assert send_levels(there.cast.rahayu, run) == 1
    score = MethodScore.objects.get()
    assert (score.competency, score.level) == ("KERJASAMA", Decimal(3))
    assert score.method.code == "TES_PSIKOLOGI"
    assert send_levels(there.cast.rahayu, run) == 1
    assert MethodScore.objects.count() == 1


def test_levels_are_refused_once_the_event_is_past(there: Sat) -> None:
    bound(there)
    cut(there)
    run = there.live()
    run.exam.event.state = "DITANDATANGANI"  # type: ignore[union-attr]
    run.exam.event.save()  # type: ignore[union-attr]
    with pytest.raises(EventPast):
        send_levels(there.cast.rahayu, run)
    assert not MethodScore.objects.exists()


def test_only_levels_of_the_run_that_counts_of_an_exam_with_an_event_are_written(
    there: Sat,
) -> None:
    cut(there)
    run = there.marked()
    with pytest.raises(NotNow):
        send_levels(there.cast.rahayu, run)
    switch_run(there.cast.rahayu, run)
    with pytest.raises(NotReady):
        send_levels(there.cast.rahayu, run)
    with pytest.raises(NotPermitted):
        send_levels(there.cast.bupati, run)
