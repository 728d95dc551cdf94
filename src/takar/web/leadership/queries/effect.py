"""What one scenario of placement would change: posts filled, target posts, who goes where."""

from dataclasses import dataclass

from takar.web.accounts.models import Agency
from takar.web.people.models import Position
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.queries import moves_of, vacant_of
from takar.web.placements.rules import CHOSEN, DONE, Outcome
from takar.web.posts.models import PostProfile

MOST_SCENARIOS = 6
MOST_MOVES = 10
MOST_VACANT = 10


@dataclass(frozen=True)
class Effect:
    """One scenario against today, by the people and posts it was computed from.

    Attributes:
        before: how many of its posts were held.
        targets: how many of its posts are target posts; ``_before`` and ``_after``: held ones.
        moves: the first of those who change posts.
        vacant: the first of the posts that nobody holds afterwards.
    """

    scenario: Scenario
    outcome: Outcome
    before: int
    targets: int
    targets_before: int
    targets_after: int
    moves: list[Placed]
    vacant: list[Position]

    @property
    def rest(self) -> int:
        """How many more people change posts."""
        return max(self.outcome.moves - len(self.moves), 0)

    @property
    def vacant_rest(self) -> int:
        """How many more posts stay vacant."""
        return max(len(self.outcome.vacant) - len(self.vacant), 0)


def computed(agency: Agency) -> list[tuple[Scenario, Outcome]]:
    """Return the newest computed scenarios with what each came to, a chosen one first."""
    rows = Scenario.objects.filter(agency=agency, state__in=[DONE, CHOSEN])
    newest = rows.order_by("-made_at", "-pk")[:MOST_SCENARIOS]
    ordered = sorted(newest, key=lambda one: one.state != CHOSEN)
    return [(one, one.found) for one in ordered]


def effect_of(scenario: Scenario) -> Effect:
    """Return what a computed scenario would change."""
    outcome = scenario.found
    pairs = list(Placed.objects.filter(scenario=scenario).values_list("before_id", "after_id"))
    after = {pk for _before, pk in pairs if pk}
    posts = after | set(outcome.vacant)
    before = {pk for pk, _after in pairs if pk in posts}
    targets = targets_among(scenario.agency, posts)
    return Effect(
        scenario=scenario,
        outcome=outcome,
        before=len(before),
        targets=len(targets),
        targets_before=len(targets & before),
        targets_after=len(targets & after),
        moves=list(moves_of(scenario)[:MOST_MOVES]),
        vacant=list(vacant_of(scenario)[:MOST_VACANT]),
    )


def targets_among(agency: Agency, posts: set[int]) -> set[int]:
    """Return which of some posts are target posts."""
    marked = PostProfile.objects.filter(position__agency=agency, is_target=True)
    return posts & set(marked.values_list("position", flat=True))
