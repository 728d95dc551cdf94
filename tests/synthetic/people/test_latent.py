import numpy as np
import pyarrow as pa
import pytest

from takar.synthetic.dice import hex_ids
from takar.synthetic.people.latent import latent


def test_ability_depends_on_the_id_alone() -> None:
    ids = hex_ids(np.random.default_rng(1), 50).to_pylist()
    forward, backward = latent(pa.array(ids)).ability, latent(pa.array(ids[::-1])).ability
    assert forward.tolist() == backward[::-1].tolist()
    assert latent(pa.array(ids[7:8])).ability[0] == forward[7]


def test_traits_are_standard_normal_and_go_together() -> None:
    traits = latent(hex_ids(np.random.default_rng(1), 40_000))
    for trait in (traits.ability, traits.drive):
        assert trait.mean() == pytest.approx(0, abs=0.02)
        assert trait.std() == pytest.approx(1, abs=0.02)
    assert np.corrcoef(traits.ability, traits.drive)[0, 1] == pytest.approx(0.45, abs=0.02)


def test_ids_of_any_length_have_traits_and_like_ids_differ() -> None:
    ids = ["", "1", "2", "198001012005011001", "198001012005011002", "x" * 40]
    assert len({round(one, 9) for one in latent(pa.array(ids)).ability}) == len(ids)
