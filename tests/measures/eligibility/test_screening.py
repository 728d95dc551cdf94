from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.kernel.calendar import add_years
from takar.measures.eligibility import Outcome, UnknownPost, explain, read_evidence, screen
from tests.measures.eligibility.invented import (
    LISTS,
    MET,
    OPEN,
    POSTS,
    Rows,
    administrator,
    career,
    evidence_of,
    law_on,
    paper,
    town,
    with_requirement,
)
from tests.measures.eligibility.plain import plain
from tests.measures.invented import COMPETENCIES, DAY

RANKS = ("III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c")
TIERS = ("ADMINISTRATOR", "PENGAWAS", "PELAKSANA", "AHLI_MADYA", "AHLI_MUDA", "JPT_PRATAMA", None)


def near(*years: int) -> st.SearchStrategy[date]:
    """Return days on, just below and just above so many years before the day."""
    days = [add_years(DAY, -year) + timedelta(days=n) for year in years for n in (-1, 0, 1)]
    return st.sampled_from(days)


def maybe(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), one)


@st.composite
def people(draw: st.DrawFn) -> Rows:
    """Draw a person crowded around every limit, with gaps everywhere."""
    years = (1, 2, 3, 4, 5)
    born = draw(maybe(near(44, 56, 58, 60)))
    person = administrator(
        birth_on=born,
        nip=draw(st.sampled_from([None, "196905141995031001", "196905131995031001", "x"])),
        employment=draw(st.sampled_from(["PNS", "PNS", "PNS", "CPNS", "PPPK"])),
        legal_status=draw(st.sampled_from(["01", "03", None])),
        position_tier=draw(st.sampled_from(TIERS)),
        positioned_on=draw(maybe(st.one_of(near(*years), st.just(DAY + timedelta(days=3))))),
        appointed_on=draw(near(5, 20)),
        grade=draw(
            st.sampled_from(["III/b", "III/c", "III/d", "IV/a", "IV/b", "IV/c", "IX", None])
        ),
        education_level=draw(st.sampled_from(["SLTA", "D3", "D4", "S1", "S2", None])),
    )
    history = draw(st.lists(spells(), max_size=3))
    assessed = draw(near(1, 3))
    return {
        "employees": [person],
        "education_history": draw(st.lists(st.just(degree("S1")), max_size=1)),
        "position_history": [
            row | {"employee_id": "P1", "position_title": str(place)}
            for place, row in enumerate(history)
        ],
        "performance_ratings": [
            {"employee_id": "P1", "year": year, "rating": rating, "work_behaviour": behaviour}
            for year in draw(st.lists(st.sampled_from([2022, 2023, 2024, 2025]), unique=True))
            for rating in [draw(st.sampled_from(["BAIK", "SANGAT_BAIK", "KURANG"]))]
            for behaviour in [draw(st.sampled_from([None, None, "DI_BAWAH_EKSPEKTASI"]))]
        ],
        "sanctions": draw(st.lists(sanctions(), max_size=1)),
        "competency_levels": [
            {"employee_id": "P1", "competency": code, "level": level, "assessed_on": assessed}
            for code in COMPETENCIES[: draw(st.sampled_from([0, 7, 8, 9, 9]))]
            for level in [draw(st.sampled_from([Decimal(2), Decimal(3), Decimal(4)]))]
        ],
        "declarations": draw(experience()),
        "evidence_checks": [
            {"employee_id": "P1", "evidence": name, "checked_on": draw(near(1))}
            for name in LISTS
            if draw(st.booleans())
        ],
    }


def degree(level: str) -> dict[str, Any]:
    return {"employee_id": "P1", "education_level": level, "graduated_on": date(2010, 1, 1)}


@st.composite
def spells(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(near(2, 3, 4, 6))
    return {
        "position_tier": draw(st.sampled_from(TIERS)),
        "appointment": draw(st.sampled_from(["DEFINITIF", "DEFINITIF", "PLT"])),
        "started_on": start,
        "ended_on": draw(maybe(st.sampled_from([add_years(start, 1), add_years(start, 2)]))),
    }


@st.composite
def sanctions(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "employee_id": "P1",
        "sanction_level": draw(st.sampled_from(["RINGAN", "SEDANG", "BERAT"])),
        "started_on": add_years(DAY, -1),
        "ended_on": draw(maybe(near(0))),
    }


@st.composite
def experience(draw: st.DrawFn) -> list[dict[str, Any]]:
    years = draw(st.sampled_from([None, 4, 5, 7]))
    return [] if years is None else [paper("P1", "PENGALAMAN_BIDANG", years=years)]


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
