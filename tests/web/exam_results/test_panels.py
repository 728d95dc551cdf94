from decimal import Decimal

import pytest

from takar.psychometrics.standard_setting import BadJudgements
from takar.web.exam_results.panels import angoff_cuts, judges_kept, read_panel
from takar.web.kit.reasons import Unwritten

SAID = "2 | Ayu | 0,5 0.7\n2 | Bima | 0,6 0,8\n\n3 | Ayu | 0,8 0,9\n3 | Bima | 0,9 1"


def test_a_panel_draws_each_level_at_the_mean_of_what_its_judges_expect() -> None:
    low, high = angoff_cuts(read_panel(SAID), [1, 1])
    assert (low.level, low.value) == ("2", Decimal("1.30"))
    assert (high.level, high.value) == ("3", Decimal("1.80"))
    assert low.error == Decimal("0.10")


def test_a_small_panel_is_told_of() -> None:
    said = read_panel(SAID)
    assert judges_kept(said, angoff_cuts(said, [1, 1]))["remarks"] != []


def test_a_judge_who_left_out_an_item_is_refused() -> None:
    with pytest.raises(BadJudgements):
        angoff_cuts(read_panel("2 | Ayu | 0,5"), [1, 1])


@pytest.mark.parametrize("line", ["2 | Ayu", "2 | Ayu | lima", "dua"])
def test_a_line_that_is_no_judgement_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(Unwritten, match="Baris 1"):
        read_panel(line)
