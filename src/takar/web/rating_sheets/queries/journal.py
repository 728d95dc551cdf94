"""What a sheet says now, and which values wait for a choice."""

from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from takar.web.assessments.models import Assignment
from takar.web.assessments.rules.states import may_now
from takar.web.rating_sheets.models import RatingSheet, SheetChange
from takar.web.rating_sheets.models.sheets import is_withdrawn
from takar.web.rating_sheets.rules.states import OFFERED


def sheet_of(assignment: Assignment) -> RatingSheet | None:
    """Return the sheet of an assignment, if anything was written on it."""
    return getattr(assignment, "sheet", None)


def standing_word(assignment: Assignment) -> str:
    """Return how the sheet of an assignment stands, written on or not."""
    sheet = sheet_of(assignment)
    if sheet is not None:
        return sheet.standing
    return "DITARIK" if is_withdrawn(assignment) else "KOSONG"


def is_editable(assignment: Assignment) -> bool:
    """Tell whether the sheet takes changes now."""
    may_score = may_now("score", assignment.participant.event.state)
    return may_score and standing_word(assignment) in {"KOSONG", "DIISI"}


def waiting_changes() -> QuerySet[SheetChange]:
    """Return what was written on any sheet and does not count, while nobody has chosen."""
    waiting = SheetChange.objects.filter(settled_by=None).exclude(kind="KIRIM")
    return waiting.filter(Q(state__in=OFFERED) | Q(because="TIDAK_HADIR"))


def offered_changes(sheet: RatingSheet) -> QuerySet[SheetChange]:
    """Return what was written on a sheet and does not count, while nobody has chosen."""
    return waiting_changes().filter(sheet=sheet)


def has_conflicts(sheet: RatingSheet) -> bool:
    """Tell whether two values of a cell wait for a choice; a sheet then cannot be submitted."""
    return SheetChange.objects.filter(sheet=sheet, state="CONFLICT", settled_by=None).exists()


def states_of(assignments: QuerySet[Assignment]) -> list[dict[str, Any]]:
    """Return sheets as the tablet keeps them, in a fixed number of queries.

    The caller has checked who asks.
    """
    offered = Prefetch("sheet__changes", waiting_changes(), to_attr="offered")
    return [state_of(one) for one in assignments.prefetch_related("sheet__cells", offered)]


def state_of(assignment: Assignment) -> dict[str, Any]:
    """Return a sheet, read with what belongs to it, as the tablet keeps it."""
    sheet = sheet_of(assignment)
    cells = sheet.cells.all() if sheet else ()
    offered = getattr(sheet, "offered", ())
    return {
        "sheet": assignment.pk,
        "state": standing_word(assignment),
        "revision": sheet.revision if sheet else 0,
        "is_editable": is_editable(assignment),
        "cells": {
            cell.competency: {"value": cell.value, "change": str(cell.change)} for cell in cells
        },
        "offers": [offer_of(change) for change in offered],
    }


def offer_of(change: SheetChange) -> dict[str, Any]:
    """Return a value that waits for a choice, with where and when it was written."""
    return {
        "uuid": str(change.uuid),
        "competency": change.competency,
        "value": change.value,
        "state": change.state,
        "said": str(change.told),
        "device": str(change.device)[:4],
        "received_at": change.received_at.isoformat(),
    }
