"""A new interaction is forgotten nowhere: every table that tells them apart has a row for each."""

from collections.abc import Collection, Mapping
from importlib import import_module

import pytest

from takar.items.content import Interaction

ALL = frozenset(Interaction)
NOT_MARKED_BY_A_KEY = {Interaction.FORCED, Interaction.ESSAY, Interaction.SPEED}
TABLES: Mapping[str, Collection[Interaction]] = {
    "takar.items.content.TITLES": ALL,
    "takar.items.answers._SHAPES": ALL,
    "takar.items.key_checks._RULES": ALL,
    "takar.items.marking._EARNED": ALL - NOT_MARKED_BY_A_KEY - {Interaction.SHORT_TEXT},
    "takar.items.attainable._TOTALS": ALL - NOT_MARKED_BY_A_KEY,
}
"""What each floor knows of an interaction, and for which ones there is something to know."""


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_interactions_is_whole(name: str) -> None:
    module, _, table = name.rpartition(".")
    assert set(getattr(import_module(module), table)) == set(TABLES[name])
