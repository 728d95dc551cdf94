"""What an employee reads about the own way: categories, posts of interest, what leads there."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.errors import TakarError
from takar.measures.eligibility import (
    Evidence,
    Explanation,
    Route,
    Step,
    explain,
    read_evidence,
    smallest_changes,
)
from takar.measures.talent import profile_of
from takar.regulations.law import Law
from takar.web.mobility.queries import evidence_for
from takar.web.paths.rules import Climb, Lift, climb
from takar.web.people.models import Employee
from takar.web.people.queries.law import law_on
from takar.web.results.queries import law_of
from takar.web.results.rules import AXES
from takar.web.results.wording import worded
from takar.web.reviews.queries.own import OwnReview, own_review
from takar.web.succession.models import Interest
from takar.web.succession.queries import interests_of


@dataclass(frozen=True)
class WayStep:
    """One change, and the titles of the requirements that it meets."""

    step: Step
    serves: tuple[str, ...]


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

    @property
    def steps(self) -> list[WayStep]:
        """The changes of the route, each with what it serves."""
        if self.explanation is None or self.route is None:
            return []
        titles = {one.code: one.title for one in self.explanation.findings}
        return [
            WayStep(step, tuple(titles[code] for code in step.codes if code in titles))
            for step in self.route.steps
        ]

    @property
    def met(self) -> int:
        """How many requirements are met."""
        findings = self.explanation.findings if self.explanation else ()
        return sum(str(one.outcome) == "TERPENUHI" for one in findings)


@dataclass(frozen=True)
class ToldLift:
    """One change in the words of the page."""

    title: str
    words: str
    gain: Decimal


@dataclass(frozen=True)
class AxisWay:
    """The way up one axis.

    Attributes:
        box: in which box the evidence would stand then, the other axis as it is.
    """

    climb: Climb
    box: int | None = None

    @property
    def lifts(self) -> list[ToldLift]:
        """The changes that lead up, in words."""
        return told(self.climb.lifts)

    @property
    def others(self) -> list[ToldLift]:
        """Single changes that would do as well, in words."""
        return told(self.climb.others)


def told(lifts: Sequence[Lift]) -> list[ToldLift]:
    """Return changes in words: codes of the law as people read them."""
    return [ToldLift(one.title, worded(str(one.says or "")), one.gain) for one in lifts]


@dataclass(frozen=True)
class OwnPath:
    """Everything on one's own page."""

    review: OwnReview
    axes: tuple[AxisWay, ...]
    ways: tuple[PostWay, ...]

    @property
    def nearest(self) -> AxisWay | None:
        """The axis that leads to a higher box by the fewest changes; none where none does."""
        measured = self.review.case.box_measured if self.review.case else None
        if measured is None:
            return None
        higher = [one for one in self.axes if one.box and one.box > measured and one.climb.reaches]
        return min(
            higher, key=lambda one: (len(one.climb.lifts), one.climb.needed or 0), default=None
        )


def own_path(employee: Employee, day: date) -> OwnPath:
    """Return one's own path on a day; a box is told only where it may be read."""
    review = own_review(employee, day)
    axes = axes_of(review) if review.is_shown else ()
    return OwnPath(review, axes, ways_of(employee, list(interests_of(employee)), day))


def axes_of(review: OwnReview) -> tuple[AxisWay, ...]:
    """Return how far the next category of each axis is, and the box it leads to."""
    if review.case is None:
        return ()
    result = review.case.result
    law = law_of(result.run)
    axes = profile_of(law).axes
    climbs = {
        axis: climb(
            axis,
            axes[axis],
            result.rows,
            getattr(result, axis),
            getattr(result, f"{axis}_completeness"),
        )
        for axis in AXES
    }
    return tuple(AxisWay(one, box_after(law, climbs, axis)) for axis, one in climbs.items())


def box_after(law: Law, climbs: dict[str, Climb], axis: str) -> int | None:
    """Return the box after one axis rose by a category; none where either is not known."""
    following = {name: one.category for name, one in climbs.items()}
    following[axis] = climbs[axis].next_category
    performance, potential = (following[name] for name in AXES)
    if performance is None or potential is None:
        return None
    found = law.matrix("nine_box.matrix").get((performance.code, potential.code))
    return int(found) if found else None


def ways_of(employee: Employee, interests: Sequence[Interest], day: date) -> tuple[PostWay, ...]:
    """Return the way to each post, from evidence read once; what cannot be told says why."""
    if not interests:
        return ()
    agency, law = employee.agency, law_on(day, employee.agency.shelf)
    held = Employee.objects.filter(
        agency=agency, left_on=None, position__in=[one.position_id for one in interests]
    )
    people = {employee.pk, *held.values_list("pk", flat=True)}
    posts = {one.position.code for one in interests}
    if employee.position is not None:
        posts.add(employee.position.code)
    try:
        evidence = read_evidence(only_posts(evidence_for(agency, day, people), posts), law)
    except TakarError as problem:
        return tuple(PostWay(one, problem=problem) for one in interests)
    return tuple(way_to(evidence, employee, one) for one in interests)


def only_posts(tables: Mapping[str, pa.Table], posts: Collection[str]) -> dict[str, pa.Table]:
    """Return evidence with some posts alone: nobody asks about the others."""
    every = tables["positions"]
    wanted = pc.is_in(every.column("position_id"), pa.array(sorted(posts), pa.string()))
    return {**tables, "positions": every.filter(wanted)}


def way_to(evidence: Evidence, employee: Employee, interest: Interest) -> PostWay:
    """Return the way to one post; what cannot be told says why."""
    person, post = employee.code, interest.position.code
    try:
        found = explain(evidence, person, post)
        return PostWay(interest, found, smallest_changes(evidence, person, post))
    except TakarError as problem:
        return PostWay(interest, problem=problem)
