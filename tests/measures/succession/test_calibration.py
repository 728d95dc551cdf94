from dataclasses import replace
from itertools import product

import pytest

from takar.measures.succession import Flag, Move, calibration, direction_of, quorum
from takar.regulations.law import Law

BECAUSE = "Bukti inovasi diverifikasi komite"


def move(before: int, after: int, employee_id: str = "P1", **more: str) -> Move:
    return Move(employee_id, before, after, **({"reason": BECAUSE} | more))


@pytest.mark.parametrize(
    ("before", "after", "name", "steps"),
    [
        (5, 5, "TETAP", 0),
        (5, 8, "NAIK", 1),
        (5, 7, "NAIK", 1),
        (5, 9, "NAIK", 1),
        (8, 7, "CAMPURAN", 1),
        (9, 1, "TURUN", 2),
        (1, 4, "NAIK", 2),
        (6, 4, "CAMPURAN", 2),
        (5, 2, "TURUN", 1),
    ],
)
def test_a_move_has_a_direction_and_a_length(
    law: Law, before: int, after: int, name: str, steps: int
) -> None:
    found = direction_of(move(before, after), law)
    assert (found.name, found.steps) == (name, steps)


def test_there_and_back_cancel_each_other(law: Law) -> None:
    for before, after in product(range(1, 10), repeat=2):
        there, back = direction_of(move(before, after), law), direction_of(move(after, before), law)
        assert (there.performance, there.potential) == (-back.performance, -back.potential)


def test_every_box_is_counted_before_and_after(law: Law) -> None:
    found = calibration(
        [
            move(5, 8, "P1", work_unit_id="U1", member="A"),
            move(5, 5, "P2", work_unit_id="U1"),
            move(9, 7, "P3", work_unit_id="U2", member="B"),
        ],
        law,
    )
    assert list(found.before) == list(range(1, 10))
    assert (found.before[5], found.after[5], found.after[8], found.after[7]) == (2, 1, 1, 1)
    assert found.moved == {"NAIK": 1, "TURUN": 1}
    assert found.units == {("U1", "NAIK"): 1, ("U2", "TURUN"): 1}
    assert found.members == {("A", "NAIK"): 1, ("B", "TURUN"): 1}
    assert found.flags == ()


@pytest.mark.parametrize(
    ("reason", "flags"),
    [("", 1), ("sembilan.", 1), ("   sembilan.   ", 1), ("sepuluh...", 0)],
)
def test_a_move_without_a_reason_is_asked_about(law: Law, reason: str, flags: int) -> None:
    found = calibration([move(5, 8, reason=reason), move(5, 5, "P2", reason="")], law)
    assert found.flags == (Flag("TANPA_ALASAN", "P1"),) * flags


def test_a_big_jump_and_a_member_who_moves_one_way_are_asked_about(law: Law) -> None:
    moves = [move(5, 8, f"P{number}", member="A") for number in range(4)]
    assert calibration(moves, law).flags == ()
    assert calibration([*moves, move(5, 8, "P5", member="A")], law).flags == (Flag("SEARAH", "A"),)
    assert calibration([*moves, move(5, 2, "P5", member="A")], law).flags == ()
    assert calibration([move(1, 6)], law).flags == (Flag("LOMPATAN_BESAR", "P1"),)


@pytest.mark.parametrize(
    ("members", "present", "needed", "is_met"),
    [(4, 2, 3, False), (4, 3, 3, True), (5, 2, 3, False), (5, 3, 3, True), (1, 1, 1, True)],
)
def test_more_than_half_make_a_quorum(
    law: Law, members: int, present: int, needed: int, *, is_met: bool
) -> None:
    names = [f"A{number}" for number in range(members)]
    found = quorum(names, names[:present], law, chair="A0")
    assert (found.needed, found.present, found.is_met) == (needed, present, is_met)


def test_without_the_chair_or_with_strangers_there_is_no_quorum(law: Law) -> None:
    assert quorum("ABCD", "BCD", law, chair="A").is_chair_missing
    assert not quorum("ABCD", "BCD", law, chair="A").is_met
    assert quorum("ABCD", "AXYZ", law, chair="A").present == 1
    assert not quorum("", "", law, chair=None).is_met


def test_an_agency_may_ask_for_at_least_half_and_no_chair(law: Law) -> None:
    rule, citation = law.found["talent.committee"]
    own = rule | {"quorum_is_over": False, "is_chair_required": False}
    found = quorum(
        "ABCD", "CD", replace(law, found=law.found | {"talent.committee": (own, citation)})
    )
    assert (found.needed, found.is_met) == (2, True)
