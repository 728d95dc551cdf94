from datetime import date

from takar.measures.eligibility import MoveKind, Outcome
from tests.measures.eligibility.invented import AGENCY
from tests.measures.eligibility.lists.rows import checked, move

SHUT = {
    "agency": AGENCY,
    "window": "PEMILIHAN",
    "starts_on": date(2025, 6, 1),
    "ends_on": date(2025, 12, 31),
}
NEW_HEAD = {"agency": AGENCY, "window": "KEPALA_DAERAH_BARU", "starts_on": date(2019, 1, 1)}


def test_a_good_move_is_clean() -> None:
    found = checked(move("P4", "head"))
    assert found.is_clean
    assert found.moves[0].move is MoveKind.DIAGONAL
    assert found.moves[0].verdict == "TERPENUHI"
    assert found.counts() == {"TERPENUHI": 1}


def test_each_move_tells_the_answer_to_every_requirement_papers_included() -> None:
    found = checked(move("P4", "head"), rest={"declarations": []}, P4={"grade": "IV/a"})
    outcomes = found.moves[0].outcomes
    assert outcomes["minimum_rank"] is Outcome.FAILED
    assert outcomes["health"] is Outcome.OPEN
    assert outcomes["education_jpt"] is Outcome.MET
    assert found.moves[0].outcome is Outcome.FAILED
    assert found.moves[0].verdict == "TIDAK"
    assert {f.code: f.outcome for f in found.explain(found.moves[0]).findings} == outcomes


def test_a_waiver_with_a_document_and_a_reason_lets_through_and_stays_marked() -> None:
    short = {"P4": {"grade": "IV/a"}}
    waiver = {**move("P4", "head"), "requirement": "minimum_rank"}
    papers = {"document": "S-7", "reason": "Daerah terpencil"}
    without = checked(move("P4", "head"), rest={"waivers": [waiver | {"document": "S-7"}]}, **short)
    assert not without.is_clean
    blank = checked(
        move("P4", "head"), rest={"waivers": [waiver | papers | {"reason": " "}]}, **short
    )
    assert not blank.is_clean
    found = checked(move("P4", "head"), rest={"waivers": [waiver | papers]}, **short)
    assert found.is_clean
    assert found.moves[0].verdict == "DIKECUALIKAN"
    assert found.moves[0].outcome is Outcome.FAILED
    assert found.moves[0].waivers["minimum_rank"].document == "S-7"


def test_a_waiver_of_another_requirement_lets_nothing_through() -> None:
    other = {**move("P4", "head"), "requirement": "age_limit", "document": "S-7", "reason": "x"}
    found = checked(move("P4", "head"), rest={"waivers": [other]}, P4={"grade": "IV/a"})
    assert found.moves[0].waivers == {}
    assert found.moves[0].verdict == "TIDAK"


def test_a_consent_opens_the_window_for_one_move_alone() -> None:
    windows = [SHUT, NEW_HEAD]
    consent = {**move("P4", "head"), "approval": "PERSETUJUAN_MENDAGRI", "document": "100/SJ"}
    rest = {"windows": windows, "consents": [consent]}
    found = checked(move("P4", "head"), move("P1", "chief"), rest=rest)
    assert found.moves[0].outcomes["election_window"] is Outcome.MET
    assert found.moves[1].outcomes["election_window"] is Outcome.FAILED
    approval = next(a for a in found.moves[0].approvals if a.code == "PERSETUJUAN_MENDAGRI")
    assert approval.document == "100/SJ"
    assert "PERSETUJUAN_MENDAGRI" in {a.code for a in found.moves[1].approvals}


def test_an_own_request_brings_its_papers() -> None:
    own, usual = (
        checked(move("P1", "section", is_own_request=own), move("P2", "secretary")).moves[0]
        for own in (True, None)
    )
    assert {c for c in own.outcomes if c.startswith("own_request_")}
    assert not {c for c in usual.outcomes if c.startswith("own_request_")}
    assert "PERTEK_BKN" in {a.code for a in own.approvals}


def test_who_stays_in_the_own_post_is_asked_about_staying() -> None:
    staying = {"position_id": "head", "position_tier": "JPT_PRATAMA"}
    found = checked(move("P4", "head"), P4=staying)
    assert found.moves[0].move is MoveKind.SAME
    assert found.moves[0].clashes == ()
    assert found.is_clean


def test_an_empty_list_is_not_clean() -> None:
    assert not checked().is_clean


def test_unknown_ids_are_told_and_nothing_else_is_lost() -> None:
    found = checked(move("P9", "head"), move("P4", "palace"), move("P1", "chief"))
    assert [len(one.outcomes) > 0 for one in found.moves] == [False, False, True]
    assert [len(one.clashes) for one in found.moves] == [1, 1, 0]
    assert not found.is_clean


def test_who_comes_from_another_agency_needs_its_consent() -> None:
    found = checked(move("P4", "head"), move("P1", "chief"), P4={"agency": "kota_banjarsela"})
    needs = [{a.code for a in one.approvals} for one in found.moves]
    assert "PERSETUJUAN_PPK_ASAL" in needs[0] - needs[1]
