"""Items that somebody met at an earlier sitting are not chosen again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from takar.web.exams import actions as exams
from takar.web.exams.models import AdaptivePool, ExamForm, FormItem, Registration
from takar.web.exams.queries.pools import pool_items
from takar.web.item_bank.models import ItemVersion
from takar.web.sittings.models import Sitting, SittingEvent
from takar.web.sittings.queries.adaptive import replayed
from takar.web.sittings.queries.resting import ASIDE, met_before, years_before
from tests.cast import Cast
from tests.web.exams.pools_made import adaptive_draft
from tests.web.sittings.adaptive_hall import adaptive_hall, begun, plan, walk
from tests.web.sittings.made import Hall, registered, session_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
RULE = {"least": 2, "most": 4, "standard_error": "0.0"}


def again(made: Hall, **rule: object) -> Hall:
    """The same people, registered for another session with a form of its own on the same items."""
    exam = made.session.exam
    versions = list(ItemVersion.objects.filter(item__code__startswith="C").order_by("pk"))
    form = adaptive_draft(made.cast, exam, versions, code="AE", **(RULE | rule))
    exams.lock_form(made.cast.rahayu, form)
    form = ExamForm.objects.get(pk=form.pk)
    session = session_of(exam, {"name": "Sesi 2"})
    one = registered(form, session, made.room, made.registration.employee, "T-101")
    other = registered(form, session, made.room, made.other.employee, "T-102")
    return Hall(made.cast, form, session, made.room, one, other, made.proctor)


def record(sitting: Sitting) -> dict[str, object] | None:
    row = SittingEvent.objects.filter(sitting=sitting, kind=ASIDE).first()
    return None if row is None else row.facts


def given(hall: Hall, answers: str = "RWRW") -> list[str]:
    """Sit the form of a hall, and return what was asked."""
    return walk(begun(hall, now=NOW), answers, now=NOW)


def test_what_was_met_is_not_chosen_again_and_the_record_says_which(cast: Cast) -> None:
    first = adaptive_hall(cast, items=12, **RULE)
    with first.scoped():
        met = given(first)
        second = again(first, rest_years=2)
        sitting = begun(second, now=NOW)
        told = walk(sitting, "WRWR", now=NOW)
        assert len(told) == len(set(told)) == 4
        assert not set(told) & set(met)
        facts = record(sitting)
        assert facts is not None
        assert sorted(facts["aside"]) == sorted(met)  # type: ignore[call-overload]
        assert (facts["again"], facts["years"], facts["section"]) == ([], 2, "A")
        assert replayed(sitting, plan(sitting)) == told


def test_who_sits_for_the_first_time_has_no_such_record(cast: Cast) -> None:
    hall = adaptive_hall(cast, items=12, rest_years=2, **RULE)
    with hall.scoped():
        assert record(begun(hall, now=NOW)) is None


def test_a_form_that_lets_nothing_rest_chooses_as_before(cast: Cast) -> None:
    first = adaptive_hall(cast, items=5, **RULE)
    with first.scoped():
        met = given(first)
        sitting = begun(again(first), now=NOW)
        assert set(walk(sitting, "RWRW", now=NOW)) & set(met)
        assert record(sitting) is None


def test_a_pool_that_becomes_too_small_gives_the_oldest_again_and_says_so(cast: Cast) -> None:
    first = adaptive_hall(cast, items=6, **RULE)
    with first.scoped():
        met = given(first)
        sitting = begun(again(first, rest_years=1), now=NOW)
        facts = record(sitting)
        assert facts is not None
        assert {*facts["aside"], *facts["again"]} == set(met)  # type: ignore[misc]
        assert len(facts["again"]) == 2  # type: ignore[arg-type]
        assert len(walk(sitting, "RWRW", now=NOW)) == 4


def test_nobody_else_misses_what_one_person_met(cast: Cast) -> None:
    first = adaptive_hall(cast, items=12, **RULE)
    with first.scoped():
        given(first)
        second = again(first, rest_years=2)
        colleague = Hall(
            cast, second.form, second.session, second.room, second.other, second.other, cast.rahayu
        )
        assert record(begun(colleague, now=NOW)) is None


@pytest.mark.parametrize(("late", "is_met"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_what_was_met_longer_ago_than_the_years_set_may_come_again(
    cast: Cast, late: timedelta, *, is_met: bool
) -> None:
    first = adaptive_hall(cast, items=12, **RULE)
    with first.scoped():
        given(first)
        since = years_before(NOW, 2)
        Sitting.objects.update(started_at=since - late)
        second = again(first, rest_years=2)
        assert (record(begun(second, now=NOW)) is not None) is is_met


def test_another_version_of_an_item_is_the_same_item_and_a_section_not_begun_showed_nothing(
    cast: Cast,
) -> None:
    first = adaptive_hall(cast, items=8, **RULE)
    with first.scoped():
        met = given(first, "R")
        pool = AdaptivePool.objects.get()
        items = pool_items(pool.pk, pool.fingerprint)
        sitting = again(first).seated(now=NOW)
        newer = ItemVersion.objects.get(uses__form=first.registration.form, uses__code=met[0])
        newer.pk, newer.number = None, 2
        newer.save()
        FormItem.objects.filter(form=first.registration.form, code=met[0]).update(version=newer)
        assert set(met_before(sitting, items, years_before(NOW, 1))) == set(met)
        Sitting.objects.get(registration=first.registration).clocks.update(started_at=None)
        assert met_before(sitting, items, years_before(NOW, 1)) == {}


def test_the_29th_of_february_is_the_28th_of_another_year() -> None:
    leap = datetime(2028, 2, 29, 9, 30, tzinfo=UTC)
    assert years_before(leap, 1) == datetime(2027, 2, 28, 9, 30, tzinfo=UTC)


def test_a_first_sitting_costs_one_question_more(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    hall = adaptive_hall(cast, items=12, rest_years=2, **RULE)
    with hall.scoped():
        pool = AdaptivePool.objects.get()
        items = pool_items(pool.pk, pool.fingerprint)
        sitting = hall.seated(now=NOW)
        Registration.objects.count()
        with django_assert_max_num_queries(1):  # type: ignore[operator]
            assert met_before(sitting, items, years_before(NOW, 2)) == {}
