import pytest

from takar.web.accounts.models import Membership, Role, User
from takar.web.assessments.models import Assignment, EventAssessor
from takar.web.kit.scope import scope
from takar.web.reports.permissions import reads_individual_report, reads_working_annex
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


def test_where_assessors_were_assigned_nobody_else_reads_the_annex(hamlet: Hamlet) -> None:
    operator, assessor = (hamlet.users[role] for role in (Role.OPERATOR, Role.ASSESSOR))
    with scope(agency=hamlet.agency):
        participant, event = hamlet.participant, hamlet.event
        assert reads_working_annex(assessor, participant)
        seat = EventAssessor.objects.create(event=event, name="Asesor lain")
        Assignment.objects.create(
            participant=participant, method=event.methods.all()[0], assessor=seat
        )
        assert not reads_working_annex(assessor, participant)
        assert reads_working_annex(operator, participant)


def test_an_assessor_does_not_read_the_annex_of_the_own_report(hamlet: Hamlet) -> None:
    person = hamlet.users[Role.EMPLOYEE]
    Membership.objects.create(user=person, agency=hamlet.agency, role=Role.ASSESSOR)
    assessor = User.objects.get(pk=person.pk)
    with scope(agency=hamlet.agency):
        own = hamlet.participant
        other = hamlet.event.participants.exclude(pk=own.pk).select_related("employee")[0]
        assert own.employee.user_id == assessor.pk
        assert not reads_working_annex(assessor, own)
        assert reads_working_annex(assessor, other)
