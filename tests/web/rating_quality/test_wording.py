from typing import get_args

import pytest

from takar.runs.rating_quality.parts import Reliability
from takar.runs.rating_quality.rows import EMPTY, NO_RATER, NO_WEIGHT, OTHER, TEST
from takar.web.rating_quality.wording import KINDS, REASONS, source_title, worded


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("ratee", "Orang"),
        ("ratee*rater", "Orang × asesor"),
        ("rater:method*ratee", "Asesor dalam metode × orang"),
        ("residual", "Sisa yang tidak terjelaskan"),
        ("panel", "Panel"),
    ],
)
def test_a_source_is_told_by_its_factors(code: str, title: str) -> None:
    assert source_title(code) == title


def test_a_code_without_a_word_is_spelled_out() -> None:
    assert worded("KOSONG", REASONS) == "level kosong"
    assert worded("BELUM_DIKENAL", REASONS) == "Belum Dikenal"


def test_whatever_a_report_leaves_out_or_rates_has_a_word() -> None:
    assert set(REASONS) == {NO_RATER, NO_WEIGHT, EMPTY, OTHER, TEST}
    assert set(KINDS) == set(get_args(Reliability.model_fields["kind"].annotation))
