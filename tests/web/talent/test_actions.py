import pytest

from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.talent.actions import take_list
from takar.web.talent.queries import placed_people
from tests.cast import Cast
from tests.web.results import made


def test_only_those_who_see_scores_take_the_list_and_it_is_recorded(cast: Cast) -> None:
    run = made.talent_run(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        made.placed(run, cast.putri_employee, 5)
        people = placed_people(cast.rahayu, run)
        for stranger in (cast.hadi, cast.putri, cast.joko):
            with pytest.raises(NotPermitted):
                take_list(stranger, run, people=people)
        assert not Entry.objects.exists()
        assert take_list(cast.rahayu, run, people=people).startswith(b"PK")
        assert Entry.objects.get().facts["people"] == 1
