"""What single posts ask besides the law, or instead of it by a document with a reason."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
from pydantic import ValidationError

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.eligibility.demands.rules import check_words
from takar.regulations.exact import Refused, read_yaml
from takar.regulations.faults import faults_in
from takar.regulations.law import Law
from takar.regulations.requirements import Demand, Requirement, demand_of


class BadPostRequirement(TakarError):
    """A row of ``post_requirements`` cannot be accepted."""


@dataclass(frozen=True)
class Extra:
    """A demand of one post, with its papers.

    Attributes:
        code: the requirement it belongs to; a new name makes a requirement of its own.
        document: where it stands instead of the law: the document that allows it.
        reason: why.
    """

    code: str
    title: str
    read: str
    demand: Demand
    source: str
    at: str
    certainty: str
    since: date | None
    document: str | None = None
    reason: str | None = None

    @property
    def replaces(self) -> bool:
        """Whether it stands instead of the law's own demand."""
        return bool(self.document)


def extras_of(table: pa.Table | None, law: Law) -> dict[str, tuple[Extra, ...]]:
    """Return the demands of each post that are in force on the day.

    Raises:
        BadPostRequirement: naming the row, the field, and what is wrong.
    """
    found: dict[str, list[Extra]] = defaultdict(list)
    for number, row in enumerate([] if table is None else table.to_pylist(), start=2):
        extra = _extra(row, number, law)
        if extra.since is None or extra.since <= law.day:
            found[row["position_id"]].append(extra)
    return {post: tuple(extras) for post, extras in found.items()}


def _extra(row: dict[str, Any], number: int, law: Law) -> Extra:
    place = f"post_requirements › {number} › {row['requirement']}"
    if bool(row["document"]) != bool(row["reason"]):
        raise BadPostRequirement(
            msg("{place}: pengganti aturan memerlukan dokumen dan alasan.", place=place),
            hint=msg("Isi document dan reason, atau kosongkan keduanya agar menambah aturan."),
        )
    _same_way(row, place, law)
    demand = _demand(row, place)
    check_words(law, row["read"], demand, place)
    return Extra(
        row["requirement"],
        row["title"] or row["requirement"].replace("_", " ").capitalize(),
        row["read"],
        demand,
        row["source"],
        row["source_at"] or "",
        row["certainty"] or "likely",
        row["since"],
        row["document"],
        row["reason"],
    )


def _demand(row: dict[str, Any], place: str) -> Demand:
    try:
        return demand_of(row["read"], read_yaml(row["demand"].encode()))
    except (Refused, ValidationError) as error:
        told = "; ".join(f"{fault.place}: {fault.reason}" for fault in faults_in(place, error))
        hint = msg("Kata-kata syarat dijelaskan di docs/reference/eligibility-rules.md.")
        raise BadPostRequirement(msg("{told}", told=told), hint=hint) from error


def _same_way(row: dict[str, Any], place: str, law: Law) -> None:
    """Refuse a demand that reads other evidence than the law does under the same name."""
    national = law.found.get(f"eligibility.{row['requirement']}", (None, None))[0]
    if isinstance(national, Requirement) and national.read != row["read"]:
        raise BadPostRequirement(
            msg(
                "{place}: cara bacanya {own}, aturannya {read}.",
                place=place,
                own=row["read"],
                read=national.read,
            ),
            hint=msg("Pakai cara baca yang sama, atau nama syarat yang lain."),
        )
