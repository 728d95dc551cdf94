"""The stamp of a report: what it was made from, under which law, by which code and seed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

import pyarrow as pa

import takar
from takar.measures.jpm import bands_key
from takar.runs.digest import evidence_hash
from takar.runs.rating_quality.people import Reckoning
from takar.runs.rating_quality.report import ReportStamp
from takar.runs.stamp import COMPUTING, SOURCE

COUNTED = (*COMPUTING, "psychometrics")
"""The storeys whose code decides a report."""


def report_stamp(
    evidence: Mapping[str, pa.Table], reckoned: Reckoning, *, purpose: str, seed: int
) -> ReportStamp:
    """Make the stamp of a report that ends now."""
    law, settings = reckoned.law, reckoned.settings
    return ReportStamp(
        day=law.day,
        agency=law.agency,
        known_on=law.known_on,
        purpose=purpose,
        categories=bands_key(law, purpose),
        rounding=settings.rounding.value,
        weights=dict(sorted(settings.weights.items())),
        law_edition=law.edition,
        evidence_hash=evidence_hash(evidence),
        code_version=code_version(),
        seed=seed,
        made_at=datetime.now(UTC).replace(microsecond=0),
    )


@cache
def code_version() -> str:
    """Return Takar's version and the fingerprint of the files that compute a report."""
    digest = sha256()
    for storey in COUNTED:
        for path in sorted((SOURCE / storey).rglob("*.py")):
            digest.update(path.relative_to(SOURCE).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{takar.__version__}+{digest.hexdigest()[:12]}"
