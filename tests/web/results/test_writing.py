from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from django.db import IntegrityError, transaction

from takar.web.kit.scope import scope
from takar.web.people.models import Training
from takar.web.results.models import JpmResult, Measure
from takar.web.results.rules import stored
from takar.web.results.writing import columns_of, write_rows
from tests.cast import Cast
from tests.web.results import made

SAID = 'Kursus "Arsip", bagian 1; \\ akhir\nbaris'


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


def test_what_is_written_in_bulk_comes_back_as_the_model_reads_it(cast: Cast) -> None:
    rows: list[dict[str, object]] = [
        {
            "employee_id": cast.putri_employee.pk,
            "title": SAID,
            "training_kind": "",
            "ended_on": date(2024, 6, 1),
            "lesson_hours": Decimal("19.999999"),
            "fits_post": False,
        },
        {
            "employee_id": cast.putri_employee.pk,
            "title": None,
            "training_kind": "TEKNIS",
            "ended_on": date(2024, 6, 2),
        },
    ]
    table = columns_of(Training, rows)
    del table["started_on"]
    write_rows(Training, pa.table(table))
    second, first = Training.objects.all()
    assert (first.title, first.training_kind, first.fits_post) == (SAID, "", False)
    assert (first.ended_on, first.lesson_hours) == (date(2024, 6, 1), Decimal("19.999999"))
    assert (second.title, second.lesson_hours, second.fits_post) == (None, None, None)


def test_what_a_row_leaves_out_has_its_usual_value(cast: Cast) -> None:
    run = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
    rows = [{"run_id": run.pk, "employee_id": cast.putri_employee.pk, "components": stored([])}]
    write_rows(JpmResult, pa.table(columns_of(JpmResult, rows)))
    result = JpmResult.objects.get(run=run)
    assert (result.missing_count, result.gaps, result.jpm, result.rows) == (0, "", None, [])


def test_the_database_still_keeps_its_own_rules(cast: Cast) -> None:
    run = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
    row = {"run_id": run.pk, "employee_id": cast.putri_employee.pk, "components": stored([])}
    with pytest.raises(IntegrityError), transaction.atomic():
        write_rows(JpmResult, pa.table(columns_of(JpmResult, [row, row])))
    assert not JpmResult.objects.exists()
