from decimal import Decimal
from fractions import Fraction

import pytest

from takar.measures.succession import BadComparison, compare
from takar.regulations.law import Law
from tests.measures.succession.made import matched, post, someone


@pytest.mark.parametrize(("count", "is_bad"), [(1, True), (2, False), (4, False), (5, True)])
def test_two_to_four_are_compared(law: Law, count: int, *, is_bad: bool) -> None:
    people = [someone(law, f"P{number}") for number in range(count)]
    if is_bad:
        with pytest.raises(BadComparison):
            compare(post(), people, law)
    else:
        assert len(compare(post(), people, law).lines[0].values) == count


def test_nobody_is_compared_with_oneself(law: Law) -> None:
    with pytest.raises(BadComparison):
        compare(post(), [someone(law, "P1"), someone(law, "P1")], law)


def test_a_spoke_without_evidence_is_empty_and_never_zero(law: Law) -> None:
    one = someone(law, "P1", match=matched(law, None, "4"))
    other = someone(law, "P2", indicators={"performance.penghargaan": Decimal(70)})
    found = compare(post(), [one, other], law)
    assert len(found.competencies) == 9
    first = found.competencies[0]
    assert (first.required, first.top) == (4, Decimal(5))
    assert first.values == (None, Decimal(4))
    award = next(own for own in found.indicators if own.code == "performance.penghargaan")
    assert (award.required, award.values) == (None, (None, Decimal(70)))
    assert len(found.indicators) == 11


def test_who_leads_is_told_only_where_missing_evidence_cannot_change_it(law: Law) -> None:
    people = [
        someone(law, "P1", talent=80, technical=None),
        someone(law, "P2", talent=70, technical=90),
    ]
    lines = {line.code: line for line in compare(post(), people, law).lines}
    assert lines["talent"].leaders == ("P1",)
    assert lines["final"].leaders == ()
    assert lines["jpm"].leaders == ("P1", "P2")
    assert lines["final"].values[1].value == Fraction(76)
