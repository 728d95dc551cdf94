from decimal import Decimal

import pytest
from django.template import Context
from pytest_django import DjangoAssertNumQueries

from takar.web.claims.templatetags.claims import ringkas, waiting_claims
from tests.cast import Cast
from tests.web.claims.made import at, submitted


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (Decimal("24.000000"), "24"),
        (Decimal("7.500000"), "7,5"),
        (Decimal("7.25"), "7,25"),
        (Decimal(0), "0"),
        (Decimal(1200), "1.200"),
        (20, "20"),
    ],
)
def test_a_number_has_no_decimals_that_nobody_wrote(value: Decimal | int, shown: str) -> None:
    assert ringkas(value) == shown


def test_the_header_counts_for_those_who_decide_only(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with at(cast.agency):
        submitted(cast.putri, cast.putri_employee)
        for somebody, role, count in (
            (cast.rahayu, "OPERATOR", 1),
            (cast.hadi, "KEPALA_UNIT", 1),
            (cast.putri, "PEGAWAI", None),
            (cast.made, "AUDITOR", None),
        ):
            facts = {"agency": cast.agency, "user": somebody, "roles": frozenset({role})}
            assert waiting_claims(Context(facts)) == count
        with django_assert_num_queries(0):
            assert waiting_claims(Context({"agency": None, "user": None})) is None
