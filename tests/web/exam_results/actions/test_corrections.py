from decimal import Decimal

import pytest

from takar.web.audit.action import NotPermitted
from takar.web.exam_results.actions.corrections import propose_correction
from takar.web.exam_results.actions.refusals import NotReady, NotYours
from takar.web.exam_results.actions.runs import switch_run, verify_run, withdraw_run
from takar.web.exam_results.models import ScoreRun
from takar.web.exam_results.queries.runs import live_run, why_outdated
from takar.web.exam_results.tasks import computed
from takar.web.item_bank.actions.keys import drop_key, propose_key, switch_key
from takar.web.item_bank.actions.refusals import NotNow
from takar.web.item_bank.models import ItemKey
from takar.web.kit.reasons import Unwritten
from tests.web.exam_results.made import Sat, right

pytestmark = pytest.mark.django_db


def proposed(there: Sat, kind: str = "KUNCI", place: int = 1) -> ScoreRun:
    run = propose_correction(
        there.reviewer,
        there.exam,
        version=there.versions["S1"],
        kind=kind,
        key=right(place) if kind == "KUNCI" else None,
        because="Kunci keliru saat disalin.",
        document="BA 1/2025",
    )
    return computed(run, there.reviewer)


def test_a_corrected_key_is_proposed_beside_the_live_one_and_changes_nothing(there: Sat) -> None:
    live = there.live()
    run = proposed(there)
    keys = ItemKey.objects.filter(version=there.versions["S1"]).order_by("number")
    assert [key.state for key in keys] == ["BERLAKU", "USULAN"]
    assert live_run(there.exam) == live
    assert run.state == "USULAN"
    assert run.effect["people"] == 3
    before_after = {
        (one["sitting"], one["points_before"], one["points_after"])
        for one in run.effect["changes"]
        if one["scale"] == "UJIAN"
    }
    first, second, third = (sitting.pk for sitting in there.sittings)
    assert before_after == {(first, "3", "2"), (second, "1", "0"), (third, "0", "1")}


def test_key_and_run_are_switched_together_and_the_old_run_stays_readable(there: Sat) -> None:
    live = there.live()
    run = proposed(there)
    switch_run(there.approver, run)
    keys = ItemKey.objects.filter(version=there.versions["S1"]).order_by("number")
    assert [key.state for key in keys] == ["DIGANTI", "BERLAKU"]
    live.refresh_from_db()
    assert live.state == "DIGANTI"
    assert there.score(live, 0).points == 3
    assert there.score(run, 0).points == 2
    assert verify_run(there.cast.rahayu, live)
    assert verify_run(there.cast.rahayu, run)
    assert why_outdated(run) == []


def test_the_bank_does_not_decide_on_a_key_that_belongs_to_a_run(there: Sat) -> None:
    there.live()
    run = proposed(there)
    key = ItemKey.objects.get(state="USULAN")
    with pytest.raises(NotNow, match="usulan penskoran"):
        switch_key(there.approver, key)
    with pytest.raises(NotNow, match="usulan penskoran"):
        drop_key(there.approver, key, because="Keliru")
    withdraw_run(there.approver, run, because="Kunci lama benar.")
    key.refresh_from_db()
    assert key.state == "BATAL"


def test_when_the_key_cannot_be_switched_the_run_is_not_either(there: Sat) -> None:
    live = there.live()
    run = proposed(there)
    ItemKey.objects.filter(state="USULAN").update(state="BATAL")
    with pytest.raises(Exception, match="tidak sedang diusulkan"):
        switch_run(there.approver, run)
    run.refresh_from_db()
    assert (run.state, live_run(there.exam)) == ("USULAN", live)


def test_a_correction_needs_an_approver_who_did_not_propose_it(there: Sat) -> None:
    there.live()
    run = proposed(there)
    for other in (there.cast.rahayu, there.reviewer):
        with pytest.raises(NotPermitted):
            switch_run(other, run)
    own = computed(
        propose_correction(
            there.approver,
            there.exam,
            version=there.versions["S2"],
            kind="GUGUR",
            because="Dua pilihan benar.",
        ),
        there.approver,
    )
    with pytest.raises(NotYours):
        switch_run(there.approver, own)


def test_undoing_a_correction_is_another_proposal(there: Sat) -> None:
    there.live()
    switch_run(there.approver, proposed(there))
    back = proposed(there, place=0)
    switch_run(there.approver, back)
    assert there.score(back, 0).points == 3
    numbers = ItemKey.objects.filter(version=there.versions["S1"]).values_list("number", flat=True)
    assert sorted(numbers) == [1, 2, 3]


def test_an_item_that_is_dropped_counts_for_nobody(there: Sat) -> None:
    there.live()
    run = proposed(there, "GUGUR")
    assert (there.score(run, 0).points, there.score(run, 0).most) == (Decimal(2), Decimal(3))
    assert there.score(run, 2).most == 3


def test_an_item_that_is_granted_gives_everybody_all_points(there: Sat) -> None:
    there.live()
    run = proposed(there, "BONUS")
    assert [there.score(run, place).points for place in range(3)] == [3, 1, 1]


def test_a_correction_stays_in_force_in_the_runs_that_follow(there: Sat) -> None:
    there.live()
    switch_run(there.approver, proposed(there, "GUGUR"))
    assert there.score(there.marked(), 0).most == 3


def test_withdrawing_a_correction_drops_the_key_it_proposed(there: Sat) -> None:
    there.live()
    run = proposed(there)
    with pytest.raises(NotPermitted):
        withdraw_run(there.cast.rahayu, run, because="Batal.")
    withdraw_run(there.approver, run, because="Kunci lama benar.")
    assert not ItemKey.objects.filter(state="USULAN").exists()


def test_a_correction_says_why_and_of_what_was_marked(there: Sat) -> None:
    with pytest.raises(NotReady):
        proposed(there)
    there.live()
    with pytest.raises(Unwritten):
        propose_correction(
            there.reviewer,
            there.exam,
            version=there.versions["S1"],
            kind="GUGUR",
            because="",
        )
    with pytest.raises(NotPermitted):
        propose_correction(
            there.cast.rahayu,
            there.exam,
            version=there.versions["S1"],
            kind="GUGUR",
            because="Ya.",
        )


def test_a_key_that_waits_in_the_bank_is_tried_on_and_switched_with_the_run(there: Sat) -> None:
    there.live()
    version = there.versions["S1"]
    waiting = propose_key(there.author, version, key=right(1), because="Salah salin.")
    asked = propose_correction(
        there.reviewer, there.exam, version=version, kind="KUNCI", waiting=waiting.pk, because="Ya."
    )
    run = computed(asked, there.reviewer)
    assert run.keys[str(version.pk)] == 2
    assert ItemKey.objects.filter(version=version).count() == 2
    switch_run(there.approver, run)
    waiting.refresh_from_db()
    assert waiting.state == "BERLAKU"


def test_a_key_of_another_item_or_that_no_longer_waits_is_refused(there: Sat) -> None:
    there.live()
    version = there.versions["S1"]
    other = propose_key(there.author, there.versions["S2"], key=right(1), because="Salah.")
    gone = propose_key(there.author, version, key=right(1), because="Salah.")
    drop_key(there.approver, gone, because="Ternyata benar.")
    for key in (other, gone):
        with pytest.raises(NotReady):
            propose_correction(
                there.reviewer,
                there.exam,
                version=version,
                kind="KUNCI",
                waiting=key.pk,
                because="Ya.",
            )
