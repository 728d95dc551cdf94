"""Time given back in which somebody worked, as far as it was noted and not yet looked at."""

from collections.abc import Collection
from dataclasses import dataclass

from takar.web.exams.models import ExamSession
from takar.web.sittings.models import Credit, Sitting, SittingEvent

WORKED = "DIKERJAKAN"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody worked in time that was given back to them.

    Attributes:
        seconds: from the beginning of the outage to the last work in it.
        changes: how many answers, marks and opened questions there are.
        is_open: nobody has decided about it since.
    """

    seconds: int
    changes: int
    is_open: bool


def noted_work(given: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return how much work was noted within each credit, and in how many seconds of it."""
    sittings = Credit.objects.filter(pk__in=list(given)).values("clock__sitting")
    rows = SittingEvent.objects.filter(sitting__in=sittings, facts__cause=WORKED)
    told: dict[int, tuple[int, int]] = {}
    for facts in rows.order_by("pk").values_list("facts", flat=True):
        told[facts["credit"]] = (facts["changes"], facts["seconds"])
    return told


def doubts_of(sitting: Sitting) -> dict[int, Doubt]:
    """Return the doubts about the time given back to one sitting, by credit."""
    told: dict[int, Doubt] = {}
    rows = SittingEvent.objects.filter(sitting=sitting, facts__has_key="credit").order_by("pk")
    for facts in rows.values_list("facts", flat=True):
        if facts.get("cause") == WORKED:
            told[facts["credit"]] = Doubt(facts["seconds"], facts["changes"], is_open=True)
        elif known := told.get(facts["credit"]):
            told[facts["credit"]] = Doubt(known.seconds, known.changes, is_open=False)
    return told


def doubted_in(session: ExamSession) -> set[int]:
    """Return the registrations of a session of whose time given back somebody should decide."""
    rows = SittingEvent.objects.filter(
        sitting__registration__session=session, facts__has_key="credit"
    )
    last: dict[int, tuple[int, bool]] = {}
    told = rows.order_by("pk").values_list("sitting__registration", "facts")
    for registration, facts in told:
        last[facts["credit"]] = (registration, facts.get("cause") == WORKED)
    return {registration for registration, is_open in last.values() if is_open}
