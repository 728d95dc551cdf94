"""What waits for the head of the region, and how the posts stand."""

from dataclasses import dataclass
from datetime import date

from takar.web.accounts.models import Agency
from takar.web.mobility.models import MoveList
from takar.web.mobility.rules import PROPOSED
from takar.web.placements.models import Scenario
from takar.web.placements.rules import CHOSEN, DONE, Outcome
from takar.web.reviews.models import Cycle
from takar.web.reviews.queries import group_members, standing_cycle
from takar.web.succession.models import Listing, Nomination, Ranked
from takar.web.succession.queries import bench
from takar.web.succession.queries.lists import best_of
from takar.web.succession.rules import REVIEWED, VERIFIED, ListFacts

MOST = 12
"""So many posts stand on the page; the rest is a link away."""


@dataclass(frozen=True)
class PostAtRisk:
    """A target post with its bench and the first of its list."""

    listing: Listing
    told: ListFacts
    first: list[Ranked]


@dataclass(frozen=True)
class Overview:
    """One page for the head of the region."""

    day: date
    posts: list[PostAtRisk]
    count_posts: int
    count_red: int
    lists: list[MoveList]
    nominations: list[Nomination]
    scenarios: list[tuple[Scenario, Outcome]]
    cycle: Cycle | None
    group: int

    @property
    def waiting(self) -> int:
        """How many things wait for a decision."""
        return (
            len(self.lists)
            + len(self.nominations)
            + sum(scenario.state == DONE for scenario, _ in self.scenarios)
        )


def overview(agency: Agency, day: date) -> Overview:
    """Return posts at risk with successors, what waits for a decision, and scenarios."""
    listings = list(bench(agency))
    at_risk = [PostAtRisk(one, one.told, best_of(one)) for one in listings[:MOST]]
    waiting = Nomination.objects.filter(
        position__agency=agency, state__in=[VERIFIED, REVIEWED]
    ).select_related("employee", "position")
    scenarios = Scenario.objects.filter(agency=agency, state__in=[DONE, CHOSEN])
    return Overview(
        day=day,
        posts=at_risk,
        count_posts=len(listings),
        count_red=sum(one.colour == "MERAH" for one in listings),
        lists=list(MoveList.objects.filter(agency=agency, state=PROPOSED)),
        nominations=list(waiting.order_by("made_at")),
        scenarios=[(one, one.found) for one in scenarios.order_by("-made_at")[:4]],
        cycle=standing_cycle(agency, day),
        group=group_members(agency, day, "KRS_INSTANSI").count(),
    )
