"""A plan carried out: rows made and changed in bulk, and every change written down."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection, models

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency
from takar.web.people.importing.plan import TablePlan, Values
from takar.web.people.models import Change, Employee, ImportBatch, WorkUnit
from takar.web.people.models.evidence import plain

AT_ONCE = 2_000
MANY = 100
"""So many new rows, and a table is counted afresh."""
INSERT_CHANGE = (
    f"INSERT INTO {Change._meta.db_table} "  # noqa: S608, SLF001 - a name, not a value
    "(batch_id, model, row_id, before, after) VALUES (%s, %s, %s, %s, %s)"
)


class UnknownCode(TakarError):
    """A row names a person, post or unit that is not on record."""


class UnitCircle(TakarError):
    """Units that are each other's parents."""


Codes = Mapping[type[models.Model], Mapping[str, int]]


def write(agency: Agency, plans: Sequence[TablePlan], batch: ImportBatch) -> None:
    """Carry out plans in their order; the caller holds the transaction."""
    for plan in plans:
        if not plan.new and not plan.changed:
            continue
        if plan.keeper.model is WorkUnit:
            write_units(agency, plan, batch)
        else:
            write_rows(agency, plan, batch)
    count_afresh(plan.keeper.model for plan in plans if len(plan.new) >= MANY)


def count_afresh(grown: Iterable[type[models.Model]]) -> None:
    """Let PostgreSQL count tables that grew a lot.

    Until it does so by itself, minutes later, it plans every question for nearly empty tables, and
    may ask a nested one again for each row.
    """
    names = [connection.ops.quote_name(model._meta.db_table) for model in grown]  # noqa: SLF001 - Django's public Model._meta API
    if names and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(names)}")


def write_rows(agency: Agency, plan: TablePlan, batch: ImportBatch) -> None:
    """Make the new rows, change the changed ones, and note both."""
    codes = codes_for(agency, plan)
    made = make(agency, plan, plan.new, codes, batch)
    change(agency, plan, codes, batch)
    note(plan, made, batch)


def write_units(agency: Agency, plan: TablePlan, batch: ImportBatch) -> None:
    """Make and change units, parents before children, and find every unit's place in the tree."""
    for rows in generations(plan, codes_of(agency, WorkUnit)):
        write_rows(agency, replace(plan, new=rows, changed=[]), batch)
    if plan.changed:
        write_rows(agency, replace(plan, new=[]), batch)
    place_units(agency)


def check_units(agency: Agency, plans: Iterable[TablePlan]) -> None:
    """Raise when new units name parents nobody knows, or each other."""
    for plan in plans:
        if plan.keeper.model is WorkUnit:
            list(generations(plan, codes_of(agency, WorkUnit)))


def generations(plan: TablePlan, known: Iterable[str]) -> Iterator[list[Values]]:
    """Yield the new units of a plan, those whose parents are known first."""
    code = plan.paths.index("code")
    above: set[str | None] = {None, *known}
    waiting = plan.new
    while waiting:
        ready = [row for row in waiting if parent_of(plan, row) in above]
        if not ready:
            raise lost_or_circular(plan, waiting, code)
        yield ready
        waiting = [row for row in waiting if parent_of(plan, row) not in above]
        above.update(row[code] for row in ready)


def lost_or_circular(plan: TablePlan, waiting: Sequence[Values], code: int) -> TakarError:
    """Say why none of these units can be hung anywhere."""
    own = {row[code] for row in waiting}
    lost = [parent_of(plan, row) for row in waiting if parent_of(plan, row) not in own]
    return unknown_code(plan, lost[0]) if lost else circle(str(waiting[0][code]))


def parent_of(plan: TablePlan, row: Values) -> str | None:
    """Return the code of the unit above, where the table tells."""
    if "parent__code" not in plan.paths:
        return None
    parent: str | None = row[plan.paths.index("parent__code")]
    return parent


def codes_for(agency: Agency, plan: TablePlan) -> Codes:
    """Return the numbers of everything the rows of a plan may name."""
    named = {
        plan.keeper.field(path).related_model for path in plan.paths if path.endswith("__code")
    }
    return {model: codes_of(agency, model) for model in named}


def codes_of(agency: Agency, model: type[models.Model]) -> dict[str, int]:
    """Return the number of each row of an agency by its code."""
    rows = model._default_manager.filter(agency=agency)  # noqa: SLF001 - Django's public API
    return dict(rows.order_by().values_list("code", "pk"))


def make(
    agency: Agency, plan: TablePlan, rows: Sequence[Values], codes: Codes, batch: ImportBatch
) -> list[models.Model]:
    """Store new rows and return them with their numbers."""
    fields = {"batch_id": batch.pk} if plan.keeper.is_record else owner(agency, plan)
    objects = [plan.keeper.model(**fields, **stored(plan, row, codes)) for row in rows]
    manager = plan.keeper.model._default_manager  # noqa: SLF001 - Django's public API
    return list(manager.bulk_create(objects, batch_size=AT_ONCE))


def change(agency: Agency, plan: TablePlan, codes: Codes, batch: ImportBatch) -> None:
    """Store the changed values of rows that are there."""
    own = {"batch_id": batch.pk} if plan.keeper.is_record else owner(agency, plan)
    rewrite(plan, [(each.pk, own | stored(plan, each.after, codes)) for each in plan.changed])


def rewrite(plan: TablePlan, rows: Sequence[tuple[int, dict[str, Any]]]) -> None:
    """Give rows other values, many at once."""
    if not rows:
        return
    manager = plan.keeper.model._default_manager  # noqa: SLF001 - Django's public API
    objects = [plan.keeper.model(pk=pk, **values) for pk, values in rows]
    names = [manager.model._meta.get_field(name).name for name in rows[0][1]]  # noqa: SLF001
    if plan.keeper.model is Employee:
        names.append("updated_at")
        free_numbers(plan, rows)
    manager.bulk_create(
        objects,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=names,
    )


def free_numbers(plan: TablePlan, rows: Sequence[tuple[int, dict[str, Any]]]) -> None:
    """Let go of employee numbers first, so that two people may exchange theirs."""
    if "nip" not in plan.paths:
        return
    for start in range(0, len(rows), AT_ONCE):
        some = [pk for pk, _ in rows[start : start + AT_ONCE]]
        Employee.objects.filter(pk__in=some).update(nip=None)


def owner(agency: Agency, plan: TablePlan) -> dict[str, Any]:
    """Return what ties a row to its agency."""
    return {} if plan.keeper.is_record else {"agency_id": agency.pk}


def stored(plan: TablePlan, row: Values, codes: Codes) -> dict[str, Any]:
    """Return the values of a row by field, codes resolved to numbers."""
    values: dict[str, Any] = {}
    for path, value in zip(plan.paths, row, strict=True):
        if path.endswith("__code"):
            kept_in = plan.keeper.field(path)
            known = codes[kept_in.related_model]
            if value is not None and value not in known:
                raise unknown_code(plan, value)
            values[kept_in.attname] = None if value is None else known[value]
        else:
            values[path] = value
    return values


def unknown_code(plan: TablePlan, code: object) -> UnknownCode:
    """Say that a code leads nowhere."""
    return UnknownCode(
        msg(
            "Tabel {table} menyebut kode {code} yang belum tercatat.",
            table=plan.keeper.table,
            code=code,
        ),
        hint=msg("Impor unit kerja, jabatan dan pegawai lebih dahulu."),
    )


def note(plan: TablePlan, made: Iterable[models.Model], batch: ImportBatch) -> None:
    """Write down every row made or changed, with its values before and after.

    There are as many of these as rows imported, so they go to the database as they are.
    """
    born: list[tuple[Any, ...]] = [
        (batch.pk, plan.keeper.table, row.pk, None, json.dumps(facts(plan, values)))
        for row, values in zip(made, plan.new, strict=True)
    ]
    altered: list[tuple[Any, ...]] = [
        (batch.pk, plan.keeper.table, each.pk, *(json.dumps(facts(plan, x)) for x in each[1:]))
        for each in plan.changed
    ]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_CHANGE, born + altered)


def facts(plan: TablePlan, values: Values) -> dict[str, Any]:
    """Return values by path, as JSON keeps them."""
    return {path: plain(value) for path, value in zip(plan.paths, values, strict=True)}


def place_units(agency: Agency) -> None:
    """Write the path and depth of every unit whose place in the tree has changed."""
    units = {unit.pk: unit for unit in WorkUnit.objects.filter(agency=agency)}
    moved = []
    for unit in units.values():
        line = ancestry(unit, units)
        path = "".join(f"{each.code}/" for each in line)
        if (unit.path, unit.depth) != (path, len(line) - 1):
            unit.path, unit.depth = path, len(line) - 1
            moved.append(unit)
    WorkUnit.objects.bulk_update(moved, ["path", "depth"], batch_size=200)


def ancestry(unit: WorkUnit, units: Mapping[int, WorkUnit]) -> list[WorkUnit]:
    """Return the units from the root down to this one."""
    line = [unit]
    while line[0].parent_id is not None:
        line.insert(0, units[line[0].parent_id])
        if len(line) > len(units):
            raise circle(unit.name)
    return line


def circle(unit: str) -> UnitCircle:
    """Say that a unit is its own ancestor."""
    return UnitCircle(
        msg("Unit {unit} berada di bawah dirinya sendiri.", unit=unit),
        hint=msg("Perbaiki kolom unit atasan, lalu impor lagi."),
    )
