from django.utils import timezone

from takar.web.demo.deciding.review import MINUTES, ReviewStory
from takar.web.reviews.models import Case, GroupMember, Meeting, Proposal
from takar.web.reviews.queries import standing_cycle
from tests.web.demo.deciding.made import Village


def story_of(village: Village) -> ReviewStory:
    return ReviewStory(village.story, village.users, village.run, village.folder)


def test_a_committee_asks_about_two_boxes_and_moves_one(village: Village) -> None:
    cycle = story_of(village).tell()
    assert (cycle.state, cycle.shows_boxes) == ("DITETAPKAN_PPK", True)
    assert list(Proposal.objects.order_by("pk").values_list("state", flat=True)) == [
        "DITERIMA",
        "DITOLAK",
    ]
    assert not Proposal.objects.filter(because="").exists()
    moved = [case for case in Case.objects.filter(cycle=cycle) if case.is_moved]
    assert len(moved) == 1
    assert not Meeting.objects.filter(closed_at=None).exists()
    assert (village.folder / MINUTES).read_bytes().startswith(b"%PDF")


def test_the_decree_still_holds_for_whoever_looks_around_today(village: Village) -> None:
    cycle = story_of(village).tell()
    assert standing_cycle(village.agency, timezone.localdate()) == cycle
    assert GroupMember.objects.filter(cycle=cycle).exists()


def test_telling_it_again_changes_nothing(village: Village) -> None:
    story = story_of(village)
    assert story.tell() == story.tell()
    assert Meeting.objects.count() == 1
