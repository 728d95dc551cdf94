from takar.web.development.permissions import (
    heads_units,
    is_oneself,
    reads_plans,
    reads_whole_plans,
)
from tests.web.development.made import Office


def test_who_reads_what(office: Office) -> None:
    cast = office.cast
    agency = cast.agency
    whole = {cast.rahayu, cast.bupati, cast.made}
    everybody = {*whole, cast.hadi, cast.putri, cast.sari, cast.joko}
    assert {user for user in everybody if reads_whole_plans(user, agency)} == whole
    assert {user for user in everybody if reads_plans(user, agency)} == {*whole, cast.hadi}
    assert {user for user in everybody if heads_units(user, agency)} == {cast.hadi}
    assert {user for user in everybody if is_oneself(user, cast.putri_employee)} == {cast.putri}
    assert not is_oneself(cast.putri, office.people["Ani"])
