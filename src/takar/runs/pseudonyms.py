"""Pseudonyms: who and where is hidden, and the same person stays the same person.

A value that the law itself names (points for a certain title, a condition on a certain unit) stays
as it is: the rule could not be computed again without it, and it is in the law for all to read.
"""

import hmac
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from takar.measures.nodes import Node, profile_nodes, within
from takar.measures.talent import profile_of
from takar.regulations.law import Law
from takar.regulations.rubrics import ColumnRubric, RecordRubric
from takar.runs.ip_asn_evidence import waived_titles

PRIVATE = (
    "employee_id",
    "position_id",
    "work_unit_id",
    "agency",
    "nip",
    "name",
    "title",
    "position_title",
    "certificate_number",
)
"""Columns that name a person, a place, or something only one person has."""
JOIN = "+"
Named = Mapping[str, set[str]]


def named_values(measure: str, law: Law) -> dict[str, set[str]]:
    """Return, by column, the values that the rules of a measure name."""
    named: dict[str, set[str]] = {}
    if measure == "ip-asn":
        named["position_title"] = set(waived_titles(law))
    elif measure != "jpm":
        for axis in profile_nodes(profile_of(law)).values():
            for node in within(axis):
                for column, value in _named_by(node):
                    named.setdefault(column, set()).add(value)
    return named


def _named_by(node: Node) -> Iterator[tuple[str, str]]:
    rubric = node.rubric
    for conditions in (node.part.not_for, getattr(rubric, "where", {})):
        for column, values in conditions.items():
            yield from ((column, value) for value in values)
    if isinstance(rubric, ColumnRubric | RecordRubric):
        columns = [rubric.column] if isinstance(rubric.column, str) else rubric.column
        for points in rubric.points:
            parts = points.split(JOIN) if len(columns) > 1 else [points]
            yield from zip(columns, parts, strict=True)


class Pseudonyms:
    """The pseudonyms of one bundle, each worked out once."""

    def __init__(self, key: str, named: Named) -> None:
        self._key = key.encode()
        self._named = named
        self._known: dict[str, dict[str, str]] = {}

    def hide(self, table: pa.Table) -> pa.Table:
        """Put pseudonyms in place of what names a person or a place."""
        for column in _hidden(table):
            place = table.column_names.index(column)
            table = table.set_column(place, column, self._of(table.column(column), column))
        return table

    def _of(self, column: pa.ChunkedArray, kind: str) -> pa.Array:
        """Replace each value by its keyed fingerprint; a gap stays a gap."""
        values = pc.unique(column).drop_null()
        known = self._known.setdefault(kind, {one: one for one in self._named.get(kind, ())})
        found = [known[one] if one in known else self._new(one, kind) for one in values.to_pylist()]
        return pc.take(pa.array(found, pa.string()), pc.index_in(column, value_set=values))

    def _new(self, value: str, kind: str) -> str:
        digest = hmac.digest(self._key, f"{kind}\x1f{value}".encode(), "sha256").hex()
        name = self._known[kind][value] = f"{kind[0].upper()}{digest[:20]}"
        return name


def _hidden(table: pa.Table) -> list[str]:
    """Name the private columns; the title of a component is the rule's, not a person's."""
    if "number" in table.column_names:
        return ["employee_id"]
    return [column for column in PRIVATE if column in table.column_names]
