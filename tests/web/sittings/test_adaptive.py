"""Adaptive sections: chosen by the server, once, in order, and the same again from the record."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takar.web.exams.models import AdaptivePool
from takar.web.exams.queries.pools import built, pool_items
from takar.web.item_bank.models import ItemKey, ItemVersion
from takar.web.sittings import actions
from takar.web.sittings.actions.choosing import NotAnswered, WrongOrder
from takar.web.sittings.actions.course import go_on, start_section
from takar.web.sittings.actions.entering import consent
from takar.web.sittings.models import SectionClock, Sitting, SittingEvent
from takar.web.sittings.queries import answers_of, standings_of
from takar.web.sittings.queries.adaptive import path_of, replayed
from takar.web.sittings.rules.judging import Worth
from tests.cast import Cast
from tests.web.exams.pools_made import AREAS, right, wrong
from tests.web.sittings.adaptive_hall import adaptive_hall, asked, begun, plan, say, walk
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return adaptive_hall(cast)


def test_a_section_begins_with_one_question_and_grows_by_one(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        assert len(asked(sitting)) == 1
        walk(sitting, "RWR", now=NOW)
        given = asked(sitting)
        assert len(given) == len(set(given)) == 4
        assert [one.item for one in path_of(sitting, "A")] == given


def test_right_answers_lead_to_harder_questions_than_wrong_ones(hall: Hall, cast: Cast) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        walk(sitting, "RRR", now=NOW)
        pool = AdaptivePool.objects.get()
        difficulty = {one.code: -one.d[0] / one.a for one in pool_items(pool.pk, pool.fingerprint)}
        assert difficulty[asked(sitting)[-1]] > 0


def test_the_record_leads_to_the_same_questions_again(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        given = walk(sitting, "RWRRW", now=NOW)
        assert replayed(sitting, plan(sitting)) == given


def test_a_key_corrected_later_changes_no_way_that_was_gone(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        given = walk(sitting, "RWR", now=NOW)
        ItemKey.objects.filter(state="BERLAKU").update(state="DIGANTI")
        assert replayed(sitting, plan(sitting)) == given
        walk_on = path_of(sitting, "A")[-1]
        say(sitting, walk_on.slot, right(), 9, at=NOW + timedelta(minutes=1))
        go_on(sitting, "A", after=walk_on.slot, now=NOW + timedelta(minutes=1))
        assert len(asked(sitting)) == 5


def test_without_an_answer_on_the_disk_nothing_is_chosen(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        slot = path_of(sitting, "A")[-1].slot
        for value in (None, {"choice": "nowhere"}, {"text": "?"}):
            say(sitting, slot, value, 1 + SittingEvent.objects.count() + len(str(value)), at=NOW)
            with pytest.raises(NotAnswered, match="belum tersimpan"):
                go_on(sitting, "A", after=slot, now=NOW)
        assert len(asked(sitting)) == 1


def test_asked_again_the_same_question_stands_and_nothing_is_written(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        walk(sitting, "R", now=NOW)
        before = asked(sitting), SittingEvent.objects.count()
        go_on(sitting, "A", after=0, now=NOW + timedelta(seconds=5))
        assert (asked(sitting), SittingEvent.objects.count()) == before


@pytest.mark.parametrize("after", [-1, 0, 3, 7, 999])
def test_any_other_question_than_the_one_now_asked_is_refused(hall: Hall, after: int) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        walk(sitting, "RR", now=NOW)
        with pytest.raises(WrongOrder):
            go_on(sitting, "A", after=after, now=NOW + timedelta(seconds=5))
        assert len(asked(sitting)) == 3


def test_an_answer_changed_after_the_next_was_given_is_kept_and_does_not_count(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        walk(sitting, "R", now=NOW)
        say(sitting, 0, wrong(), 9, at=NOW + timedelta(seconds=9))
        assert answers_of(sitting) == {0: right()}
        assert [one.worth for one in standings_of([sitting])[sitting.pk]] == [
            Worth.COUNTED,
            Worth.PASSED,
        ]


def test_an_answer_may_be_changed_until_the_next_is_given(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        say(sitting, 0, right(), 1, at=NOW)
        say(sitting, 0, wrong(), 2, at=NOW)
        go_on(sitting, "A", after=0, now=NOW)
        assert path_of(sitting, "A")[-1].by == (2, 2)
        assert answers_of(sitting) == {0: wrong()}


def test_it_ends_by_its_rule_and_says_why(cast: Cast) -> None:
    hall = adaptive_hall(cast, least=2, most=5, standard_error="0.0")
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        walk(sitting, "RWRWR", now=NOW)
        assert len(asked(sitting)) == 5
        sitting.refresh_from_db()
        assert (sitting.state, sitting.finished_by) == ("SELESAI", "ATURAN")
        assert SectionClock.objects.get(sitting=sitting, section="A").ended_by == "ATURAN"
        facts = SittingEvent.objects.get(sitting=sitting, kind="TUTUP_BAGIAN").facts
        assert (facts["by"], facts["why"]) == ("ATURAN", "LONGEST")
        go_on(sitting, "A", after=4, now=NOW + timedelta(minutes=1))
        assert len(asked(sitting)) == 5


def test_it_ends_earlier_where_the_standard_error_is_small_enough(cast: Cast) -> None:
    hall = adaptive_hall(cast, least=2, most=20, standard_error="0.700", items=40)
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        walk(sitting, "RW" * 10, now=NOW)
        facts = SittingEvent.objects.get(sitting=sitting, kind="TUTUP_BAGIAN").facts
        assert facts["why"] == "PRECISE"
        assert 2 <= len(asked(sitting)) < 20


def test_when_the_time_is_up_nothing_more_is_chosen(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        say(sitting, 0, right(), 1, at=NOW)
        go_on(sitting, "A", after=0, now=NOW + timedelta(minutes=30))
        assert len(asked(sitting)) == 1


def test_another_computer_goes_on_at_the_very_same_question(hall: Hall) -> None:
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        given = walk(sitting, "RW", now=NOW)
        again = hall.seated(now=NOW + timedelta(minutes=1))
        start_section(again, "A", now=NOW + timedelta(minutes=1))
        assert asked(again) == given


def test_a_form_locked_without_a_pool_is_told_to_the_proctor(hall: Hall) -> None:
    with hall.scoped():
        AdaptivePool.objects.all().delete()
        sitting = hall.seated(now=NOW)
        consent(sitting, now=NOW)
        with pytest.raises(Exception, match="kolam soal"):
            start_section(sitting, "A", now=NOW)
        sitting.refresh_from_db()
        assert sitting.state == "BELUM"


def test_only_what_was_given_is_counted_as_shown(cast: Cast) -> None:
    hall = adaptive_hall(cast, items=24, exposure="LIMIT", limit_percent=40)
    with hall.scoped():
        sitting = begun(hall, now=NOW)
        given = walk(sitting, "RRW", now=NOW)
        assert actions.count_exposures(hall.session) == 1
        shown = ItemVersion.objects.filter(exposures=1).values_list("item__code", flat=True)
        assert set(shown) == set(given)
        newest = AdaptivePool.objects.get().controls.get(number=2)
        assert newest.tally.people == 1
        assert newest.tally.given == dict.fromkeys(given, 1)
        assert actions.count_exposures(hall.session) == 0


@pytest.fixture(scope="module")
def bank() -> tuple[Any, ...]:
    from tests.web.exams.rules.test_pools import items  # noqa: PLC0415

    rows = [*items(30, area=AREAS[0]), *items(30, area=AREAS[1])]
    return tuple(
        one.model_copy(update={"a": 1.2, "d": (((n * 7) % 21 - 10) / 5,)})
        for n, one in enumerate(rows)
    )


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(
    answers=st.lists(st.integers(0, 1), min_size=12, max_size=12),
    seed=st.integers(0, 2**60),
    exposure=st.sampled_from(["LOT", "LIMIT", "NONE"]),
)
def test_same_seed_and_answers_lead_the_same_way_with_each_item_once_and_content_kept(
    bank: tuple[Any, ...], answers: list[int], seed: int, exposure: str
) -> None:
    from takar.items.forms import AdaptiveRule  # noqa: PLC0415

    shares = {AREAS[0]: 75, AREAS[1]: 25}
    rule = AdaptiveRule(
        least=12, most=12, exposure=exposure, content=shares, standard_error="0.0", scale="x"
    )
    chances = {one.code: 0.5 if n % 2 else 1.0 for n, one in enumerate(bank)}
    test = built(bank, rule, chances if exposure == "LIMIT" else {})

    def way() -> list[str]:
        state = test.begin(seed)
        for answer in answers:
            state = test.answered(state, str(test.next(state).item), answer)
        assert test.next(state).ended.name == "LONGEST"
        return list(state.asked)

    first = way()
    assert first == way()
    assert len(set(first)) == 12
    area = {one.code: one.area for one in bank}
    assert abs(sum(area[code] == AREAS[0] for code in first) - 9) <= 1


class TestAddress:
    """The address of the next question."""

    @staticmethod
    def seated(hall: Hall) -> tuple[Client, dict[str, Any]]:
        browser = hall.entered()
        told = browser.post("/ruang-ujian/duduk/").json()
        browser.post("/ruang-ujian/setuju/")
        desk = {"desk": told["standing"]["desk"]}
        assert told["sections"][0]["is_adaptive"] is True
        assert told["sections"][0]["questions"] == 8
        return browser, desk

    def test_a_candidate_is_given_question_after_question(self, hall: Hall) -> None:
        browser, desk = self.seated(hall)
        begun = browser.post("/ruang-ujian/bagian/A/", desk).json()
        assert (len(begun["questions"]), begun["number"]) == (1, 1)
        assert browser.get("/ruang-ujian/bagian/A/").json()["questions"] == begun["questions"]
        with hall.scoped():
            sitting = Sitting.objects.get()
            say(sitting, 0, right(), 1, desk=desk["desk"])
        told = browser.post("/ruang-ujian/bagian/A/berikut/", desk | {"after": "0"}).json()
        assert (told["questions"][0]["slot"], told["number"]) == (1, 2)
        again = browser.post("/ruang-ujian/bagian/A/berikut/", desk | {"after": "0"}).json()
        assert again["questions"] == told["questions"]
        assert browser.get("/ruang-ujian/bagian/A/").json()["questions"] == told["questions"]
        with hall.scoped():
            assert len(asked(Sitting.objects.get())) == 2

    def test_nothing_of_a_pool_a_key_or_a_score_is_told(self, hall: Hall) -> None:
        browser, desk = self.seated(hall)
        told = browser.post("/ruang-ujian/bagian/A/", desk).content.decode()
        for word in ("C0", "theta", "key", "points", "pool", "category"):
            assert word not in told

    @pytest.mark.parametrize("after", ["1", "7", "-1", "x", ""])
    def test_a_wrong_order_is_refused_and_noted(self, hall: Hall, after: str) -> None:
        browser, desk = self.seated(hall)
        browser.post("/ruang-ujian/bagian/A/", desk)
        answer = browser.post("/ruang-ujian/bagian/A/berikut/", desk | {"after": after})
        assert answer.status_code == 409
        with hall.scoped():
            refusals = SittingEvent.objects.filter(kind="DITOLAK")
            assert [one.facts["reason"] for one in refusals] == ["order"]

    def test_a_replay_of_an_older_request_is_refused(self, hall: Hall) -> None:
        browser, desk = self.seated(hall)
        browser.post("/ruang-ujian/bagian/A/", desk)
        with hall.scoped():
            walk(Sitting.objects.get(), "RW")
        replay = browser.post("/ruang-ujian/bagian/A/berikut/", desk | {"after": "0"})
        assert replay.status_code == 409

    def test_without_a_kept_answer_it_is_refused_in_words(self, hall: Hall) -> None:
        browser, desk = self.seated(hall)
        browser.post("/ruang-ujian/bagian/A/", desk)
        answer = browser.post("/ruang-ujian/bagian/A/berikut/", desk | {"after": "0"})
        assert answer.status_code == 409
        assert "belum tersimpan" in answer.json()["problem"]

    def test_another_person_has_a_way_of_their_own(self, hall: Hall) -> None:
        browser, desk = self.seated(hall)
        browser.post("/ruang-ujian/bagian/A/", desk)
        stranger = hall.entered(hall.other)
        own = stranger.post("/ruang-ujian/duduk/").json()["standing"]["desk"]
        answer = stranger.post("/ruang-ujian/bagian/A/berikut/", {"desk": own, "after": "0"})
        assert answer.status_code == 409
        with hall.scoped():
            assert len(asked(Sitting.objects.get(registration=hall.registration))) == 1
            assert asked(Sitting.objects.get(registration=hall.other)) == []

    def test_no_cookie_and_an_overtaken_desk_are_refused(self, hall: Hall) -> None:
        browser, desk = self.seated(hall)
        browser.post("/ruang-ujian/bagian/A/", desk)
        sent = desk | {"after": "0"}
        assert Client().post("/ruang-ujian/bagian/A/berikut/", sent).status_code == 401
        browser.post("/ruang-ujian/duduk/")
        answer = browser.post("/ruang-ujian/bagian/A/berikut/", sent)
        assert (answer.status_code, answer.json()["fault"]) == (409, "overtaken")
        assert browser.get("/ruang-ujian/bagian/A/berikut/").status_code == 405

    def test_an_ordinary_section_has_no_next_question(self, cast: Cast) -> None:
        from tests.web.sittings.made import hall as ordinary  # noqa: PLC0415

        made = ordinary(cast)
        browser = made.entered()
        browser.post("/ruang-ujian/duduk/")
        answer = browser.post("/ruang-ujian/bagian/A/berikut/", {"desk": "2", "after": "0"})
        assert answer.status_code == 404
