"""The most that each sub-indicator earns, and its window, come from the law."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from takar.measures.ip_asn_indicators import INDICATORS, codes_of, most_of, reason_of, window_of
from takar.measures.ip_asn_rules import PARTS
from takar.measures.ip_asn_states import LOSSES, STATES
from takar.regulations.law import Law
from tests.measures.ip_asn_town import DAY, LAW


def with_record(key: str, **changed: Any) -> Law:
    value, citation = LAW.found[key]
    return replace(LAW, found=LAW.found | {key: (value | changed, citation)})


def test_the_law_and_the_code_name_the_same_sub_indicators() -> None:
    assert list(INDICATORS) == list(LAW.codes("ip_asn.indicators"))


@pytest.mark.parametrize("group", ["MANAJERIAL", "FUNGSIONAL", "PELAKSANA"])
def test_the_most_of_every_group_of_posts_adds_up_to_a_hundred(group: str) -> None:
    most = [most_of(LAW, code) for code in INDICATORS]
    assert sum(points.get(group, points.get("", 0)) for points in most) == 100_000_000


def test_every_state_has_a_reason_among_the_four() -> None:
    assert {reason_of(state) for state in (*STATES, None)} == set(LOSSES)


@pytest.mark.parametrize(
    ("mode", "first"),
    [
        ("JANGKA_WAKTU", date(2016, 12, 31)),
        ("TAHUN_KALENDER", date(2017, 1, 1)),
        ("SEDANG_DIJALANI", None),
    ],
)
def test_the_window_of_discipline_follows_its_mode(mode: str, first: date | None) -> None:
    law = with_record("ip_asn.discipline_rule", mode=mode)
    assert window_of(law, "DISIPLIN") == (first, DAY)


def test_a_part_without_a_limit_has_no_first_day() -> None:
    law = with_record("ip_asn.windows", SEMINAR=None)
    assert window_of(law, "SEMINAR") == (None, DAY)
    assert window_of(LAW, "KUALIFIKASI") == (None, DAY)


def test_rule_sets_are_told_apart_by_what_they_work_from() -> None:
    assert codes_of(LAW, "BUKTI") == ["perka8_2019"]
    assert set(PARTS) < set(INDICATORS)
    assert most_of(LAW, "SEMINAR")["PELAKSANA"] == Decimal("17.5") * 10**6
