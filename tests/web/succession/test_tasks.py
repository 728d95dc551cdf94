from takar.web.posts.models import PostProfile
from takar.web.succession.rules import DONE, FAILED
from takar.web.succession.tasks import make_lists
from tests.web.succession.made import Bench, asked


def test_lists_are_made_once_and_what_goes_wrong_is_written_on_them(town: Bench) -> None:
    rahayu = town.cast.rahayu
    fine = asked(town.cast)
    make_lists.call(fine.pk, rahayu.pk)
    fine.refresh_from_db()
    assert (fine.state, fine.listings.count()) == (DONE, 1)
    before = fine.finished_at
    make_lists.call(fine.pk, rahayu.pk)
    fine.refresh_from_db()
    assert fine.finished_at == before
    PostProfile.objects.all().delete()
    bad = asked(town.cast, "Tanpa target")
    make_lists.call(bad.pk, rahayu.pk)
    bad.refresh_from_db()
    assert (bad.state, "target" in bad.problem) == (FAILED, True)
