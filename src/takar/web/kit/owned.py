"""Rows that say whose they are."""

from functools import reduce
from typing import Any

from django.db import models


class Owned(models.Model):
    """A row with an agency: it says whose it is by the path that its manager is scoped by."""

    class Meta:
        abstract = True

    @property
    def agency_code(self) -> str:
        """The code of the agency the row belongs to."""
        return str(followed(self, path_of(self)).code)


class OwnedThrough(Owned):
    """A row that belongs to an agency by way of other rows."""

    class Meta:
        abstract = True

    @property
    def agency_id(self) -> int:
        """The number of the agency the row belongs to, without asking for the agency."""
        way, _, last = path_of(self).rpartition("__")
        return int(getattr(followed(self, way), f"{last}_id"))


def path_of(row: models.Model) -> str:
    """Return the lookup from a row to its agency, as its manager was told."""
    return str(type(row)._default_manager.path)  # type: ignore[attr-defined] # noqa: SLF001


def followed(row: Any, path: str) -> Any:
    """Return what stands at the end of a lookup, beginning at a row."""
    return reduce(getattr, path.split("__"), row)
