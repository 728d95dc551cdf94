from decimal import Decimal

import pytest

from takar.web.accounts.models import Role
from takar.web.claims.models import Certificate, Claim
from takar.web.demo.professionalism import IndexStory
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.people.models import Training
from takar.web.results.models import IpAsnResult, Run
from tests.town import HAMLET, Hamlet, make_hamlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def hamlet(db: None) -> Hamlet:
    return make_hamlet()


def story_of(hamlet: Hamlet) -> IndexStory:
    users = hamlet.users
    story = Story(HAMLET, hamlet.agency, users[Role.OPERATOR], users[Role.LEADER])
    return IndexStory(story, users)


def test_entries_wait_come_back_or_become_evidence_with_their_certificates(hamlet: Hamlet) -> None:
    told = story_of(hamlet)
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        told.enter()
        own = Claim.objects.filter(employee__user=hamlet.users[Role.EMPLOYEE])
        played = own.exclude(certificates=None)
        assert set(played.values_list("state", flat=True)) == {
            "DIAJUKAN",
            "DIKEMBALIKAN",
            "TERVERIFIKASI",
        }
        verified = played.get(state="TERVERIFIKASI")
        assert Training.objects.filter(pk=verified.record_id or 0, title=verified.title).exists()
        invented = told.story.regency.tables["claims"].num_rows
        assert Claim.objects.filter(certificates=None).count() == invented
        assert Certificate.objects.count() >= 3


def test_the_waiting_entry_would_lift_the_employee_of_the_cast(hamlet: Hamlet) -> None:
    told = story_of(hamlet)
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        told.enter()
        run = told.measure()
        own = IpAsnResult.objects.get(run=run, employee__user=hamlet.users[Role.EMPLOYEE])
    assert own.total is not None
    assert (own.total_claimed or 0) >= own.total
    lost = (own.lost_missing, own.lost_stale, own.lost_unverified, own.lost_low)
    assert sum(points or Decimal(0) for points in lost) == 100 - own.total


def test_telling_it_again_changes_nothing(hamlet: Hamlet) -> None:
    told = story_of(hamlet)
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        first = (told.enter(), told.look_back(), told.measure())
        before = Run.objects.count(), Claim.objects.count()
        assert (told.enter(), told.look_back(), told.measure()) == first
        assert (Run.objects.count(), Claim.objects.count()) == before


def test_earlier_years_follow_the_rules_of_each_year(hamlet: Hamlet) -> None:
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        rules = {run.year: run.rules for run in story_of(hamlet).look_back()}
    assert rules == {
        2022: "perka8_2019",
        2023: "bkn_2023",
        2024: "bkn_2024",
    }
