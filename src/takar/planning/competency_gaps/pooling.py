"""People whose gaps are alike become one group; what one of them may attend at once is a bundle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from takar.planning.choices import lot
from takar.planning.competency_gaps.problem import Caps, GapTask, Offer, Want
from takar.tables.expressions import micro


@dataclass(frozen=True, order=True)
class Choice:
    """One training for one gap; worth and hours in millionths.

    Attributes:
        offer: the place of the training in the list.
    """

    competency: str
    offer: int
    worth: int
    hours: int
    cost: int


@dataclass(frozen=True)
class Bundle:
    """What one person attends; nothing at all is not among the bundles."""

    choices: tuple[Choice, ...]
    worth: int
    hours: int
    cost: int


@dataclass(frozen=True)
class Member:
    """Somebody in a group."""

    employee_id: str
    unit: str


@dataclass(frozen=True)
class Group:
    """People who are alike, in the order of their lots, and what each may attend."""

    bundles: tuple[Bundle, ...]
    members: tuple[Member, ...]


def pooled(task: GapTask, alone: str | None = None) -> tuple[Group, ...]:
    """Return the groups in an order that does not depend on the order of the people.

    Args:
        task: what is asked.
        alone: somebody who is to be a group of one.
    """
    alike: dict[tuple[bool, tuple[Choice, ...]], list[Member]] = defaultdict(list)
    for employee_id, own in _by_person(task.wants).items():
        choices = tuple(sorted(c for want in own for c in choices_of(want, task.offers)))
        if choices:
            key = (employee_id == alone, choices)
            alike[key].append(Member(employee_id, own[0].unit))
    return tuple(
        Group(
            tuple(bundles_of(choices, task.caps)),
            tuple(sorted(members, key=lambda own: (lot(task.word, own.employee_id), own))),
        )
        for (_, choices), members in sorted(alike.items())
    )


def choices_of(want: Want, offers: Sequence[Offer]) -> Iterator[Choice]:
    """Yield the trainings that would close something of a gap."""
    for place, offer in enumerate(offers):
        closed = min(want.gap, offer.closes)
        if offer.competency == want.competency and closed > 0:
            yield Choice(
                competency=want.competency,
                offer=place,
                worth=micro(closed * want.weight),
                hours=micro(offer.hours),
                cost=offer.cost_per_person,
            )


def bundles_of(choices: Iterable[Choice], caps: Caps) -> Iterator[Bundle]:
    """Yield every way to attend at most one training per competency within a person's limits."""
    by_competency: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        by_competency[choice.competency].append(choice)
    most = None if caps.hours_each is None else micro(caps.hours_each)
    for size in range(1, min(caps.trainings_each, len(by_competency)) + 1):
        for chosen in combinations(by_competency.values(), size):
            for row in product(*chosen):
                bundle = _bundle(row)
                if most is None or bundle.hours <= most:
                    yield bundle


def _bundle(row: tuple[Choice, ...]) -> Bundle:
    return Bundle(
        row,
        worth=sum(choice.worth for choice in row),
        hours=sum(choice.hours for choice in row),
        cost=sum(choice.cost for choice in row),
    )


def _by_person(wants: Iterable[Want]) -> dict[str, list[Want]]:
    found: dict[str, list[Want]] = defaultdict(list)
    for want in wants:
        found[want.employee_id].append(want)
    return found
