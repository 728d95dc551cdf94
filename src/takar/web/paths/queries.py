"""What an employee reads about the own way: categories, posts of interest, what leads there."""

from dataclasses import dataclass
from datetime import date

from takar.kernel.errors import TakarError
from takar.measures.eligibility import Explanation, Route
from takar.measures.talent import profile_of
from takar.web.mobility.queries import checked_pair
from takar.web.paths.rules import Climb, climb
from takar.web.people.models import Employee
from takar.web.results.queries import law_of
from takar.web.results.rules import AXES
from takar.web.reviews.queries.own import OwnReview, own_review
from takar.web.succession.models import Interest
from takar.web.succession.queries import interests_of


@dataclass(frozen=True)
class PostWay:
    """One post of interest: what the law asks, and the shortest lawful way.

    Attributes:
        problem: why it cannot be told, as where the post has no tier.
    """

    interest: Interest
    explanation: Explanation | None = None
    route: Route | None = None
    problem: TakarError | None = None


@dataclass(frozen=True)
class OwnPath:
    """Everything on one's own page."""

    review: OwnReview
    climbs: tuple[Climb, ...]
    ways: tuple[PostWay, ...]


def own_path(employee: Employee, day: date) -> OwnPath:
    """Return one's own path on a day; a box is told only where it may be read."""
    review = own_review(employee, day)
    climbs = climbs_of(review) if review.is_shown else ()
    ways = tuple(way_to(employee, one, day) for one in interests_of(employee))
    return OwnPath(review, climbs, ways)


def climbs_of(review: OwnReview) -> tuple[Climb, ...]:
    """Return how far the next category of each axis is."""
    if review.case is None:
        return ()
    result = review.case.result
    axes = profile_of(law_of(result.run)).axes
    rows = result.rows
    return tuple(climb(axis, getattr(result, axis), rows, axes[axis].categories) for axis in AXES)


def way_to(employee: Employee, interest: Interest, day: date) -> PostWay:
    """Return the way to one post; what cannot be told says why."""
    try:
        found, route = checked_pair(employee.agency, day, employee, interest.position)
    except TakarError as problem:
        return PostWay(interest, problem=problem)
    return PostWay(interest, found, route)
