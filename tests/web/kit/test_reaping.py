"""Background work that was cut off is ended once, and what it worked on says so."""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

import takar.web
from takar.web.kit.cut_off import MARGIN, may_be_cut_off
from takar.web.kit.reaping import end_cut_off

pytestmark = pytest.mark.django_db

LONGEST = timedelta(minutes=10)
NOW = timezone.now()
OWN_WAY = {"timetables"}
"""Rooms whose rows know by themselves when they were cut off."""
ended: list[tuple[int, str]] = []


def end(number: int, *, word: str = "") -> None:
    """End the work of the test."""
    if number < 0:
        raise ValueError(number)
    ended.append((number, word))


@task()
@may_be_cut_off(end, longest=LONGEST)
def work(number: int, word: str = "") -> None:
    """Work for a while."""


@task()
def endless() -> None:
    """Say nothing of an end."""


@pytest.fixture(autouse=True)
def nothing_ended() -> Iterator[None]:
    ended.clear()
    yield
    ended.clear()


def row(name: str = "work", *args: Any, since: timedelta, **facts: Any) -> DBTaskResult[Any, Any]:
    usual = {"status": "RUNNING", "started_at": NOW - since, "run_after": NOW}
    usual["args_kwargs"] = {"args": list(args), "kwargs": facts.pop("kwargs", {})}
    usual |= {"task_path": f"{__name__}.{name}", "backend_name": "default"}
    return DBTaskResult.objects.create(**(usual | facts))


@pytest.mark.parametrize(("beyond", "count"), [(0, 0), (1, 1)])
def test_what_runs_longer_than_it_may_is_ended_once(beyond: int, count: int) -> None:
    since = LONGEST + MARGIN + timedelta(microseconds=beyond)
    one = row("work", 7, since=since, kwargs={"word": "x"})
    assert end_cut_off(now=NOW) == count
    assert ended == [(7, "x")] * count
    one.refresh_from_db()
    assert one.status == ("FAILED" if count else "RUNNING")
    assert end_cut_off(now=NOW) == 0


@pytest.mark.parametrize("facts", [{"status": "READY"}, {"status": "SUCCESSFUL"}])
def test_what_waits_or_is_done_is_left(facts: dict[str, str]) -> None:
    row("work", 7, since=timedelta(days=2), **facts)
    assert (end_cut_off(now=NOW), ended) == (0, [])


def test_one_that_cannot_be_ended_does_not_hold_up_the_others() -> None:
    row("work", -1, since=timedelta(days=3))
    row("endless", since=timedelta(days=3))
    row("gone", since=timedelta(days=3), task_path="takar.web.nowhere.gone")
    row("work", 7, since=timedelta(days=2))
    assert end_cut_off(now=NOW) == 2
    assert ended == [(7, "")]


def test_every_task_says_how_it_ends() -> None:
    silent = []
    for file in Path(takar.web.__file__).parent.glob("*/tasks.py"):
        found = vars(import_module(f"takar.web.{file.parent.name}.tasks"))
        silent += [
            f"{file.parent.name}.{name}"
            for name, one in found.items()
            if isinstance(one, Task)
            and not hasattr(one.func, "ending")
            and file.parent.name not in OWN_WAY
        ]
    assert silent == []
