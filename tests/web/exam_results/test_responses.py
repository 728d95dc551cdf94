import pytest

from takar.psychometrics.gaps import Gap
from takar.web.exam_results.queries.evidence import evidence_of
from takar.web.exam_results.responses import cells_of, chosen_of, names_of, responses_of, sizes_of
from takar.web.exam_results.rules.terms import Terms
from tests.web.exam_results.made import Sat, answered

pytestmark = pytest.mark.django_db


def test_right_wrong_and_both_kinds_of_gap_are_told_apart(there: Sat) -> None:
    answered(there.sittings[1], 0, None, sequence=9)
    evidence = evidence_of(there.exam)
    names = names_of(evidence)
    cells = cells_of(evidence, Terms(), names)
    table = responses_of(cells, sizes_of(evidence, names))
    assert table.items == ("S1", "S2", "S3", "S4")
    assert table.answers.tolist() == [
        [1, 1, 1, 0],
        [Gap.OMITTED, 0, 0, Gap.NOT_REACHED],
        [0, 0, 0, 0],
    ]


def test_an_essay_is_no_category_and_has_no_options(essays: Sat) -> None:
    evidence = evidence_of(essays.exam)
    names = names_of(evidence)
    cells = cells_of(evidence, Terms(), names)
    assert "U1" not in {cell.code for cell in cells}
    chosen = chosen_of(cells, evidence, names)
    assert chosen is not None
    assert chosen.items == ("S1", "S2", "S3", "S4")
