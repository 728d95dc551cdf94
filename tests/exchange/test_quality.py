import pyarrow as pa

from takar.exchange.faults import Fault, Severity
from takar.exchange.quality import Filled, quality_of
from takar.kernel.language import msg

PEOPLE = pa.table(
    {
        "employee_id": ["1", "2", "3"],
        "nip": ["a", None, "c"],
        "grade": ["III/a", None, None],
        "work_unit_id": ["u1", "u1", None],
    }
)


def fault(severity: Severity, code: str) -> Fault:
    return Fault(2, "A", "", severity, code, msg("x"))


def test_completeness_is_counted_per_field() -> None:
    fields = quality_of(PEOPLE).fields
    assert fields == {"nip": Filled(2, 3), "grade": Filled(1, 3), "work_unit_id": Filled(2, 3)}


def test_completeness_is_counted_per_unit_people_without_unit_apart() -> None:
    assert quality_of(PEOPLE).units == {None: Filled(1, 3), "u1": Filled(4, 6)}


def test_only_warnings_are_contradictions() -> None:
    faults = [fault(Severity.WARNING, "BEDA"), fault(Severity.WRONG, "NIP")] * 2
    assert quality_of(PEOPLE, faults).contradictions == {"BEDA": 2}


def test_a_hundred_percent_means_all() -> None:
    assert Filled(999, 1000).percent == 99
    assert Filled(1000, 1000).percent == 100
    assert Filled(0, 0).percent is None


def test_nobody_is_measured_as_nobody() -> None:
    quality = quality_of(PEOPLE.slice(0, 0))
    assert quality.people == 0
    assert quality.units == {}
    assert quality.fields["nip"].percent is None
