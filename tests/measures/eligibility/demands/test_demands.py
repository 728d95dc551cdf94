from datetime import date
from pathlib import Path
from typing import Any

import pytest

from takar.kernel.errors import TakarError
from takar.measures.eligibility import (
    BadPostRequirement,
    BadRequirement,
    explain,
    read_evidence,
    screen,
)
from takar.measures.eligibility.demands.checking import faults_in_requirements
from takar.measures.eligibility.demands.posts import Standards
from takar.measures.eligibility.demands.rules import rules_of
from takar.regulations.book import Book
from tests.measures.eligibility.invented import (
    FAILED,
    MET,
    OPEN,
    evidence_of,
    finding,
    law_on,
    town,
    with_requirement,
)
from tests.regulations.shelves import parameter, write_shelf


def extra(**columns: Any) -> dict[str, Any]:
    row = {"position_id": "head", "requirement": "minimum_rank", "read": "grade"}
    return row | {"demand": "{at_least: IV/d}", "source": "Perbup 1/2024"} | columns


def evidence_with(*rows: dict[str, Any], **person: Any) -> Any:
    return evidence_of({"post_requirements": list(rows)}, person)


def test_a_post_adds_to_the_law_and_both_must_be_met() -> None:
    evidence = evidence_with(extra(source_at="Pasal 3", certainty="certain"))
    asked = [f for f in explain(evidence, "P1", "head").findings if f.code == "minimum_rank"]
    assert [f.outcome for f in asked] == [MET, FAILED]
    assert asked[1].papers.place == "Perbup 1/2024, Pasal 3"
    assert screen(evidence).unmet("P1", "head") == {"minimum_rank": FAILED}
    assert screen(evidence).unmet("P1", "chief") == {}


def test_a_post_cannot_quietly_ask_less_than_the_law() -> None:
    less = extra(demand="{at_least: III/d}")
    assert finding(evidence_with(less, grade="IV/a"), "minimum_rank").outcome is FAILED


def test_with_a_document_and_a_reason_a_post_stands_instead_of_the_law_and_says_so() -> None:
    papers = {"document": "S-9", "reason": "Daerah terpencil"}
    evidence = evidence_with(extra(demand="{at_least: III/d}", **papers), grade="IV/a")
    found = finding(evidence, "minimum_rank")
    assert found.outcome is MET
    assert (found.papers.document, found.papers.reason) == ("S-9", "Daerah terpencil")
    assert screen(evidence).unmet("P1", "head") == {}


@pytest.mark.parametrize("papers", [{"document": "S-9"}, {"reason": "x"}])
def test_a_document_without_a_reason_is_refused_and_the_other_way_round(
    papers: dict[str, str],
) -> None:
    with pytest.raises(BadPostRequirement, match="post_requirements › 2 › minimum_rank"):
        evidence_with(extra(**papers))


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"demand": "{at_leest: IV/c}"}, "at_leest: Bagian ini tidak dikenal"),
        ({"demand": "{at_least: V/z}"}, "V/z tidak dikenal"),
        ({"demand": "{"}, "bukan YAML"),
        ({"read": "grades"}, "grades"),
        ({"read": "age", "demand": "{at_most: 40}"}, "cara bacanya age"),
        ({"requirement": "x", "read": "shoe"}, "Cara baca shoe tidak dikenal"),
    ],
)
def test_a_demand_that_cannot_be_read_names_its_row_and_word(
    columns: dict[str, str], said: str
) -> None:
    with pytest.raises(TakarError, match="post_requirements › 2") as caught:
        evidence_with(extra(**columns))
    assert said in str(caught.value)


def test_a_demand_holds_from_its_day() -> None:
    today, tomorrow = (extra(since=day) for day in (date(2025, 5, 14), date(2025, 5, 15)))
    assert screen(evidence_with(today)).unmet("P1", "head") == {"minimum_rank": FAILED}
    assert screen(evidence_with(tomorrow)).unmet("P1", "head") == {}


def test_a_requirement_that_only_the_post_has_is_one_of_its_own() -> None:
    course = extra(
        requirement="leadership_course",
        title="PKA",
        read="training",
        demand="{any_of: [PKA, PIM_III]}",
    )
    found = finding(evidence_with(course), "leadership_course")
    assert (found.title, found.outcome, found.stage) == ("PKA", FAILED, "SARINGAN")
    assert screen(evidence_with(course)).unmet("P1", "head") == {"leadership_course": FAILED}


def test_papers_that_only_the_post_asks_do_not_screen() -> None:
    lhkpn = extra(requirement="lhkpn", read="declaration", demand="{subject: LHKPN}")
    evidence = evidence_with(lhkpn)
    assert finding(evidence, "lhkpn").outcome is OPEN
    assert screen(evidence).unmet("P1", "head") == {}


@pytest.mark.parametrize(
    ("posts", "read", "word"),
    [
        ({"JPT_PRATAMAA": {"at_least": "S1"}}, "education", "JPT_PRATAMAA"),
        ({"SEMUA": {"at_least": "S9"}}, "education", "S9"),
        ({"II.c": {"at_least": "IV/a"}}, "grade", "II.c"),
        ({"SEMUA": {"at_least": "ISTIMEWA"}}, "match", "ISTIMEWA"),
        ({"SEMUA": {"years": 2, "at_least": "BAGUS"}}, "performance", "BAGUS"),
        ({"SEMUA": {"any_of": [{"tiers": ["BOS"], "years": 1}]}}, "path", "BOS"),
    ],
)
def test_a_requirement_that_names_what_there_is_not_is_refused(
    posts: dict[str, Any], read: str, word: str
) -> None:
    with pytest.raises(BadRequirement, match=word) as caught:
        rules_of(with_requirement("x", posts, read))
    assert "eligibility.x" in str(caught.value)


def test_the_check_of_the_law_names_the_file_and_the_word(tmp_path: Path) -> None:
    assert faults_in_requirements(Book.load()) == []
    value = "{read: grade, place: 30, posts: {II.b: {at_least: V/z}}}"
    name = "agencies/kota_contoh/eligibility/minimum_rank.yaml"
    shelf = write_shelf(tmp_path / "own", {name: parameter("requirement", value)})
    (fault,) = faults_in_requirements(Book.load(shelf))
    assert fault.file == f"own/{name}"
    assert fault.day == date(2020, 1, 1)
    assert "V/z" in str(fault.reason)


def test_the_rules_stand_in_the_order_of_their_places() -> None:
    rules = rules_of(law_on())
    places = [rule.requirement.place for rule in rules]
    assert places == sorted(places)
    assert {"age_limit", "health"} <= {rule.code for rule in rules}
    assert "leadership_course" not in {rule.code for rule in rules}


def test_a_standard_is_the_posts_own_else_the_tiers_else_the_laws() -> None:
    rows = [
        {"position_id": "head", "competency": "INTEGRITAS", "required_level": 5},
        {"position_tier": "JPT_PRATAMA", "competency": "INTEGRITAS", "required_level": 3},
        {"position_tier": "JPT_PRATAMA", "competency": "KERJASAMA", "required_level": 2},
    ]
    table = town({"competency_standards": rows})["competency_standards"]
    found = Standards.of(table, law_on()).required("head", "JPT_PRATAMA")
    assert found[:3] == (5, 2, 4)
    assert Standards.of(table, law_on()).required("x", "TUKANG") == ()


def test_a_post_retires_by_its_title_where_a_rule_names_it() -> None:
    posts = [
        {"position_id": title, "agency": "x", "title": title, "position_tier": "AHLI_MUDA"}
        for title in ("Guru Ahli Muda", "Perawat Ahli Muda")
    ]
    found = read_evidence(town({"employees": [], "positions": posts}), law_on()).posts
    assert found.kind_of("Guru Ahli Muda").retirement_age == 60
    assert found.kind_of("Perawat Ahli Muda").retirement_age == 58


def test_the_echelon_is_that_of_the_unit_the_post_heads() -> None:
    evidence = read_evidence(town({"employees": []}), law_on())
    assert evidence.posts.kind_of("chief").echelons == ("II.a",)
    assert evidence.posts.kind_of("homeless").echelons == ("II.a", "II.b")
    assert evidence.posts.kind_of("clerk").echelons == ()
