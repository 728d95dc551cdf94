from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from takar.runs.stamp import Stamp
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from takar.web.results.actions import run_talent
from takar.web.results.keeping import bundle_key, keep_results
from takar.web.results.models import JpmResult, Measure, Run
from takar.web.results.rules import stored
from tests.cast import DAY, Cast
from tests.web.results import made

STAMP = Stamp(
    measure="jpm",
    day=DAY,
    agency="kab_tirtamaya",
    known_on=None,
    purpose="PEMETAAN",
    categories=None,
    law_edition="e" * 64,
    evidence_hash="a" * 64,
    code_version="1",
    made_at=datetime(2025, 5, 14, tzinfo=UTC),
)


def test_each_run_has_its_own_pseudonyms_and_they_stay_the_same(cast: Cast) -> None:
    key = bundle_key(cast.agency, STAMP)
    assert key == bundle_key(cast.agency, STAMP)
    others = (
        bundle_key(cast.other_agency, STAMP),
        bundle_key(cast.agency, replace(STAMP, measure="talent")),
        bundle_key(cast.agency, replace(STAMP, day=date(2025, 5, 15))),
        bundle_key(cast.agency, replace(STAMP, evidence_hash="b" * 64)),
    )
    assert len({key, *others}) == 5
    assert len(key) >= 16


def test_results_are_kept_for_the_person_of_that_code_in_the_agency(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        run = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
        values = {"jpm": None, "components": stored([]), "gaps": ""}
        keep_results(run, [(cast.putri_employee.code, values)])
        assert JpmResult.objects.get(run=run).employee == cast.putri_employee


def test_a_bundle_of_a_run_that_failed_is_not_left_behind(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("broken")

    monkeypatch.setattr("takar.web.results.actions.keep_results", broken)
    bundles = Path(default_storage.path("bundles"))
    before = sorted(bundles.rglob("*.zip"))
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        people = Employee.objects.all()
        with pytest.raises(OSError, match="broken"):
            run_talent(cast.rahayu, cast.agency, employees=people, day=DAY, title="Gagal")
        assert not Run.objects.exists()
    assert sorted(bundles.rglob("*.zip")) == before
