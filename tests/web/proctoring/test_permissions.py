from takar.web.proctoring.permissions import proctors
from tests.web.sittings.made import Hall


def test_operators_and_proctors_of_the_agency_watch(hall: Hall) -> None:
    cast = hall.cast
    assert proctors(cast.rahayu, hall.session)
    assert proctors(hall.proctor, hall.session)
    for somebody in (cast.joko, cast.putri, cast.made, cast.bupati):
        assert not proctors(somebody, hall.session)
