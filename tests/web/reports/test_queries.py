import pytest

from takar.web.kit.scope import scope
from takar.web.reports.queries import NotMeasured, office_code, report_of, reportable_events
from takar.web.results.models import Withheld
from takar.web.results.queries import latest_talent
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


def test_a_report_holds_nine_lines_in_the_official_order(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency):
        report = report_of(hamlet.event)
    order = list(report.law.codes("assessment.competencies"))
    for person in report.people:
        assert [line.code for line in person.lines] == order
        assert all(line.required is not None for line in person.lines)
        assert person.scores == {}


def test_one_person_is_read_with_few_queries(
    hamlet: Hamlet, django_assert_max_num_queries: object
) -> None:
    with scope(agency=hamlet.agency), django_assert_max_num_queries(12):  # type: ignore[operator]
        report = report_of(hamlet.event, only=hamlet.participant.pk, with_scores=True)
    (person,) = report.people
    assert person.participant == hamlet.participant
    assert sum(len(scores) for scores in person.scores.values()) > 9


def test_an_office_is_the_second_step_of_the_tree() -> None:
    assert office_code("R/DINAS/BIDANG/SEKSI/") == "DINAS"
    assert office_code("R/") == "R"
    assert office_code("") == ""


def test_an_unmeasured_event_cannot_be_reported(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency):
        assert list(reportable_events(hamlet.agency)) == [hamlet.event]
        hamlet.event.run = None
        with pytest.raises(NotMeasured, match="belum dihitung"):
            report_of(hamlet.event)
        hamlet.event.refresh_from_db()


def test_a_report_takes_no_talent_map_that_is_withheld(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency):
        told = report_of(hamlet.event).talent_run
        assert told == latest_talent(hamlet.agency)
        assert told is not None
        hold = Withheld.objects.create(run=told)
        report = report_of(hamlet.event)
        assert report.talent_run != told
        assert all(one.talent is None or one.talent.run != told for one in report.people)
        hold.delete()
