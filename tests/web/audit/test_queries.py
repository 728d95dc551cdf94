from datetime import UTC, date, datetime

from takar.web.accounts.actions import grant_membership
from takar.web.accounts.models import Role
from takar.web.audit.queries import acts_of, entries_of, line, start_of
from takar.web.kit.scope import scope
from tests.cast import Cast


def test_a_day_begins_at_midnight_where_the_service_runs() -> None:
    assert start_of(date(2025, 5, 14)) == datetime(2025, 5, 13, 17, tzinfo=UTC)


def test_a_cell_that_looks_like_a_formula_becomes_text() -> None:
    assert line(("=1+1", "@a", "Sari")) == "'=1+1,'@a,Sari\r\n"


def test_acts_belong_to_their_agency(cast: Cast) -> None:
    grant_membership(cast.joko, cast.other_agency, username="wati", role=Role.ASSESSOR)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert acts_of(cast.agency.code) == []
        assert not entries_of(cast.other_agency.code).exists()
    with scope(agency=cast.other_agency, agency_code=cast.other_agency.code):
        assert acts_of(cast.other_agency.code) == ["accounts.membership.granted"]
