"""A question that was left stays left, whatever a page does."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from takar.web.sittings.rules.one_way import Touch, passed

START = datetime(2025, 5, 14, 8, tzinfo=UTC)
SECTIONS = {0: "A", 1: "A", 2: "A", 3: "B"}


def touch(sequence: int, slot: int, *, desk: int = 1, at: int = 0, is_answer: bool = True) -> Touch:
    return Touch((desk, sequence), slot, START + timedelta(seconds=at), is_answer)


def left(*touches: Touch, one_way: tuple[str, ...] = ("A",)) -> set[tuple[int, int]]:
    return set(passed(touches, SECTIONS, one_way, {}))


def test_an_answer_after_a_later_question_was_answered_does_not_count() -> None:
    assert left(touch(1, 0), touch(2, 1), touch(3, 0)) == {(1, 3)}


def test_an_answer_after_a_later_question_was_opened_does_not_count() -> None:
    assert left(touch(1, 0), touch(2, 1, is_answer=False), touch(3, 0)) == {(1, 3)}


def test_a_question_may_be_answered_again_until_the_next_is_opened() -> None:
    assert left(touch(1, 0), touch(2, 0), touch(3, 1), touch(4, 1)) == set()


def test_an_earlier_question_opened_again_is_no_answer() -> None:
    assert left(touch(1, 1), touch(2, 0, is_answer=False)) == set()


def test_sections_in_which_one_may_go_back_and_other_sections_leave_nothing() -> None:
    assert left(touch(1, 2), touch(2, 0), one_way=()) == set()
    assert left(touch(1, 3), touch(2, 0)) == set()


def test_on_one_device_its_numbers_decide_and_not_the_order_of_arrival() -> None:
    assert left(touch(2, 1, at=0), touch(1, 0, at=9)) == set()


def test_what_an_older_device_sends_after_a_newer_one_went_on_does_not_count() -> None:
    assert left(touch(1, 1, desk=2, at=5), touch(3, 0, desk=1, at=6)) == {(1, 3)}
    assert left(touch(1, 1, desk=2, at=5), touch(3, 0, desk=1, at=5)) == set()


def test_what_an_older_device_sends_late_takes_nothing_from_the_newer() -> None:
    older = [touch(4, 1, at=30, is_answer=False), touch(5, 2, at=30, is_answer=False)]
    assert left(*older, touch(1, 0, desk=2, at=10), touch(2, 1, desk=2, at=20)) == set()


def test_in_an_adaptive_section_the_change_it_was_chosen_by_is_the_last_that_counts() -> None:
    touches = [touch(1, 0), touch(2, 0), touch(3, 0), touch(1, 0, desk=2), touch(4, 1)]
    assert passed(touches, SECTIONS, (), {0: (1, 2)}) == {(1, 3), (2, 1)}


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=12))
def test_whoever_only_goes_forward_loses_nothing(steps: list[tuple[int, bool]]) -> None:
    ordered = sorted(steps)
    rows = [touch(n, slot, is_answer=is_answer) for n, (slot, is_answer) in enumerate(ordered, 1)]
    assert left(*rows) == set()


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(0, 2), st.integers(0, 9)), max_size=9),
    st.randoms(),
)
def test_the_order_in_which_rows_are_read_changes_nothing(
    told: list[tuple[int, int, int]], lot: "st.DataObject"
) -> None:
    rows = [touch(n, slot, desk=desk, at=at) for n, (desk, slot, at) in enumerate(told, 1)]
    shuffled = list(rows)
    lot.shuffle(shuffled)  # type: ignore[attr-defined]
    assert left(*rows) == left(*shuffled)
