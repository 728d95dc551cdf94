"""What the room reads: sheets, questions with their answers, coverage from the records."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, QuerySet
from django.utils.translation import gettext

from takar.kernel.calendar import add_years
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.citation import Citation
from takar.regulations.law import Law
from takar.web.accounts.models import Agency
from takar.web.audit.models import Entry
from takar.web.kit.answers import Sheets
from takar.web.merit.models import Answer, Document, Sheet
from takar.web.merit.rules import (
    ADOPTION,
    DRAFT,
    FINDINGS,
    NEW,
    OLD,
    Outcome,
    Part,
    Question,
    parts,
)
from takar.web.merit.scoring import scored
from takar.web.people.models import CompetencyRecord, Employee, PerformanceRating
from takar.web.people.queries.law import law_of

KEYS = {
    OLD: ("merit.aspects_2018", "merit.categories_2018", "merit.scale_2018"),
    NEW: ("merit.aspects_2025", "merit.index_2025", "merit.levels_2025"),
    ADOPTION: ("merit.adoption",),
}
PERFORMANCE, COMPETENCY = "CAKUPAN_KINERJA", "CAKUPAN_KOMPETENSI"


class NoSuchQuestion(TakarError):
    """The instrument has no question of that code."""


def sheets_in(agency: Agency) -> QuerySet[Sheet]:
    """Return the sheets of an agency with their numbers of answers and documents."""
    found: QuerySet[Sheet] = Sheet.objects.filter(agency=agency)
    return found.annotate(
        answered=Count("answers", distinct=True), files=Count("documents", distinct=True)
    ).order_by("-year", "instrument")


def law_for(sheet: Sheet) -> Law:
    """Return the law in force for a sheet on its day."""
    return law_of(sheet.agency, sheet.day)


def parts_of(sheet: Sheet) -> list[Part]:
    """Return the parts of a sheet with their questions."""
    return parts(law_for(sheet), sheet.instrument)


def doubts_of(sheet: Sheet) -> list[Citation]:
    """Return what nobody is sure of among the rules of the instrument."""
    law = law_for(sheet)
    mine = [key for key in law.keys() if key.startswith(KEYS[sheet.instrument])]  # noqa: SIM118
    return law.doubts(*mine)


def question_of(sheet: Sheet, code: str) -> Question:
    """Return one question of a sheet.

    Raises:
        NoSuchQuestion: the instrument does not ask it.
    """
    for part in parts_of(sheet):
        for question in part.questions:
            if question.code == code:
                return question
    raise NoSuchQuestion(
        msg("Butir {code} tidak ada pada instrumen ini.", code=code),
        hint=msg("Muat ulang halaman; instrumennya mungkin sudah berubah."),
    )


@dataclass(frozen=True)
class Line:
    """A question with what is known about it."""

    question: Question
    answer: Answer | None
    documents: list[Document]
    covered: Decimal | None = None

    @property
    def is_measured(self) -> bool:
        """Whether the records answer it, so that nobody types."""
        return self.question.measured is not None

    @property
    def is_answered(self) -> bool:
        """Whether something was said, by a person or by the records."""
        if self.is_measured:
            return self.covered is not None
        return self.answer is not None and (
            self.answer.value is not None or bool(self.answer.finding)
        )

    @property
    def finding(self) -> str:
        """What was found, the records' word before anybody's."""
        if self.question.measured is not None:
            if self.covered is None:
                return ""
            return "ADA" if self.covered >= self.question.measured else "TIDAK_ADA"
        return self.answer.finding if self.answer else ""

    @property
    def finding_title(self) -> str:
        """What was found, in words to be translated when shown."""
        return FINDINGS.get(self.finding, "")


@dataclass(frozen=True)
class Chapter:
    """A part of a sheet with its lines."""

    part: Part
    lines: list[Line]

    @property
    def answered(self) -> int:
        """How many of its questions are answered."""
        return sum(line.is_answered for line in self.lines)


def chapters_of(sheet: Sheet) -> list[Chapter]:
    """Return every part of a sheet with questions, answers, documents and coverage."""
    answers = {one.question: one for one in sheet.answers.select_related("answered_by")}
    held: dict[str, list[Document]] = defaultdict(list)
    for document in sheet.documents.select_related("added_by"):
        held[document.question].append(document)
    known = coverage_of(sheet.agency, sheet.day) if sheet.instrument == ADOPTION else {}
    return [
        Chapter(
            part,
            [
                Line(one, answers.get(one.code), held[one.code], known.get(one.code))
                for one in part.questions
            ],
        )
        for part in parts_of(sheet)
    ]


def coverage_of(agency: Agency, day: date) -> dict[str, Decimal | None]:
    """Return how many percent of the active employees the records cover, by measured question.

    Performance is that of the last whole year; a competency counts for as long as the law lets an
    assessment be used. An agency without employees has no coverage, not a coverage of zero.
    """
    active = Employee.objects.filter(agency=agency, left_on__isnull=True)
    people = active.count()
    if not people:
        return {PERFORMANCE: None, COMPETENCY: None}
    years = int(law_of(agency, day).number("assessment.validity_years"))
    rated = PerformanceRating.objects.filter(
        employee__in=active, year=day.year - 1, rating__isnull=False
    )
    assessed = CompetencyRecord.objects.filter(
        employee__in=active, assessed_on__gt=add_years(day, -years), assessed_on__lte=day
    )
    counts = {
        PERFORMANCE: rated.values("employee").distinct().count(),
        COMPETENCY: assessed.values("employee").distinct().count(),
    }
    return {name: Decimal(100 * count) / people for name, count in counts.items()}


def outcome_of(sheet: Sheet) -> Outcome:
    """Return what a sheet says: as settled, or as its answers stand now."""
    if sheet.outcome:
        return Outcome.model_validate(sheet.outcome)
    asked = {one.code for part in parts_of(sheet) for one in part.questions}
    answers = [one for one in sheet.answers.all() if one.question in asked]
    covered = coverage_of(sheet.agency, sheet.day) if sheet.instrument == ADOPTION else {}
    return scored(
        law_for(sheet),
        sheet.instrument,
        values={one.question: one.value for one in answers if one.value is not None},
        findings={one.question: one.finding for one in answers if one.finding},
        shares={name: share for name, share in covered.items() if share is not None},
        engagement=sheet.engagement,
        correction=sheet.correction,
    )


@dataclass(frozen=True)
class Returned:
    """Who led a sheet back to the draft last, when and why."""

    actor_name: str
    at: datetime
    because: str


def returned(sheet: Sheet) -> Returned | None:
    """Return why a draft was led back, the last time; nothing where it never was."""
    about = Entry.objects.filter(subject_kind="merit.sheet", subject_id=str(sheet.pk))
    moves = about.filter(act="merit.sheet.moved")
    last = moves.select_related("actor").order_by("-pk").first() if sheet.state == DRAFT else None
    if last is None or last.facts.get("state") != DRAFT:
        return None
    return Returned(str(last.actor), last.at, str(last.facts.get("because", "")))


def sheets_of(sheet: Sheet) -> Sheets:
    """Return a sheet as rows: one per question, with its documents."""
    rows = [_row(chapter.part, line) for chapter in chapters_of(sheet) for line in chapter.lines]
    return {gettext("Lembar"): rows}


def _row(part: Part, line: Line) -> dict[str, object]:
    one = line.answer
    return {
        gettext("Bagian"): gettext(part.title),
        gettext("Butir"): gettext(line.question.title),
        gettext("Nilai"): line.covered if line.is_measured else one and one.value,
        gettext("Temuan"): gettext(line.finding_title) if line.finding else None,
        gettext("Catatan"): one.note if one else None,
        gettext("Dokumen"): "; ".join(document.title for document in line.documents) or None,
        gettext("Diisi oleh"): str(one.answered_by) if one else None,
        gettext("Tanggal"): one.answered_at.date() if one else None,
    }
