from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.measures.succession import NoStandard, Standards, latest_levels, match
from takar.regulations.book import Book
from takar.regulations.law import Law
from tests.measures.succession.made import DAY, NO_STANDARDS, levels, matched, post

LAW = Book.load().on(DAY)


def standard_row(competency: str, level: int, **where: str) -> dict[str, Any]:
    return {
        "position_id": where.get("post"),
        "position_tier": where.get("tier"),
        "competency": competency,
        "required_level": level,
    }


def test_the_posts_own_standard_goes_before_its_tiers_and_the_laws(law: Law) -> None:
    found = Standards.read(
        [
            standard_row("INTEGRITAS", 5, post="J1"),
            standard_row("INTEGRITAS", 2, tier="JPT_PRATAMA"),
            standard_row("KERJASAMA", 3, tier="JPT_PRATAMA"),
        ]
    ).of(post(), law)
    assert (found.levels["INTEGRITAS"], found.grounds["INTEGRITAS"]) == (5, "JABATAN")
    assert (found.levels["KERJASAMA"], found.grounds["KERJASAMA"]) == (3, "JENJANG")
    assert (found.levels["KOMUNIKASI"], found.grounds["KOMUNIKASI"]) == (4, "ATURAN")


def test_a_post_without_tier_and_standard_is_refused(law: Law) -> None:
    with pytest.raises(NoStandard, match="Kepala Dinas"):
        NO_STANDARDS.of(post(tier=None), law)
    part = Standards.read([standard_row("INTEGRITAS", 4, post="J1")])
    with pytest.raises(NoStandard):
        part.of(post(tier=None), law)


@pytest.mark.parametrize(
    ("given_levels", "percent", "category"),
    [
        (("4",), Fraction(100), "MEMENUHI_SYARAT"),
        (("3.2",), Fraction(80), "MEMENUHI_SYARAT"),
        (("3.19", "3.2"), Fraction(80) - Fraction(1, 36), "MASIH_MEMENUHI_SYARAT"),
        (("2.72",), Fraction(68), "MASIH_MEMENUHI_SYARAT"),
        (("2.71", "2.72"), Fraction(68) - Fraction(1, 36), "KURANG_MEMENUHI_SYARAT"),
        (("5",), Fraction(125), "MEMENUHI_SYARAT"),
    ],
)
def test_the_projected_jpm_is_exact_at_every_limit(
    law: Law, given_levels: tuple[str, ...], percent: Fraction, category: str
) -> None:
    found = matched(law, *given_levels)
    assert (found.percent, found.category) == (percent, category)
    assert found.least == found.most == percent


def test_a_competency_nobody_assessed_is_a_gap_with_ends(law: Law) -> None:
    found = matched(law, None, "4")
    assert found.percent is None
    assert found.category == "MEMENUHI_SYARAT"
    assert matched(law, None, None, "4").category is None
    assert (found.least, found.most) == (Fraction(3200, 36), Fraction(3700, 36))
    assert found.missing == ("INTEGRITAS",)
    assert found.gaps[0].need is None
    assert found.gaps[1].need == 0


def test_a_need_is_the_standard_minus_what_was_seen(law: Law) -> None:
    found = matched(law, "2.5", "5", "4")
    assert [gap.need for gap in found.gaps[:3]] == [Decimal("1.5"), Decimal(-1), Decimal(0)]


@pytest.mark.parametrize(
    ("cap", "percent"), [("none", 125), ("total100", 100), ("per_competency", 100)]
)
def test_levels_above_the_standard_are_capped_as_the_law_says(
    law: Law, cap: str, percent: int
) -> None:
    settings, citation = law.found["jpm.formula"]
    own = replace(law, found=law.found | {"jpm.formula": (settings | {"cap": cap}, citation)})
    assert matched(own, "5").percent == percent


@pytest.mark.parametrize(
    ("classify_on", "category"),
    [("exact", "MASIH_MEMENUHI_SYARAT"), ("rounded", "MEMENUHI_SYARAT")],
)
def test_the_category_is_of_the_exact_number_unless_the_law_says_otherwise(
    law: Law, classify_on: str, category: str
) -> None:
    settings, citation = law.found["jpm.formula"]
    own = settings | {"classify_on": classify_on}
    changed = replace(law, found=law.found | {"jpm.formula": (own, citation)})
    assert matched(changed, "3.199", "3.2").category == category


def test_the_latest_valid_level_counts(law: Law) -> None:
    def row(level: str | None, on: date, competency: str = "INTEGRITAS") -> dict[str, Any]:
        number = None if level is None else Decimal(level)
        return {
            "employee_id": "P1",
            "competency": competency,
            "level": number,
            "assessed_on": on,
        }

    own = replace(law, day=date(2025, 5, 14))
    rows = [
        row("3", date(2024, 1, 1)),
        row("2", date(2024, 6, 1)),
        row(None, date(2025, 1, 1)),
        row("5", date(2025, 5, 15)),
        row("4", date(2022, 5, 13), "KERJASAMA"),
        row("4", date(2022, 5, 14), "KOMUNIKASI"),
    ]
    found = latest_levels(rows, own)["P1"]
    assert {code: seen.level for code, seen in found.items()} == {
        "INTEGRITAS": Decimal(2),
        "KOMUNIKASI": Decimal(4),
    }


@settings(deadline=None)
@given(st.lists(st.integers(0, 50), min_size=9, max_size=9), st.integers(0, 8))
def test_a_higher_level_never_lowers_the_match(tenths: list[int], place: int) -> None:
    given_levels = [str(Decimal(number) / 10) for number in tenths]
    higher = list(given_levels)
    higher[place] = str(Decimal(higher[place]) + 1)
    standard = NO_STANDARDS.of(post(), LAW)
    before = match(levels(LAW, *given_levels), standard, LAW)
    assert match(levels(LAW, *higher), standard, LAW).least > before.least
