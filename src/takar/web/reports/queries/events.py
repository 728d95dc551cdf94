"""Everything a report tells, read at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, QuerySet

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.law import Law
from takar.web.accounts.models import Agency
from takar.web.assessments.models import Event, MethodScore, Participant
from takar.web.meetings.models import LevelChange
from takar.web.people.models import Employee, WorkUnit
from takar.web.reports.rules import CompetencyLine
from takar.web.results.models import JpmResult, Run, TalentResult
from takar.web.results.queries import category_titles, latest_talent, law_of


@dataclass(frozen=True)
class PersonReport:
    """One participant with everything a report says about them.

    Attributes:
        nip: the number as this reader may see it; the birth date is inside the whole one.
        corrections: levels changed after the signature, the oldest first.
    """

    participant: Participant
    lines: tuple[CompetencyLine, ...]
    potentials: dict[str, Decimal | None]
    jpm: JpmResult | None
    talent: TalentResult | None
    scores: dict[str, list[MethodScore]] = field(default_factory=dict)
    nip: str = ""
    corrections: tuple[LevelChange, ...] = ()

    @property
    def employee(self) -> Employee:
        """The person."""
        return self.participant.employee

    @property
    def category(self) -> str | None:
        """The category of the JPM, where it is determined."""
        return self.jpm.category if self.jpm else None


@dataclass(frozen=True)
class EventReport:
    """An event with all its participants, its law and its runs."""

    event: Event
    run: Run
    law: Law
    people: tuple[PersonReport, ...]
    talent_run: Run | None
    offices: dict[int, str]

    def office_of(self, person: PersonReport) -> str:
        """Return the agency's office (OPD) a person's unit belongs to."""
        return self.offices.get(person.employee.unit_id or 0, "Tanpa unit")

    @cached_property
    def categories(self) -> dict[str, str]:
        """The categories in the law's order, with their titles."""
        return category_titles(self.run)


class NotMeasured(TakarError):
    """There is nothing to report yet."""


def report_of(
    event: Event,
    *,
    only: int | None = None,
    with_scores: bool = False,
    with_whole_nip: bool = False,
) -> EventReport:
    """Read an event for reporting.

    Args:
        only: the id of the one participant wanted; without it, everybody.
        with_scores: also the ratings of each method and assessor, for the working annex.
        with_whole_nip: also the birth date that a NIP gives away.

    Raises:
        NotMeasured: no JPM has been computed for the event.
    """
    if event.run is None:
        raise NotMeasured(
            msg("Kegiatan '{event}' belum dihitung.", event=event.name),
            hint=msg("Tandatangani hasil integrasi, lalu hitung JPM kegiatan ini."),
        )
    law, talent_run = law_of(event.run), latest_talent(event.agency, handed_over=True)
    jpm = {row.employee_id: row for row in JpmResult.objects.filter(run=event.run)}
    talent = (
        {row.employee_id: row for row in TalentResult.objects.filter(run=talent_run)}
        if talent_run
        else {}
    )
    participants = event.participants.select_related("employee__unit", "event__agency")
    if only is not None:
        participants = participants.filter(pk=only)
    scores = scores_of(event) if with_scores else {}
    corrections = corrections_in(event)
    people = tuple(
        PersonReport(
            participant=participant,
            lines=lines_of(participant, jpm.get(participant.employee_id), law),
            potentials={row.aspect: row.score for row in participant.potentials.all()},
            jpm=jpm.get(participant.employee_id),
            talent=talent.get(participant.employee_id),
            scores=scores.get(participant.pk, {}),
            nip=nip_of(participant.employee, whole=with_whole_nip),
            corrections=tuple(corrections.get(participant.pk, ())),
        )
        for participant in participants.prefetch_related("levels", "potentials")
    )
    return EventReport(event, event.run, law, people, talent_run, offices_of(event.agency))


def corrections_in(event: Event) -> dict[int, list[LevelChange]]:
    """Return the corrections after the signature, by participant, the oldest first."""
    found: dict[int, list[LevelChange]] = defaultdict(list)
    rows = LevelChange.objects.filter(participant__event=event, kind="KOREKSI")
    for row in rows.order_by("pk"):
        found[row.participant_id].append(row)
    return found


def nip_of(employee: Employee, *, whole: bool) -> str:
    """Return the number of an employee, masked unless it may be read whole."""
    return (employee.nip or "") if whole else employee.masked_nip


def offices_of(agency: Agency) -> dict[int, str]:
    """Return, for each unit, the office below the root of the tree that it belongs to."""
    units = WorkUnit.objects.filter(agency=agency).values_list("pk", "code", "name", "path")
    names = {code: name for _, code, name, _ in units}
    return {pk: names.get(office_code(path), name) for pk, _, name, path in units}


def office_code(path: str) -> str:
    """Return the code of the second step of a path: the office; the root is its own.

    >>> office_code("R/DINAS/BIDANG/"), office_code("R/")
    ('DINAS', 'R')
    """
    steps = [step for step in path.split("/") if step]
    return steps[1] if len(steps) > 1 else "".join(steps)


def scores_of(event: Event) -> dict[int, dict[str, list[MethodScore]]]:
    """Return the ratings of an event by participant and competency."""
    found: dict[int, dict[str, list[MethodScore]]] = defaultdict(lambda: defaultdict(list))
    rows = MethodScore.objects.filter(participant__event=event).select_related("method")
    for score in rows.order_by("competency", "method_id", "assessor"):
        found[score.participant_id][score.competency].append(score)
    return found


def lines_of(
    participant: Participant, jpm: JpmResult | None, law: Law
) -> tuple[CompetencyLine, ...]:
    """Return the competencies of one person in the official order."""
    levels = {row.competency: row.level for row in participant.levels.all()}
    required = required_levels(jpm)
    return tuple(
        CompetencyLine(
            code=code,
            title=competency.title,
            cluster=competency["cluster"],
            required=required.get(code),
            level=levels.get(code),
            glosses=tuple(competency["levels"]),
        )
        for code, competency in law.codes("assessment.competencies").items()
    )


def required_levels(jpm: JpmResult | None) -> dict[str, Decimal]:
    """Return what the post demanded when the JPM was measured."""
    rows: Iterable[dict[str, str]] = jpm.components.get("rows", []) if jpm else []
    return {row["name"]: Decimal(row["possible"]) for row in rows if "possible" in row}


def reportable_events(agency: Agency) -> QuerySet[Event]:
    """Return the events that have been measured, newest first, with their number of people."""
    events = Event.objects.filter(agency=agency, run__isnull=False)
    return events.annotate(people=Count("participants")).select_related("run", "agency")
