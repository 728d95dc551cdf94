"""Rows of one sitting, found by its number alone.

Whose sitting it is was found at the door, or by the scope of whoever fetched it. To ask for the
agency once more would join four tables to every small question of a hall, and a lock would hold the
row of the session too: everybody in the hall would wait for everybody else.
"""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from takar.web.kit.scope import scopes_disabled
from takar.web.sittings.models import Sitting

Row = TypeVar("Row", bound=Model)


def own(model: type[Row], sitting: Sitting) -> "QuerySet[Row]":
    """Return the rows of a model that belong to one sitting, in no order."""
    kept: Any = model
    with scopes_disabled():
        rows: QuerySet[Row] = kept.objects.order_by().filter(sitting=sitting.pk)
    return rows


def own_row(sitting: Sitting) -> "QuerySet[Sitting]":
    """Return the row of the sitting itself."""
    with scopes_disabled():
        rows: QuerySet[Sitting] = Sitting.objects.order_by().filter(pk=sitting.pk)
    return rows
