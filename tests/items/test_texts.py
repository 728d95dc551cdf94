from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.items.texts import TextRules, check_pattern, comparable, fits_pattern, number_in


@pytest.mark.parametrize(
    ("one", "two", "rules", "same"),
    [
        ("Kas Umum", "kas  umum ", TextRules(), True),
        ("Kas", "kas", TextRules(ignore_case=False), False),
        ("kas umum", "kas  umum", TextRules(ignore_blanks="NONE"), False),
        ("kasumum", "kas umum", TextRules(ignore_blanks="ALL"), True),
        ("résumé", "resume", TextRules(ignore_accents=True), True),
        ("résumé", "resume", TextRules(), False),
        ("dan lain-lain.", "dan lain lain", TextRules(ignore_punctuation=True), True),
        ("a-b", "a b", TextRules(), False),
        ("ﬁsik", "fisik", TextRules(), True),
    ],
)
def test_what_does_not_count_is_not_compared(
    one: str, two: str, rules: TextRules, same: bool
) -> None:
    assert (comparable(one, rules) == comparable(two, rules)) is same


@pytest.mark.parametrize(
    ("text", "pattern", "fits"),
    [
        ("", "*", True),
        ("", "?", False),
        ("kas", "kas", True),
        ("kas umum", "kas*", True),
        ("kas umum", "*umum", True),
        ("kas umum", "k?s*m", True),
        ("kas umum", "kas", False),
        ("aab", "*ab", True),
        ("abcab", "a*b", True),
        ("abcac", "a*b", False),
        ("*", "?", True),
    ],
)
def test_a_pattern_stands_for_any_run(text: str, pattern: str, fits: bool) -> None:
    assert fits_pattern(text, pattern) is fits


@given(st.text("ab", max_size=12), st.text("ab?*", max_size=6))
def test_a_pattern_fits_what_a_slow_reading_fits(text: str, pattern: str) -> None:
    def slow(left: str, right: str) -> bool:
        if not right:
            return not left
        if right[0] == "*":
            return any(slow(left[cut:], right[1:]) for cut in range(len(left) + 1))
        return bool(left) and right[0] in {left[0], "?"} and slow(left[1:], right[1:])

    assert fits_pattern(text, pattern) is slow(text, pattern)


def test_a_wicked_pattern_is_still_quick() -> None:
    assert not fits_pattern("a" * 50_000, "*a*a*a*a*a*a*a*a*b")


@pytest.mark.parametrize(("pattern", "fits"), [("*" * 10, True), ("*" * 11, False), (" ", False)])
def test_a_pattern_has_at_most_ten_runs(pattern: str, fits: bool) -> None:
    assert (check_pattern(pattern) is None) is fits


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", Fraction(12)),
        (" 2,50 ", Fraction(5, 2)),
        ("-0.5", Fraction(-1, 2)),
        ("+3", Fraction(3)),
        ("1.000,5", None),
        ("1e5", None),
        ("", None),
        ("²", None),
        (",5", None),
        ("5,", None),
        ("--5", None),
        ("9" * 41, None),
    ],
)
def test_a_number_is_read_with_comma_or_point_and_never_guessed(
    text: str, number: Fraction | None
) -> None:
    assert number_in(text) == number
