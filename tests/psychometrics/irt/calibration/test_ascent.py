import numpy as np

from takar.psychometrics.irt.calibration.ascent import Hill, Patience, climbed
from takar.psychometrics.irt.calibration.design import Design
from takar.psychometrics.irt.calibration.packing import packed
from takar.psychometrics.irt.calibration.place import Place
from takar.psychometrics.irt.calibration.shortcut import Shortcut
from tests.psychometrics.irt.calibration.simulated import invented, invented_items


def hill_and_foot() -> tuple[Hill, Place]:
    answers = invented(invented_items(10), 1000)
    rows = packed(answers.answers, None, None, answers.categories)
    design = Design(answers.items, ("2PL",) * 10, answers.categories, {})
    foot = Place(design, np.column_stack([np.ones(10), np.zeros(10)]), np.zeros(1), np.ones(1))
    return Hill(Shortcut(rows), None, foot.grid(61).theta, 1000.0), foot


def test_no_step_and_no_leap_leads_down() -> None:
    hill, foot = hill_and_foot()
    heights = [climbed(hill, foot, Patience(turns=turns))[0].height for turns in range(1, 14)]
    assert heights == sorted(heights)


def test_leaps_need_fewer_turns_than_steps() -> None:
    hill, foot = hill_and_foot()
    top, turns, is_top = climbed(hill, foot, Patience())
    plain, steps = hill.turn(foot), 1
    assert plain is not None
    while not plain.is_top(Patience()):
        plain = hill.turn(plain.image)
        steps += 1
        assert plain is not None
    assert is_top
    assert turns * 2 < steps
    assert abs(top.height - plain.height) < 1e-4


def test_a_place_that_is_none_is_not_visited() -> None:
    hill, foot = hill_and_foot()
    rows = foot.rows.copy()
    rows[0, 0] = np.nan
    assert hill.turn(Place(foot.design, rows, foot.mean, foot.sd)) is None


def test_at_the_top_nothing_more_is_done() -> None:
    hill, foot = hill_and_foot()
    top, _, _ = climbed(hill, foot, Patience())
    again, turns, is_top = climbed(hill, top.place, Patience())
    assert (turns, is_top) == (1, True)
    assert again.height == top.height
