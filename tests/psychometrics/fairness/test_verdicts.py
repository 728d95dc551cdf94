from dataclasses import replace

import pytest

from takar.kernel.language import Message
from takar.psychometrics.fairness import GroupImpact, impact
from takar.psychometrics.fairness.verdicts import group_verdict, no_comparison, whole_verdict

ALPHA = 0.05


@pytest.fixture
def alike() -> GroupImpact:
    """Return a group that fares as the reference does, with plenty of people."""
    return impact({"L": (500, 1000), "P": (500, 1000)}).groups[0]


@pytest.mark.parametrize(("power", "is_said"), [(0.79, False), (0.8, True), (0.81, True)])
def test_power_of_four_fifths_is_enough_to_say_that_no_bias_is_seen(
    power: float, is_said: bool, alike: GroupImpact
) -> None:
    group = replace(alike, power=power)
    for verdict in (group_verdict(group, ALPHA), whole_verdict([group], ALPHA)):
        assert ("tidak ada bias" in str(verdict).lower()) is is_said


@pytest.mark.parametrize(("p", "is_chance"), [(0.049, False), (0.05, True), (0.051, True)])
def test_hardly_chance_is_below_the_limit_and_not_on_it(
    p: float, is_chance: bool, alike: GroupImpact
) -> None:
    group = replace(alike, holm_p=p, is_below_four_fifths=True, flip_flop=False)
    assert ("masih mungkin kebetulan" in str(group_verdict(group, ALPHA))) is is_chance


def test_one_weak_group_keeps_the_whole_from_being_cleared(alike: GroupImpact) -> None:
    weak = replace(alike, group="D3", power=0.4)
    found = str(whole_verdict([alike, weak], ALPHA))
    assert "Belum dapat disimpulkan" in found
    assert "D3" in found
    assert "P," not in found


def test_the_worst_is_said_first(alike: GroupImpact) -> None:
    below = replace(alike, group="A", is_below_four_fifths=True)
    apart = replace(alike, group="B", holm_p=0.001)
    assert "empat perlima: A." in str(whole_verdict([alike, below, apart], ALPHA))
    assert "perbedaan B" in str(whole_verdict([alike, apart], ALPHA))


def test_where_even_zero_would_be_missed_it_says_that_any_difference_may_be(
    alike: GroupImpact,
) -> None:
    group = replace(alike, power=0.1, least_detectable=None)
    assert "sebesar apa pun" in str(group_verdict(group, ALPHA))


def test_numbers_are_written_with_a_comma(alike: GroupImpact) -> None:
    assert "1,00 kali L" in str(group_verdict(alike, ALPHA))


@pytest.mark.parametrize(
    ("p", "words"), [(0.0, "(p < 0,001)"), (0.00099, "(p < 0,001)"), (0.001, "(p = 0,001)")]
)
@pytest.mark.parametrize("ratio", [0.5, 0.9])
def test_a_chance_below_the_last_digit_is_never_told_as_zero(
    ratio: float, p: float, words: str, alike: GroupImpact
) -> None:
    group = replace(alike, holm_p=p, ratio=ratio, is_below_four_fifths=ratio < 0.8)
    assert words in str(group_verdict(group, ALPHA))


def test_too_few_groups_name_the_size_asked() -> None:
    found = no_comparison(5)
    assert isinstance(found, Message)
    assert "5 orang" in str(found)
