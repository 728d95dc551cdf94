"""Measuring, keeping, settling and explaining an index, as the actions do it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import Sum

from takar.kernel.errors import TakarError
from takar.runs.verify import verify_bundle
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries.law import law_on
from takar.web.results.actions import (
    answer_request,
    ask_again,
    ask_for_run,
    run_ip_asn,
    settle_run,
)
from takar.web.results.models import IpAsnGroup, IpAsnResult, Measure, Run, RunDecision
from takar.web.results.queries import (
    groups_of,
    history_of,
    keys_of,
    latest_ip_asn,
)
from takar.web.results.rules import Sight
from tests.cast import Cast
from tests.web.ip_asn.made import (
    END_OF_2022,
    END_OF_2024,
    OWN,
    below,
    inside,
    measured,
    putri_is_good,
    rated,
    released,
    staff,
    trained,
)
from tests.web.results import made


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with inside(cast.agency):
        yield


def test_operators_measure_and_nobody_else(cast: Cast) -> None:
    putri_is_good(cast)
    people = Employee.objects.filter(agency=cast.agency)
    for stranger in (cast.joko, cast.bupati, cast.hadi, cast.putri):
        with pytest.raises(NotPermitted):
            run_ip_asn(stranger, cast.agency, employees=people, day=END_OF_2022, title="IP")
    assert not Run.objects.exists()
    run = run_ip_asn(cast.rahayu, cast.agency, employees=people, day=END_OF_2022, title="IP")
    result = IpAsnResult.objects.get(run=run)
    assert (result.total, result.category) == (Decimal(75), "SEDANG")
    assert (result.qualification, result.competence) == (Decimal(15), Decimal(30))
    assert (result.seminar_state, result.lost_missing) == ("BELUM_ADA_BUKTI", Decimal(10))
    assert (result.leadership_on, result.technical_hours) == (date(2015, 5, 1), Decimal(20))
    assert (run.rules, run.year, run.state, run.people) == (OWN, 2022, "SEMENTARA", 1)
    entry = Entry.objects.get(act="results.ip_asn.measured")
    assert (entry.facts["employees"], entry.facts["rules"]) == (1, OWN)


def test_the_bundle_of_an_index_can_be_verified_and_names_nobody(cast: Cast) -> None:
    putri_is_good(cast)
    run = measured(cast)
    content = Path(run.bundle.path).read_bytes()
    for secret in (cast.putri_employee.code, cast.putri_employee.name):
        assert secret.encode() not in content
    assert verify_bundle(Path(run.bundle.path)).holds


def test_groups_are_kept_with_the_run_and_units_with_their_place(cast: Cast) -> None:
    unit = below(cast)
    putri_is_good(cast)
    staff(cast, 1, unit=unit)
    run = measured(cast)
    told = {(one.grouping, one.code): one for one in IpAsnGroup.objects.filter(run=run)}
    agency = told["INSTANSI", cast.agency.code]
    assert (agency.title, agency.index, agency.measured) == (cast.agency.name, Decimal(60), 2)
    assert (told["UNIT", "U1"].path, told["UNIT", "U1"].index) == ("U1/", Decimal(60))
    assert (told["UNIT", "U1A"].path, told["UNIT", "U1A"].index) == ("U1/U1A/", Decimal(45))
    assert told["STATUS", "PNS"].path == ""
    assert [group.code for group in groups_of(run, "JENIS_JABATAN")] == ["STRUKTURAL", "PELAKSANA"]


def test_a_person_without_a_unit_is_measured_too(cast: Cast) -> None:
    putri_is_good(cast)
    cast.putri_employee.unit = None
    cast.putri_employee.save()
    assert IpAsnResult.objects.get(run=measured(cast)).unit_path == ""


def test_what_is_not_known_is_a_gap_and_never_zero(cast: Cast) -> None:
    cast.putri_employee.education_level = None
    cast.putri_employee.save()
    result = IpAsnResult.objects.get(run=measured(cast))
    assert (result.qualification, result.performance, result.total) == (None, None, None)
    assert result.gap_names == ["qualification", "performance"]
    assert result.gaps == ",qualification,performance,"
    assert result.is_measured is False
    assert result.total_least is not None
    assert result.total_most is not None
    assert result.total_least < result.total_most


def test_measuring_again_changes_nothing_of_the_old(cast: Cast) -> None:
    putri_is_good(cast)
    first = measured(cast)
    before = IpAsnResult.objects.values().get(run=first)
    trained(cast.putri_employee, "SEMINAR", date(2022, 3, 1))
    second = measured(cast)
    assert IpAsnResult.objects.values().get(run=first) == before
    assert IpAsnResult.objects.get(run=second).total == Decimal(85)
    assert latest_ip_asn(cast.agency) == second


def test_an_official_year_takes_the_released_scores_and_the_own_estimate_the_evidence(
    cast: Cast,
) -> None:
    putri_is_good(cast)
    rated(cast.putri_employee, year=2024)
    released(cast.putri_employee, 2024, "25", "20", "25", "5")
    official, own = measured(cast, END_OF_2024), measured(cast, END_OF_2024, rules=OWN)
    assert (official.rules, own.rules) == ("bkn_2024", OWN)
    totals = [IpAsnResult.objects.get(run=run).total for run in (official, own)]
    assert totals == [Decimal(75), Decimal(60)]
    assert len(official.doubts) < len(own.doubts)


def test_rules_that_do_not_measure_a_year_write_nothing(cast: Cast) -> None:
    for rules in ("bkn_2024", "tidak_ada"):
        with pytest.raises(TakarError):
            measured(cast, rules=rules)
    assert not Run.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2022, 12, 30), 2021), (date(2022, 12, 31), 2022), (date(2023, 1, 1), 2022)],
)
def test_the_measured_year_is_the_last_one_finished(cast: Cast, day: date, year: int) -> None:
    rated(cast.putri_employee, year=year)
    assert measured(cast, day).year == year


def test_a_request_is_answered_for_a_unit_and_repeated_by_the_same_rules(cast: Cast) -> None:
    unit = below(cast)
    staff(cast, 2, unit=unit)
    asked = ask_for_run(
        cast.rahayu,
        cast.agency,
        measure=Measure.IP_ASN,
        title="Bidang",
        day=END_OF_2024,
        rules=OWN,
        unit=unit,
    )
    run = answer_request(cast.rahayu, asked)
    assert (run.people, run.unit, run.rules) == (2, unit, OWN)
    assert latest_ip_asn(cast.agency) is None, "a unit's run does not speak for the agency"
    again = answer_request(cast.rahayu, ask_again(cast.rahayu, run))
    assert (again.people, again.unit, again.rules) == (2, unit, OWN)


def test_rules_are_kept_for_an_index_only(cast: Cast) -> None:
    asked = ask_for_run(
        cast.rahayu, cast.agency, measure="talent", title="T", day=END_OF_2024, rules=OWN
    )
    assert asked.rules == ""


def test_a_person_decides_what_is_final_with_a_reason_and_may_decide_otherwise(
    cast: Cast,
) -> None:
    putri_is_good(cast)
    run = measured(cast)
    for stranger in (cast.joko, cast.bupati, cast.putri):
        with pytest.raises(NotPermitted):
            settle_run(stranger, run, state="FINAL", reason="Cocok.")
    settle_run(cast.rahayu, run, state="FINAL", reason=" Cocok. ")
    assert Run.objects.get(pk=run.pk).state == "FINAL"
    with pytest.raises(TakarError):
        settle_run(cast.rahayu, run, state="FINAL", reason="Sekali lagi.")
    settle_run(cast.rahayu, run, state="SEMENTARA", reason="Rilis ditarik.")
    assert Run.objects.get(pk=run.pk).state == "SEMENTARA"
    assert [one.reason for one in RunDecision.objects.all()] == ["Rilis ditarik.", "Cocok."]
    entries = Entry.objects.filter(act="results.run.settled").order_by("pk")
    assert [entry.facts["after"] for entry in entries] == ["FINAL", "SEMENTARA"]


def test_a_jpm_has_no_state_to_settle(cast: Cast) -> None:
    assert made.run(cast.agency, cast.rahayu, Measure.JPM).state == ""


def test_a_history_compares_an_index_within_its_rules_only(cast: Cast) -> None:
    putri_is_good(cast)
    rated(cast.putri_employee, year=2024)
    released(cast.putri_employee, 2024, "25", "20", "25", "5")
    first, second = measured(cast), measured(cast)
    official = measured(cast, END_OF_2024)
    steps = history_of(cast.putri_employee, Sight.EVERYTHING)
    assert [step.result.run for step in steps] == [official, second, first]
    assert [step.changes["total"] for step in steps] == [None, Decimal(0), None]
    assert all(step.is_ip_asn and not step.is_held_back for step in steps)


def test_an_index_relies_on_the_rules_in_force_on_its_day() -> None:
    early, late = (law_on(day, None, None) for day in (date(2021, 12, 31), END_OF_2022))
    assert "performance.rating_matrix" not in keys_of(early, Measure.IP_ASN, "", OWN)
    assert "performance.rating_matrix" in keys_of(late, Measure.IP_ASN, "", OWN)
    official = keys_of(law_on(END_OF_2024, None, None), Measure.IP_ASN, "", "bkn_2024")
    assert "ip_asn.qualification" not in official


def test_the_agency_index_is_the_mean_of_persons_and_not_of_units(cast: Cast) -> None:
    other = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Dinas Lain", path="U2/")
    putri_is_good(cast)
    staff(cast, 3, unit=other)
    run = measured(cast)
    total = IpAsnResult.objects.filter(run=run).aggregate(total=Sum("total"))["total"]
    assert total == 75 + 3 * 45
    index = IpAsnGroup.objects.get(run=run, grouping="INSTANSI").index
    assert index == Decimal("52.5")
    units = IpAsnGroup.objects.filter(run=run, grouping="UNIT").values_list("index", flat=True)
    assert sum(unit or 0 for unit in units) / len(units) == 60
