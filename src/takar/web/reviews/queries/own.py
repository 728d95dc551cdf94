"""What somebody reads about themselves: a decided box, once it is shown and evidence is whole."""

from dataclasses import dataclass
from datetime import date

from takar.web.people.models import Employee
from takar.web.results.explaining import Advice, advice_for
from takar.web.results.queries import is_withheld
from takar.web.results.rules import Sight
from takar.web.reviews.models import Case, Cycle, GroupMember
from takar.web.reviews.queries import case_of
from takar.web.reviews.queries.groups import groups_of
from takar.web.reviews.queries.law import law_for
from takar.web.talent.queries import standing_of
from takar.web.talent.queries.placing import Standing as MapPlace


@dataclass(frozen=True)
class OwnReview:
    """One's own place in the cycle in force.

    Attributes:
        case: in the cycle; none where one is in no cycle in force.
        is_shown: employees may read their boxes, and what was measured was handed over.
        place: the measures behind it, as one reads them oneself.
        groups: the groups one belongs to.
    """

    case: Case | None = None
    is_shown: bool = False
    place: MapPlace | None = None
    advice: Advice | None = None
    groups: tuple[GroupMember, ...] = ()

    @property
    def cycle(self) -> Cycle | None:
        """The cycle in force."""
        return self.case.cycle if self.case else None

    @property
    def box(self) -> int | None:
        """The decided box, where it may be read: shown, and no evidence missing."""
        if self.case is None or not self.is_shown or self.case.result.gaps:
            return None
        box: int | None = self.case.box_now
        return box

    @property
    def holds_back(self) -> bool:
        """There is something to read, but evidence is missing."""
        return self.case is not None and self.is_shown and self.case.result.gaps != ""


def own_review(employee: Employee, day: date) -> OwnReview:
    """Return what somebody may read about themselves on a day."""
    case = case_of(employee, day)
    if case is None:
        return OwnReview()
    is_shown = case.cycle.shows_boxes and not is_withheld(case.result.run)
    if not is_shown:
        return OwnReview(case)
    told = OwnReview(
        case,
        is_shown=True,
        place=standing_of(case.result, Sight.OWN),
        groups=tuple(one for one in groups_of(employee, case.cycle) if one.holds_on(day)),
    )
    if told.box is None:
        return told
    return OwnReview(
        case,
        is_shown=True,
        place=told.place,
        groups=told.groups,
        advice=advice_for(law_for(case.cycle), told.box),
    )
