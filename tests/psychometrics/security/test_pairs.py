import numpy as np
import pytest

from takar.psychometrics.security import BadChoices, option_chances, similar_pairs
from tests.psychometrics.security.invented import copied, hall


def test_those_who_copied_are_found_and_nobody_else() -> None:
    chosen, _, theta = hall(100, 50)
    seen = copied(chosen, [(3, 17), (40, 41)], 0.8)
    found = similar_pairs(seen, option_chances(seen, theta), key=[0] * 50)
    assert {frozenset((pair.person, pair.other)) for pair in found.pairs} == {
        frozenset(("4", "18")),
        frozenset(("41", "42")),
    }
    first = found.pairs[0]
    assert first.matches > first.expected + 10
    assert first.p_exact < 1e-4
    assert first.shared_wrong is not None
    assert first.shared_wrong > 5
    assert found.compared == 100 * 99
    assert [pair.p for pair in found.pairs] == sorted(pair.p for pair in found.pairs)


@pytest.mark.slow
def test_halls_where_nobody_copied_are_hardly_ever_named() -> None:
    named = 0
    for seed in range(30):
        chosen, _, theta = hall(60, 40, seed=seed + 100)
        named += bool(similar_pairs(chosen, option_chances(chosen, theta)).pairs)
    assert named <= 3


def test_of_somebody_who_resembles_many_the_strongest_pair_comes_first() -> None:
    """The least able takes the answers of the ablest, and his ability is known from elsewhere."""
    chosen, _, theta = hall(100, 50)
    weak, able = int(theta.argmin()), int(theta.argmax())
    seen = copied(chosen, [(weak, able)], 0.9)
    found = similar_pairs(seen, option_chances(seen, theta))
    own = [pair for pair in found.pairs if pair.person == str(weak + 1)]
    assert len(own) > 1
    assert [pair.is_strongest for pair in own] == [True] + [False] * (len(own) - 1)
    assert own[0].other == str(able + 1)


def test_only_people_of_one_room_are_compared() -> None:
    chosen, chances, _ = hall(40, 50)
    seen, rooms = copied(chosen, [(3, 17)], 0.95), ["A"] * 10 + ["B"] * 30
    assert similar_pairs(seen, chances).pairs
    apart = similar_pairs(seen, chances, rooms=rooms)
    assert apart.pairs == ()
    assert apart.compared == 10 * 9 + 30 * 29


def test_the_words_leave_the_conclusion_to_a_person() -> None:
    chosen, chances, _ = hall(20, 50)
    names = [f"Peserta {k}" for k in range(20)]
    [pair, *_] = similar_pairs(copied(chosen, [(3, 17)], 0.9), chances, persons=names).pairs
    said = str(pair.says)
    assert "bukan bukti kecurangan" in said
    assert "denah duduk" in said
    assert pair.shared_wrong is None
    assert {pair.person, pair.other} == {"Peserta 3", "Peserta 17"}


def test_who_answered_nothing_is_counted_apart() -> None:
    chosen, chances, _ = hall(10, 25)
    chosen[4] = -1
    found = similar_pairs(chosen, chances)
    assert (found.n_used, found.n_excluded, found.compared) == (9, 1, 72)


@pytest.mark.parametrize(("items", "said"), [(19, 1), (20, 0)])
def test_few_items_are_told(items: int, said: int) -> None:
    chosen, chances, _ = hall(10, items)
    assert len(similar_pairs(chosen, chances).reasons) == said


def test_the_order_of_people_changes_no_finding() -> None:
    chosen, chances, _ = hall(30, 40)
    seen, names = copied(chosen, [(3, 17)], 0.9), [str(k) for k in range(30)]
    turned = np.arange(30)[::-1]
    there = similar_pairs(seen, chances, persons=names)
    back = similar_pairs(
        seen[turned], [table[turned] for table in chances], persons=[names[k] for k in turned]
    )
    assert [(one.person, one.other) for one in there.pairs] == [
        (one.person, one.other) for one in back.pairs
    ]


def test_names_must_fit() -> None:
    chosen, chances, _ = hall(5, 25)
    with pytest.raises(BadChoices):
        similar_pairs(chosen, chances, persons=["A"])
    with pytest.raises(BadChoices):
        similar_pairs(chosen, chances, rooms=["A"])
