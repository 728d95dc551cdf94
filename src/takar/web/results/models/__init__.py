"""Runs, what people decided about them, and the results of people and groups."""

from takar.web.results.models.ip_asn import IpAsnGroup, IpAsnResult
from takar.web.results.models.results import (
    DetailedResult,
    JpmResult,
    PersonResult,
    TalentResult,
    number,
)
from takar.web.results.models.runs import (
    CategoryTable,
    Measure,
    Purpose,
    RequestState,
    Run,
    RunDecision,
    RunRequest,
    RunState,
    Withheld,
)

__all__ = [
    "CategoryTable",
    "DetailedResult",
    "IpAsnGroup",
    "IpAsnResult",
    "JpmResult",
    "Measure",
    "PersonResult",
    "Purpose",
    "RequestState",
    "Run",
    "RunDecision",
    "RunRequest",
    "RunState",
    "TalentResult",
    "Withheld",
    "number",
]
