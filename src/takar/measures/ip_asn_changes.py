"""Two results of IP ASN side by side: who changes category, and how the groups move.

Three answers are kept apart: it changes, it stays, and it is not known because one of the results
has a gap.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from takar.measures.ip_asn_groups import (
    UNKNOWN,
    UNKNOWN_TITLE,
    Grouping,
    closure,
    groupings,
    placed,
)
from takar.measures.levels import joined_to
from takar.regulations.law import Law
from takar.tables.expressions import as_decimal, divided, in_micro, when, whole

RISEN, FALLEN, SAME, UNSETTLED = "NAIK", "TURUN", "TETAP", "TIDAK_DIKETAHUI"
DIRECTIONS = {"risen": RISEN, "fallen": FALLEN, "same": SAME, "unsettled": UNSETTLED}
COUNTS = ("headcount", *DIRECTIONS)
SIDES = ("before", "after")


def changes(before: ir.Table, after: ir.Table, law: Law) -> ir.Table:
    """Return, person by person, the total and category before and after, and the direction.

    Args:
        law: whose categories order the bands; both results are named by its words.

    Returns:
        ``difference`` and ``is_changed`` are gaps, and ``direction`` is ``TIDAK_DIKETAHUI``, where
        either result is one. Somebody who stands in only one of the results has a gap too.
    """
    sides = [
        table.select(key="employee_id", **{f"{n}_{side}": table[n] for n in ("total", "category")})
        for side, table in zip(SIDES, (before, after), strict=True)
    ]
    first, last = sides[0], sides[1].rename(other="key")
    both = first.outer_join(last, first.key == last.other)
    both = both.mutate(employee_id=both.key.fill_null(both.other)).drop("key", "other")
    old, new = (_rank(both[f"category_{side}"], law) for side in SIDES)
    known = old.notnull() & new.notnull()
    direction = ibis.cases((new > old, RISEN), (new < old, FALLEN), (known, SAME), else_=UNSETTLED)
    return both.select(
        "employee_id",
        "total_before",
        "total_after",
        "category_before",
        "category_after",
        difference=as_decimal(in_micro(both.total_after) - in_micro(both.total_before)),
        direction=direction,
        is_changed=when(known, old != new),
    )


def transitions(changed: ir.Table) -> ir.Table:
    """Count people by category before and after; a gap is a category of its own."""
    names = ["category_before", "category_after"]
    counted = changed.group_by(names).aggregate(headcount=changed.count())
    return counted.order_by(*(counted[name].asc(nulls_first=False) for name in names))


def changed_groups(
    changed: ir.Table, people: ir.Table, tables: Mapping[str, ir.Table], law: Law
) -> ir.Table:
    """Return, group by group, how many rise, fall, stay, or cannot be told.

    Args:
        changed: rows of ``changes``.
        people: either of the results, for employment and education.
        tables: ``employees`` and ``work_units``.

    Returns:
        Also the index of those measured both times, before and after.
    """
    wide = joined_to(changed, placed(people, tables["employees"], law).drop("total"), "employee_id")
    both = wide["difference"].notnull()
    keys = [one.column for one in groupings(law)] + ["work_unit_id"]
    counted = {
        name: (wide.direction == told).cast("int64").sum() for name, told in DIRECTIONS.items()
    }
    sums = {f"sum_{s}": in_micro(wide[f"total_{s}"]).sum(where=both) for s in SIDES}
    cells = wide.group_by(keys).aggregate(
        headcount=wide.count(), both=both.cast("int64").sum(), **counted, **sums
    )
    blocks = [_grouped(cells, place, one) for place, one in enumerate(groupings(law))]
    blocks.append(_units(cells, tables["work_units"], len(blocks)))
    return _told(ibis.union(*blocks), law)


def _rank(category: ir.Value, law: Law) -> ir.IntegerValue:
    """Return the place of a category from the lowest; a gap or an unknown word is a gap."""
    bands = sorted(
        law.bands("ip_asn.bands"), key=lambda band: band.lower.value if band.lower else -1
    )
    places = ((band.code, whole(place)) for place, band in enumerate(bands))
    return category.cases(*places, else_=ibis.null("int64"))


def _grouped(cells: ir.Table, place: int, one: Grouping) -> ir.Table:
    code = cells[one.column]
    order = [(name, whole(number)) for number, name in enumerate(one.titles)]
    last = whole(len(one.titles))
    coded = cells.mutate(
        code=code.fill_null(UNKNOWN),
        title=(code.cases(*one.titles.items(), else_=code) if order else code).fill_null(
            UNKNOWN_TITLE
        ),
        _order=code.cases(*order, else_=last) if order else last,
    )
    return _summed(coded, one.code, place)


def _units(cells: ir.Table, units: ir.Table, place: int) -> ir.Table:
    reach = closure(units)
    found = cells.left_join(reach, cells.work_unit_id == reach.unit)
    named = units.select(key="work_unit_id", name="name")
    found = found.left_join(named, found.above == named.key)
    coded = found.mutate(
        code=found.above.fill_null(UNKNOWN),
        title=found.name.fill_null(UNKNOWN_TITLE),
        _order=whole(0),
    )
    return _summed(coded, "UNIT", place)


def _summed(coded: ir.Table, grouping: str, place: int) -> ir.Table:
    names = (*COUNTS, "both", *(f"sum_{side}" for side in SIDES))
    sums = {name: coded[name].sum().cast("int64") for name in names}
    found = coded.group_by(["code", "title", "_order"]).aggregate(**sums)
    return found.mutate(grouping=ibis.literal(grouping), _place=whole(place))


def _told(summed: ir.Table, law: Law) -> ir.Table:
    step = 10 ** (6 - law.record("ip_asn.index")["decimals"])
    means = {
        f"index_{side}": as_decimal(divided(summed[f"sum_{side}"], summed.both * step) * step)
        for side in SIDES
    }
    ordered = summed.mutate(**means).order_by("_place", "_order", "title", "code")
    return ordered.select("grouping", "code", "title", *COUNTS, *means)
