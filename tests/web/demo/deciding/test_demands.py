from takar.synthetic.people.schooling import HEAD_FIELDS
from takar.web.demo.deciding.demands import TIERS, DemandStory, fields_for
from takar.web.people.models import Position
from takar.web.posts.models import Demand
from tests.web.demo.deciding.made import Village


def test_an_office_of_health_takes_nurses_and_no_teachers() -> None:
    usual, health = fields_for("Dinas Perhubungan"), fields_for("Dinas Kesehatan")
    assert usual == list(HEAD_FIELDS)
    assert "Keperawatan" in health
    assert "Pendidikan Guru Sekolah Dasar" not in health
    assert "Pendidikan Guru Sekolah Dasar" in fields_for("Dinas Pendidikan dan Kebudayaan")


def test_every_post_of_the_middle_tiers_asks_for_a_field_once(village: Village) -> None:
    story = DemandStory(village.story, 2025)
    posts = Position.objects.filter(tier__in=TIERS).count()
    assert posts
    assert (story.tell(), story.tell()) == (posts, 0)
    assert Demand.objects.filter(rule="education_field").count() == posts
