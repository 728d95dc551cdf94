import pytest

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.reports.permissions import reads_individual_report
from tests.town import Hamlet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("state", "may_read"), [("DITANDATANGANI", False), ("DISERAHKAN", True)])
def test_a_person_reads_their_report_once_it_is_handed_over(
    hamlet: Hamlet, state: str, may_read: bool
) -> None:
    with scope(agency=hamlet.agency):
        participant = hamlet.participant
        participant.event.state = state
        assert reads_individual_report(hamlet.users[Role.EMPLOYEE], participant) is may_read
        assert reads_individual_report(hamlet.users[Role.LEADER], participant)
        assert not reads_individual_report(hamlet.users[Role.UNIT_HEAD], participant)
