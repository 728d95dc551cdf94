"""The command that seals anew: it says how far it is, and when the old key may go."""

from typing import Any

import pytest

from takar.web.item_bank.models import ItemVersion
from takar.web.kit.management.commands import reseal
from tests.web.kit.test_resealing import fresh_keys, told, version, with_keys

__all__ = ["fresh_keys", "version"]


def test_it_says_how_far_it_is_and_when_the_old_key_may_go(
    version: ItemVersion, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reseal, "EVERY", 1)
    said = told()
    assert "item_bank.ItemVersion.sealed: 1 dari 1" in said
    assert said.index("disegel ulang") < said.index("kunci lama boleh dilepas")
    with_keys(settings, "baru")
    assert "0 disegel ulang" in told()
