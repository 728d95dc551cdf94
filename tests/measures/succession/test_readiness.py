from datetime import date

import pytest

from takar.measures.succession import Outcome, readiness
from takar.regulations.law import Law
from tests.measures.succession.made import matched, met


def label_of(law: Law, boxes: tuple[int, ...], level: str | None, outcome: Outcome | None) -> str:
    return readiness(boxes, matched(law, level), outcome, law).label


@pytest.mark.parametrize(
    ("boxes", "level", "label"),
    [
        ((8,), "3.68", "SIAP_SEKARANG"),
        ((8,), "3.2", "SIAP_SEKARANG"),
        ((8,), "3.19", "SATU_DUA_TAHUN"),
        ((5,), "3.16", "SATU_DUA_TAHUN"),
        ((8,), "2.72", "SATU_DUA_TAHUN"),
        ((8,), "2.71", "KEMUDIAN"),
        ((3,), "3.8", "KEMUDIAN"),
        ((7, 8), "3.68", "SIAP_SEKARANG"),
        ((5, 8), "3.68", "BELUM_DIKETAHUI"),
        ((1, 2), "3.68", "KEMUDIAN"),
        ((), "3.68", "BELUM_DIKETAHUI"),
        ((8,), None, "BELUM_DIKETAHUI"),
    ],
)
def test_readiness_follows_the_first_rule_that_fits(
    law: Law, boxes: tuple[int, ...], level: str | None, label: str
) -> None:
    assert label_of(law, boxes, level, met()) == label


def mending(law: Law, on: date) -> str:
    return label_of(law, (8,), "4", met(value="TIDAK", mends_on=on))


def test_time_alone_mends_within_two_years_to_the_day(law: Law) -> None:
    end = law.day.replace(year=law.day.year + 2)
    assert mending(law, end) == "SATU_DUA_TAHUN"
    assert mending(law, end.replace(day=end.day + 1)) == "KEMUDIAN"


def test_what_time_does_not_mend_is_later(law: Law) -> None:
    assert label_of(law, (8,), "4", met(value="TIDAK")) == "KEMUDIAN"


@pytest.mark.parametrize("outcome", [None, met(value="PERLU_VERIFIKASI")])
def test_requirements_nobody_verified_leave_the_readiness_open(
    law: Law, outcome: Outcome | None
) -> None:
    found = readiness((8,), matched(law, "4"), outcome, law)
    assert found.label == "BELUM_DIKETAHUI"
    assert found.possible == ("SIAP_SEKARANG", "SATU_DUA_TAHUN", "KEMUDIAN")
    assert found.missing == ("requirements",)


def test_missing_evidence_that_changes_nothing_does_not_matter(law: Law) -> None:
    assert readiness((1,), matched(law, None), None, law).label == "KEMUDIAN"


def test_the_rules_read_are_told_with_their_conditions(law: Law) -> None:
    found = readiness((5,), matched(law, "4"), met(), law)
    told = [[(own.name, own.is_met) for own in reading.conditions] for reading in found.readings]
    assert told == [
        [("box", False), ("jpm", True), ("requirements", True)],
        [("box", True), ("jpm", True), ("requirements", True)],
    ]
