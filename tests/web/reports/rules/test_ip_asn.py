from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from takar.web.reports.rules.ip_asn import (
    LOW,
    Loss,
    NotReportable,
    Standing,
    YearIndex,
    in_order,
    is_below,
    losses,
    needs,
    refuse_unstamped,
    spread,
    standing,
    veil,
)

D = Decimal
EVIDENCE = {"basis": "BUKTI", "first_year": 2019, "last_year": 2022}
OFFICIAL = {"basis": "SKOR_RESMI", "first_year": 2023}
MOSTS = {
    "KUALIFIKASI": D(25),
    "DIKLAT_KEPEMIMPINAN": D(0),
    "DIKLAT_FUNGSIONAL": D(15),
    "DIKLAT_TEKNIS": D(15),
    "SEMINAR": D(10),
    "KINERJA": D(30),
    "DISIPLIN": D(5),
}


def row(**changed: Any) -> dict[str, Any]:
    """Return the result of somebody functional who has everything."""
    full = {"qualification": D(25), "leadership": D(0), "functional": D(15)}
    full |= {"technical": D(15), "seminar": D(10), "performance": D(30), "discipline": D(5)}
    states = {f"{name}_state": "TERPENUHI" for name in full}
    return full | states | {"lost_unverified": D(0)} | changed


@pytest.mark.parametrize(
    ("rules", "year", "released_on", "worth"),
    [
        (EVIDENCE, 2022, None, Standing.OWN),
        (EVIDENCE, 2023, None, Standing.ESTIMATE),
        (EVIDENCE | {"last_year": None}, 2025, None, Standing.OWN),
        (OFFICIAL, 2024, date(2025, 7, 31), Standing.PROVISIONAL),
        (OFFICIAL, 2024, date(2025, 8, 1), Standing.OFFICIAL),
        (OFFICIAL, 2024, None, Standing.PROVISIONAL),
    ],
)
def test_a_number_is_worth_what_its_rule_set_and_its_release_make_it(
    rules: dict[str, Any], year: int, released_on: date | None, worth: Standing
) -> None:
    assert standing(rules, year, released_on) is worth


@pytest.mark.parametrize("lacking", ["rules", "day", "standing"])
def test_a_result_without_rule_set_day_or_state_is_refused(lacking: str) -> None:
    whole: dict[str, Any] = {
        "rules": "perka8_2019",
        "day": date(2025, 1, 1),
        "standing": Standing.OWN,
    }
    refuse_unstamped(**whole)
    with pytest.raises(NotReportable, match="tidak menyebut"):
        refuse_unstamped(**(whole | {lacking: None}))


def test_who_has_everything_loses_nothing_and_what_does_not_apply_is_no_loss() -> None:
    assert losses(row(), MOSTS) == []


def test_losses_stand_by_size_with_their_reason() -> None:
    found = losses(
        row(
            technical=D(0),
            technical_state="BELUM_ADA_BUKTI",
            performance=None,
            performance_state="KEDALUWARSA",
            discipline=D(3),
            discipline_state="RENDAH",
        ),
        MOSTS,
    )
    assert [(one.indicator, one.lost, one.reason) for one in found] == [
        ("KINERJA", D(30), "stale"),
        ("DIKLAT_TEKNIS", D(15), "missing"),
        ("DISIPLIN", D(2), LOW),
    ]
    assert [one.by_paper for one in found] == [D(30), D(15), D(0)]


def test_a_waiting_claim_brings_only_its_own_points_and_the_rest_is_low() -> None:
    (loss,) = losses(
        row(qualification=D(15), qualification_state="BELUM_DIVERIFIKASI", lost_unverified=D(5)),
        MOSTS,
    )
    assert loss.by_reason == {"unverified": D(5), LOW: D(5)}


def test_waiting_claims_are_shared_out_to_what_is_full_or_nothing_first() -> None:
    found = losses(
        row(
            qualification=D(15),
            qualification_state="BELUM_DIVERIFIKASI",
            technical=D(0),
            technical_state="BELUM_DIVERIFIKASI",
            lost_unverified=D(20),
        ),
        MOSTS,
    )
    assert {one.indicator: one.claimed for one in found} == {
        "DIKLAT_TEKNIS": D(15),
        "KUALIFIKASI": D(5),
    }


def test_needs_of_many_add_up_to_what_each_lacks() -> None:
    missing = Loss("SEMINAR", D(0), D(10), "BELUM_ADA_BUKTI")
    low = Loss("KINERJA", D(25), D(30), "RENDAH")
    found = needs([[missing, low], [missing], []])
    assert [(one.indicator, one.people, one.points) for one in found] == [
        ("SEMINAR", 2, D(20)),
        ("KINERJA", 1, D(5)),
    ]
    assert found[0].by_reason["missing"] == D(20)
    assert all(sum(one.by_reason.values()) == one.points for one in found)


@pytest.mark.parametrize(
    ("total", "step"),
    [
        ("0", "0-10"),
        ("10", "0-10"),
        ("10.01", "10-20"),
        ("60", "50-60"),
        ("60.01", "60-70"),
        ("90", "80-90"),
        ("90.01", "90-100"),
        ("100", "90-100"),
    ],
)
def test_a_limit_belongs_to_the_step_below_it(total: str, step: str) -> None:
    assert [title for title, count in spread([D(total)]) if count] == [step]


def year(number: int, rules: str, worth: Standing = Standing.OWN) -> YearIndex:
    return YearIndex(number, rules, rules, worth, D(70), "SEDANG", 10)


def test_a_change_of_rule_set_is_a_break_and_the_first_year_is_none() -> None:
    told = in_order([year(2023, "b"), year(2021, "a"), year(2022, "a"), year(2024, "b")])
    assert [(one.year, one.is_break) for one in told] == [
        (2021, False),
        (2022, False),
        (2023, True),
        (2024, False),
    ]


def test_of_two_indexes_of_a_year_the_official_one_is_told() -> None:
    own, official = year(2024, "a", Standing.ESTIMATE), year(2024, "b", Standing.PROVISIONAL)
    for both in ([own, official], [official, own]):
        assert [one.rules for one in in_order(both)] == ["b"]


@pytest.mark.parametrize(
    ("total", "below"), [("80.99", True), ("81", False), ("81.01", False), (None, False)]
)
def test_under_a_target_is_below_it_and_never_unmeasured(total: str | None, below: bool) -> None:
    assert is_below(None if total is None else D(total), D(81)) is below


@pytest.mark.parametrize(("measured", "is_told"), [(4, False), (5, True)])
def test_a_veil_takes_discipline_and_of_a_few_everything(measured: int, *, is_told: bool) -> None:
    group = SimpleNamespace(measured=measured, index=Decimal(80), discipline=Decimal(5))
    veil([group], Decimal(5))
    assert (group.discipline, group.index is not None) == (None, is_told)
