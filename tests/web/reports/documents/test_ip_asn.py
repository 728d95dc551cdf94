from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.reports.documents.ip_asn import ip_asn_facts
from takar.web.reports.documents.pdf import paper
from takar.web.reports.queries.ip_asn import IpAsnReport, ip_asn_report
from takar.web.results.models import IpAsnGroup
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(hamlet: Hamlet) -> IpAsnReport:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        return ip_asn_report(hamlet.index)


@pytest.fixture
def facts(hamlet: Hamlet, report: IpAsnReport) -> dict[str, Any]:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        return ip_asn_facts(report)


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_the_paper_says_rule_set_state_day_and_edition(
    facts: dict[str, Any], report: IpAsnReport
) -> None:
    text = " ".join(text_of(paper("kab_desasari", "ip_asn", facts)).split())
    for said in (
        "Peraturan BKN 8/2019",
        "Perkiraan sendiri, bukan nilai resmi BKN; sementara",
        "keadaan per 14 Mei 2025",
        report.run.law_edition[:12],
        "tahun pengukuran 2024",
    ):
        assert said in text


def test_all_asn_stand_last_and_hold_everybody_of_the_groups(facts: dict[str, Any]) -> None:
    *groups, every = facts["statuses"]
    assert every["title"] == "Seluruh ASN"
    assert sum(one["headcount"] for one in groups) == every["headcount"]
    assert sum(one["measured"] for one in groups) == every["measured"]


def test_everybody_stands_in_one_category_or_is_not_measured(
    facts: dict[str, Any], report: IpAsnReport
) -> None:
    assert sum(one["count"] for one in facts["categories"]) == len(report.rows)
    assert sum(one["count"] for one in facts["spread"]) == facts["whole"]["measured"]


def test_dimensions_stand_beside_their_greatest_points(facts: dict[str, Any]) -> None:
    assert [one["most"] for one in facts["profile"]] == ["25,00", "40,00", "30,00", "5,00"]
    assert all(0 <= one["share"] <= 1 for one in facts["profile"])


def test_units_are_ranked_by_their_index(facts: dict[str, Any]) -> None:
    drawn = [one["drawn"] for one in facts["ranked"]]
    assert drawn == sorted(drawn, reverse=True)
    assert len(drawn) == sum(one["drawn"] is not None for one in facts["units"])


def test_points_lost_by_indicator_add_up_to_those_of_the_people(report: IpAsnReport) -> None:
    lost = sum((need.points for need in report.needs), Decimal(0))
    measured = [row for row in report.rows if row["is_measured"]]
    gaps = [row for row in report.rows if not row["is_measured"]]
    of_measured = sum((100 - row["total"] for row in measured), Decimal(0))
    of_gaps = sum((one.lost for row in gaps for one in report.losses_of(row)), Decimal(0))
    assert lost == of_measured + of_gaps


def test_papers_that_would_help_agree_with_the_measure(report: IpAsnReport) -> None:
    for row in report.rows:
        if row["is_measured"]:
            claimed = sum((one.claimed for one in report.losses_of(row)), Decimal(0))
            assert claimed == row["lost_unverified"]


def test_what_tells_of_sanctions_can_be_left_out(hamlet: Hamlet, report: IpAsnReport) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        facts = ip_asn_facts(report, with_discipline=False)
    assert "Hukuman disiplin" not in {one["title"] for one in facts["needs"]}
    assert facts["with_totals"] is False


def test_a_unit_reports_on_itself_and_names_whose_papers_are_missing(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        run = hamlet.index
        largest = IpAsnGroup.objects.filter(run=run, grouping="UNIT").order_by("-headcount")[1]
        unit = WorkUnit.objects.get(agency=hamlet.agency, path=largest.path)
        report = ip_asn_report(run, unit=unit)
        facts = ip_asn_facts(report)
    assert facts["subject"] == unit.name
    assert facts["whole"]["headcount"] == largest.headcount
    assert facts["history"] == facts["statuses"] == []
    gains = [Decimal(one["gain"].replace(",", ".")) for one in facts["people"]]
    assert gains == sorted(gains, reverse=True)
    text = text_of(paper("kab_desasari", "ip_asn", facts))
    assert all(one["name"].split()[0] in text for one in facts["people"][:3])
