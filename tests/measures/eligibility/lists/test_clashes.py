from typing import Any

from takar.measures.eligibility import ClashKind
from tests.measures.eligibility.lists.rows import checked, move


def kinds(*rows: dict[str, Any], **columns: Any) -> list[list[ClashKind]]:
    return [[c.kind for c in one.clashes] for one in checked(*rows, **columns).moves]


def test_a_person_proposed_twice_clashes_in_both_moves() -> None:
    assert kinds(move("P4", "head"), move("P4", "chief")) == [[ClashKind.PERSON_TWICE]] * 2


def test_a_post_proposed_twice_clashes_in_both_moves() -> None:
    assert kinds(move("P4", "head"), move("P1", "head")) == [[ClashKind.POST_TWICE]] * 2


def test_a_holder_who_stays_clashes_and_one_who_moves_does_not() -> None:
    assert kinds(move("P4", "secretary")) == [[ClashKind.POST_HELD]]
    assert kinds(move("P4", "secretary"), move("P1", "head")) == [[], []]
    found = checked(move("P4", "secretary")).moves[0].clashes[0]
    assert found.others == ("P1",)


def test_a_post_with_two_holders_is_told_even_if_both_move() -> None:
    doubled = {"P2": {"position_id": "secretary"}}
    rows = move("P4", "secretary"), move("P1", "head"), move("P2", "chief")
    assert kinds(*rows, **doubled)[0] == [ClashKind.TWO_HOLDERS]


def test_a_person_recorded_on_two_posts_is_told() -> None:
    same = {name: {"nip": "197505142000031009"} for name in ("P1", "P2")}
    assert kinds(move("P1", "head"), **same) == [[ClashKind.TWO_POSTS]]
    assert kinds(move("P1", "head")) == [[]]


def test_ids_that_nobody_has_are_told() -> None:
    assert kinds(move("P9", "palace")) == [[ClashKind.NO_PERSON, ClashKind.NO_POST]]


def test_rings_are_told_once_and_refuse_nothing() -> None:
    ring = checked(move("P1", "section"), move("P2", "sub"), move("P3", "secretary"))
    assert ring.rings == (("P1", "P2", "P3"),)
    assert all(one.clashes == () for one in ring.moves)
    chain = checked(move("P4", "secretary"), move("P1", "section"), move("P2", "head"))
    assert chain.rings == ()
    tail = checked(move("P4", "secretary"), move("P1", "section"), move("P2", "secretary"))
    assert tail.rings == (("P1", "P2"),)
