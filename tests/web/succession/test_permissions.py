from takar.web.succession.permissions import (
    is_oneself,
    moves_nominations,
    nominates,
    reads_succession,
)
from tests.cast import Cast


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
