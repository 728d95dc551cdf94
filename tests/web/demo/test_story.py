import pytest

from takar.web.accounts.models import Role
from takar.web.audit.models import Entry
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.people.models import CompetencyRecord, Employee
from takar.web.results.models import JpmResult, Run, TalentResult
from tests.town import HAMLET, Hamlet, make_hamlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def hamlet(db: None) -> Hamlet:
    return make_hamlet()


def test_every_participant_has_nine_levels_a_match_a_category_and_a_box(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency):
        participants = list(hamlet.event.participants.prefetch_related("levels"))
        people = [participant.employee_id for participant in participants]
        assert len(people) == 6
        for participant in participants:
            assert sum(level.level is not None for level in participant.levels.all()) == 9
        results = JpmResult.objects.filter(run=hamlet.jpm, employee__in=people)
        assert [result for result in results if result.jpm is None or not result.category] == []
        boxes = TalentResult.objects.filter(run=hamlet.talent, employee__in=people)
        assert [result for result in boxes if result.box is None] == []


def test_signed_levels_become_evidence(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency):
        assert hamlet.event.signed_on is not None
        kept = CompetencyRecord.objects.filter(
            employee__participations__event=hamlet.event, assessed_on=hamlet.event.signed_on
        )
        assert kept.count() == 6 * 9


def test_telling_the_story_again_changes_nothing(hamlet: Hamlet) -> None:
    users = hamlet.users
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        story = Story(HAMLET, hamlet.agency, users[Role.OPERATOR], users[Role.LEADER])
        before = Run.objects.count(), Employee.objects.count()
        event = story.hold(HAMLET.events[0])
        assert event == hamlet.event
        assert story.measure(event) == hamlet.jpm
        assert story.map_talent(hamlet.jpm.day) == hamlet.talent
        assert (Run.objects.count(), Employee.objects.count()) == before


def test_the_whole_story_is_on_record(hamlet: Hamlet) -> None:
    with scope(agency_code=hamlet.agency.code):
        acts = set(Entry.objects.values_list("act", flat=True))
    assert {
        "people.tables.imported",
        "assessments.event.created",
        "assessments.participants.chosen",
        "assessments.score_table.recorded",
        "meetings.minutes.signed",
        "assessments.event.signed",
        "results.jpm.measured",
        "results.talent.measured",
    } <= acts
