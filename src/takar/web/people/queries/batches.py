"""Imports, what each changed, and how rows of other rooms point at people."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Max, QuerySet

from takar.web.accounts.models import Agency
from takar.web.people.models import Change, Employee, ImportBatch
from takar.web.people.models.evidence import KEEPERS


def batches_of(agency: Agency) -> QuerySet[ImportBatch]:
    """Return the imports of an agency, the newest first."""
    return ImportBatch.objects.filter(agency=agency).select_related("by").order_by("-pk")


def row_marks() -> dict[str, int]:
    """Return the last row of every table outside this room that points at employees."""
    return {
        label_of(relation.related_model): last_row(relation.related_model)
        for relation in relations_to(Employee)
        if is_outside(relation.related_model)
    }


def relations_to(model: type[models.Model]) -> Iterator[Any]:
    """Return how rows of any table point at rows of this model."""
    for relation in model._meta.get_fields(include_hidden=True):  # noqa: SLF001 - Django's API
        if relation.auto_created and not relation.concrete and relation.related_model:
            yield relation


def is_outside(model: type[models.Model]) -> bool:
    """Whether a model belongs to another room."""
    return model._meta.app_label != Employee._meta.app_label  # noqa: SLF001


def label_of(model: type[models.Model]) -> str:
    """Return the name of a model for machines."""
    return model._meta.label_lower  # noqa: SLF001


def last_row(model: type[models.Model]) -> int:
    """Return the highest number of a row."""
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0  # noqa: SLF001


def changes_by_table(batch: ImportBatch) -> dict[str, list[Change]]:
    """Return the changes of an import, in the order in which tables are written."""
    found: dict[str, list[Change]] = {name: [] for name in KEEPERS}
    for change in batch.changes.order_by("pk"):
        found[change.model].append(change)
    return {name: changes for name, changes in found.items() if changes}
