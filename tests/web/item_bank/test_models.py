"""What the database keeps of items."""

import pytest
from django.db import IntegrityError, connection, transaction

from takar.web.item_bank import actions
from takar.web.item_bank.models import Item, ItemComment, ItemKey, ItemPool, ItemVersion
from takar.web.item_bank.models.sealed_text import SealedText
from tests.cast import Cast
from tests.web.item_bank.made import Team, approved, draft, newest, written


def stored(model: type[ItemVersion | ItemKey | ItemComment], column: str) -> str:
    """Return a column as it lies in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table}")  # noqa: S608
        (value,) = cursor.fetchone()
    return value if isinstance(value, str) else bytes(value).decode()


def test_content_key_and_comment_lie_sealed_and_read_back(team: Team) -> None:
    version = newest(written(team))
    actions.comment_on(team.author, version, text="Pilihan empat benar.")
    codes = version.content.codes
    for model, column in ((ItemVersion, "sealed"), (ItemKey, "sealed"), (ItemComment, "text")):
        lying = stored(model, column)
        assert not any(word in lying for word in ("empat", "CHOICE", *codes))
    assert version.content == draft().content
    assert ItemKey.objects.get().key == draft().key
    assert ItemComment.objects.get().text == "Pilihan empat benar."


def test_an_empty_text_needs_no_seal() -> None:
    assert SealedText().get_prep_value("") == ""
    assert SealedText().from_db_value(None) is None


def test_one_key_counts_at_a_time(team: Team) -> None:
    version = approved(team)
    key = actions.propose_key(team.author, version, key=draft(right=0).key, because="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemKey.objects.filter(pk=key.pk).update(state="BERLAKU")


def test_codes_and_levels_are_kept_by_the_database(cast: Cast, team: Team) -> None:
    item = written(team)
    for change in ({"level": 6}, {"code": "S-2"}):
        Item.objects.filter(pk=item.pk).update(code="S-1", level=None)
        other = Item.objects.filter(code="S-2").first() or written(team, "S-2")
        with pytest.raises(IntegrityError), transaction.atomic():
            Item.objects.filter(pk=item.pk).update(**change)
        assert other.agency_id == cast.agency.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemPool.objects.create(agency=cast.agency, code="coba", name="Lagi")


def test_rows_say_what_they_are_and_whose(team: Team) -> None:
    version = newest(written(team))
    key = ItemKey.objects.get()
    assert (str(version), str(key)) == ("S-1 v1", "S-1 v1 · kunci 1")
    assert version.agency == key.agency == team.pool.agency
    assert version.agency_id == key.agency_id == team.pool.agency_id
