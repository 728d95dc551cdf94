from takar.web.placements.permissions import chooses, lays_out, operates, reads_scenarios
from tests.cast import Cast


def test_who_may_do_what(cast: Cast) -> None:
    everybody = (cast.rahayu, cast.bupati, cast.made, cast.sari, cast.hadi, cast.putri, cast.joko)
    may = {
        needs.__name__: [needs(user, cast.agency) for user in everybody]
        for needs in (operates, lays_out, chooses, reads_scenarios)
    }
    no = [False] * 4
    assert may == {
        "operates": [True, False, False, *no],
        "lays_out": [True, True, False, *no],
        "chooses": [False, True, False, *no],
        "reads_scenarios": [True, True, True, *no],
    }
