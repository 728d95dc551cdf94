"""Rows belong to an agency: a query outside an agency's scope raises instead of answering."""

from typing import Any

from django.db import models
from django_scopes import ScopedManager, scope, scopes_disabled

__all__ = ["scope", "scoped", "scopes_disabled"]


def scoped(path: str = "agency", *, dimension: str = "agency") -> "models.Manager[Any]":
    """Return a manager that sees the rows of the agency in scope, and fails closed without one.

    Args:
        path: the lookup from the row to what is in scope, as ``event__agency``.
        dimension: ``agency``, or ``agency_code`` for rows that know the code only.
    """
    manager: models.Manager[Any] = ScopedManager(**{dimension: path})
    manager.path = path  # type: ignore[attr-defined]
    return manager
