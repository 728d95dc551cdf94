from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from takar.engines import connect
from takar.measures.ip_asn_explained import components
from takar.runs.measure import measure_ip_asn
from takar.web.people.models import Employee
from takar.web.results.ip_asn_explaining import ip_asn_explanation
from takar.web.results.models import IpAsnResult
from takar.web.results.queries import ip_asn_evidence, law_of
from takar.web.results.rules import Sight
from tests.cast import Cast
from tests.web.ip_asn.made import (
    END_OF_2024,
    inside,
    measured,
    punished,
    putri_is_good,
    released,
    staff,
    trained,
)


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with inside(cast.agency):
        yield


def test_an_explanation_says_what_the_measure_says(cast: Cast) -> None:
    putri_is_good(cast)
    late, short, none = staff(cast, 3)
    trained(late, "TEKNIS", date(2020, 1, 1))
    trained(short, "TEKNIS", date(2022, 1, 1), hours=19)
    punished(none)
    staff(cast, 1, education_level=None, position_tier=None, position_kind=None)
    run = measured(cast)
    law = law_of(run)
    people = Employee.objects.filter(agency=cast.agency)
    found = measure_ip_asn(ip_asn_evidence(cast.agency, people, law), law)
    with connect() as engine:
        table = engine.compute(lambda t: components(t["r"], law), {"r": found.results}).to_pylist()
    told = {(row["employee_id"], row["indicator"]): row for row in table}
    for result in IpAsnResult.objects.filter(run=run):
        for line in ip_asn_explanation(result, cast.rahayu).lines:
            row = told[result.employee.code, line.code]
            assert line.part.points == row["points"]
            assert line.part.most == row["most"]
            assert line.part.state == row["state"]
            assert line.part.reason == row["reason_of_loss"]
            assert (line.part.lost or 0) == (row["lost"] or 0)


def test_the_points_of_an_explanation_add_up_to_the_total(cast: Cast) -> None:
    putri_is_good(cast)
    staff(cast, 2)
    run = measured(cast)
    for result in IpAsnResult.objects.filter(run=run):
        told = ip_asn_explanation(result, cast.rahayu)
        assert sum(line.part.points or 0 for line in told.lines) == result.total
        assert sum(points or 0 for _, points, _ in told.dimensions) == result.total
        assert sum(points or 0 for _, points, _ in told.lost) + (result.total or 0) == 100
        assert told.law_unchanged


def test_what_lifts_stands_by_its_gain_and_what_is_sure_first(cast: Cast) -> None:
    putri_is_good(cast)
    result = IpAsnResult.objects.get(run=measured(cast))
    told = ip_asn_explanation(result, cast.putri)
    assert [(line.code, line.gain, line.is_sure) for line in told.lifting] == [
        ("SEMINAR", Decimal(10), True),
        ("KUALIFIKASI", Decimal(10), False),
        ("KINERJA", Decimal(5), False),
    ]


def test_discipline_is_told_to_operators_and_the_person_and_kept_from_the_head(
    cast: Cast,
) -> None:
    putri_is_good(cast)
    punished(cast.putri_employee, "SEDANG")
    result = IpAsnResult.objects.get(run=measured(cast))
    for reader in (cast.rahayu, cast.putri):
        line = ip_asn_explanation(result, reader).lines[-1]
        assert (line.code, line.is_hidden) == ("DISIPLIN", False)
        assert "sedang" in line.evidence
    for reader in (cast.bupati, cast.made):
        line = ip_asn_explanation(result, reader).lines[-1]
        assert (line.is_hidden, line.evidence) == (True, "")
    head = ip_asn_explanation(result, cast.hadi)
    assert "DISIPLIN" not in {line.code for line in head.lines}
    assert (head.sight, head.dimensions, head.lost) == (Sight.SUMMARY, [], [])


def test_who_is_no_subject_is_told_so_and_has_no_index(cast: Cast) -> None:
    cast.putri_employee.employment = "PPPK"
    cast.putri_employee.save()
    result = IpAsnResult.objects.get(run=measured(cast))
    told = ip_asn_explanation(result, cast.putri)
    assert (told.is_subject, result.total, told.lifting) == (False, None, [])


def test_official_scores_are_explained_by_nothing_but_themselves(cast: Cast) -> None:
    released(cast.putri_employee, 2024, "25", "20", "25", "5")
    result = IpAsnResult.objects.get(run=measured(cast, END_OF_2024))
    told = ip_asn_explanation(result, cast.putri)
    assert (told.is_official, told.lines, told.lost) == (True, [], [])
    assert [points for _, points, _ in told.dimensions] == [25, 20, 25, 5]
