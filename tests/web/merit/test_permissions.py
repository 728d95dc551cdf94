from takar.web.merit.permissions import checks_documents, operates, reads_merit, settles
from tests.cast import Cast


def test_who_may_do_what(cast: Cast) -> None:
    everybody = (cast.rahayu, cast.bupati, cast.made, cast.sari, cast.hadi, cast.putri, cast.joko)
    may = {
        needs.__name__: [needs(user, cast.agency) for user in everybody]
        for needs in (operates, checks_documents, settles, reads_merit)
    }
    no = [False] * 4
    assert may == {
        "operates": [True, False, False, *no],
        "checks_documents": [True, True, False, *no],
        "settles": [False, True, False, *no],
        "reads_merit": [True, True, True, *no],
    }
