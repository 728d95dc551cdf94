"""The stamp on a result: what was measured, under which law, from which evidence, by which code."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

import takar
from takar.regulations.law import Law

SOURCE = Path(takar.__file__).parent
COMPUTING = ("kernel", "regulations", "tables", "measures", "runs")
"""The storeys whose code decides a result."""
ROWS, FILES = "rows", "files"


@dataclass(frozen=True)
class Stamp:
    """Everything needed to make the same result again.

    Attributes:
        purpose: of the assessment, where the measure depends on it.
        categories: key of the category table, where one was chosen.
        rules: code of the rule set, where the measure knows several.
        evidence_hash: of the evidence used.
        evidence_of: what the evidence hash is of: ``rows``, whatever their order and the files
            they came from, or ``files``, byte by byte.
        code_version: of Takar and, after the plus sign, of the very files that computed.
        made_at: when, in UTC; the only part that differs between two equal runs.
    """

    measure: str
    day: date
    agency: str | None
    known_on: date | None
    purpose: str | None
    categories: str | None
    law_edition: str
    evidence_hash: str
    code_version: str
    made_at: datetime
    rules: str | None = None
    evidence_of: str = ROWS

    def as_json(self) -> dict[str, object]:
        """Return the stamp with dates as ISO text."""
        values = asdict(self)
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in values.items()
        }

    def same_source(self, other: "Stamp") -> bool:
        """Tell whether two stamps differ at most in the moment of making."""
        return replace(self, made_at=other.made_at) == other

    @property
    def digest(self) -> str:
        """A short name of the stamp without its moment, for labels and footers."""
        values = [str(value) for name, value in self.as_json().items() if name != "made_at"]
        return sha256("\x1f".join(values).encode()).hexdigest()[:12]


def stamped(  # noqa: PLR0913 -- what a stamp says
    measure: str,
    law: Law,
    evidence_hash: str,
    *,
    purpose: str | None = None,
    categories: str | None = None,
    rules: str | None = None,
    evidence_of: str = ROWS,
) -> Stamp:
    """Make the stamp of a run that ends now."""
    return Stamp(
        measure=measure,
        day=law.day,
        agency=law.agency,
        known_on=law.known_on,
        purpose=purpose,
        categories=categories,
        law_edition=law.edition,
        evidence_hash=evidence_hash,
        code_version=code_version(),
        made_at=datetime.now(UTC).replace(microsecond=0),
        rules=rules,
        evidence_of=evidence_of,
    )


@cache
def code_version() -> str:
    """Return Takar's version and the fingerprint of the files that compute."""
    digest = sha256()
    for storey in COMPUTING:
        for path in sorted((SOURCE / storey).rglob("*.py")):
            digest.update(path.relative_to(SOURCE).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{takar.__version__}+{digest.hexdigest()[:12]}"
