import numpy as np

from takar.psychometrics.cat.lots import lots, seeds_of


def test_a_lot_is_the_same_for_ever() -> None:
    """First outputs of SplitMix64 from seed zero, as published with the generator."""
    from takar.psychometrics.cat.lots import GOLDEN, mixed  # noqa: PLC0415 -- the seam itself

    state = np.array([0], dtype=np.uint64) + GOLDEN * np.arange(1, 3, dtype=np.uint64)
    assert [int(value) for value in mixed(state)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4]


def test_lots_are_even_and_unlike_between_neighbours() -> None:
    drawn = lots(seeds_of(3, 400)[:, None], np.arange(500))
    assert ((drawn >= 0) & (drawn < 1)).all()
    assert abs(drawn.mean() - 0.5) < 0.005
    assert abs(drawn.var() - 1 / 12) < 0.002
    assert abs(np.corrcoef(drawn[:-1].ravel(), drawn[1:].ravel())[0, 1]) < 0.01
    assert abs(np.corrcoef(drawn[:, :-1].ravel(), drawn[:, 1:].ravel())[0, 1]) < 0.01


def test_seeds_of_many_sittings_fit_a_signed_number_and_differ() -> None:
    seeds = seeds_of(1, 10_000)
    assert len(set(seeds.tolist())) == 10_000
    assert int(seeds.max()) < 2**63
