import pytest

from takar.web.posts.models import PostProfile
from takar.web.succession.computing import NoTargets, compute
from takar.web.succession.models import Ranked
from takar.web.succession.rules import OUTSIDE, RANKED, UNRANKED
from tests.web.succession.made import Bench, asked, listing_of, made


def rows(town: Bench) -> dict[str, Ranked]:
    found = Ranked.objects.filter(listing=listing_of(made(town.cast)))
    return {one.employee.name: one for one in found.select_related("employee")}


def test_who_lacks_evidence_stands_apart_and_never_last(town: Bench) -> None:
    found = rows(town)
    assert set(found) == {"Ani", "Budi", "Putri Anjani"}
    putri = found["Putri Anjani"]
    assert (putri.part, putri.place) == (UNRANKED, None)
    assert putri.rests_on.missing
    assert (putri.final, putri.jpm) == (None, None)
    assert putri.final_most is not None


def test_every_person_carries_the_levels_against_the_target(town: Bench) -> None:
    ani = rows(town)["Ani"].rests_on
    assert {gap.level for gap in ani.gaps} == {3}
    assert {gap.required for gap in ani.gaps} == {2}
    assert len(ani.gaps) == 9


def test_a_match_is_against_the_target_post(town: Bench) -> None:
    found = rows(town)
    ani, budi = found["Ani"].jpm, found["Budi"].jpm
    assert ani is not None
    assert budi is not None
    assert ani > budi == 50


def test_the_list_prints_what_it_was_ordered_by_and_how_deep_the_bench_is(town: Bench) -> None:
    told = listing_of(made(town.cast, word="kata uji")).told
    assert (told.keys[0], told.word) == ("FINAL", "kata uji")
    assert (told.now, told.unknown, told.ready_most) == (0, 2, 2)
    assert told.vacant_on is not None
    assert told.colour == "MERAH"
    assert told.is_urgent


def test_whoever_does_not_match_the_post_stands_outside_with_the_rule(town: Bench) -> None:
    budi = rows(town)["Budi"]
    assert (budi.part, budi.place) == (OUTSIDE, None)
    assert budi.rests_on.failed == ["job_match"]


def test_other_keys_are_taken_as_the_committee_asks(town: Bench) -> None:
    told = listing_of(made(town.cast, keys=["JPM", "GRADE"])).told
    assert told.keys == ["JPM", "GRADE"]


def test_the_holder_of_a_post_does_not_follow_in_it(town: Bench) -> None:
    ani = town.people["Ani"]
    ani.position = town.target
    ani.save()
    assert "Ani" not in rows(town)


def test_boxes_of_the_law_leave_others_outside_with_the_reason(town: Bench) -> None:
    listing = listing_of(made(town.cast, everybody=False, boxes=[9]))
    assert listing.told.boxes == [9]
    parts = set(listing.ranked.values_list("part", flat=True))
    assert RANKED not in parts or OUTSIDE in parts | {UNRANKED}


def test_without_a_marked_post_it_says_what_to_do(town: Bench) -> None:
    PostProfile.objects.all().delete()
    with pytest.raises(NoTargets):
        compute(asked(town.cast))
