import pytest

from takar.web.accounts.models import Role
from takar.web.audit.action import NotPermitted
from takar.web.kit.scope import scope
from takar.web.reports.actions import export_recap, print_individual, print_working_annex
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


def test_a_print_is_made_for_those_who_may_and_refused_to_others(hamlet: Hamlet) -> None:
    users = hamlet.users
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        assert export_recap(users[Role.AUDITOR], hamlet.event).startswith(b"PK")
        assert print_individual(users[Role.EMPLOYEE], hamlet.participant).startswith(b"%PDF")
        with pytest.raises(NotPermitted):
            export_recap(users[Role.UNIT_HEAD], hamlet.event)
        with pytest.raises(NotPermitted):
            print_working_annex(users[Role.EMPLOYEE], hamlet.participant)
