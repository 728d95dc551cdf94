"""Who met which questions of adaptive sections: told to the pools, so that the limits are kept."""

from collections import defaultdict
from collections.abc import Collection

from takar.web.exams.actions.pools import renew_chances
from takar.web.exams.models import AdaptivePool
from takar.web.sittings.models import SittingEvent
from takar.web.sittings.queries.one_way import CHOSEN


def tell_pools(sittings: Collection[int]) -> None:
    """Renew the chances of every pool that these sittings chose from; each sitting counts once."""
    for pool, people in met_in(sittings).items():
        row = AdaptivePool.objects.select_related("form").get(pk=pool)
        renew_chances(row, list(people.values()))


def met_in(sittings: Collection[int]) -> dict[int, dict[int, tuple[int, list[str]]]]:
    """Return control and items by pool and sitting, as they were chosen."""
    told: dict[int, dict[int, tuple[int, list[str]]]] = defaultdict(dict)
    rows = SittingEvent.objects.filter(sitting__in=list(sittings), kind=CHOSEN).order_by("pk")
    for sitting, facts in rows.values_list("sitting_id", "facts"):
        person = told[facts["pool"]].setdefault(sitting, (facts["control"], []))
        person[1].append(facts["item"])
    return told
