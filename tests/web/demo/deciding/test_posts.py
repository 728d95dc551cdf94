from datetime import timedelta

from takar.web.demo.deciding.posts import ODD_POST, STRUCTURAL, PostStory
from takar.web.people.models import Employee, ImportBatch, Position
from takar.web.posts.models import ContractEnd, PostProfile
from takar.web.posts.queries.roster import faults_of
from tests.web.demo.deciding.made import Village


def test_posts_are_marked_with_reasons_and_every_head_has_a_region(village: Village) -> None:
    PostStory(village.story, village.run.day).tell()
    marked = PostProfile.objects.filter(is_target=True)
    assert marked
    assert not marked.filter(because="").exists()
    assert not PostProfile.objects.filter(region="").exists()
    heads = Position.objects.filter(tier__in=STRUCTURAL).count()
    assert PostProfile.objects.count() == heads


def test_contracts_end_after_the_day_and_only_those_on_contract_have_one(
    village: Village,
) -> None:
    PostStory(village.story, village.run.day).tell()
    ends = ContractEnd.objects.select_related("employee")
    assert ends
    for one in ends:
        assert one.employee.employment == "PPPK"
        assert one.ended_on >= village.run.day
        assert one.employee.appointed_on is not None
        assert (one.ended_on + timedelta(days=1)).month == one.employee.appointed_on.month


def test_two_faults_are_left_and_the_page_of_faults_names_them(village: Village) -> None:
    faulty = {one.code for one in faults_of(village.agency)}
    assert faulty.isdisjoint({"rangkap", "standar"})
    PostStory(village.story, village.run.day).leave_faults()
    found = {one.code: one for one in faults_of(village.agency)}
    assert [post.title for post in found["standar"].rows] == [ODD_POST]
    doubled = found["rangkap"].rows[0]
    assert Employee.objects.filter(position=doubled, left_on=None).count() == 2


def test_telling_it_again_changes_nothing(village: Village) -> None:
    story = PostStory(village.story, village.run.day)
    story.tell()
    before = PostProfile.objects.count(), ImportBatch.objects.count()
    story.tell()
    assert (PostProfile.objects.count(), ImportBatch.objects.count()) == before
