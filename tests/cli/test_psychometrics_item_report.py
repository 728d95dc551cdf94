from takar.cli.answer_files import AnswerFile
from takar.cli.psychometrics_item_report import report_of, tables_of
from takar.psychometrics.gaps import Gap
from takar.psychometrics.responses import Responses
from tests.cli.answered import points


def test_decisions_are_judged_for_those_who_met_every_item() -> None:
    cells = points()
    cells[:100, 0] = Gap.NOT_GIVEN
    cells[100:150, 1] = Gap.OMITTED
    answers = AnswerFile(Responses.from_array(cells, categories=[2] * 8), None, ())
    report = report_of(answers, [6.0, 3.0])
    assert report.consistency is not None
    assert report.consistency.cuts == (3, 6)
    assert report.consistency.n_used == 300
    rows = tables_of(report)["items"]
    assert rows[0]["n_not_given"] == 100
    assert rows[1]["n_omitted"] == 50


def test_a_cut_outside_the_scale_is_a_remark_not_an_end() -> None:
    report = report_of(AnswerFile(Responses.from_array(points()), None, ()), [99.0])
    assert report.consistency is None
    assert "Batas lulus" in str(report.remarks[0])
    assert report.alpha is not None
