"""A teaching file: one test of each kind, with the reasons beside it. Read it, then copy."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.kernel.rounding import half_up
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.cast import Cast


# A table of examples: on the limit, just below, just above. With only 50, 75 and 100 percent a
# test stays green when >= is broken into >.
@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Fraction(79_994, 1000), "79.99"),  # just below the half
        (Fraction(79_995, 1000), "80.00"),  # on it
        (Fraction(79_996, 1000), "80.00"),  # just above
    ],
)
def test_a_half_is_rounded_up(value: Fraction, printed: str) -> None:
    assert str(half_up(value)) == printed


# A property: where a rule is general, let the machine look for the exception.
@given(st.fractions(0, 1000))
def test_rounding_moves_a_number_by_half_a_cent_at_most(value: Fraction) -> None:
    assert abs(Fraction(half_up(value)) - value) <= Fraction(1, 200)


# A row of another agency: the same set-up for the allowed and the refused, otherwise the refusal
# passes for the wrong reason.
def test_a_query_sees_the_rows_of_its_agency_only(cast: Cast) -> None:
    with scope(agency=cast.agency):
        assert list(Employee.objects.values_list("name", flat=True)) == ["Putri Anjani"]
    with scope(agency=cast.other_agency):
        assert list(Employee.objects.values_list("name", flat=True)) == ["Joko Lelono"]
