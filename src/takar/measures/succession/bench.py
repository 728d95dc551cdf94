"""How deep the bench is: successors ready per post and unit, and the posts at risk."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from takar.measures.succession.readiness import LATER, NOW, SOON, UNKNOWN, Readiness
from takar.measures.succession.seats import Post
from takar.measures.succession.vacancies import Forecast, Vacancy
from takar.regulations.law import Law

RED, YELLOW, GREEN = "MERAH", "KUNING", "HIJAU"


@dataclass(frozen=True)
class Bench:
    """The successors of one post.

    Attributes:
        counts: how many have each label.
        ready: who is ready now.
        ready_most: how many are, if everything missing turned out well.
    """

    position_id: str
    counts: Mapping[str, int]
    ready: tuple[str, ...]
    ready_most: int

    @property
    def now(self) -> int:
        """How many are surely ready now."""
        return len(self.ready)

    @property
    def soon(self) -> int:
        """How many are ready in one to two years."""
        return self.counts.get(SOON, 0)

    @property
    def later(self) -> int:
        """How many are ready later."""
        return self.counts.get(LATER, 0)

    @property
    def unknown(self) -> int:
        """About how many that is not known."""
        return self.counts.get(UNKNOWN, 0)


@dataclass(frozen=True)
class PostRisk:
    """A target post, its vacancy and its successors.

    Attributes:
        vacancy: within the horizon; none where nobody leaves by what is known.
        colour: ``MERAH`` without anybody ready, ``KUNING`` with too few, else ``HIJAU``.
        colour_most: the colour if everything missing turned out well.
        is_urgent: vacant now or within ``urgent_months``.
    """

    post: Post
    vacancy: Vacancy | None
    bench: Bench
    colour: str
    colour_most: str
    is_urgent: bool


@dataclass(frozen=True)
class UnitBench:
    """The posts of one unit and the people ready for them.

    Attributes:
        covered: posts with somebody ready now.
        people: different people ready now.
        at_once: how many of the posts could be filled together, one person one post.
    """

    work_unit_id: str | None
    posts: int
    covered: int
    people: int
    at_once: int


def bench(position_id: str, found: Mapping[str, Readiness]) -> Bench:
    """Count the successors of one post.

    Args:
        position_id: the post.
        found: the readiness of everybody considered, by employee.
    """
    return Bench(
        position_id=position_id,
        counts=Counter(own.label for own in found.values()),
        ready=tuple(sorted(one for one, own in found.items() if own.label == NOW)),
        ready_most=sum(NOW in own.possible for own in found.values()),
    )


def post_risks(
    posts: Iterable[Post], forecast: Forecast, benches: Mapping[str, Bench], law: Law
) -> list[PostRisk]:
    """Tell how much at risk each post is: the reddest first, then the soonest.

    Args:
        posts: usually the target and critical ones.
        forecast: of the vacancies.
        benches: by post; a post without one has nobody.
        law: the law in force.
    """
    enough = law.record("talent.bench")["enough"]
    urgent = law.record("talent.forecast")["urgent_months"]
    risks = []
    for post in posts:
        own = benches.get(post.position_id) or bench(post.position_id, {})
        vacancy = forecast.of(post.position_id)
        risks.append(
            PostRisk(
                post,
                vacancy,
                own,
                colour(own.now, enough),
                colour(own.ready_most, enough),
                vacancy is not None and vacancy.months_left < urgent,
            )
        )
    return sorted(risks, key=_order)


def colour(ready: int, enough: int) -> str:
    """Return the colour of a post with so many successors ready."""
    if ready == 0:
        return RED
    return GREEN if ready >= enough else YELLOW


def unit_benches(posts: Iterable[Post], benches: Mapping[str, Bench]) -> list[UnitBench]:
    """Return the depth of every unit, by its code."""
    units: dict[str | None, list[Post]] = defaultdict(list)
    for post in posts:
        units[post.work_unit_id].append(post)
    return [
        _unit(unit, own, benches)
        for unit, own in sorted(units.items(), key=lambda item: (item[0] is None, item[0] or ""))
    ]


def filled_at_once(ready: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return one person per post, for as many posts as possible at once.

    Every post in turn takes a free successor, or moves others along a chain to free one; such
    augmenting paths give the largest matching.
    """
    wanted = {position: tuple(own) for position, own in ready.items()}
    post_of: dict[str, str] = {}
    for position in sorted(wanted):
        _augment(position, wanted, post_of)
    return {position: person for person, position in sorted(post_of.items())}


def _augment(start: str, wanted: Mapping[str, tuple[str, ...]], post_of: dict[str, str]) -> bool:
    """Seat a post by a chain of moves, found breadth first."""
    came_from: dict[str, str] = {}
    queue = [start]
    for position in queue:
        for person in wanted[position]:
            if person in came_from:
                continue
            came_from[person] = position
            if person not in post_of:
                _move(person, start, came_from, post_of)
                return True
            queue.append(post_of[person])
    return False


def _move(person: str, start: str, came_from: dict[str, str], post_of: dict[str, str]) -> None:
    """Walk the chain back to its start, giving each post its new person."""
    seated = {position: one for one, position in post_of.items()}
    while True:
        position = came_from[person]
        before = seated.get(position)
        post_of[person] = position
        if position == start or before is None:
            return
        person = before


def _unit(unit: str | None, posts: list[Post], benches: Mapping[str, Bench]) -> UnitBench:
    found = {
        post.position_id: benches[post.position_id].ready
        for post in posts
        if post.position_id in benches
    }
    return UnitBench(
        work_unit_id=unit,
        posts=len(posts),
        covered=sum(bool(ready) for ready in found.values()),
        people=len({person for ready in found.values() for person in ready}),
        at_once=len(filled_at_once(found)),
    )


def _order(risk: PostRisk) -> tuple[int, bool, int, str]:
    rank = (RED, YELLOW, GREEN).index(risk.colour)
    months = risk.vacancy.months_left if risk.vacancy else 0
    return rank, risk.vacancy is None, months, risk.post.position_id
