from collections.abc import Iterator
from math import exp, log

import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.security import BadWatch, Before, LeakWatch, Seen, Sum
from takar.psychometrics.security.leaks import mark_evidence, time_evidence

ITEM = ItemParameters("B1", "2PL", 1.2, (-0.6,))
BEFORE = Before(ITEM, intensity=4.0, discrimination=2.0)
SURE = Seen("B1", is_right=True, theta=0.3, theta_se=0.0)


def answers(
    number: int, seed: int, *, easier: float = 0.0, faster: float = 0.0, share: float = 1.0
) -> Iterator[Seen]:
    """Return answers of people known to 0.3; a share of them know the item."""
    chance = np.random.default_rng(seed)
    for _ in range(number):
        truth, knows = chance.normal(), chance.random() < share
        logit = 1.2 * (truth + easier * knows) - 0.6
        seconds = exp(4.0 - faster * knows + chance.normal() / 2)
        yield Seen(
            "B1",
            is_right=bool(chance.random() < 1 / (1 + exp(-logit))),
            theta=truth * 0.9174 + chance.normal(0, 0.2752),  # posterior mean, of variance 0.9174
            theta_se=0.2873,
            seconds=seconds,
        )


def test_a_mark_speaks_by_the_ratio_of_its_chances() -> None:
    before = 1 / (1 + exp(-(1.2 * 0.3 - 0.6)))
    after = 1 / (1 + exp(-(1.2 * 0.9 - 0.6)))
    assert mark_evidence(BEFORE, SURE, 0.6) == pytest.approx(log(after / before))
    wrong = Seen("B1", is_right=False, theta=0.3, theta_se=0.0)
    assert mark_evidence(BEFORE, wrong, 0.6) == pytest.approx(log((1 - after) / (1 - before)))


def test_a_time_speaks_by_the_ratio_of_its_densities() -> None:
    from scipy.stats import norm  # noqa: PLC0415 -- the judge of this test

    seen = Seen("B1", is_right=True, theta=0, theta_se=0, seconds=30.0, speed=0.2, speed_se=0.1)
    spread = (0.25 + 0.01) ** 0.5
    told = norm.logpdf(log(30), 3.8 - 0.3, spread) - norm.logpdf(log(30), 3.8, spread)
    assert time_evidence(BEFORE, seen, 0.3) == pytest.approx(told)
    assert time_evidence(BEFORE, SURE, 0.3) == 0.0
    assert time_evidence(Before(ITEM), seen, 0.3) == 0.0


@pytest.mark.slow
def test_an_item_as_before_is_hardly_ever_suspected() -> None:
    raised = 0
    for seed in range(300):
        watch = LeakWatch({"B1": BEFORE}, answers=300, alpha=0.1).after(answers(300, seed))
        raised += bool(watch.suspected())
    assert raised / 300 <= 0.1


@pytest.mark.parametrize(
    ("change", "word", "within"),
    [
        ({"easier": 2.0}, "lebih baik", 200),
        ({"faster": 0.6}, "lebih cepat", 60),
        ({"easier": 2.0, "faster": 0.6}, "lebih", 60),
        ({"easier": 2.5, "share": 0.5}, "lebih baik", 300),
    ],
)
def test_an_item_that_leaked_is_found_soon_after(
    change: dict[str, float], word: str, within: int
) -> None:
    watch = LeakWatch({"B1": BEFORE}).after(answers(300, 1))
    assert watch.suspected() == ()
    [found] = watch.after(answers(within, 2, **change)).suspected()
    assert 300 < found.raised_at <= 300 + within
    assert found.since > 240
    assert word in str(found.says)
    assert "tidak dinilai" in str(found.says)


def test_an_item_easier_but_no_faster_is_not_hushed_by_its_times() -> None:
    [found] = LeakWatch({"B1": BEFORE}).after(answers(300, 2, easier=2.0)).suspected()
    assert (found.is_easier, found.is_faster) == (True, False)


def test_people_who_are_abler_make_no_item_suspect() -> None:
    able = (
        Seen("B1", is_right=k % 20 != 0, theta=3.0, theta_se=0.3) for k in range(200)
    )  # expected: 95 %
    assert LeakWatch({"B1": BEFORE}).after(able).suspected() == ()


def test_watching_changes_nothing_in_place_and_goes_on_where_it_was() -> None:
    watch, seen = LeakWatch({"B1": BEFORE}), list(answers(50, 4))
    halves = watch.after(seen[:25]).after(seen[25:])
    assert watch.trails == {}
    assert halves.trails == watch.after(seen).trails


def test_the_level_never_falls_below_zero_and_begins_anew() -> None:
    wrong = [Seen("B1", is_right=False, theta=2.0, theta_se=0.1)] * 5
    trail = LeakWatch({"B1": BEFORE}).after(wrong).trails["B1"]
    assert (trail.answers, trail.easier, trail.faster.level) == (5, Sum(since=5), 0.0)
    after = LeakWatch({"B1": BEFORE}).after([*wrong, SURE]).trails["B1"]
    assert after.easier.since == 6
    assert after.easier.level == pytest.approx(mark_evidence(BEFORE, SURE, 0.6))


@pytest.mark.parametrize(("last", "raised"), [(0.99, None), (1.0, 2), (1.01, 2)])
def test_a_sum_is_raised_on_its_limit(last: float, raised: int | None) -> None:
    after = Sum().after(1.0, 1, 2.0).after(last, 2, 2.0)
    assert after.raised_at == raised
    later = after.after(-5.0, 3, 2.0).after(9.0, 4, 2.0)
    assert later.raised_at == (raised or 4)  # once raised it stays so
    assert later.raised_since == (1 if raised else 4)
    assert (later.level, later.highest) == (9.0, 9.0)


def test_more_items_and_more_answers_ask_for_more_evidence() -> None:
    one = LeakWatch({"B1": BEFORE}, answers=1000, alpha=0.01).limit
    two = LeakWatch({"B1": BEFORE, "B2": BEFORE}, answers=2000, alpha=0.01).limit
    assert one == pytest.approx(log(3 * 1000 / 0.01))
    assert two == pytest.approx(one + log(4))


def test_what_cannot_be_watched_is_refused() -> None:
    graded = Before(ItemParameters("B2", "GRM", 1.0, (1.0, 0.0)))
    with pytest.raises(BadWatch, match="B2"):
        LeakWatch({"B2": graded})
    with pytest.raises(BadWatch):
        LeakWatch({"B1": BEFORE}, easier=0.0)
    with pytest.raises(BadWatch, match="B9"):
        LeakWatch({"B1": BEFORE}).after([Seen("B9", is_right=True, theta=0, theta_se=0)])
