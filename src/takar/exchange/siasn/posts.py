"""What post a person holds and at which tier, from the codes, the echelon, the unit, the title."""

from dataclasses import dataclass

import pyarrow as pa

from takar.exchange.cells import heading_key
from takar.exchange.siasn.codes import names_a_tier, tier_of_echelon, tier_of_title


@dataclass(frozen=True)
class Post:
    """The kind and the tier of a post; ``None`` where the file does not tell."""

    kind: str | None
    tier: str | None


def post_of(kind: str | None, title: str | None, echelon: str | None) -> Post:
    """Tell kind and tier apart, guessing the kind only where the file has none.

    Args:
        kind: the kind of post recorded.
        title: the name of the post.
        echelon: the echelon recorded, or that of the unit the person heads.
    """
    by_echelon = tier_of_echelon(echelon) if echelon else None
    kind = kind or _likely_kind(title or "", by_echelon)
    if kind == "STRUKTURAL":
        return Post(kind, by_echelon)
    if kind == "FUNGSIONAL":
        return Post(kind, tier_of_title(title or ""))
    return Post(kind, "PELAKSANA" if kind else None)


def _likely_kind(title: str, by_echelon: str | None) -> str | None:
    if names_a_tier(title):
        return "FUNGSIONAL"
    return "STRUKTURAL" if by_echelon else None


class UnitTree:
    """The units of an agency, asked by id or, where it is the only one, by name."""

    def __init__(self, units: pa.Table | None) -> None:
        rows = [] if units is None else units.select(["work_unit_id", "name", "echelon"])
        listed = rows if isinstance(rows, list) else rows.to_pylist()
        self.is_known = units is not None
        self._echelon = {row["work_unit_id"]: row["echelon"] for row in listed}
        self._ids: dict[str, str | None] = {}
        for row in listed:
            key = heading_key(row["name"])
            self._ids[key] = None if key in self._ids else row["work_unit_id"]

    def __contains__(self, work_unit_id: str) -> bool:
        return work_unit_id in self._echelon

    def echelon(self, work_unit_id: str | None) -> str | None:
        """Return the echelon of the head of a unit."""
        return self._echelon.get(work_unit_id or "")

    def id_of(self, name: str) -> str | None:
        """Return the id of the only unit of that name."""
        return self._ids.get(heading_key(name))
