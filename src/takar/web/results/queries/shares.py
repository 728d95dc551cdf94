"""How many people of a run are in each category."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count

from takar.web.results.models import Measure, Run
from takar.web.results.queries.law import law_of, table_of
from takar.web.results.queries.runs import results_in


@dataclass(frozen=True)
class Share:
    """How many people are in one group of a run."""

    code: str
    title: str
    count: int
    percent: Decimal


def shares(counts: Sequence[tuple[str, str, int]]) -> list[Share]:
    """Return counts with their percentage of all."""
    total = sum(count for _, _, count in counts)
    return [
        Share(code, title, count, Decimal(count * 100) / total if total else Decimal(0))
        for code, title, count in counts
    ]


def categories_of(run: Run) -> list[Share]:
    """Count the people of a run per category, in the law's order, undetermined last."""
    rows = results_in(run).order_by().values_list("category").annotate(count=Count("pk"))
    found = dict(rows)
    titles = category_titles(run) | {
        code: code for code in found if code and code not in category_titles(run)
    }
    counts = [(code, title, found.get(code, 0)) for code, title in titles.items()]
    return shares([*counts, ("", "", found.get(None, 0))])


def category_titles(run: Run) -> dict[str, str]:
    """Return the categories of a run with the law's words for them."""
    if run.measure == Measure.IP_ASN:
        return {band.code: band.title for band in law_of(run).bands("ip_asn.bands")}
    bands = law_of(run).bands(table_of(run))
    return {band.code: band.title for band in bands}
