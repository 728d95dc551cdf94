"""What the room reads: talks, advice and objections, each for those who may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, When
from django.utils import timezone

from takar.kernel.rounding import printed
from takar.regulations.law import Law
from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import sees_everyone
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.queries.events import (
    SIGNED,
    events_seen_by,
    participants_seen_by,
    searched_participants,
)
from takar.web.assessments.queries.staffing import assignments_told_by
from takar.web.assessments.queries.standards import standards_of
from takar.web.assessments.rules.levels import Number, tidy
from takar.web.audit.models import Entry
from takar.web.feedback.models import Advice, FeedbackSession, Objection
from takar.web.feedback.rules import LAW_FIELDS, working_days_after
from takar.web.people.queries.law import law_of

PEOPLE = "participant__employee__unit"


def handed_over_on(event: Event) -> date | None:
    """Return the day on which the results were last handed over, as the log tells it."""
    moves = Entry.objects.filter(
        agency_code=event.agency.code,
        act="assessments.event.moved",
        subject_kind="assessments.event",
        subject_id=str(event.pk),
        facts__state="DISERAHKAN",
    )
    last = moves.order_by("-at").first()
    return timezone.localdate(last.at) if last else event.signed_on


def deadline_of(event: Event, law: Law) -> date | None:
    """Return the last day for contesting the results of an event."""
    since = handed_over_on(event)
    within = law.record("assessment.objection")["file_within"]
    return None if since is None else working_days_after(since, within)


def own_participations(user: User, agency: Agency) -> QuerySet[Participant]:
    """Return the events whose results this person may read about themselves, newest first."""
    own = Participant.objects.filter(
        event__agency=agency, employee__user=user, event__state="DISERAHKAN"
    )
    return own.select_related("event__agency", "employee").order_by("-event__signed_on", "-pk")


def participants_followed_by(user: User, event: Event) -> QuerySet[Participant]:
    """Return the participants whose feedback this person may read.

    The head of a unit reads the advice for the unit's people once results are signed; an assessor
    that for whom they judged, once the results were handed over.
    """
    seen = participants_seen_by(user, event).order_by().values("pk")
    told = assignments_told_by(user, event.agency_id).order_by().values("participant")
    people = Participant.objects.filter(Q(pk__in=seen) | Q(pk__in=told), event=event)
    return people.select_related("employee__unit").exclude(employee__user=user)


def events_followed_by(user: User, agency: Agency) -> QuerySet[Event]:
    """Return the signed events of which this person may read some feedback, newest first."""
    seen = events_seen_by(user, agency).order_by().values("pk")
    told = assignments_told_by(user, agency.pk).order_by().values("participant__event")
    events = Event.objects.filter(Q(pk__in=seen) | Q(pk__in=told), agency=agency)
    return events.filter(state__in=SIGNED).select_related("agency")


def people_to_tell(user: User, agency: Agency) -> QuerySet[Participant]:
    """Return whom an assessor judged and may now tell how it went; without a talk come first."""
    told = assignments_told_by(user, agency.pk).order_by().values("participant")
    people = Participant.objects.filter(pk__in=told).select_related("employee__unit", "event")
    counted = people.annotate(talks=Count("feedback_sessions"))
    return counted.order_by(
        Case(When(talks=0, then=0), default=1), "-event__signed_on", "event", "number"
    )


@dataclass(frozen=True)
class Found:
    """The level of one competency beside the standard of the post."""

    title: str
    level: Number | None
    required: int | None


def levels_of(participant: Participant, law: Law) -> list[Found]:
    """Return every level of one participant in the order of the law; a gap is no zero."""
    levels = dict(
        IntegratedLevel.objects.filter(participant=participant).values_list("competency", "level")
    )
    [standard] = standards_of(participant.event.agency, [participant], law).values()
    return [
        Found(one.title, tidy(levels.get(code)), standard[code])
        for code, one in law.codes("assessment.competencies").items()
    ]


@dataclass(frozen=True)
class Gap:
    """A competency in which a person stands below the standard of the post."""

    competency: str
    title: str
    level: Decimal
    required: int

    @property
    def missing(self) -> Decimal:
        """How far the level lies below."""
        return self.required - self.level

    @property
    def shown(self) -> str:
        """The level as it is printed."""
        return printed(self.level) if self.level % 1 else str(int(self.level))


def gaps_of(people: Sequence[Participant], law: Law) -> dict[int, list[Gap]]:
    """Return, per participant, what lies below the standard, widest first; a gap is no zero."""
    if not people:
        return {}
    titles = {code: one.title for code, one in law.codes("assessment.competencies").items()}
    allowed = law.record("assessment.advice")["gap_below"]
    standards = standards_of(people[0].event.agency, people, law)
    found: dict[int, list[Gap]] = {one.pk: [] for one in people}
    levels = IntegratedLevel.objects.filter(participant__in=people, level__isnull=False)
    for participant, code, level in levels.values_list("participant", "competency", "level"):
        required = standards[participant].get(code)
        if required is not None and level - required < allowed:
            found[participant].append(Gap(code, titles.get(code, code), level, required))
    for gaps in found.values():
        gaps.sort(key=lambda gap: (-gap.missing, gap.title))
    return found


def usual_advice(law: Law, competency: str) -> dict[str, str]:
    """Return the law's ways of developing one competency, by way."""
    code = law.codes("assessment.development").get(competency)
    return {way: code[field] for way, field in LAW_FIELDS.items()} if code else {}


@dataclass(frozen=True)
class Following:
    """One participant in the list of an event, with what was done so far."""

    participant: Participant
    talks: int
    unconfirmed: int
    advice: int
    finished: int
    objections: int


def followings(people: Sequence[Participant]) -> list[Following]:
    """Return the rows of the participants of one page."""
    keys = [one.pk for one in people]
    talks = counted(FeedbackSession.objects.filter(participant__in=keys), Q(confirmed_at=None))
    advice = counted(Advice.objects.filter(participant__in=keys), Q(state="SELESAI"))
    waiting = counted(Objection.objects.filter(participant__in=keys), Q(state="DIAJUKAN"))
    none = (0, 0)
    return [
        Following(
            one,
            *talks.get(one.pk, none),
            *advice.get(one.pk, none),
            waiting.get(one.pk, none)[1],
        )
        for one in people
    ]


def counted(rows: QuerySet[Any], special: Q) -> dict[int, tuple[int, int]]:
    """Count rows and special rows of each participant."""
    found = rows.order_by().values("participant")
    counts = found.annotate(all=Count("pk"), special=Count("pk", filter=special))
    return {one["participant"]: (one["all"], one["special"]) for one in counts}


def listed(user: User, event: Event, wanted: Mapping[str, Any]) -> QuerySet[Participant]:
    """Return the participants that match a search, those without a talk on request."""
    people = searched_participants(participants_followed_by(user, event), wanted)
    if wanted.get("left") == "tanpa-umpan-balik":
        people = people.filter(feedback_sessions=None)
    elif wanted.get("left") == "tanpa-saran":
        people = people.filter(advice=None)
    return people.order_by("number")


def objections_seen_by(user: User, agency: Agency) -> QuerySet[Objection]:
    """Return the objections somebody may read: all, or the own ones."""
    found = Objection.objects.filter(participant__event__agency=agency)
    if not sees_everyone(user, agency):
        found = found.filter(participant__employee__user=user)
    return found.select_related(PEOPLE, "participant__event__agency", "answered_by")


def waiting_objections(user: User, agency: Agency) -> int:
    """Count the objections an operator has to answer."""
    if not user.is_one_of(agency.pk, Role.OPERATOR):
        return 0
    waiting = Objection.objects.filter(participant__event__agency=agency, state="DIAJUKAN")
    return waiting.exclude(participant__employee__user=user).count()


def law_for(event: Event) -> Law:
    """Return the law under which results of an event are told and contested: that of today."""
    return law_of(event.agency, timezone.localdate())
