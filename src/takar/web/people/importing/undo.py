"""An import taken back as a whole, and what may stand in the way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from django.db import models

from takar.web.people.importing.plan import TablePlan
from takar.web.people.importing.write import codes_for, place_units, rewrite
from takar.web.people.models import BatchState, Change, Employee, ImportBatch
from takar.web.people.models.evidence import EMPLOYEE, KEEPERS, Keeper, plain
from takar.web.people.queries.batches import (
    changes_by_table,
    is_outside,
    label_of,
    relations_to,
)
from takar.web.people.rules import TABLE_TITLES

AT_ONCE = 800
Item = TypeVar("Item")
Changes = dict[str, list[Change]]


def dependants(batch: ImportBatch) -> Counter[str]:
    """Count what would be lost or left hanging if an import were taken back, by title.

    Three things stand in the way: rows that somebody changed since, rows that point at what the
    import made, and results or participations given since to the people it touched.
    """
    changes = changes_by_table(batch)
    found: Counter[str] = Counter()
    for table, some in changes.items():
        found[title_of(KEEPERS[table].model)] += altered(KEEPERS[table], some)
        for relation in relations_to(KEEPERS[table].model):
            found[title_of(relation.related_model)] += hanging(relation, some, changes)
    for relation in relations_to(Employee):
        if is_outside(relation.related_model):
            mark = batch.outcome.marks.get(label_of(relation.related_model), 0)
            touched = touched_people(batch, changes)
            found[title_of(relation.related_model)] += given_since(relation, touched, mark)
    return +found


def altered(keeper: Keeper, changes: Sequence[Change]) -> int:
    """Count the rows that no longer say what the import made them say."""
    paths = tuple(changes[0].after)
    count = 0
    for some in portions(changes):
        rows = keeper.model._default_manager.filter(pk__in=[each.row_id for each in some])  # noqa: SLF001
        now = {
            row[0]: dict(zip(paths, map(plain, row[1:]), strict=True))
            for row in rows.order_by().values_list("pk", *paths)
        }
        count += sum(now.get(each.row_id) != each.after for each in some)
    return count


def hanging(relation: Any, changes: Sequence[Change], every: Changes) -> int:
    """Count the rows, not of the same import, that point at rows the import made."""
    made = [each.row_id for each in changes if each.before is None]
    own = own_rows(relation.related_model, every)
    name = relation.field.name
    count = 0
    for some in portions(made):
        manager = relation.related_model._base_manager  # noqa: SLF001
        pointing = manager.filter(**{f"{name}__in": some}).order_by()
        count += sum(pk not in own for pk in pointing.values_list("pk", flat=True))
    return count


def own_rows(model: type[models.Model], changes: Changes) -> set[int]:
    """Return the rows of a model that the import itself made or changed; all of them go back."""
    table = next((name for name, keeper in KEEPERS.items() if keeper.model is model), "")
    return {each.row_id for each in changes.get(table, ())}


def touched_people(batch: ImportBatch, changes: Changes) -> list[int]:
    """Return the employees whom the import says something about."""
    everyone = Employee.objects.filter(agency=batch.agency).order_by()
    if "competency_standards" in changes:
        return list(everyone.values_list("pk", flat=True))
    codes = {each.after.get(EMPLOYEE) for each in chain.from_iterable(changes.values())}
    numbers = dict(everyone.values_list("code", "pk"))
    named = {numbers[code] for code in codes if code in numbers}
    return sorted(named | {each.row_id for each in changes.get("employees", ())})


def given_since(relation: Any, people: Sequence[int], mark: int) -> int:
    """Count rows of other rooms about these people, made after the import."""
    manager = relation.related_model._base_manager  # noqa: SLF001
    name = relation.field.name
    return sum(
        manager.filter(pk__gt=mark, **{f"{name}__in": some}).count() for some in portions(people)
    )


def take_back(batch: ImportBatch) -> None:
    """Remove what the import made and restore what it changed; the caller holds the transaction."""
    changes = changes_by_table(batch)
    for table, some in reversed(changes.items()):
        restore(batch, KEEPERS[table], [each for each in some if each.before is not None])
        remove(KEEPERS[table], [each.row_id for each in some if each.before is None])
    place_units(batch.agency)


def restore(batch: ImportBatch, keeper: Keeper, changes: Sequence[Change]) -> None:
    """Give rows back what they said before."""
    if not changes:
        return
    plan = TablePlan(keeper, tuple(changes[0].after))
    codes = codes_for(batch.agency, plan)
    owners = earlier_batches(batch, keeper, changes)
    rows = []
    for each in changes:
        values: dict[str, Any] = {}
        for path, value in (each.before or {}).items():
            kept_in = keeper.field(path)
            is_code = path.endswith("__code")
            values[kept_in.attname] = (
                codes[kept_in.related_model].get(value) if is_code else kept_in.to_python(value)
            )
        tie = (
            {"batch_id": owners.get(each.row_id)}
            if keeper.is_record
            else {"agency_id": batch.agency_id}
        )
        rows.append((each.row_id, tie | values))
    rewrite(plan, rows)


def earlier_batches(
    batch: ImportBatch, keeper: Keeper, changes: Sequence[Change]
) -> dict[int, int]:
    """Return which import each row came from before this one."""
    if not keeper.is_record:
        return {}
    found: dict[int, int] = {}
    for some in portions(changes):
        earlier = Change.objects.filter(
            model=keeper.table,
            row_id__in=[each.row_id for each in some],
            batch__state=BatchState.IMPORTED,
            batch__lt=batch.pk,
        )
        found.update(earlier.order_by("pk").values_list("row_id", "batch_id"))
    return found


def remove(keeper: Keeper, rows: Sequence[int]) -> None:
    """Delete rows the import made; units let go of each other first."""
    for some in portions(rows):
        made = keeper.model._default_manager.filter(pk__in=some)  # noqa: SLF001
        if keeper.table == "work_units":
            made.update(parent=None)
    for some in portions(rows):
        keeper.model._default_manager.filter(pk__in=some).delete()  # noqa: SLF001


def title_of(model: type[models.Model]) -> str:
    """Return what a table is called on the screen."""
    table = next((name for name, keeper in KEEPERS.items() if keeper.model is model), "")
    return TABLE_TITLES.get(table) or str(model._meta.verbose_name)  # noqa: SLF001


def portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Return items in portions a database takes at once."""
    for start in range(0, len(items), AT_ONCE):
        yield items[start : start + AT_ONCE]
