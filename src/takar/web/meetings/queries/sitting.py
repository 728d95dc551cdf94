"""The meetings of an event, who is expected and who is there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from takar.web.accounts.models import User
from takar.web.assessments.models import Event, EventAssessor, MethodScore, Participant
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.staffing import seat_of
from takar.web.meetings.models import Meeting, MeetingPresence
from takar.web.meetings.permissions import is_chair, operates
from takar.web.meetings.rules.quorum import Attendance, Quorum, QuorumRule, quorum

EXPECTED_ROLES = ("KETUA", "ASESOR", "NARASUMBER")


@dataclass(frozen=True)
class RollRow:
    """Somebody expected at the meeting, or there.

    Attributes:
        role: word for what they are in the team; empty for a name known only from the scores.
        people: how many participants they rated.
        presence: how it stands with them now, if anything was written down.
    """

    name: str
    role: str
    people: int
    is_chair: bool
    seat: EventAssessor | None
    presence: MeetingPresence | None

    @property
    def is_present(self) -> bool:
        """They are there now."""
        return self.presence is not None and self.presence.state == "HADIR"

    @property
    def is_excused(self) -> bool:
        """They said why they cannot come."""
        return self.presence is not None and self.presence.state == "BERHALANGAN"


def meetings_of(event: Event) -> list[Meeting]:
    """Return the meetings of an event, the first one first."""
    meetings = Meeting.objects.filter(event=event)
    return list(
        meetings.select_related("opened_by", "closed_by", "chair_user").prefetch_related(
            "presences", "signatures__signed_by"
        )
    )


def open_meeting(event: Event) -> Meeting | None:
    """Return the meeting that sits now, if one does."""
    sitting: Meeting | None = Meeting.objects.filter(event=event, closed_at=None).first()
    return sitting


def usual_rule(event: Event) -> QuorumRule:
    """Return the quorum that the law, or the agency, sets."""
    record = law_of_event(event).record("assessment.meeting")
    return QuorumRule(
        assessors_needed=record["assessors_of_candidate_min"],
        chair_needed=record["chair_required"],
        excuses_needed=record["absent_assessors_excused"],
    )


def rule_of(meeting: Meeting) -> QuorumRule:
    """Return the quorum that holds in a meeting."""
    return QuorumRule(meeting.assessors_needed, meeting.chair_needed, meeting.excuses_needed)


def seats_of(event: Event) -> dict[str, EventAssessor]:
    """Return the seats of the team that are expected at a meeting, by name."""
    seats = EventAssessor.objects.filter(event=event, role__in=EXPECTED_ROLES)
    return {seat.name: seat for seat in seats.select_related("user")}


def rated_people(event: Event) -> dict[str, int]:
    """Count, by name, how many participants somebody watched."""
    people: dict[str, set[int]] = defaultdict(set)
    for participant, name in watched(event):
        people[name].add(participant)
    return {name: len(some) for name, some in people.items()}


def usual_chair(event: Event) -> str:
    """Return who heads the team, if anybody does."""
    return next(
        (
            seat.name
            for seat in seats_of(event).values()
            if seat.role == "KETUA" and seat.state == "AKTIF"
        ),
        "",
    )


def expected_names(event: Event) -> list[str]:
    """Return who may be expected: the team still at work, and whoever signed scores."""
    return sorted((seats_of(event).keys() | rated_people(event).keys()) - released_names(event))


def released_names(event: Event) -> frozenset[str]:
    """Return who was released from the team: nobody waits for them."""
    released = EventAssessor.objects.filter(event=event, state="DILEPAS")
    return frozenset(released.values_list("name", flat=True))


def roll_of(meeting: Meeting) -> list[RollRow]:
    """Return who is expected at a meeting or is there: the chair first, then by name."""
    seats, rated = seats_of(meeting.event), rated_people(meeting.event)
    now = {one.name: one for one in meeting.presences.all() if one.left_at is None}
    names = {*expected_names(meeting.event), *now, meeting.chair}
    return [
        RollRow(
            name=name,
            role=seats[name].get_role_display() if name in seats else "",
            people=rated.get(name, 0),
            is_chair=name == meeting.chair,
            seat=seats.get(name),
            presence=now.get(name),
        )
        for name in sorted(names, key=lambda name: (name != meeting.chair, name))
    ]


def attendance_of(meeting: Meeting) -> Attendance:
    """Return who is there now and who was excused."""
    now = MeetingPresence.objects.filter(meeting=meeting, left_at=None)
    states = dict(now.values_list("name", "state"))
    return Attendance(
        chair=meeting.chair,
        present=frozenset(name for name, state in states.items() if state == "HADIR"),
        excused=frozenset(name for name, state in states.items() if state == "BERHALANGAN"),
    )


def speaks(user: User, meeting: Meeting) -> bool:
    """The person decides at the meeting: the operator, and whoever was noted as there."""
    if operates(user, meeting):
        return True
    seat = seat_of(user, meeting.event)
    names = {seat.name if seat else str(user)}
    if is_chair(user, meeting):
        names.add(meeting.chair)
    return not names.isdisjoint(attendance_of(meeting).present)


def watched(event: Event, people: Iterable[Participant] | None = None) -> set[tuple[int, str]]:
    """Return who watched whom, by the names under the scores; tests have testers, not assessors."""
    methods = law_of_event(event).codes("assessment.methods")
    watching = [code for code, method in methods.items() if method["needs_assessor"]]
    rows = MethodScore.objects.filter(
        participant__event=event, level__isnull=False, method__code__in=watching
    )
    if people is not None:
        rows = rows.filter(participant__in=[one.pk for one in people])
    pairs = rows.exclude(assessor="").order_by().values_list("participant", "assessor")
    return set(pairs.distinct())


def raters_of(event: Event, people: Iterable[Participant]) -> dict[int, frozenset[str]]:
    """Return who watched each of these participants, by the names under the scores."""
    chosen = list(people)
    raters: dict[int, set[str]] = {one.pk: set() for one in chosen}
    for participant, name in watched(event, chosen):
        raters[participant].add(name)
    return {pk: frozenset(names) for pk, names in raters.items()}


def quorums_of(meeting: Meeting | None, people: Iterable[Participant]) -> Mapping[int, Quorum]:
    """Return how the meeting stands before each of these participants; nothing without one."""
    if meeting is None:
        return {}
    there, rule = attendance_of(meeting), rule_of(meeting)
    released = released_names(meeting.event)
    return {
        pk: quorum(names - released, there, rule)
        for pk, names in raters_of(meeting.event, people).items()
    }


def quorum_before(meeting: Meeting, participant: Participant) -> Quorum:
    """Return how the meeting stands before one participant."""
    return quorums_of(meeting, [participant])[participant.pk]
