from takar.web.leadership.permissions import reads_leadership
from tests.cast import Cast


def test_the_leadership_and_its_operators_read_the_page(cast: Cast) -> None:
    everybody = (cast.bupati, cast.rahayu, cast.made, cast.sari, cast.hadi, cast.putri, cast.joko)
    assert [reads_leadership(user, cast.agency) for user in everybody] == [True, True, *[False] * 5]
