"""Answers that came after the end and wait for somebody to decide; never what they say."""

from dataclasses import dataclass

from takar.web.exams.models import ExamSession
from takar.web.sittings.models import AnswerChange, Sitting
from takar.web.sittings.queries import standings_of
from takar.web.sittings.queries.entrance import WITH_ALL
from takar.web.sittings.rules.judging import Standing, Worth


@dataclass(frozen=True)
class Late:
    """The late answers of one person.

    Attributes:
        sitting: whose they are.
        answers: number of the change in the database, and what it is worth.
    """

    sitting: Sitting
    answers: list[tuple[int, Standing]]


def late_in(session: ExamSession, *, worth: Worth = Worth.LATE) -> list[Late]:
    """Return whose answers wait for a decision in a session, by number; or are worth that."""
    rows = Sitting.objects.filter(registration__session=session).select_related(*WITH_ALL)
    sittings = list(rows.order_by("registration__number"))
    waiting = {
        number: {one.said.number: one for one in standings if one.worth is worth}
        for number, standings in standings_of(sittings).items()
    }
    keys = numbers_of([number for number, found in waiting.items() if found])
    return [
        Late(one, [(keys[one.pk, *said], found) for said, found in waiting[one.pk].items()])
        for one in sittings
        if waiting.get(one.pk)
    ]


def numbers_of(sittings: list[int]) -> dict[tuple[int, int, int], int]:
    """Return the number in the database of each change of some sittings."""
    rows = AnswerChange.objects.filter(sitting__in=sittings)
    return {
        (sitting, desk, sequence): pk
        for pk, sitting, desk, sequence in rows.values_list("pk", "sitting_id", "desk", "sequence")
    }
