"""Answers that people read: which wait, and for whom; nobody sees what another gave."""

from dataclasses import dataclass
from fractions import Fraction

from takar.items.answers import Answer
from takar.web.accounts.models import User
from takar.web.exam_results.computing import markers_of, reading_of
from takar.web.exam_results.queries.evidence import Evidence, Given, evidence_of
from takar.web.exam_results.queries.runs import next_terms
from takar.web.exam_results.rules.readings import Reading, Settled
from takar.web.exams.models import Exam
from takar.web.sittings.models import Sitting

SHORT = 6


@dataclass(frozen=True)
class Waiting:
    """An answer that is read by people, as one of them sees it.

    Attributes:
        name: how readers speak of it; it says nothing of who wrote it.
        is_read: this reader has read it.
        may_read: it still waits for a reader, and this one can be it.
    """

    sitting: int
    slot: int
    version: int
    name: str
    most: Fraction
    answer: Answer
    digest: str
    state: Settled
    readings: tuple[Reading, ...]
    is_read: bool

    @property
    def may_read(self) -> bool:
        """It waits for a reader who has not read it."""
        return self.state.is_open and not self.is_read


def waiting_of(user: User, exam: Exam, *, sitting: int | None = None) -> list[Waiting]:
    """Return the answers of an exam that people read; the reader's own are not among them."""
    rows = Sitting.objects.filter(registration__session__exam=exam)
    others = rows.exclude(registration__employee__user=user)
    if sitting is not None:
        others = others.filter(pk=sitting)
    evidence = evidence_of(exam, only=others.values_list("pk", flat=True))
    return sorted(read_by_people(user, exam, evidence), key=lambda one: (one.version, one.name))


def read_by_people(user: User, exam: Exam, evidence: Evidence) -> list[Waiting]:
    """Return what a key cannot mark."""
    markers, terms = markers_of(evidence), next_terms(exam)
    told = []
    for sitting, sheet in evidence.sheets.items():
        for one in sheet:
            if one.answer is None or one.version not in markers:
                continue
            found = markers[one.version].mark(one.answer)
            if found.needs_person:
                readings = evidence.readings.get((sitting, one.slot), [])
                state = reading_of(found, readings, terms)
                told.append(waiting(user, sitting, one, found.most, state, readings))
    return told


def waiting(
    user: User,
    sitting: int,
    one: Given,
    most: Fraction,
    state: Settled,
    readings: list[Reading],
) -> Waiting:
    """Return one answer as a reader sees it."""
    assert one.answer is not None  # noqa: S101 -- only answers are read
    return Waiting(
        sitting=sitting,
        slot=one.slot,
        version=one.version,
        name=one.digest[:SHORT].upper(),
        most=most,
        answer=one.answer,
        digest=one.digest,
        state=state,
        readings=tuple(readings),
        is_read=any(reading.marker == user.pk for reading in readings),
    )
