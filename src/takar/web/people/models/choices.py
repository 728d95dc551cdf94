"""Permitted values as Django wants them."""

from typing import Any

from django.utils.translation import gettext_lazy as _


def choices(titles: dict[str, str]) -> list[tuple[str, Any]]:
    """Return stored values with their translatable titles."""
    return [(value, _(title)) for value, title in titles.items()]
