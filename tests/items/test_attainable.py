from fractions import Fraction
from itertools import combinations, permutations, product

from hypothesis import given, settings

from takar.items.answers import Answer
from takar.items.attainable import totals
from takar.items.content import Content, Interaction
from takar.items.keys import ChoicesKey, OrderKey, PairPoints, Scoring
from takar.items.keys import MatchKey as Match
from takar.items.marking import mark
from tests.items.samples import Pair, code, content, items, target


def earned(item: Content, key: object, values: list[dict[str, object]]) -> set[Fraction]:
    marks = (mark(item, key, Answer(value)) for value in values)  # type: ignore[arg-type]
    return {one.points for one in marks if one.points is not None}


@settings(max_examples=40, deadline=None)
@given(items(Interaction.CHOICES))
def test_what_several_choices_can_earn_is_what_they_earn(pair: Pair) -> None:
    item, key = pair
    most = item.at_most or len(item.codes)
    chosen = (c for size in range(1, most + 1) for c in combinations(item.codes, size))
    got = earned(item, key, [{"choices": list(one)} for one in chosen])
    assert got <= set(totals(item, key))
    assert max(got) == totals(item, key)[-1]


def test_nobody_has_all_places_right_but_one() -> None:
    item = content("ORDER", "a", "b", "c")
    key = OrderKey(order=item.codes, scoring=Scoring.PARTS)
    got = earned(item, key, [{"order": list(one)} for one in permutations(item.codes)])
    assert tuple(sorted(got)) == totals(item, key) == (Fraction(0), Fraction(1, 3), Fraction(1))


@settings(max_examples=40, deadline=None)
@given(items(Interaction.JUDGEMENT))
def test_what_best_and_worst_can_earn_is_what_they_earn(pair: Pair) -> None:
    item, key = pair
    values: list[dict[str, object]] = [{"best": one} for one in item.codes]
    if item.asks_both:
        pairs = product(item.codes, repeat=2)
        values = [{"best": one, "worst": two} for one, two in pairs if one != two]
    assert earned(item, key, values) == set(totals(item, key))


def test_what_pairs_can_earn_is_what_they_earn() -> None:
    item = content("MATCH", "a", "b", targets=[{"text": "x"}, {"text": "y"}])
    one, two = code(item, "a"), code(item, "b")
    left, right = target(item, "x"), target(item, "y")
    points = (
        PairPoints(option=one, target=left, points=Fraction(2)),
        PairPoints(option=two, target=right, points=Fraction(1, 2)),
    )
    key = Match(pairs={one: left, two: right}, points=points)
    values = product([left, right], repeat=2)
    got = earned(item, key, [{"pairs": {one: a, two: b}} for a, b in values])
    assert got == set(totals(item, key)) == {Fraction(n, 2) for n in (0, 1, 4, 5)}


def test_many_options_with_odd_points_still_know_their_most() -> None:
    item = content("CHOICES", *map(str, range(30)))
    points = {one: Fraction(1, place + 3) for place, one in enumerate(item.codes)}
    key = ChoicesKey(right=item.codes, points=points)
    assert totals(item, key)[-1] == sum(points.values())
