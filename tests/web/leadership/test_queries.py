from takar.web.leadership.queries import overview
from takar.web.placements.models import Scenario
from takar.web.succession.actions import move_nomination, nominate
from tests.web.succession.made import DAY, Bench


def test_the_overview_tells_posts_at_risk_and_what_waits(town: Bench) -> None:
    cast = town.cast
    found = overview(cast.agency, DAY)
    assert (found.count_posts, found.count_red, found.waiting) == (1, 1, 0)
    assert found.posts[0].listing.position == town.target
    one = nominate(cast.bupati, town.target, employee=town.people["Ani"], because="Siap")
    assert overview(cast.agency, DAY).waiting == 0
    move_nomination(cast.rahayu, one, state="DIVERIFIKASI")
    Scenario.objects.create(
        agency=cast.agency, title="Rotasi", day=DAY, state="SELESAI", made_by=cast.rahayu
    )
    later = overview(cast.agency, DAY)
    assert later.nominations == [one]
    assert later.waiting == 2
