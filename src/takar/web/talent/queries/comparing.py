"""Two maps compared: who stands in another box now."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from takar.web.accounts.models import User
from takar.web.results.models import Run, TalentResult
from takar.web.talent.queries.placing import placed_people
from takar.web.talent.rules import UNDETERMINED

People = QuerySet[Any]
"""Results that also know the box of an earlier run."""


@dataclass(frozen=True)
class Move:
    """How many people went from one box to another between two runs; 0 is "no box"."""

    before: int
    after: int
    count: int

    @property
    def is_still(self) -> bool:
        """They stayed where they were."""
        return self.before == self.after


def both(user: User, before: Run, after: Run) -> People:
    """Return the people of the second run who were in the first, with the box they had then."""
    earlier = TalentResult.objects.filter(run=before, employee=OuterRef("employee"))
    people = placed_people(user, after).annotate(
        earlier=Subquery(earlier.values("pk")),
        box_before=Coalesce(Subquery(earlier.values("box")), UNDETERMINED),
        box_after=Coalesce("box", UNDETERMINED),
    )
    return people.filter(earlier__isnull=False)


def moves_between(people: People) -> list[Move]:
    """Count the people of each pair of boxes, the moved first."""
    counted = people.order_by().values_list("box_before", "box_after").annotate(count=Count("pk"))
    found = [Move(old, new, count) for old, new, count in counted]
    return sorted(found, key=lambda move: (move.is_still, -move.count, move.before, move.after))


def moved(people: People, before: int, after: int) -> People:
    """Return the people who went from one box to another."""
    return people.filter(box_before=before, box_after=after)


def all_moved(people: People) -> People:
    """Return everybody who stands in another box than before."""
    return people.exclude(box_before=F("box_after"))
