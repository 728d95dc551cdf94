import numpy as np
import pytest

from takar.psychometrics.dif import BadGroups, TooFewPersons
from takar.psychometrics.dif.matching import compared, counts, strata
from takar.psychometrics.responses import Gap, Responses
from tests.psychometrics.dif.invented import sat


def test_scores_are_put_together_until_both_groups_suffice() -> None:
    score = np.array([0, 0, 1, 1, 1, 2, 2, 3, 3, 4])
    focal = np.array([1, 0, 0, 0, 1, 1, 0, 1, 0, 0], dtype=bool)
    assert strata(score, focal, 2).tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    assert strata(score, focal, 1).tolist() == [0, 0, 1, 1, 1, 2, 2, 3, 3, 4]


def test_what_is_left_at_the_top_joins_the_last_stratum() -> None:
    score = np.array([0, 0, 1, 1, 2])
    focal = np.array([1, 0, 1, 0, 0], dtype=bool)
    assert strata(score, focal, 1).tolist() == [0, 0, 1, 1, 2]
    assert strata(np.repeat(score, 2), np.repeat(focal, 2), 2).tolist() == [0] * 4 + [1] * 6


def test_people_are_counted_by_stratum_group_and_category() -> None:
    found = counts(
        np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1], dtype=bool), np.array([1, 0, 1, 1]), 2
    )
    assert found.tolist() == [[[0, 1], [1, 0]], [[0, 0], [0, 2]]]


def test_the_item_studied_always_belongs_to_its_score() -> None:
    given = compared(sat(300, 1), "L", "P", 100)
    without = np.ones(20, dtype=bool)
    without[4] = False
    assert (given.score(4, without) == given.answers.sum(axis=1)).all()
    assert (given.score(5, without) == given.answers.sum(axis=1) - given.answers[:, 4]).all()


@pytest.mark.parametrize(("focal", "may"), [(99, False), (100, True), (101, True)])
def test_groups_too_small_are_refused(focal: int, may: bool) -> None:
    answers = np.tile([[0, 1], [1, 0]], (200, 1))
    groups = np.where(np.arange(400) < focal, "P", "L")
    responses = Responses.from_array(answers, groups=groups)
    if may:
        assert compared(responses, "L", "P", 100).n_focal == focal
        return
    with pytest.raises(TooFewPersons, match="P hanya 99"):
        compared(responses, "L", "P", 100)


def test_who_was_not_given_an_item_is_left_out_and_counted() -> None:
    whole = sat(400, 1)
    answers = whole.answers.copy()
    answers[:3, 0] = Gap.NOT_GIVEN
    answers[5, 0] = Gap.OMITTED  # counts as wrong
    groups = np.where(np.arange(400) % 2 == 1, "P", "L")
    given = compared(Responses.from_array(answers, groups=groups), "L", "P", 100)
    assert (given.n_excluded, len(given.answers)) == (3, 397)
    assert "3 orang" in str(given.reasons[0])


def test_two_groups_must_be_named() -> None:
    answers = np.tile([[0, 1], [1, 0]], (3, 1))
    with pytest.raises(BadGroups, match="dua kelompok"):
        compared(Responses.from_array(answers), None, None, 1)
    three = Responses.from_array(answers, groups=["A", "A", "B", "B", "C", "C"])
    for reference, focal in ((None, None), ("X", "A"), ("A", "A"), ("A", "X")):
        with pytest.raises(BadGroups):
            compared(three, reference, focal, 1)
    found = compared(three, "C", "A", 1)
    assert (found.reference, found.focal, len(found.answers)) == ("C", "A", 4)


def test_a_row_that_stands_for_three_people_is_three_rows() -> None:
    whole, times = sat(300, 1), np.arange(300) % 3 + 1
    groups = np.where(np.arange(300) % 2 == 1, "P", "L")
    weighed = Responses.from_array(whole.answers, groups=groups, weights=times)
    spread = Responses.from_array(
        np.repeat(whole.answers, times, axis=0), groups=np.repeat(groups, times)
    )
    one, other = compared(weighed, "L", "P", 100), compared(spread, "L", "P", 100)
    assert (one.answers == other.answers).all()
    assert (one.is_focal == other.is_focal).all()
    with pytest.raises(BadGroups, match="bulat"):
        compared(
            Responses.from_array(whole.answers, groups=groups, weights=times + 0.5), "L", "P", 100
        )
