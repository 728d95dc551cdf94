"""Every state says something, and says it with what is known."""

import pytest

from takar.measures.ip_asn_indicators import INDICATORS
from takar.measures.ip_asn_sentences import SAYS, evidence, sentence
from takar.measures.ip_asn_states import STATES, UNVERIFIED
from tests.measures.ip_asn_town import LAW, row_of


def test_every_state_has_its_sentence() -> None:
    assert set(SAYS) | {UNVERIFIED} == set(STATES)


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("state", STATES)
def test_a_sentence_is_whole_even_where_nothing_is_known(indicator: str, state: str) -> None:
    gaps = dict.fromkeys(
        ("education_level", "technical_on", "technical_hours", "seminar_on", "performance_scale")
    )
    row = row_of(**{f"{INDICATORS[indicator]}_state": state}, **gaps)
    told = str(sentence(row, indicator, None, LAW))
    assert told.endswith(".")
    assert "None" not in told
    assert "{" not in told


def test_the_evidence_names_its_scale() -> None:
    told = str(evidence(row_of(), "KINERJA", LAW))
    assert told == "predikat Baik tahun 2021 pada skala PP 30/2019"
