from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from takar.web.kit.cut_off import MARGIN
from takar.web.kit.reaping import end_cut_off
from takar.web.posts.models import PostProfile
from takar.web.succession import actions
from takar.web.succession.models import Survey
from takar.web.succession.rules import DONE, FAILED, RUNNING, WAITING
from takar.web.succession.tasks import LONGEST, end_lists, make_lists
from tests.web.succession.made import Bench, asked, made


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


@pytest.mark.parametrize(("beyond", "state"), [(0, RUNNING), (1, FAILED)])
def test_lists_whose_making_was_cut_off_say_so_and_make_way(
    town: Bench, beyond: int, state: str
) -> None:
    now = timezone.now()
    survey = asked(town.cast)
    Survey.objects.filter(pk=survey.pk).update(state=RUNNING)
    DBTaskResult.objects.create(
        status="RUNNING",
        started_at=now - LONGEST - MARGIN - timedelta(microseconds=beyond),
        run_after=now,
        args_kwargs={"args": [survey.pk, town.cast.rahayu.pk], "kwargs": {}},
        task_path="takar.web.succession.tasks.make_lists",
        backend_name="default",
    )
    assert end_cut_off(now=now) == beyond
    survey.refresh_from_db()
    assert (survey.state, "terputus" in survey.problem) == (state, bool(beyond))
    if beyond:
        asked(town.cast, "Sekali lagi")


def test_lists_that_were_made_are_not_ended(town: Bench) -> None:
    survey = made(town.cast)
    end_lists(survey.pk, town.cast.rahayu.pk)
    survey.refresh_from_db()
    assert (survey.state, survey.problem) == (DONE, "")


def test_a_request_that_waits_may_be_removed_and_is_then_not_worked_off(town: Bench) -> None:
    survey = asked(town.cast)
    number, state = survey.pk, survey.state
    assert state == WAITING
    actions.remove_survey(town.cast.rahayu, survey)
    make_lists.call(number, town.cast.rahayu.pk)
    assert not Survey.objects.exists()
