from collections.abc import Iterator

import pytest

from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.ip_asn.actions import take_list
from takar.web.results.models import IpAsnResult
from tests.cast import Cast
from tests.web.ip_asn.made import inside, measured, putri_is_good


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with inside(cast.agency):
        yield


def test_readers_of_points_take_a_list_and_others_do_not(cast: Cast) -> None:
    putri_is_good(cast)
    run = measured(cast)
    people = IpAsnResult.objects.filter(run=run)
    for stranger in (cast.joko, cast.hadi, cast.putri, cast.sari):
        with pytest.raises(NotPermitted):
            take_list(stranger, run, people=people, form="csv")
    assert not Entry.objects.filter(act="ip_asn.list.taken").exists()
    assert b"Putri Anjani" in take_list(cast.made, run, people=people, form="csv")
    assert Entry.objects.get(act="ip_asn.list.taken").facts["people"] == 1
