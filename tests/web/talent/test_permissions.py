from takar.web.talent.permissions import (
    reads_map,
    reads_numbers,
    sees_whole_nip,
    takes_list_away,
)
from tests.cast import Cast


def test_who_reads_the_map_its_numbers_and_whole_nips(cast: Cast) -> None:
    readers = [cast.rahayu, cast.bupati, cast.made, cast.hadi, cast.sari, cast.putri, cast.joko]
    allowed = {
        rule.__name__: [rule(reader, cast.agency) for reader in readers]
        for rule in (reads_map, reads_numbers, takes_list_away, sees_whole_nip)
    }
    assert allowed == {
        "reads_map": [True, True, True, True, False, False, False],
        "reads_numbers": [True, True, True, False, False, False, False],
        "takes_list_away": [True, True, True, False, False, False, False],
        "sees_whole_nip": [True, False, False, False, False, False, False],
    }
