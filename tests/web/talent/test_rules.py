import pytest

from takar.web.talent.rules import AGES, Counts, ordered


def test_people_without_a_box_are_counted_apart() -> None:
    counts = Counts({1: 2, 9: 3}, undetermined=5)
    assert (counts.placed, counts.total) == (5, 10)
    assert counts.inside(frozenset({7, 8, 9})) == 3


@pytest.mark.parametrize(
    ("asked", "order"),
    [("kotak", ("kotak", False)), ("-unit", ("unit", True)), ("sex", ("nama", False))],
)
def test_lists_are_sorted_only_by_the_listed_orders(asked: str, order: tuple[str, bool]) -> None:
    assert ordered(asked) == order


def test_every_age_of_an_assessment_falls_into_one_class() -> None:
    for days in (0, 365, 366, 1095, 1096, 20_000):
        classes = [
            name
            for name, (youngest, oldest) in AGES.items()
            if youngest <= days and (oldest is None or days <= oldest)
        ]
        assert len(classes) == 1
