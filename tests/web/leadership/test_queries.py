from datetime import date
from typing import Any

from takar.web.kit.scope import scope
from takar.web.leadership.queries import overview
from takar.web.leadership.rules import CYCLE, LIST, NOMINATION, SCENARIO, SHEET
from takar.web.merit.models import Sheet
from takar.web.mobility.models import MoveList
from takar.web.people.models import Position
from takar.web.placements.models import Scenario
from takar.web.posts.models import PostProfile
from takar.web.reviews.actions import close_meeting
from takar.web.succession.actions import move_nomination, nominate
from takar.web.succession.models import Listing, Ranked
from tests.cast import Cast
from tests.web.leadership.made import rotation
from tests.web.reviews.made import open_stage
from tests.web.succession.made import DAY, Bench, made


def kinds(town: Bench) -> list[str]:
    return [queue.kind for queue in overview(town.cast.agency, DAY).queues]


def test_the_overview_tells_posts_at_risk_and_what_waits(town: Bench) -> None:
    cast = town.cast
    found = overview(cast.agency, DAY)
    assert (found.count_posts, found.count_red, found.count_urgent, found.waiting) == (1, 1, 1, 0)
    assert found.posts[0].listing.position == town.target
    assert found.posts[0].holders == []
    assert found.posts[0].first == []
    Ranked.objects.filter(employee=town.people["Ani"]).update(part="PERINGKAT", place=1)
    (first,) = overview(cast.agency, DAY).posts[0].first
    assert first.employee == town.people["Ani"]
    one = nominate(cast.bupati, town.target, employee=town.people["Ani"], because="Siap")
    assert overview(cast.agency, DAY).waiting == 0
    move_nomination(cast.rahayu, one, state="DIVERIFIKASI")
    (queue,) = overview(cast.agency, DAY).queues
    assert (queue.kind, queue.waits[0].pk) == (NOMINATION, one.pk)


def test_everything_that_waits_for_the_leadership_is_told_and_nothing_else(town: Bench) -> None:
    agency, by = town.cast.agency, town.cast.rahayu
    scenario = rotation(town)
    for state in ("DRAF", "DIUSULKAN"):
        MoveList.objects.create(agency=agency, title=state, day=DAY, state=state, made_by=by)
    for year, state in ((2024, "DITETAPKAN"), (2025, "DIAJUKAN"), (2026, "DRAF")):
        Sheet.objects.create(
            agency=agency, instrument="KESIAPAN", year=year, day=DAY, state=state, made_by=by
        )
    found = overview(agency, DAY)
    assert [queue.kind for queue in found.queues] == [LIST, SCENARIO, SHEET]
    assert [len(queue.waits) for queue in found.queues] == [1, 1, 1]
    Scenario.objects.filter(pk=scenario.pk).update(state="DIPILIH")
    assert kinds(town) == [LIST, SHEET]


def test_a_cycle_waits_once_its_committee_is_done(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        stage = open_stage(cast)
        meeting = stage.sitting(present=3)
        assert overview(cast.agency, DAY).queues == []
        close_meeting(cast.rahayu, meeting)
        (queue,) = overview(cast.agency, DAY).queues
        assert (queue.kind, queue.waits[0].pk) == (CYCLE, meeting.cycle_id)
        meeting.present.clear()
        assert overview(cast.agency, DAY).queues == []


def test_the_effect_counts_posts_before_and_after(town: Bench) -> None:
    found = rotation(town)
    effect = overview(town.cast.agency, DAY).effect
    assert effect is not None
    assert effect.scenario == found
    assert (effect.before, effect.outcome.filled, effect.outcome.posts) == (0, 1, 2)
    assert (effect.targets, effect.targets_before, effect.targets_after) == (1, 0, 1)
    assert [one.employee.name for one in effect.moves] == ["Ani"]
    assert [one.code for one in effect.vacant] == ["P1"]


def test_the_chosen_scenario_is_shown_before_newer_ones_unless_another_is_asked_for(
    town: Bench,
) -> None:
    agency = town.cast.agency
    assert overview(agency, DAY).effect is None
    chosen, newer = rotation(town, "Terpilih", "DIPILIH"), rotation(town, "Baru")
    for asked, shown in ((0, chosen), (newer.pk, newer), (10**9, chosen)):
        effect = overview(agency, DAY, scenario=asked).effect
        assert effect is not None
        assert effect.scenario == shown


def test_many_posts_cost_no_more_questions_than_one(
    town: Bench, django_assert_max_num_queries: Any
) -> None:
    cast = town.cast
    for number in range(10):
        post = Position.objects.create(
            agency=cast.agency,
            code=f"X{number}",
            unit=cast.unit,
            title=f"Kepala Bidang {number}",
            tier="PENGAWAS",
        )
        PostProfile.objects.create(
            position=post, is_target=True, because="Penting", changed_by=cast.rahayu
        )
    made(cast, "Kedua")
    rotation(town)
    assert Listing.objects.count() == 12
    with django_assert_max_num_queries(20):
        found = overview(cast.agency, date(2026, 3, 2))
    assert len(found.posts) == 11
