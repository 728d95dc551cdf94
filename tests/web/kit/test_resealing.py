from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import BinaryField

from takar.web.item_bank import actions
from takar.web.item_bank.models import ItemComment, ItemKey, ItemVersion
from takar.web.item_bank.models.sealed_text import SealedText
from takar.web.kit import sealing
from takar.web.kit.resealing import SealedColumn, reseal, sealed_columns, sealed_row
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.kit.sealing import is_newest, seal
from tests.cast import Cast
from tests.web.item_bank.made import approved, make_team


@pytest.fixture(autouse=True)
def fresh_keys() -> Iterator[None]:
    sealing.keys.cache_clear()
    yield
    sealing.keys.cache_clear()


@pytest.fixture
def version(cast: Cast, settings: Any) -> ItemVersion:
    """An approved item with a comment, sealed before the keys were changed."""
    with_keys(settings, "lama")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        team = make_team(cast)
        made = approved(team)
        actions.comment_on(team.author, made, text="Kuncinya sudah benar.")
    with_keys(settings, "baru", "lama")
    return made


def with_keys(settings: Any, *secrets: str) -> None:
    settings.ITEM_SECRETS = list(secrets)
    sealing.keys.cache_clear()


def told() -> str:
    out = StringIO()
    call_command("reseal", stdout=out, stderr=out)
    return out.getvalue()


def test_afterwards_the_old_key_is_needed_no_more(
    cast: Cast, version: ItemVersion, settings: Any
) -> None:
    content = version.content
    said = told()
    assert "item_bank.ItemVersion.sealed: 1 baris, 1 disegel ulang" in said
    assert "item_bank.ItemComment.text: 1 baris, 1 disegel ulang" in said
    assert "kunci lama boleh dilepas" in said
    with_keys(settings, "baru")
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert ItemVersion.objects.get(pk=version.pk).content == content
        assert ItemKey.objects.get(version=version).key
        assert ItemComment.objects.get().text == "Kuncinya sudah benar."
    assert "0 disegel ulang" in told()


def test_what_was_changed_meanwhile_is_not_overwritten(version: ItemVersion) -> None:
    column, old = SealedColumn(ItemVersion, "sealed"), bytes(version.sealed)
    fresh = seal(b"{}")
    with scopes_disabled():
        ItemVersion.objects.filter(pk=version.pk).update(sealed=fresh)
        assert not sealed_row(column, version.pk, old)
        assert bytes(ItemVersion.objects.get(pk=version.pk).sealed) == fresh


def test_what_no_key_opens_is_told_and_left(version: ItemVersion, settings: Any) -> None:
    with_keys(settings, "baru")
    with pytest.raises(CommandError, match=r"ItemVersion\.sealed"):
        told()
    with scopes_disabled():
        assert not is_newest(ItemVersion.objects.get(pk=version.pk).sealed)


def test_it_tells_how_far_it_is(version: ItemVersion) -> None:
    heard: list[tuple[int, int]] = []
    reseal(SealedColumn(ItemVersion, "sealed"), told=lambda done, of: heard.append((done, of)))
    assert heard == [(1, 1)]


def test_every_sealed_column_is_named() -> None:
    named = {(column.model, column.name): column.is_text for column in sealed_columns()}
    found = {
        (model, field.name): isinstance(field, SealedText)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedText)
        or (isinstance(field, BinaryField) and "tersegel" in str(field.verbose_name))
    }
    assert named == found
