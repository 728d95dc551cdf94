import pytest

from takar.web.succession.models import Nomination
from takar.web.succession.permissions import (
    is_oneself,
    moves_nominations,
    nominates,
    reads_succession,
    takes_step,
)
from takar.web.succession.rules import PROPOSED, REFUSED, REVIEWED, SETTLED, TAKEN_BACK, VERIFIED
from tests.cast import Cast
from tests.web.succession.made import Bench


def test_who_may_do_what(cast: Cast) -> None:
    everybody = (cast.rahayu, cast.bupati, cast.made, cast.sari, cast.hadi, cast.putri, cast.joko)
    may = {
        needs.__name__: [needs(user, cast.agency) for user in everybody]
        for needs in (nominates, moves_nominations, reads_succession)
    }
    no = [False] * 4
    assert may == {
        "nominates": [True, True, False, *no],
        "moves_nominations": [True, True, False, *no],
        "reads_succession": [True, True, True, *no],
    }
    own = [is_oneself(user, cast.putri_employee) for user in everybody]
    assert own == [False] * 5 + [True, False]


@pytest.mark.parametrize(
    ("stands", "state", "who"),
    [
        (PROPOSED, VERIFIED, {"rahayu"}),
        (PROPOSED, REFUSED, {"rahayu", "bupati"}),
        (VERIFIED, REVIEWED, {"bupati"}),
        (REVIEWED, SETTLED, {"bupati"}),
        (REVIEWED, TAKEN_BACK, {"rahayu", "bupati"}),
        (SETTLED, TAKEN_BACK, {"bupati"}),
    ],
)
def test_each_step_has_its_people(town: Bench, stands: str, state: str, who: set[str]) -> None:
    cast = town.cast
    one = Nomination(position=town.target, state=stands, made_by=cast.bupati)
    users = ("rahayu", "bupati", "made", "sari", "hadi", "putri", "joko")
    assert {name for name in users if takes_step(getattr(cast, name), one, state)} == who


def test_who_proposed_does_not_verify(town: Bench) -> None:
    own = Nomination(position=town.target, state=PROPOSED, made_by=town.cast.rahayu)
    assert not takes_step(town.cast.rahayu, own, VERIFIED)
