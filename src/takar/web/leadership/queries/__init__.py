"""How the posts stand, what waits for the leadership, and what a scenario would change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from takar.web.accounts.models import Agency
from takar.web.leadership.queries.effect import Effect, computed, effect_of
from takar.web.leadership.queries.waiting import queues_of
from takar.web.leadership.rules import Queue
from takar.web.people.models import Employee
from takar.web.placements.models import Scenario
from takar.web.placements.rules import Outcome
from takar.web.posts.queries.seats import holders_among
from takar.web.reviews.models import Cycle
from takar.web.reviews.queries import group_members, standing_cycle
from takar.web.succession.models import Listing, Ranked
from takar.web.succession.queries import bench
from takar.web.succession.rules import RANKED, ListFacts

__all__ = ["Effect", "Overview", "PostAtRisk", "overview"]

MOST = 12
"""So many posts stand on the page; the rest is a link away."""
FIRST = 3
"""So many successors stand beside each."""


@dataclass(frozen=True)
class PostAtRisk:
    """A target post with who holds it, its bench, and the first of its list."""

    listing: Listing
    told: ListFacts
    holders: list[Employee]
    first: list[Ranked]


@dataclass(frozen=True)
class Overview:
    """One page for the head of the region.

    Attributes:
        count_red: target posts without anybody who is ready.
        count_urgent: those among them that fall vacant soon.
        effect: of the scenario that was asked for, or of the chosen or newest one.
        cycle: in force on the day.
    """

    day: date
    posts: list[PostAtRisk]
    count_posts: int
    count_red: int
    count_urgent: int
    queues: list[Queue]
    scenarios: list[tuple[Scenario, Outcome]]
    effect: Effect | None
    cycle: Cycle | None
    group: int

    @property
    def waiting(self) -> int:
        """How many things wait for a decision."""
        return sum(len(queue.waits) for queue in self.queues)


def overview(agency: Agency, day: date, *, scenario: int = 0) -> Overview:
    """Return posts at risk with successors, what waits for a decision, and what would change.

    Args:
        agency: whose posts.
        day: on which is told.
        scenario: the one whose effect is asked for; 0 takes the chosen or newest one.
    """
    listings = list(bench(agency))
    scenarios = computed(agency)
    wanted = next((one for one, _ in scenarios if one.pk == scenario), None)
    shown = wanted or next((one for one, _ in scenarios), None)
    red = [one for one in listings if one.colour == "MERAH"]
    return Overview(
        day=day,
        posts=at_risk(listings[:MOST]),
        count_posts=len(listings),
        count_red=len(red),
        count_urgent=sum(one.told.is_urgent for one in red),
        queues=queues_of(agency),
        scenarios=scenarios,
        effect=effect_of(shown) if shown else None,
        cycle=standing_cycle(agency, day),
        group=group_members(agency, day, "KRS_INSTANSI").count(),
    )


def at_risk(listings: Sequence[Listing]) -> list[PostAtRisk]:
    """Return the posts of some lists with their holders and the first on each list."""
    held = holders_among([one.position for one in listings])
    first = firsts_of(listings)
    return [
        PostAtRisk(one, one.told, held.get(one.position_id, []), first[one.pk]) for one in listings
    ]


def firsts_of(listings: Sequence[Listing]) -> dict[int, list[Ranked]]:
    """Return the first of each list, by the number of the list's row."""
    rows = Ranked.objects.filter(listing__in=listings, part=RANKED, place__lte=FIRST)
    found: dict[int, list[Ranked]] = defaultdict(list)
    for one in rows.select_related("employee").order_by("place", "employee__name", "pk"):
        found[one.listing_id].append(one)
    return defaultdict(list, {pk: people[:FIRST] for pk, people in found.items()})
