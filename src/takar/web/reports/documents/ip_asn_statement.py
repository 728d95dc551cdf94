"""The statement that goes with the result: the data are valid, complete and current.

Form: Peraturan BKN 8/2019, Article 18 (2) and Annex II; our own words.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from takar.kernel.rounding import printed
from takar.web.reports.documents.ip_asn import NOT_MEASURED, shared_facts
from takar.web.reports.documents.shared import day_text
from takar.web.reports.queries.ip_asn import IpAsnReport


@dataclass(frozen=True)
class Signer:
    """Who signs, with the post that allows it."""

    name: str
    nip: str
    position: str
    tier: str
    rank: str


def statement_facts(
    report: IpAsnReport, signer: Signer, *, number: str, place: str, signed_on: date
) -> dict[str, Any]:
    """Return what the template ``ip_asn_statement`` prints."""
    whole = report.whole
    return shared_facts(report) | {
        "signer": {
            "name": signer.name,
            "nip": signer.nip,
            "position": signer.position,
            "rank": signer.rank,
        },
        "number": number or "…",
        "place": place,
        "signed_on": day_text(signed_on),
        "headcount": whole.headcount if whole else 0,
        "measured": whole.measured if whole else 0,
        "participation": printed(whole.participation if whole else None),
        "index": printed(whole.index if whole else None),
        "category": report.categories.get((whole.category if whole else "") or "", NOT_MEASURED),
    }
