from datetime import date

from takar.web.scenarios.evidence import evidence_below, numbers_of, people_below
from tests.web.scenarios.made import Town


def test_evidence_is_of_the_unit_and_below_with_what_waits(there: Town) -> None:
    with there.inside():
        tables = evidence_below(there.cast.agency, there.elsewhere)
    assert set(tables["employees"].column("employee_id").to_pylist()) == {
        there.budi.code,
        there.siti.code,
    }
    assert tables["claims"].num_rows == 0
    assert tables["trainings"].num_rows == 2


def test_whoever_left_is_not_counted(there: Town) -> None:
    with there.inside():
        there.budi.left_on = date(2024, 1, 1)
        there.budi.save()
        assert people_below(there.cast.agency, None).count() == 3
        assert numbers_of(there.cast.agency)[there.wati.code] == there.wati.pk
