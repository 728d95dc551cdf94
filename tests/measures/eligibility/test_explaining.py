from datetime import date

import pytest

from takar.measures.eligibility import Deed, MoveKind, UnknownPerson, UnknownPost, explain
from tests.measures.eligibility.invented import FAILED, MET, OPEN, evidence_of, finding


def test_who_is_good_in_everything_meets_everything() -> None:
    found = explain(evidence_of(), "P1", "head")
    assert found.unmet == ()
    assert found.outcome is found.screened is MET
    assert found.move is MoveKind.DIAGONAL


def test_each_finding_tells_the_fact_the_demand_and_the_article_with_its_certainty() -> None:
    found = finding(evidence_of({}, {"education_level": "D3"}), "education_jpt")
    assert found.outcome is FAILED
    assert str(found.fact) == "D3"
    assert str(found.asked) == "paling rendah S1"
    assert found.papers.place == "Peraturan Pemerintah Nomor 17 Tahun 2020, Pasal 107 ayat (1)"
    assert found.papers.since == date(2020, 2, 28)
    assert found.papers.certainty == "certain"
    assert found.change is not None
    assert found.change.deed is Deed.STUDY


def test_the_certainty_is_that_of_the_tier_the_post_has() -> None:
    evidence = evidence_of()
    assert finding(evidence, "performance", "head").papers.certainty == "certain"
    assert finding(evidence, "performance", "section").papers.certainty == "likely"


def test_an_echelon_not_on_record_is_open_only_where_it_decides() -> None:
    outcomes = {
        grade: finding(evidence_of({}, {"grade": grade}), "minimum_rank", "homeless").outcome
        for grade in ("IV/a", "IV/b", "IV/c")
    }
    assert outcomes == {"IV/a": FAILED, "IV/b": OPEN, "IV/c": MET}


def test_where_the_present_tier_is_not_on_record_what_holds_for_some_moves_cannot_fail() -> None:
    unknown = evidence_of({}, {"position_tier": None, "birth_on": date(1960, 1, 1)})
    assert finding(unknown, "age_limit").outcome is OPEN
    known = evidence_of({}, {"birth_on": date(1960, 1, 1)})
    assert finding(known, "age_limit").outcome is FAILED


def test_the_own_post_asks_whether_one_may_stay() -> None:
    evidence = evidence_of({}, {"position_id": "head", "position_tier": "JPT_PRATAMA"})
    found = explain(evidence, "P1", "head")
    assert found.move is MoveKind.SAME
    assert "path_jpt" not in {one.code for one in found.findings}
    assert "jpt_tenure" in {one.code for one in found.findings}


def test_papers_of_an_own_request_are_asked_only_of_one() -> None:
    evidence = evidence_of()
    asked = {f.code for f in explain(evidence, "P1", "secretary", own_request=True).findings}
    usual = {f.code for f in explain(evidence, "P1", "secretary").findings}
    assert {code for code in asked - usual if code.startswith("own_request_")} == asked - usual
    assert len(asked - usual) == 8


def test_papers_do_not_screen() -> None:
    found = explain(evidence_of({"declarations": []}), "P1", "secretary")
    assert found.screened is MET
    assert found.outcome is OPEN


def test_nobody_and_no_post_are_told() -> None:
    with pytest.raises(UnknownPerson, match="P9"):
        explain(evidence_of(), "P9", "head")
    with pytest.raises(UnknownPost, match="palace"):
        explain(evidence_of(), "P1", "palace")
