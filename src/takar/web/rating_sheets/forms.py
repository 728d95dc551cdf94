"""Forms of the room: the search of the board, and the sheet as it works without script."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from takar.kernel.language import msg
from takar.web.assessments.models import Assignment
from takar.web.assessments.rules.refusals import BadScores
from takar.web.people.models.choices import choices
from takar.web.rating_sheets.queries.page import Entry
from takar.web.rating_sheets.rules.cells import Cell, Change
from takar.web.rating_sheets.rules.states import SHEET_STATES

FORM_DEVICE = UUID("7a6b0f3e-0000-4000-8000-000000000001")
"""The device under which the journal keeps what came by the plain form."""


class BoardFilter(forms.Form):
    """Search of the board."""

    q = forms.CharField(
        label=_("Cari peserta atau asesor"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua")), *choices(SHEET_STATES)],
    )
    only = forms.ChoiceField(
        label=_("Hanya"),
        required=False,
        choices=[
            ("", _("Semua lembar")),
            ("BENTROK", _("Ada bentrok")),
            ("TERLAMBAT", _("Ada yang terlambat")),
        ],
    )
    assessor = forms.IntegerField(
        required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput
    )


class ReasonForm(forms.Form):
    """A reason that is kept."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


def changes_of(
    assignment: Assignment,
    entries: list[Entry],
    typed: Mapping[str, Any],
    now: datetime,
) -> list[Change]:
    """Return what the plain form changes, as a tablet would send it; once for one filled form.

    Raises:
        BadScores: something typed cannot be kept; nothing of the form is.
    """
    once = once_key(str(typed.get("once", "")))
    changes = [
        change
        for place, entry in enumerate(entries, start=1)
        if (change := change_of(assignment, entry, typed, place, once, now)) is not None
    ]
    if "submit" in typed:
        changes.append(
            Change(
                uuid=uuid5(once, "submit"),
                sheet=assignment.pk,
                kind="KIRIM",
                sequence=len(entries) + 1,
                made_at=now,
            )
        )
    return changes


def once_key(text: str) -> UUID:
    """Return the key of one filled form.

    Raises:
        BadScores: it is none.
    """
    try:
        return UUID(text)
    except ValueError as fault:
        raise BadScores([msg("Formulir ini tidak lengkap; muat ulang halamannya.")]) from fault


def change_of(
    assignment: Assignment,
    entry: Entry,
    typed: Mapping[str, Any],
    place: int,
    once: UUID,
    now: datetime,
) -> Change | None:
    """Return what the form changes in one cell, or nothing."""
    code = entry.question.code
    said, base = cell_of(code, typed), str(typed.get(f"base_{code}", ""))
    if said == entry.said or f"evidence_{code}" not in typed:
        return None
    try:
        return Change(
            uuid=uuid5(once, code),
            sheet=assignment.pk,
            kind="SEL" if code else "CATATAN",
            competency=code,
            value=said,
            base=UUID(base) if base else None,
            sequence=place,
            made_at=now,
            is_lone=True,
        )
    except ValueError as fault:
        raise BadScores([msg("{text} tidak dapat disimpan", text=base[:40])]) from fault


def cell_of(code: str, typed: Mapping[str, Any]) -> Cell:
    """Return what was typed into one cell.

    Raises:
        BadScores: it cannot be kept.
    """
    written = str(typed.get(f"level_{code}", "")).strip().replace(",", ".")
    ticked = typed.getlist(f"behaviours_{code}") if hasattr(typed, "getlist") else []
    try:
        return Cell(
            level=Decimal(written) if written else None,
            evidence=str(typed.get(f"evidence_{code}", "")).replace("\r\n", "\n"),
            behaviours=sorted(ticked),
            unseen_because=str(typed.get(f"unseen_{code}", "")),
        )
    except (InvalidOperation, ValidationError) as fault:
        raise BadScores([msg("{text} tidak dapat disimpan", text=written[:40])]) from fault
