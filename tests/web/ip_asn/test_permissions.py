import pytest

from takar.web.ip_asn.permissions import (
    reads_index,
    reads_numbers,
    sees_whole_nip,
    takes_list_away,
)
from tests.cast import Cast


@pytest.mark.django_db
def test_who_reads_the_index_and_how_much_of_it(cast: Cast) -> None:
    agency = cast.agency
    readers = {"rahayu", "bupati", "made"}
    everybody = ("rahayu", "sari", "putri", "hadi", "bupati", "made", "joko")
    people = {name: getattr(cast, name) for name in everybody}
    assert {n for n, u in people.items() if reads_index(u, agency)} == readers | {"hadi"}
    assert {n for n, u in people.items() if reads_numbers(u, agency)} == readers
    assert {n for n, u in people.items() if takes_list_away(u, agency)} == readers
    assert {n for n, u in people.items() if sees_whole_nip(u, agency)} == {"rahayu"}
