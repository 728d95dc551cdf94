import pytest

from takar.web.audit.action import NotPermitted
from takar.web.audit.actions import take_log
from takar.web.audit.models import Entry
from takar.web.audit.queries import entries_of
from takar.web.kit.scope import scope
from tests.cast import Cast


def test_a_log_taken_away_is_itself_recorded(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        lines = take_log(cast.made, cast.agency, entries=entries_of(cast.agency.code))
        assert len(lines) == 1
        taken = Entry.objects.get(act="audit.log.taken")
        assert (taken.actor, taken.facts) == (cast.made, {"entries": 0})
        for stranger in (cast.bupati, cast.sari, cast.hadi, cast.putri, cast.joko):
            with pytest.raises(NotPermitted):
                take_log(stranger, cast.agency, entries=entries_of(cast.agency.code))
