from takar.web.mobility.permissions import decrees, operates, reads_moves
from tests.cast import Cast


def test_who_may_do_what(cast: Cast) -> None:
    everybody = (cast.rahayu, cast.bupati, cast.made, cast.sari, cast.hadi, cast.putri, cast.joko)
    may = {
        needs.__name__: [needs(user, cast.agency) for user in everybody]
        for needs in (operates, decrees, reads_moves)
    }
    no = [False] * 4
    assert may == {
        "operates": [True, False, False, *no],
        "decrees": [False, True, False, *no],
        "reads_moves": [True, True, True, *no],
    }
