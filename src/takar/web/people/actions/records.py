"""Evidence added, corrected and removed by hand, each act with what was there before."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.tables import TABLES
from takar.web.accounts.models import User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action, noted
from takar.web.people.models import RECORDS, Employee, Record
from takar.web.people.models.evidence import KEEPERS, Keeper, keeper_of, plain
from takar.web.people.rules import RESTRICTED_TABLES


class BadRecord(TakarError):
    """A record the tables of evidence do not admit."""


@action("people.record.added", needs=operates)
def add_record(actor: User, employee: Employee, *, table: str, values: Mapping[str, Any]) -> Record:
    """Add one piece of evidence about a person.

    Args:
        actor: an operator of the person's agency.
        employee: whom it is about.
        table: the kind of evidence, a name in ``RECORDS``.
        values: by the fields of the record.
    """
    if table not in RECORDS:
        raise BadRecord(
            msg("Jenis bukti {table} tidak dikenal.", table=table),
            hint=msg("Pilih jenis bukti dari halaman pegawai."),
        )
    record = RECORDS[table](employee=employee)
    return stored(KEEPERS[table], record, values)


@action("people.record.corrected", needs=operates)
def correct_record(actor: User, record: Record, *, values: Mapping[str, Any]) -> Record:
    """Give a piece of evidence other values; it is no longer what the import said."""
    keeper = keeper_of(record)
    noted(before=facts_of(keeper, record))
    record.batch = None
    return stored(keeper, record, values)


@action("people.record.removed", needs=operates)
def remove_record(actor: User, record: Record) -> None:
    """Remove a piece of evidence that is wrong; what it said stays in the log."""
    noted(before=facts_of(keeper_of(record), record), employee=record.employee.code)
    type(record)._default_manager.filter(pk=record.pk).delete()  # noqa: SLF001 - Django's API


def stored(keeper: Keeper, record: Record, values: Mapping[str, Any]) -> Record:
    """Store a record with these values, if the tables of evidence admit them."""
    for name, value in values.items():
        setattr(record, name, value)
    check_values(keeper, record)
    check_key(keeper, record)
    try:
        record.full_clean()
    except ValidationError as error:
        raise BadRecord(" ".join(error.messages), hint=msg("Perbaiki isiannya.")) from error
    record.save()
    noted(values=facts_of(keeper, record), employee=record.employee.code)
    return record


def check_values(keeper: Keeper, record: Record) -> None:
    """Raise when a value is none of those the law enumerates."""
    for column in TABLES[keeper.table].columns:
        value = getattr(record, keeper.paths[column.name], None) if column.values else None
        if value and value not in column.values:
            raise BadRecord(
                msg("Nilai {value} tidak dikenal.", value=value),
                hint=msg("Pilih salah satu: {values}.", values=", ".join(column.values)),
            )


def check_key(keeper: Keeper, record: Record) -> None:
    """Raise when the person has a record already that says it is the same."""
    same = type(record)._default_manager.filter(employee=record.employee)  # noqa: SLF001
    same = same.exclude(pk=record.pk)
    for name in keeper.key:
        path = keeper.paths[name]
        if name != "employee_id":
            value = getattr(record, path)
            lookup = {f"{path}__isnull": True} if value is None else {path: value}
            same = same.filter(**lookup)
    if same.exists():
        raise BadRecord(
            msg("Bukti yang sama sudah tercatat untuk pegawai ini."),
            hint=msg("Perbaiki bukti yang ada, jangan menambah yang kedua."),
        )


def facts_of(keeper: Keeper, record: Record) -> dict[str, Any]:
    """Return what a record says, as the log keeps it; of what is restricted, nothing."""
    paths = [path for path in keeper.paths.values() if "__" not in path]
    if keeper.table in RESTRICTED_TABLES:
        return dict.fromkeys(paths, "…")
    return {path: plain(getattr(record, path)) for path in paths}
