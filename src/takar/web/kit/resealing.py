"""After a change of keys: everything that is sealed in the database is sealed with the newest one.

A room names its sealed columns in ``AppConfig.ready``. Rows are sealed anew one by one, and only as
long as they say what was read, so that the service may go on meanwhile; whatever interrupts it, the
next run goes on where this one stopped.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import InvalidToken
from django.db.models import F, Model, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from takar.web.kit.scope import scopes_disabled
from takar.web.kit.sealing import is_newest, sealed_anew

Told = Callable[[int, int], None]
"""Hears how many rows of how many were looked at."""


@dataclass(frozen=True)
class SealedColumn:
    """A column whose content is sealed.

    Attributes:
        is_text: the seal is kept as text.
    """

    model: type[Model]
    name: str
    is_text: bool = False

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.name}"  # noqa: SLF001 - Django's public Model._meta API

    @property
    def raw(self) -> Combinable:
        """What the database holds, unopened."""
        return Cast(F(self.name), TextField()) if self.is_text else F(self.name)

    @property
    def rows(self) -> "QuerySet[Model]":
        """The rows that hold something, of all agencies."""
        held = self.model._default_manager.exclude(**{self.name: None})  # noqa: SLF001 - as above
        found: QuerySet[Model] = held.order_by("pk").annotate(raw=self.raw)
        return found


@dataclass
class Resealed:
    """What became of the rows of a column: sealed anew, and beyond reading (their numbers)."""

    rows: int = 0
    anew: int = 0
    lost: tuple[int, ...] = ()


_columns: list[SealedColumn] = []


def add_sealed(model: type[Model], name: str, *, is_text: bool = False) -> None:
    """Let a room name a sealed column."""
    column = SealedColumn(model, name, is_text)
    if column not in _columns:
        _columns.append(column)


def sealed_columns() -> tuple[SealedColumn, ...]:
    """Return every sealed column."""
    return tuple(_columns)


def reseal(column: SealedColumn, *, told: Told = lambda _done, _all: None) -> Resealed:
    """Seal a column anew where an older key sealed it; what nobody can open is left and told."""
    with scopes_disabled():
        count, found = column.rows.count(), Resealed()
        for pk, sealed in pieces(column):
            found.rows += 1
            try:
                found.anew += sealed_row(column, pk, sealed)
            except InvalidToken:
                found.lost += (pk,)
            told(found.rows, count)
    return found


def pieces(column: SealedColumn) -> Iterator[tuple[int, bytes]]:
    """Yield number and sealed bytes of every row that holds some."""
    for pk, raw in column.rows.values_list("pk", "raw").iterator(chunk_size=50):
        if raw:
            yield pk, raw.encode() if isinstance(raw, str) else bytes(raw)


def sealed_row(column: SealedColumn, pk: int, sealed: bytes) -> bool:
    """Seal one row anew if an older key sealed it; say whether that was so."""
    if is_newest(sealed):
        return False
    anew = sealed_anew(sealed)
    held, given = (sealed.decode(), anew.decode()) if column.is_text else (sealed, anew)
    field: Any = column.model._meta.get_field(column.name)  # noqa: SLF001 - as above
    kind = TextField() if column.is_text else field
    row = column.rows.filter(pk=pk, raw=Value(held, output_field=kind))
    return bool(row.update(**{column.name: Value(given, output_field=kind)}))
