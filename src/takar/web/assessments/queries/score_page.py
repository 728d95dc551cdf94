"""The grid on which an assessor writes, and the workbook that stands for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
from django.db.models import QuerySet

from takar.web.assessments.models import Event, EventMethod, MethodScore, Participant
from takar.web.assessments.queries.anchors import behaviours_of
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.scores import ABSENT, methods_of
from takar.web.assessments.rules.levels import is_answer, unseen_reason


@dataclass(frozen=True)
class ScoreLine:
    """One competency of the grid.

    Attributes:
        anchors: what each level from 1 to 5 means, and by which behaviour it is known.
        level: what stands in the cell, as typed.
        unseen: why nothing was seen, as typed.
        saved: what is stored, if anything is.
    """

    code: str
    title: str
    meaning: str
    anchors: Sequence[tuple[str, Sequence[str]]]
    level: str
    evidence: str
    unseen: str
    saved: MethodScore | None

    @property
    def is_answered(self) -> bool:
        """A level is stored, or the reason why there is none."""
        return self.saved is not None and is_answer(self.saved.level, self.saved.evidence)


def score_lines(
    method: EventMethod, saved: Mapping[str, MethodScore], typed: Mapping[str, str] | None
) -> list[ScoreLine]:
    """Return the lines of the grid, with what was typed or else what is stored."""
    law = law_of_event(method.event)
    seen = {cell.competency for cell in method.competencies.all()}
    words = behaviours_of(method.event)
    lines = []
    for code, competency in law.codes("assessment.competencies").items():
        if code not in seen:
            continue
        stored = saved.get(code)
        written = typed or stored_words(code, stored)
        lines.append(
            ScoreLine(
                code=code,
                title=competency.title,
                meaning=competency["meaning"],
                anchors=list(zip(competency["levels"], words[code].values(), strict=False)),
                level=written.get(f"level_{code}", ""),
                evidence=written.get(f"evidence_{code}", ""),
                unseen=written.get(f"unseen_{code}", ""),
                saved=stored,
            )
        )
    return lines


def stored_words(code: str, stored: MethodScore | None) -> dict[str, str]:
    """Return what is stored of a competency, named as the form sends it."""
    if stored is None:
        return {}
    reason = unseen_reason(stored.level, stored.evidence)
    return {
        f"level_{code}": "" if stored.level is None else f"{stored.level.normalize():f}",
        f"evidence_{code}": "" if reason else stored.evidence,
        f"unseen_{code}": reason,
    }


def neighbours_of(
    participant: Participant, people: QuerySet[Participant]
) -> tuple[Participant | None, Participant | None]:
    """Return the participant before and the one after."""
    before = people.filter(number__lt=participant.number).order_by("-number").first()
    after = people.filter(number__gt=participant.number).order_by("number").first()
    return before, after


def score_rows(event: Event) -> pa.Table:
    """Return the rows of the workbook: each participant with each method, cells to be filled."""
    people = Participant.objects.filter(event=event).exclude(state__in=ABSENT)
    competencies = list(law_of_event(event).codes("assessment.competencies"))
    methods = methods_of(event)
    rows = [
        {
            "nip": person.employee.nip,
            "name": person.employee.name,
            "employee_id": person.employee.code,
            "method": method.code,
            "competency": competencies[0],
            "level": None,
        }
        for person in people.select_related("employee").order_by("number")
        for method in methods
    ]
    schema = pa.schema(
        [
            *((name, pa.string()) for name in ("nip", "name", "employee_id", "method")),
            ("competency", pa.string()),
            ("level", pa.decimal128(18, 6)),
        ]
    )
    return pa.Table.from_pylist(rows, schema=schema)
