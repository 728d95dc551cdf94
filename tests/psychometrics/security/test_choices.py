import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.security import BadChoices, Choices, option_chances, scored_chances
from tests.psychometrics.security.invented import hall


def test_choices_stand_beside_their_chances() -> None:
    tables = (np.array([[0.7, 0.3], [0.4, 0.6]]), np.array([[0.2, 0.3, 0.5], [0.1, 0.1, 0.8]]))
    given = Choices.of([[0, 2], [1, -1]], tables)
    assert given.starts == (0, 2, 5)
    assert given.made.tolist() == [[1, 0, 0, 0, 1], [0, 1, 0, 0, 0]]
    assert given.chance[1].tolist() == [0.4, 0.6, 0, 0, 0]
    assert given.answered.tolist() == [[True, True], [True, False]]


@pytest.mark.slow
def test_chances_of_options_are_found_again() -> None:
    chosen, chances, theta = hall(4000, 6)
    found = option_chances(chosen, theta)
    for told, truth in zip(found, chances, strict=True):
        assert told.sum(axis=1) == pytest.approx(np.ones(4000))
        assert np.abs(told - truth).mean() < 0.012


def test_an_option_hardly_chosen_and_an_empty_answer_leave_figures_finite() -> None:
    chosen, _, theta = hall(60, 3)
    chosen[:, 0] = 0
    chosen[0, 1] = -1
    assert all(np.isfinite(table).all() for table in option_chances(chosen, theta))


def test_marks_alone_have_the_chances_of_their_curves() -> None:
    item = ItemParameters("B", "2PL", 1.0, (0.5,))
    [table] = scored_chances([item], [0.0, 1.0])
    assert table == pytest.approx(item.probabilities([0.0, 1.0]))


def test_tables_that_do_not_fit_are_refused() -> None:
    tables = (np.array([[0.7, 0.3]]),)
    for wrong in ([[2]], [[0, 1]], [[0], [1]], [[-2]], [[0.5]], [0]):
        with pytest.raises(BadChoices):
            Choices.of(wrong, tables)
    with pytest.raises(BadChoices):
        option_chances([[0], [1]], [0.0])
    with pytest.raises(BadChoices):
        option_chances([[0], [1]], [0.0, np.nan])
