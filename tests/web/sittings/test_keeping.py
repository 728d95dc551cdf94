from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from takar.web.sittings.actions.course import start_section
from takar.web.sittings.actions.entering import consent
from takar.web.sittings.keeping import CLOSES_EVERY, Keeper
from takar.web.sittings.models import ServerLife, Sitting
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def test_a_process_has_one_life_that_grows_with_each_beat() -> None:
    moments = iter([NOW, NOW + timedelta(seconds=5)])
    keeper = Keeper(clock=lambda: next(moments))
    keeper.beat()
    keeper.beat()
    life = ServerLife.objects.get()
    assert (life.started_at, life.seen_at) == (NOW, NOW + timedelta(seconds=5))


def test_now_and_then_a_process_closes_what_is_over(hall: Hall) -> None:
    with hall.scoped():
        sitting = hall.seated(now=NOW)
        consent(sitting, now=NOW)
        start_section(sitting, "A", now=NOW)
    keeper = Keeper(clock=lambda: NOW + timedelta(minutes=10))
    for _ in range(CLOSES_EVERY - 1):
        keeper.beat()
    with hall.scoped():
        assert not Sitting.objects.get().clocks.filter(ended_by="WAKTU").exists()
    keeper.beat()
    with hall.scoped():
        assert Sitting.objects.get().clocks.filter(ended_by="WAKTU").count() == 1


def test_a_database_that_does_not_answer_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper()

    def broken() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(keeper, "beat", broken)
    monkeypatch.setattr("takar.web.sittings.keeping.close_old_connections", lambda: None)
    keeper.try_to_beat()
