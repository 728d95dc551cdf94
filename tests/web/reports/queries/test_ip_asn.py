import pytest

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.people.queries import units_seen_by
from takar.web.reports.queries.ip_asn import (
    NothingMeasured,
    history_of,
    ip_asn_report,
    refuse_empty,
    reportable_runs,
    unit_lines,
)
from takar.web.reports.rules.ip_asn import NotReportable, Standing
from takar.web.results.models import IpAsnGroup
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


def test_a_run_whose_rule_set_is_not_told_is_not_reported(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        run = hamlet.index
        run.rules = ""
        with pytest.raises(NotReportable, match="perangkat aturan"):
            ip_asn_report(run)


def test_the_index_of_a_year_after_2022_is_an_estimate(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        report = ip_asn_report(hamlet.index)
    assert (report.year, report.standing) == (2024, Standing.ESTIMATE)
    assert [one.year for one in report.history] == [2024]


def test_the_whole_agency_is_read_with_few_queries(
    hamlet: Hamlet, django_assert_max_num_queries: object
) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        run = hamlet.index
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            report = ip_asn_report(run)
    assert len(report.rows) == 80


def test_a_unit_holds_everybody_below_it_and_nobody_else(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        run = hamlet.index
        for group in IpAsnGroup.objects.filter(run=run, grouping="UNIT")[:8]:
            unit = WorkUnit.objects.get(agency=hamlet.agency, path=group.path)
            report = ip_asn_report(run, unit=unit)
            subjects = [row for row in report.rows if report.counts(row)]
            assert len(subjects) == group.headcount
            assert report.whole == group


def test_units_are_found_by_a_word_of_their_name(hamlet: Hamlet) -> None:
    operator = hamlet.users[Role.OPERATOR]
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        units = units_seen_by(operator, hamlet.agency)
        every = unit_lines(hamlet.index, units)
        found = unit_lines(hamlet.index, units, "dinas")
    assert 0 < len(found) < len(every)
    assert all("dinas" in one.unit.name.lower() for one in found)


def test_an_empty_report_says_so(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        report = ip_asn_report(hamlet.index, only=0)
    with pytest.raises(NothingMeasured):
        refuse_empty(report)


def test_only_whole_agencies_make_history(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        run = hamlet.index
        assert list(reportable_runs(hamlet.agency)) == [run]
        assert len(history_of(hamlet.agency, run.day)) == 1
