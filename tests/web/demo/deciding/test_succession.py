import pytest

from takar.web.accounts.models import Role, User
from takar.web.demo.deciding.posts import PostStory
from takar.web.demo.deciding.review import ReviewStory
from takar.web.demo.deciding.succession import SuccessionStory
from takar.web.posts.models import PostProfile
from takar.web.succession.models import Interest, Listing, Nomination
from tests.web.demo.deciding.made import Village

pytestmark = pytest.mark.slow


def test_every_marked_post_has_its_list_and_two_successors_are_proposed(village: Village) -> None:
    PostStory(village.story, village.run.day).tell()
    ReviewStory(village.story, village.users, village.run, village.folder).tell()
    village.papers.tell()
    village.papers.know_experience(10)
    story = SuccessionStory(village.story, village.users, village.papers.inauguration)
    survey = story.tell()
    marked = PostProfile.objects.filter(is_target=True) | PostProfile.objects.filter(
        is_critical=True
    )
    assert Listing.objects.filter(survey=survey).count() == marked.count()
    states = list(Nomination.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["DITETAPKAN", "DIVERIFIKASI"][: len(states)]
    assert states
    wishes = Interest.objects.select_related("employee")
    assert wishes
    for wish in wishes:
        assert User.objects.filter(employee=wish.employee, memberships__role=Role.EMPLOYEE).exists()
    assert story.tell() == survey
