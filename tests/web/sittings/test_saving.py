"""The store of the journal, on the database of the run."""

import asyncio
import json
from collections.abc import Sequence

import pytest
from django.db import connection
from django.utils import timezone

from takar.web.kit.scope import scopes_disabled
from takar.web.sittings.models import AnswerChange
from takar.web.sittings.saving.gathering import Broken, Unavailable, Unfit
from takar.web.sittings.saving.postgres import PostgresStore
from takar.web.sittings.saving.sqlite import SqliteStore
from takar.web.sittings.saving.stores import postgres_terms, store
from takar.web.sittings.saving.tokens import Desk
from takar.web.sittings.saving.wire import Change, changes_in
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db(transaction=True)


def change(sitting: int, sequence: int, value: str | None = '{"text":"é"}') -> Change:
    moment = 1_747_180_800_123
    return Change(sitting, 1, sequence, "JAWAB", 3, value, moment, moment + 1)


def written(*groups: Sequence[Change]) -> list[Broken]:
    async def story() -> list[Broken]:
        kept = store()
        told = [await kept.write(group) for group in groups]
        await kept.close()
        return told

    return asyncio.run(story())


def sitting_of(hall: Hall) -> int:
    with hall.scoped():
        return int(hall.seated(now=timezone.now()).pk)


def test_a_change_is_kept_as_it_was_sent(hall: Hall) -> None:
    sitting = sitting_of(hall)
    assert written([change(sitting, 1), change(sitting, 2, None)]) == [{}]
    with scopes_disabled():
        one, two = AnswerChange.objects.all()
    assert (one.value, one.slot, one.kind) == ({"text": "é"}, 3, "JAWAB")
    assert int(one.given_at.timestamp() * 1000) == 1_747_180_800_123
    assert two.value is None


@pytest.mark.parametrize(
    "value", ['a"b', "a\\b", 'a\\"', "{a,b}", "NULL", "null", "", "a\nb\tc", "\\u0000", "'; --"]
)
def test_no_character_of_an_answer_means_anything_to_the_database(hall: Hall, value: str) -> None:
    sitting = sitting_of(hall)
    (row,) = changes_in(
        json.dumps({"changes": [[1, "JAWAB", None, {value: value}, 5]]}).encode(),
        Desk(sitting, 1),
        now_ms=5,
    )
    assert written([row], [row]) == [{}, {}]
    with scopes_disabled():
        (kept,) = AnswerChange.objects.all()
    assert (kept.value, kept.slot) == ({value: value}, None)


def test_what_is_there_already_counts_as_kept_unless_it_says_something_else(hall: Hall) -> None:
    sitting = sitting_of(hall)
    same, other = change(sitting, 1, '{"text": "é"}'), change(sitting, 1, '{"text":"b"}')
    told = written([change(sitting, 1)], [same, change(sitting, 2)], [other, change(sitting, 3)])
    assert told == [{}, {}, {(sitting, 1, 1): "RUSAK"}]
    with scopes_disabled():
        assert AnswerChange.objects.count() == 3


def test_a_sitting_that_does_not_exist_takes_nothing(hall: Hall) -> None:
    with pytest.raises(Unfit):
        written([change(sitting_of(hall) + 100, 1)])
    with scopes_disabled():
        assert not AnswerChange.objects.exists()


def test_a_database_that_is_not_there_is_told_and_not_acknowledged() -> None:
    nowhere = (
        SqliteStore("/nowhere/takar.sqlite3")
        if connection.vendor == "sqlite"
        else PostgresStore({"host": "127.0.0.1", "port": "1", "dbname": "x"})
    )

    async def story() -> None:
        try:
            await nowhere.write([change(1, 1)])
        finally:
            await nowhere.close()

    with pytest.raises(Unavailable):
        asyncio.run(story())


def test_only_what_was_said_of_a_database_is_told_to_its_driver() -> None:
    terms = {"NAME": "takar", "USER": "", "PASSWORD": "", "HOST": "127.0.0.1", "PORT": "5432"}
    assert postgres_terms(terms) == {"dbname": "takar", "host": "127.0.0.1", "port": "5432"}
