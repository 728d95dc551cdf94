from takar.web.audit.permissions import reads_the_log
from tests.cast import Cast


def test_operators_and_auditors_read_the_log_of_their_agency(cast: Cast) -> None:
    readers = {cast.rahayu, cast.made}
    everybody = {cast.sari, cast.putri, cast.hadi, cast.bupati, cast.joko, *readers}
    assert {user for user in everybody if reads_the_log(user, cast.agency)} == readers
    assert not reads_the_log(cast.made, None)
