from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.results import queries
from takar.web.results.models import Measure
from takar.web.results.rules import Sight
from tests.cast import Cast
from tests.web.results import made


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


def test_the_latest_run_of_each_measure_is_the_newest(cast: Cast) -> None:
    assert queries.latest_talent(cast.agency) is None
    made.run(cast.agency, cast.rahayu, Measure.TALENT)
    newer = made.run(cast.agency, cast.rahayu, Measure.TALENT)
    jpm = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
    assert queries.latest_talent(cast.agency) == newer
    assert queries.latest_jpm(cast.agency) == jpm


def test_history_compares_with_the_result_before_of_the_same_kind(cast: Cast) -> None:
    putri = cast.putri_employee
    for purpose, value in (("PEMETAAN", "70"), ("PENGISIAN", "50"), ("PEMETAAN", "75.5")):
        run = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose=purpose)
        made.matched(run, putri, value, "KURANG_OPTIMAL")
    newest, filling, oldest = queries.history_of(putri, Sight.EVERYTHING)
    assert newest.changes == {"jpm": Decimal("5.5")}
    assert filling.changes == {"jpm": None}
    assert oldest.before is None


def test_a_missing_number_gives_no_difference(cast: Cast) -> None:
    for value in ("70", None):
        run = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
        made.matched(run, cast.putri_employee, value, None)
    assert queries.history_of(cast.putri_employee, Sight.OWN)[0].changes == {"jpm": None}


def test_another_edition_of_the_law_is_pointed_out(cast: Cast) -> None:
    for edition in ("a" * 64, "c" * 64, "c" * 64):
        run = made.run(cast.agency, cast.rahayu, Measure.TALENT, law_edition=edition)
        made.placed(run, cast.putri_employee, 5)
    steps = queries.history_of(cast.putri_employee, Sight.EVERYTHING)
    assert [step.has_other_law for step in steps] == [False, True, False]


def test_categories_come_in_the_order_of_the_law_and_undetermined_stands_apart(cast: Cast) -> None:
    run = made.run(cast.agency, cast.rahayu, Measure.JPM, purpose="PEMETAAN")
    made.matched(run, made.colleague(cast, 1), "95", "OPTIMAL")
    made.matched(run, made.colleague(cast, 2), None, None)
    shares = queries.categories_of(run)
    assert [(share.code, share.count) for share in shares] == [
        ("OPTIMAL", 1),
        ("CUKUP_OPTIMAL", 0),
        ("KURANG_OPTIMAL", 0),
        ("", 1),
    ]
    assert shares[0].percent == 50


def test_a_run_is_read_with_the_law_of_its_day(cast: Cast) -> None:
    run = made.run(cast.agency, cast.rahayu, Measure.TALENT, day=date(2025, 3, 1))
    assert queries.law_of(run).day == date(2025, 3, 1)
    assert queries.keeps_its_law(run)
    other = made.run(cast.agency, cast.rahayu, Measure.TALENT, law_edition="f" * 64)
    assert not queries.keeps_its_law(other)


def test_people_who_left_are_not_measured(cast: Cast) -> None:
    made.colleague(cast, 1, left_on=date(2024, 1, 1))
    below = WorkUnit.objects.create(agency=cast.agency, code="U1A", name="B", path="U1/U1A/")
    beside = WorkUnit.objects.create(agency=cast.agency, code="U10", name="C", path="U10/")
    made.colleague(cast, 2, unit=below)
    made.colleague(cast, 3, unit=beside)
    assert queries.employees_below(cast.agency, None).count() == 3
    assert queries.employees_below(cast.agency, cast.unit).count() == 2
