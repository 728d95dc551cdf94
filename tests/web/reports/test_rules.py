from decimal import Decimal

import pytest

from takar.web.reports.rules import (
    CompetencyLine,
    areas,
    average,
    cluster_sentence,
    gap_summaries,
    jpm_sentence,
    level_text,
    strengths,
)

GLOSSES = ("satu", "dua", "tiga", "empat", "lima")


def line(level: str | None, required: str | None = "3", code: str = "KOMUNIKASI") -> CompetencyLine:
    return CompetencyLine(
        code=code,
        title=code.title(),
        cluster="MENGELOLA_PEKERJAAN",
        required=None if required is None else Decimal(required),
        level=None if level is None else Decimal(level),
        glosses=GLOSSES,
    )


@pytest.mark.parametrize(
    ("level", "gap", "is_strength", "is_area"),
    [
        ("2.99", "-0,01", False, True),  # just below the standard
        ("3", "0", True, False),  # on it
        ("3.01", "+0,01", True, False),  # just above
        (None, "–", False, False),  # missing is neither
    ],
)
def test_a_competency_is_a_strength_from_its_standard_on(
    level: str | None, gap: str, is_strength: bool, is_area: bool
) -> None:
    one = line(level)
    assert one.printed_gap == gap
    assert (one in strengths([one])) is is_strength
    assert (one in areas([one])) is is_area
    assert bool(one.advice) is is_area


def test_advice_names_the_level_to_reach_next() -> None:
    assert line("1").advice.endswith("menuju level 2. dua")
    assert line("2.5").advice.endswith("menuju level 3. tiga")


@pytest.mark.parametrize(("level", "gloss"), [("1", "satu"), ("4.99", "empat"), ("5", "lima")])
def test_a_level_means_what_the_dictionary_says_of_its_whole_part(level: str, gloss: str) -> None:
    assert line(level).gloss == gloss


def test_below_level_one_and_without_a_level_nothing_is_claimed() -> None:
    assert line("0").gloss == "Belum menampilkan perilaku level 1."
    assert line(None).gloss == "Belum dinilai."


def test_the_widest_margin_and_the_widest_gap_come_first() -> None:
    lines = [line("3", code="A"), line("5", code="B"), line("2", code="C"), line("1", code="D")]
    assert [one.code for one in strengths(lines)] == ["B", "A"]
    assert [one.code for one in areas(lines)] == ["D", "C"]


def test_the_mean_of_what_is_known_leaves_out_what_is_missing() -> None:
    assert average([Decimal(2), None, Decimal(3)]) == Decimal("2.50")
    assert average([None]) is None


def test_a_missing_level_counts_in_no_gap() -> None:
    (summary,) = gap_summaries([[line("2")], [line(None)], [line("4")]])
    assert (summary.below, summary.count, summary.level) == (1, 2, Decimal("3.00"))
    assert summary.share == 0.5


def test_sentences_say_what_is_missing_instead_of_a_number() -> None:
    assert "belum dapat dihitung" in jpm_sentence(None, Decimal(27), None)
    assert jpm_sentence(Decimal(19), Decimal(18), Decimal("105.555556")).endswith("JPM 105,56%.")
    assert cluster_sentence([line(None)]) == "Belum ada kompetensi rumpun ini yang dinilai."
    assert "Komunikasi (-1)" in cluster_sentence([line("2")])


def test_a_whole_level_is_printed_without_decimals() -> None:
    assert [level_text(Decimal(text)) for text in ("3.00", "2.5", "0")] == ["3", "2,50", "0"]
