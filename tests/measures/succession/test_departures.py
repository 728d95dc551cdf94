from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from takar.measures.succession.departures import LeavingRules, leaving, retirement, tenure_end
from takar.regulations.law import Law
from tests.measures.succession.made import holder


@pytest.fixture
def rules(law: Law) -> LeavingRules:
    return LeavingRules.of(law)


@pytest.mark.parametrize(
    ("born", "empty"),
    [
        (date(1971, 8, 23), date(2031, 9, 1)),
        (date(1971, 8, 1), date(2031, 9, 1)),
        (date(1971, 7, 31), date(2031, 8, 1)),
        (date(1971, 12, 31), date(2032, 1, 1)),
        (date(1972, 2, 29), date(2032, 3, 1)),
    ],
)
def test_a_seat_is_empty_from_the_month_after_the_birthday(
    rules: LeavingRules, born: date, empty: date
) -> None:
    found = retirement(holder(birth_on=born), rules)
    assert found is not None
    assert (found.on, found.age, found.certainty) == (empty, 60, "likely")


@pytest.mark.parametrize(
    ("tier", "age"),
    [("JPT_PRATAMA", 60), ("ADMINISTRATOR", 58), ("AHLI_MADYA", 60), ("AHLI_UTAMA", 65)],
)
def test_the_age_comes_from_the_tier(rules: LeavingRules, tier: str, age: int) -> None:
    found = retirement(holder(tier=tier), rules)
    assert found is not None
    assert found.age == age
    assert found.otherwise_on is None
    assert found.source is not None
    assert found.source.source.key == "pp_11_2017"


@pytest.mark.parametrize(
    ("title", "age"),
    [
        ("Guru Kelas Ahli Muda", 60),
        ("GURU  Kelas", 60),
        ("guru", 60),
        ("Guru Besar Hukum", 70),
        ("Gurun", 58),
        ("Wakil Guru", 58),
    ],
)
def test_a_rule_for_the_title_goes_before_the_tier(
    rules: LeavingRules, title: str, age: int
) -> None:
    found = retirement(holder(tier="AHLI_MUDA", title=title), rules)
    assert found is not None
    assert found.age == age
    assert (found.otherwise_on is not None) == (age != 58)


def test_where_title_and_tier_give_the_same_day_there_is_no_other(rules: LeavingRules) -> None:
    found = retirement(holder(tier="AHLI_MADYA", title="Guru Ahli Madya"), rules)
    assert found is not None
    assert (found.age, found.otherwise_on) == (60, None)


def test_the_seat_empties_on_the_birthday_where_an_agency_says_so(law: Law) -> None:
    settings, citation = law.found["talent.forecast"]
    own = law.found | {"talent.forecast": (settings | {"retirement_empties": "BIRTHDAY"}, citation)}
    found = retirement(holder(), LeavingRules.of(replace(law, found=own)))
    assert found is not None
    assert found.on == date(2031, 8, 23)


@pytest.mark.parametrize(
    ("gaps", "missing"),
    [
        ({"birth_on": None}, ("birth_on",)),
        ({"tier": None}, ("position_tier",)),
        ({"tier": None, "title": "Guru"}, ()),
        ({"employment": "PPPK"}, ("contract_ends_on",)),
        ({"employment": "PPPK_PARUH_WAKTU", "birth_on": None}, ("birth_on", "contract_ends_on")),
        ({"employment": "PPPK", "contract_ends_on": date(2026, 1, 1)}, ()),
    ],
)
def test_what_is_missing_is_told_by_name(
    rules: LeavingRules, gaps: dict[str, Any], missing: tuple[str, ...]
) -> None:
    assert leaving(holder(**gaps), rules).missing == missing


def test_a_contract_ends_on_the_day_after_its_last(rules: LeavingRules) -> None:
    found = leaving(holder(employment="PPPK", contract_ends_on=date(2025, 12, 31)), rules)
    assert [(own.on, own.reason) for own in found.sure] == [
        (date(2026, 1, 1), "KONTRAK_BERAKHIR"),
        (date(2031, 9, 1), "PENSIUN"),
    ]
    permanent = leaving(holder(contract_ends_on=date(2025, 12, 31)), rules)
    assert [own.reason for own in permanent.sure] == ["PENSIUN"]


def test_a_tenure_that_is_over_asks_for_a_decision_and_empties_nothing(rules: LeavingRules) -> None:
    found = leaving(holder(positioned_on=date(2021, 1, 3)), rules)
    (review,) = found.reviews
    assert (review.on, review.is_review, review.is_extendable) == (date(2026, 1, 3), True, True)
    assert [own.reason for own in found.sure] == ["PENSIUN"]
    assert tenure_end(holder(positioned_on=date(2021, 1, 3), tier="AHLI_MUDA"), rules) is None
    assert tenure_end(holder(), rules) is None
    plain = tenure_end(holder(positioned_on=date(2021, 1, 3), tier="PENGAWAS"), rules)
    assert plain is not None
    assert (plain.is_extendable, plain.certainty) == (False, "unsure")
