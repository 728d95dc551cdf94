import numpy as np
import pytest

from takar.kernel.language import Message
from takar.psychometrics.fairness import BadCounts, Count, Impact, counted, impact


def verdicts(found: Impact) -> str:
    return " ".join(str(verdict) for verdict in (found.verdict, *(g.verdict for g in found.groups)))


def test_forty_eight_of_eighty_beside_twelve_of_forty_is_adverse_impact() -> None:
    """The example of the Uniform Guidelines (1979), questions and answers, 12."""
    found = impact({"L": (48, 80), "P": (12, 40)})
    [group] = found.groups
    assert found.reference == "L"
    assert (group.rate, group.ratio) == pytest.approx((0.3, 0.5))
    assert group.is_below_four_fifths
    assert group.fisher_p < 0.05
    assert "di bawah empat perlima" in str(group.verdict)


@pytest.mark.parametrize(
    ("selected", "is_below"),
    [(39, True), (40, False), (41, False)],
)
def test_four_fifths_itself_is_not_below(selected: int, is_below: bool) -> None:
    [group] = impact({"L": (50, 100), "P": (selected, 100)}).groups
    assert group.is_below_four_fifths is is_below


def test_four_fifths_is_compared_in_whole_numbers() -> None:
    [group] = impact({"L": (7, 49), "P": (4, 35)}).groups
    assert group.ratio == pytest.approx(0.8)
    assert group.is_below_four_fifths is False


def test_the_reference_is_the_highest_rate_of_a_group_large_enough() -> None:
    found = impact({"A": (4, 4), "B": (30, 60), "C": (40, 100), "D": (5, 10)})
    assert found.reference == "B"  # as high as D, and larger
    assert found.too_small == ("A",)
    assert [group.group for group in found.groups] == ["C", "D"]


@pytest.mark.parametrize(("total", "is_compared"), [(4, False), (5, True), (6, True)])
def test_a_group_needs_its_fewest_people(total: int, is_compared: bool) -> None:
    found = impact({"L": (50, 100), "P": (1, total)})
    assert bool(found.groups) is is_compared


def test_a_group_needs_its_share_of_everybody() -> None:
    assert impact({"L": (200, 490), "P": (4, 10)}).groups
    assert impact({"L": (200, 491), "P": (4, 10)}).too_small == ("P",)


def test_with_little_power_it_never_says_that_there_is_no_bias() -> None:
    chance = np.random.default_rng(1)
    for _ in range(300):
        sizes = chance.integers(5, 400, 3)
        counts = {f"G{k}": (int(chance.integers(0, n + 1)), int(n)) for k, n in enumerate(sizes)}
        found = impact(counts)
        if any(group.power < 0.8 for group in found.groups):
            assert "tidak ada bias" not in str(found.verdict).lower()
        for group in found.groups:
            if group.power < 0.8:
                assert "tidak ada bias" not in str(group.verdict).lower()


def test_with_power_and_like_rates_it_may_say_that_none_is_seen() -> None:
    found = impact({"L": (500, 1000), "P": (490, 1000)})
    assert found.groups[0].power > 0.99
    assert "Tidak ada bias yang tampak" in str(found.verdict)
    assert "Tidak ada bias yang tampak" in str(found.groups[0].verdict)


def test_few_people_are_told_how_large_a_difference_may_be_missed() -> None:
    found = impact({"L": (10, 20), "P": (9, 20)})
    [group] = found.groups
    assert group.least_detectable is not None
    assert "dapat luput" in str(group.verdict)
    assert "Belum dapat disimpulkan" in str(found.verdict)


def test_a_difference_above_four_fifths_that_is_no_chance_is_told() -> None:
    found = impact({"L": (9500, 10_000), "P": (9000, 10_000)})
    assert found.groups[0].is_below_four_fifths is False
    assert "sulit disebut" in verdicts(found)
    assert "Tidak ada bias" not in verdicts(found)


def test_one_person_moved_that_changes_the_side_is_told() -> None:
    [group] = impact({"L": (6, 10), "P": (4, 10)}).groups
    assert group.is_below_four_fifths
    assert group.flip_flop
    assert "satu orang" in str(group.verdict)
    [other] = impact({"L": (60, 100), "P": (40, 100)}).groups
    assert not other.flip_flop


def test_nobody_selected_is_not_a_ratio() -> None:
    found = impact({"L": (0, 10), "P": (0, 10)})
    [group] = found.groups
    assert (group.ratio, group.is_below_four_fifths, group.z) == (None, None, None)
    assert group.fisher_p == pytest.approx(1)
    assert "Tidak ada yang terpilih" in verdicts(found)


def test_everybody_selected_is_alike() -> None:
    [group] = impact({"L": (10, 10), "P": (12, 12)}).groups
    assert group.ratio == 1
    assert group.z is None
    assert group.difference == 0


def test_nobody_selected_of_one_group_has_a_finite_interval() -> None:
    [group] = impact({"L": (5, 10), "P": (0, 10)}).groups
    assert group.ratio == 0
    assert group.ratio_low is not None
    assert group.ratio_low > 0
    assert -1 <= group.difference_low < group.difference_high <= 1


@pytest.mark.parametrize("counts", [{}, {"L": (3, 10)}, {"L": (1, 2), "P": (1, 2)}])
def test_without_two_groups_to_compare_it_says_so(counts: dict[str, tuple[int, int]]) -> None:
    found = impact(counts)
    assert found.groups == ()
    assert "tidak dibandingkan" in str(found.verdict)


def test_asking_of_several_groups_is_paid_for() -> None:
    alone = impact({"A": (60, 100), "B": (45, 100)}).groups[0]
    together = impact({"A": (60, 100), "B": (45, 100), "C": (55, 100), "D": (58, 100)}).groups[0]
    assert together.fisher_p == alone.fisher_p
    assert together.holm_p == pytest.approx(3 * alone.fisher_p)


def test_names_of_groups_do_not_matter() -> None:
    one = impact({"A": (60, 100), "B": (45, 100), "C": (50, 90)}).groups
    two = impact({"Z": (60, 100), "Y": (45, 100), "X": (50, 90)}).groups
    assert [(g.ratio, g.holm_p, g.power) for g in one] == [
        (g.ratio, g.holm_p, g.power) for g in two
    ]


def test_the_reference_may_be_chosen() -> None:
    found = impact({"A": (60, 100), "B": (45, 100)}, reference="B")
    assert found.reference == "B"
    assert (found.groups[0].ratio or 0) > 1


def test_who_has_no_group_or_no_outcome_is_left_out() -> None:
    found = counted(["P", "L", None, "P", "L"], [True, False, True, None, True])
    assert found == {"L": Count(1, 2), "P": Count(1, 1)}


@pytest.mark.parametrize("count", [(-1, 5), (6, 5), (0, -1)])
def test_impossible_counts_are_refused(count: tuple[int, int]) -> None:
    with pytest.raises(BadCounts):
        impact({"L": (5, 10), "P": count})


def test_every_verdict_is_a_sentence_of_the_catalogue() -> None:
    for counts in ({"L": (48, 80), "P": (12, 40)}, {"L": (9, 20), "P": (9, 20)}, {}):
        found = impact(counts)
        assert isinstance(found.verdict, Message)
        assert "{" not in verdicts(found)
