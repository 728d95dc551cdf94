"""What came after an import, and would fall if it were taken back."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Max

from takar.web.people.models import Employee


def row_marks() -> dict[str, int]:
    """Return the last row of every table outside this room that points at employees."""
    return {
        relation.related_model._meta.label_lower: last_row(relation.related_model)  # noqa: SLF001
        for relation in outside_relations(Employee)
    }


def outside_relations(model: type[models.Model]) -> Iterator[Any]:
    """Return how rows of other rooms point at rows of this model."""
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001 - Django's API
        pointing = relation.related_model if relation.auto_created else None
        if pointing is None or relation.concrete:
            continue
        if pointing._meta.app_label != model._meta.app_label:  # noqa: SLF001
            yield relation


def last_row(model: type[models.Model]) -> int:
    """Return the highest number given to a row so far that is still there."""
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0  # noqa: SLF001
