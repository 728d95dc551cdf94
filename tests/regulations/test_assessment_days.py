"""What the book says of a team, its tools and the behaviour by which levels are known."""

from datetime import date
from decimal import Decimal

import pytest

from takar.regulations.book import Book

LAW = Book.load().on(date(2025, 5, 14))
COMPETENCIES = set(LAW.codes("assessment.competencies"))
CLASSES = ("SEDERHANA", "SEDANG", "KOMPLEKS")


def rows(complexity: str) -> list[dict[str, object]]:
    return [row for row in LAW.table("assessment.templates") if row["complexity"] == complexity]


def test_each_of_nine_competencies_has_three_behaviours_at_each_of_five_levels() -> None:
    anchors = LAW.table("assessment.anchors")
    assert {(row["competency"], row["level"]) for row in anchors} == {
        (code, level) for code in COMPETENCIES for level in range(1, 6)
    }
    assert len(anchors) == 45
    assert {len(row["behaviours"]) for row in anchors} == {3}


def test_no_behaviour_is_written_twice() -> None:
    written = [line for row in LAW.table("assessment.anchors") for line in row["behaviours"]]
    assert len(written) == len(set(written)) == 135


def test_the_words_of_the_anchors_are_marked_as_our_own() -> None:
    citation = LAW.cite("assessment.anchors")
    assert (citation.source.key, citation.certainty) == ("permenpanrb_38_2017", "assumed")
    assert "dicek" in citation.note


@pytest.mark.parametrize("complexity", CLASSES)
def test_a_template_keeps_what_its_class_demands(complexity: str) -> None:
    demand = LAW.codes("assessment.complexity")[complexity]
    methods = LAW.codes("assessment.methods")
    kinds = [methods[str(row["method"])]["kind"] for row in rows(complexity)]
    simulations = kinds.count("SIMULASI")
    assert set(demand["kinds_required"]) <= set(kinds)
    assert demand["simulations_min"] <= simulations
    assert demand["simulations_max"] is None or simulations <= demand["simulations_max"]


@pytest.mark.parametrize("complexity", CLASSES)
def test_in_a_template_two_methods_see_each_competency_and_weights_make_a_hundred(
    complexity: str,
) -> None:
    seen = [code for row in rows(complexity) for code in row["competencies"]]  # type: ignore[attr-defined]
    assert set(seen) == COMPETENCIES
    assert min(seen.count(code) for code in COMPETENCIES) >= 2
    assert sum(Decimal(str(row["weight"])) for row in rows(complexity)) == 100


def test_every_method_has_its_defaults_and_assessors_where_they_watch() -> None:
    methods = LAW.codes("assessment.methods")
    defaults = {row["method"]: row for row in LAW.table("assessment.method_defaults")}
    assert set(defaults) == set(methods)
    for code, method in methods.items():
        assert (defaults[code]["assessors"] >= 2) == method["needs_assessor"], code
        assert not method["in_group"] or 4 <= defaults[code]["seats"] <= 8
    assert len({row["place"] for row in defaults.values()}) == len(defaults)


def test_a_chair_is_named_for_every_tier_that_has_a_required_level() -> None:
    tiers = {row["tier"]: row["chair_tier"] for row in LAW.table("assessment.assessor_tiers")}
    assert set(tiers) == set(LAW.points("assessment.required_levels"))
    assert (tiers["PENGAWAS"], tiers["ADMINISTRATOR"]) == ("AHLI_MUDA", "AHLI_MADYA")


def test_a_team_has_one_chair_and_at_least_two_assessors() -> None:
    team = LAW.codes("assessment.team")
    assert (team["KETUA"]["least"], team["KETUA"]["most"]) == (1, 1)
    assert team["ASESOR"]["least"] == 2
    assert [code for code, role in team.items() if role["judges"]] == ["KETUA", "ASESOR"]
