"""Record what was seen: on the screen, or as a whole table."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import pyarrow as pa
from django.db.models import Q
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import Membership, Role, User
from takar.web.accounts.permissions import operates
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.actions.score_checks import (
    Desk,
    aspect_fault,
    desk_of,
    exact_level,
    own_rows,
    people_of,
    repeats,
    score_fault,
    submitted_sheets,
)
from takar.web.assessments.models import (
    Event,
    IntegratedPotential,
    MethodScore,
    Participant,
)
from takar.web.assessments.permissions import is_staffed, rates
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.staffing import assignments_of, seat_of
from takar.web.assessments.rules.levels import unseen_evidence
from takar.web.assessments.rules.refusals import BadScores, NotReady
from takar.web.audit.action import action, noted

ONE_SCORE = ["participant", "method", "competency", "assessor"]


@action("assessments.scores.recorded", needs=rates)
def record_scores(
    actor: User,
    participant: Participant,
    *,
    method: str,
    assessor: str = "",
    levels: Mapping[str, Decimal | None],
    evidence: Mapping[str, str] | None = None,
) -> int:
    """Record what one assessor saw of one participant by one method; returns how many levels.

    A level that is ``None`` empties the cell. An assessor signs with the name of the own seat, or
    the own name where there is no team; only the operator may write down what somebody else saw.
    Where assessors were assigned, each records for the participants and methods assigned.

    Raises:
        BadScores: a level is out of range or outside the matrix; none was recorded.
        NotNow: the event takes no scores now.
        NotReady: the method is not assigned to the assessor, or the sheet was submitted.
    """
    event = participant.event
    hold(event, "score")
    rows = [
        {
            "employee_id": participant.employee.code,
            "method": method,
            "competency": competency,
            "assessor": signature(actor, participant, assessor),
            "level": level,
            "evidence": (evidence or {}).get(competency, ""),
        }
        for competency, level in levels.items()
    ]
    # neither levels nor notes are for the log
    noted(levels=len(levels), evidence=sum(map(bool, (evidence or {}).values())))
    refuse_unassigned(actor, participant, method)
    refuse_submitted(actor, event, rows)
    desk = desk_of(event, [participant])
    refuse_borrowed_name(actor, desk, rows)
    return write_scores(actor, desk, rows)


@action("assessments.score_table.recorded", needs=operates)
def record_scores_table(actor: User, event: Event, *, table: pa.Table, assessor: str = "") -> int:
    """Record a whole table of scores, or none of them; returns how many.

    Args:
        actor: the operator.
        event: an event that takes scores now.
        table: ``employee_id``, ``method``, ``competency``, ``level``; perhaps ``assessor`` and
            ``evidence``. What was recorded before for the same cell is replaced.
        assessor: whose scores these are, where the table does not say so.

    Raises:
        BadScores: some rows cannot be recorded; ``faults`` names every one.
    """
    hold(event, "score")
    noted(table=table.num_rows)
    rows = [
        {"assessor": assessor} | row | {"level": exact_level(row["level"])}
        for row in table.to_pylist()
    ]
    noted(submitted_sheets=submitted_sheets(event, rows))
    people = Participant.objects.filter(event=event).select_related("employee")
    return write_scores(actor, desk_of(event, people), rows)


@action("assessments.potentials.recorded", needs=operates)
def record_potentials(actor: User, event: Event, *, table: pa.Table) -> int:
    """Record the potential aspects of many people, or of nobody; returns how many.

    Args:
        actor: the operator.
        event: an event that takes scores now.
        table: ``employee_id``, ``aspect``, ``score`` from 0 to 5.

    Raises:
        BadScores: some rows cannot be recorded; ``faults`` names every one.
    """
    hold(event, "score")
    noted(table=table.num_rows)
    law = law_of_event(event)
    aspects, limits = law.codes("assessment.potential_aspects"), limits_of(law)
    people = people_of(Participant.objects.filter(event=event).select_related("employee"))
    rows = table.to_pylist()
    faults = [
        fault
        for line, row in enumerate(rows, start=1)
        if (fault := aspect_fault(row, line, people, aspects, limits)) is not None
    ]
    faults += own_rows(actor, rows, people) + repeats(rows, ("employee_id", "aspect"))
    if faults:
        raise BadScores(faults)
    IntegratedPotential.objects.bulk_create(
        [
            IntegratedPotential(
                participant=people[row["employee_id"]],
                aspect=row["aspect"],
                score=exact_level(row["score"]),
            )
            for row in rows
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["participant", "aspect"],
        update_fields=["score"],
    )
    return len(rows)


def write_scores(scorer: User, desk: Desk, rows: list[dict[str, Any]]) -> int:
    """Check all rows and write them all, marking whoever was scored as present."""
    faults = [
        fault
        for line, row in enumerate(rows, start=1)
        if (fault := score_fault(row, line, desk)) is not None
    ]
    faults += own_rows(scorer, rows, desk.people)
    faults += repeats(rows, ("employee_id", "method", "competency", "assessor"))
    if faults:
        raise BadScores(faults)
    now = timezone.now()
    MethodScore.objects.bulk_create(
        [
            MethodScore(
                participant=desk.people[row["employee_id"]],
                method=desk.methods[row["method"]],
                competency=row["competency"],
                assessor=row.get("assessor") or "",
                level=row["level"],
                evidence=row.get("evidence") or "",
                entered_by=scorer,
                entered_at=now,
            )
            for row in rows
        ],
        batch_size=1000,
        update_conflicts=True,
        unique_fields=ONE_SCORE,
        update_fields=["level", "evidence", "entered_by", "entered_at"],
    )
    note_presence(desk, {row["employee_id"] for row in rows if row["level"] is not None})
    Event.objects.filter(pk=desk.event.pk).update(integrated_at=None)
    return len(rows)


def note_presence(desk: Desk, codes: Iterable[str]) -> None:
    """Mark as present whoever was invited and now has a score."""
    scored = [desk.people[code].pk for code in codes if desk.people[code].state == "DIUNDANG"]
    Participant.objects.filter(pk__in=scored).update(state="HADIR")


def signature(scorer: User, participant: Participant, assessor: str) -> str:
    """Return whose score it is: an assessor's own, or the one an operator names."""
    if assessor and operates(scorer, participant):
        return assessor.strip()
    seat = seat_of(scorer, participant.event)
    return seat.name if seat else str(scorer)


def refuse_unassigned(scorer: User, participant: Participant, method: str) -> None:
    """Refuse scores of an assessor by a method that was not assigned.

    Raises:
        NotReady: it was not.
    """
    if operates(scorer, participant) or not is_staffed(participant.event):
        return
    own = assignments_of(scorer, participant.event).filter(participant=participant)
    if not own.filter(method__code=method).exists():
        raise NotReady(
            msg("{name} tidak ditugaskan kepada Anda.", name=participant.employee.name),
            hint=msg("Minta operator menugaskan peserta dan metode ini kepada Anda."),
        )


def refuse_submitted(scorer: User, event: Event, rows: list[dict[str, Any]]) -> None:
    """Refuse to rewrite a submitted sheet; for an operator, note that it was.

    Raises:
        NotReady: the sheet is locked.
    """
    sheets = submitted_sheets(event, rows)
    if sheets and not operates(scorer, event):
        raise NotReady(
            msg("Lembar ini sudah dikirim."),
            hint=msg("Minta operator membukanya kembali dengan alasan."),
        )
    noted(submitted_sheets=sheets)


def refuse_borrowed_name(scorer: User, desk: Desk, rows: list[dict[str, Any]]) -> None:
    """Refuse to overwrite what another assessor recorded under the same name.

    What an operator wrote down for somebody may be mended by that somebody.

    Raises:
        NotReady: two people sign with one name.
    """
    if not rows or operates(scorer, desk.event):
        return
    operators = Membership.objects.filter(agency=desk.event.agency, role=Role.OPERATOR)
    others = MethodScore.objects.filter(
        participant__event=desk.event,
        assessor=rows[0]["assessor"],
        participant__in=list(desk.people.values()),
        method__code=rows[0]["method"],
        level__isnull=False,
    ).exclude(Q(entered_by=scorer) | Q(entered_by__in=operators.values("user")))
    if others.exists():
        raise NotReady(
            msg("Nilai atas nama {name} dicatat oleh pengguna lain.", name=rows[0]["assessor"]),
            hint=msg("Minta operator memeriksa nama asesor."),
        )


def read_level(text: str) -> Decimal | None:
    """Read a level as people type it, with a comma or a point; nothing typed is a gap.

    Raises:
        BadScores: it is no number.
    """
    written = text.strip().replace(",", ".")
    try:
        return Decimal(written) if written else None
    except InvalidOperation as fault:
        raise BadScores([msg("{text} bukan angka", text=text)]) from fault


def read_evidence(level: Decimal | None, text: str, *, unseen: str) -> str:
    """Read the evidence beside a level, or why nothing was seen.

    Raises:
        BadScores: there are both, a level and a reason why there is none.
    """
    if not unseen.strip():
        return text.strip()
    if level is not None:
        raise BadScores([msg("isi level, atau sebab tidak teramati; bukan keduanya")])
    return unseen_evidence(unseen)
