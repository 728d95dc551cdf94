import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db.models import QuerySet

from takar.kernel.errors import TakarError
from takar.runs.verify import verify_bundle
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.people.models import (
    CompetencyRecord,
    CompetencyStandard,
    Employee,
    PerformanceRating,
)
from takar.web.people.queries.law import book
from takar.web.results.actions import ask_for_run, run_jpm, run_talent, view_person
from takar.web.results.models import JpmResult, Run, TalentResult
from tests.cast import DAY, Cast
from tests.web.results import made

NINE = (
    "INTEGRITAS",
    "KERJASAMA",
    "KOMUNIKASI",
    "ORIENTASI_PADA_HASIL",
    "PELAYANAN_PUBLIK",
    "PENGEMBANGAN_DIRI_DAN_ORANG_LAIN",
    "MENGELOLA_PERUBAHAN",
    "PENGAMBILAN_KEPUTUSAN",
    "PEREKAT_BANGSA",
)


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


def assessed(cast: Cast, person: Employee, level: int, *competencies: str) -> None:
    for competency in competencies:
        CompetencyRecord.objects.create(
            employee=person, competency=competency, level=level, assessed_on=date(2024, 6, 1)
        )


def everyone(cast: Cast) -> QuerySet[Employee]:
    return Employee.objects.filter(agency=cast.agency)


def standards(cast: Cast, level: int) -> None:
    for competency in NINE:
        CompetencyStandard.objects.create(
            agency=cast.agency, tier="PENGAWAS", competency=competency, required_level=level
        )


def test_a_jpm_run_keeps_every_number_with_its_stamp(cast: Cast) -> None:
    standards(cast, 3)
    assessed(cast, cast.putri_employee, 3, *NINE)
    with pytest.raises(NotPermitted):
        run_jpm(
            cast.joko,
            cast.agency,
            employees=everyone(cast),
            day=DAY,
            purpose="PEMETAAN",
            title="J",
        )
    assert not Run.objects.exists()
    run = run_jpm(
        cast.rahayu,
        cast.agency,
        employees=everyone(cast),
        day=DAY,
        purpose="PEMETAAN",
        title="J",
    )
    result = JpmResult.objects.get(run=run)
    assert (result.jpm, result.category) == (Decimal(100), "OPTIMAL")
    assert (result.achieved, result.required) == (Decimal(27), Decimal(27))
    assert result.gaps == ""
    assert {row.name for row in result.rows} == set(NINE)
    assert (run.law_edition, run.purpose, run.people) == (book().edition, "PEMETAAN", 1)
    assert len(run.evidence_hash) == 64
    entry = Entry.objects.get(act="results.jpm.measured")
    assert entry.facts["employees"] == 1


def test_what_was_not_assessed_is_a_gap_and_never_zero(cast: Cast) -> None:
    standards(cast, 3)
    assessed(cast, cast.putri_employee, 3, *NINE[:-1])
    run = run_jpm(
        cast.rahayu,
        cast.agency,
        employees=everyone(cast),
        day=DAY,
        purpose="PEMETAAN",
        title="J",
    )
    result = JpmResult.objects.get(run=run)
    assert result.jpm is None
    assert result.least is not None
    assert result.most is not None
    assert result.least < 100 < result.most
    assert result.gap_names == ["PEREKAT_BANGSA"]


def test_measuring_again_adds_a_run_and_changes_nothing_of_the_old(cast: Cast) -> None:
    PerformanceRating.objects.create(employee=cast.putri_employee, year=2024, rating="BAIK")
    first = run_talent(
        cast.rahayu,
        cast.agency,
        employees=everyone(cast),
        day=DAY,
        title="Satu",
    )
    before = TalentResult.objects.values().get(run=first)
    PerformanceRating.objects.create(employee=cast.putri_employee, year=2025, rating="SANGAT_BAIK")
    second = run_talent(
        cast.rahayu,
        cast.agency,
        employees=everyone(cast),
        day=date(2026, 3, 1),
        title="Dua",
    )
    assert TalentResult.objects.values().get(run=first) == before
    assert first.evidence_hash != second.evidence_hash
    assert first.bundle.path != second.bundle.path


def test_a_place_on_the_map_keeps_its_reasons_and_its_gaps(cast: Cast) -> None:
    PerformanceRating.objects.create(employee=cast.putri_employee, year=2024, rating="BAIK")
    run = run_talent(
        cast.rahayu,
        cast.agency,
        employees=everyone(cast),
        day=DAY,
        title="Peta",
    )
    result = TalentResult.objects.get(run=run)
    rating = next(row for row in result.rows if row.name == "performance.penilaian_kinerja")
    assert rating.state == "ADA"
    assert (rating.points, rating.possible) == (Decimal(48), Decimal(60))
    assert made.FEEDBACK in result.gap_names
    feedback = next(row for row in result.rows if row.name == made.FEEDBACK)
    assert feedback.points is None
    assert (feedback.least, feedback.most) == (Decimal(0), Decimal(10))
    assert result.performance is None
    assert result.box is None


def test_the_bundle_can_be_verified_and_names_nobody(cast: Cast) -> None:
    run = run_talent(
        cast.rahayu,
        cast.agency,
        employees=everyone(cast),
        day=DAY,
        title="Peta",
    )
    with zipfile.ZipFile(run.bundle.path) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist())
    employee = cast.putri_employee
    for secret in (employee.code, employee.name, employee.nip or ""):
        assert secret.encode() not in text
    assert verify_bundle(Path(run.bundle.path)).holds
    assert len(run.bundle_digest) == 64


def test_a_day_without_law_writes_nothing(cast: Cast) -> None:
    with pytest.raises(TakarError):
        run_talent(
            cast.rahayu,
            cast.agency,
            employees=everyone(cast),
            day=date(1999, 1, 1),
            title="Peta",
        )
    assert not Run.objects.exists()
    assert not Entry.objects.exists()


def test_only_operators_ask_for_a_measuring(cast: Cast) -> None:
    for stranger in (cast.joko, cast.bupati, cast.putri):
        with pytest.raises(NotPermitted):
            ask_for_run(stranger, cast.agency, measure="jpm", title="J", day=DAY)
    asked = ask_for_run(cast.rahayu, cast.agency, measure="talent", title="T", day=DAY)
    assert (asked.state, asked.purpose) == ("MENUNGGU", "")


def test_who_may_not_see_a_person_cannot_open_their_result(cast: Cast) -> None:
    run = made.talent_run(cast)
    result = made.placed(run, cast.putri_employee, 5)
    with pytest.raises(NotPermitted):
        view_person(cast.sari, result, page="uji")
    view_person(cast.hadi, result, page="uji")
    assert Entry.objects.get().actor == cast.hadi
