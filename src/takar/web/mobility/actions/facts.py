"""Facts the roster lacks: windows of the agency, and what somebody verified on paper."""

from datetime import date

from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.mobility.actions.refusals import NotGood
from takar.web.mobility.models import Declaration, Window
from takar.web.mobility.permissions import operates
from takar.web.people.models import Employee


@action("mobility.window.noted", needs=operates)
def note_window(
    actor: User,
    agency: Agency,
    *,
    kind: str,
    starts_on: date,
    ends_on: date | None = None,
    document: str = "",
) -> Window:
    """Note the days of a window, or the consent that opens it.

    Raises:
        NotGood: it ends before it begins, or an election has no end.
    """
    if ends_on is not None and ends_on < starts_on:
        raise NotGood(
            msg("Jendela berakhir sebelum bermula."),
            hint=msg("Hari akhir sama dengan atau sesudah hari awal."),
        )
    if kind == "PEMILIHAN" and ends_on is None:
        raise NotGood(
            msg("Jendela pemilihan memerlukan akhir masa jabatan."),
            hint=msg("Isi hari akhirnya."),
        )
    found = {"ends_on": ends_on, "document": document.strip(), "noted_by": actor}
    window, is_new = Window.objects.update_or_create(
        agency=agency, kind=kind, starts_on=starts_on, defaults=found
    )
    noted(window=window.pk, is_new=is_new)
    return window


@action("mobility.window.removed", needs=operates)
def remove_window(actor: User, window: Window, *, because: str) -> None:
    """Remove a window that was noted by mistake.

    Raises:
        Unwritten: no reason.
    """
    demanded(because)
    noted(document=window.document)
    window.delete()


@action("mobility.declaration.noted", needs=operates)
def declare(  # noqa: PLR0913 -- named at the call
    actor: User,
    employee: Employee,
    *,
    subject: str,
    is_met: bool,
    document: str,
    declared_on: date,
    field: str = "",
    years: int | None = None,
) -> Declaration:
    """Note what a document says about an employee; of the same day the later word counts.

    Raises:
        Unwritten: no document.
    """
    facts = {
        "is_met": is_met,
        "years": years,
        "document": demanded(document, msg("Nomor atau nama dokumen kosong.")),
        "noted_by": actor,
    }
    one, _ = Declaration.objects.update_or_create(
        employee=employee,
        subject=subject,
        field=field.strip(),
        declared_on=declared_on,
        defaults=facts,
    )
    return one
