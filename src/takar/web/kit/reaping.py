"""Ends background work that was cut off: each once, by what its task says ends it.

The serving processes look now and then (:mod:`takar.web.sittings.keeping`).
"""

import logging
from datetime import datetime
from importlib import import_module
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from takar.web.kit.cut_off import Ending, is_cut_off

logger = logging.getLogger("takar.tasks")


def end_cut_off(*, now: datetime | None = None) -> int:
    """End every task that was cut off, each once; return how many."""
    now = now or timezone.now()
    return sum(ended(row, now) for row in DBTaskResult.objects.running().order_by("started_at"))


def ended(row: "DBTaskResult[Any, Any]", now: datetime) -> bool:
    """End one task if it was cut off; say whether that was so."""
    ending = ending_of(row)
    if ending is None or not is_cut_off(row.started_at, ending.longest, now=now):
        return False
    own = DBTaskResult.objects.filter(pk=row.pk, status="RUNNING")
    if not own.update(status="FAILED", finished_at=now):
        return False
    try:
        ending.end(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
    except Exception:
        logger.exception("%s was cut off and could not be ended", row.task_path)
    return True


def ending_of(row: "DBTaskResult[Any, Any]") -> Ending | None:
    """Return how a task ends; nothing for one that says nothing of it, or exists no more."""
    module, _, name = row.task_path.rpartition(".")
    try:
        found: Ending = getattr(import_module(module), name).func.ending
    except (ImportError, AttributeError):
        return None
    return found
