from decimal import Decimal
from fractions import Fraction

import pytest

from takar.web.exam_results.computing import key_print, scored, stored
from takar.web.exam_results.queries.evidence import evidence_of
from takar.web.exam_results.rules.terms import Terms
from tests.web.exam_results.made import Sat, right

pytestmark = pytest.mark.django_db


def test_thirds_are_stored_half_up_and_a_gap_stays_one() -> None:
    assert stored(Fraction(2, 3)) == Decimal("0.667")
    assert stored(Fraction(1, 2000)) == Decimal("0.001")
    assert stored(None) is None


def test_the_weight_of_a_section_counts_in_the_whole(there: Sat) -> None:
    evidence = evidence_of(there.exam)
    found = scored(evidence, Terms(weights={"A": Fraction(3)}))
    assert found.held[there.sittings[0].pk, "UJIAN"].points == 7


def test_settings_change_the_fingerprint_and_so_does_the_key(there: Sat) -> None:
    evidence = evidence_of(there.exam)
    usual = scored(evidence, Terms()).evidence_hash
    assert scored(evidence, Terms(unanswered="NOL")).evidence_hash != usual
    assert scored(evidence, Terms()).evidence_hash == usual
    assert key_print(right(0)) != key_print(right(1))


def test_marking_everybody_takes_a_constant_number_of_queries(
    there: Sat, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        scored(evidence_of(there.exam), Terms())
