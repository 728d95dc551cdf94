import numpy as np
import pytest
from hypothesis import given, settings

from takar.measures.eligibility import Outcome, UnknownPost, explain, read_evidence, screen
from tests.measures.eligibility.drawn import people
from tests.measures.eligibility.invented import (
    MET,
    OPEN,
    POSTS,
    Rows,
    administrator,
    career,
    evidence_of,
    law_on,
    town,
    with_requirement,
)
from tests.measures.eligibility.plain import plain


@settings(max_examples=150, deadline=None)
@given(people())
def test_the_masks_agree_with_a_slow_engine_and_with_the_reasons(rows: Rows) -> None:
    law = law_on()
    evidence = read_evidence(town(rows), law)
    found = screen(evidence)
    for post in POSTS:
        slow = plain(rows, "P1", post, law)
        assert {code: str(word) for code, word in found.unmet("P1", post).items()} == slow
        reasons = explain(evidence, "P1", post)
        told = {f.code: str(f.outcome) for f in reasons.unmet if f.stage == "SARINGAN"}
        assert told == slow
        assert found.outcome("P1", post) is reasons.screened


def test_posts_that_ask_the_same_are_one_kind() -> None:
    rows = {"employees": [administrator()], **career()}
    posts = [
        {"position_id": f"S{n}", "agency": "kab_tirtamaya", "title": "s", "position_tier": tier}
        for n, tier in enumerate(["PENGAWAS"] * 50 + ["PELAKSANA"] * 50)
    ]
    evidence = read_evidence(town({**rows, "positions": posts}), law_on())
    assert len(evidence.posts.kinds) == 2
    assert screen(evidence).failed.shape == (2, 1)


def test_the_order_of_people_changes_nothing() -> None:
    many: Rows = {"employees": [], "evidence_checks": [], "declarations": []}
    for number, grade in enumerate(("III/d", "IV/b", None)):
        many["employees"].append(administrator(f"P{number}", grade=grade))
        for name in ("evidence_checks", "declarations"):
            many[name] += career(f"P{number}")[name]
    there = screen(read_evidence(town(many), law_on()))
    back = screen(read_evidence(town({**many, "employees": many["employees"][::-1]}), law_on()))
    for number in range(3):
        assert there.unmet(f"P{number}", "head") == back.unmet(f"P{number}", "head")


def test_candidates_are_those_not_barred_and_never_the_holder() -> None:
    rows: Rows = {"employees": [administrator(), administrator("P2", grade="IV/a")]}
    rows["employees"].append(administrator("P3", grade=None))
    rows["employees"].append(administrator("P4", position_id="head", position_tier="JPT_PRATAMA"))
    for number in (1, 2, 3, 4):
        for name, more in career(f"P{number}").items():
            rows.setdefault(name, []).extend(more)
    found = screen(read_evidence(town(rows), law_on()))
    assert found.candidates("head") == ("P1", "P3")
    assert found.candidates("head", undecided=False) == ("P1",)
    assert found.outcome("P3", "head") is OPEN
    assert found.counts("head") == {Outcome.FAILED: 1, Outcome.OPEN: 1, Outcome.MET: 2}
    assert found.barring("head") == {"minimum_rank": 1}


def test_edges_name_every_pair_that_may_be() -> None:
    found = screen(evidence_of(), ["head", "secretary", "clerk"])
    persons, posts = found.edges()
    assert [found.positions[post] for post in posts] == ["head", "secretary"]
    assert np.array_equal(persons, [0, 0])
    assert found.summary().column("terpenuhi").to_pylist() == [1, 1, 0]


def test_only_the_posts_asked_about_are_answered() -> None:
    assert screen(evidence_of(), ["head"]).positions == ("head",)
    with pytest.raises(UnknownPost, match="palace"):
        screen(evidence_of(), ["palace"])


def test_more_requirements_than_a_small_mask_has_bits_are_kept_apart() -> None:
    law = law_on()
    found = dict(law.found)
    for number in range(20):
        extra = with_requirement(f"x{number}", {"SEMUA": {"among": ["PPPK"]}}, "employment")
        found[f"eligibility.x{number}"] = extra.found[f"eligibility.x{number}"]
    more = type(law)(law.day, None, None, "more", found, law.known_keys)
    screened = screen(evidence_of(law=more))
    assert len(screened.codes) > 32
    assert {code for code in screened.unmet("P1", "head") if code.startswith("x")} == {
        f"x{number}" for number in range(20)
    }


def test_who_is_good_may_have_the_post() -> None:
    assert screen(evidence_of()).outcome("P1", "head") is MET
