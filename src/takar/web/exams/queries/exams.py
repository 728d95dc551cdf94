"""Exams and their forms, as lists and pages show them; never what an item says."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from takar.kernel.errors import TakarError
from takar.web.accounts.models import Agency
from takar.web.assessments.models import Event
from takar.web.exams.models import Exam, ExamForm, ExamSession, FormItem
from takar.web.exams.rules import drafts
from takar.web.item_bank.models import Item, ItemParameters, ItemVersion

NO_TAG = ""


def exams_in(agency: Agency, wanted: Mapping[str, Any]) -> "QuerySet[Exam]":
    """Return the exams of an agency that match a search, the newest first."""
    rows = Exam.objects.filter(agency=agency).select_related("event")
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(Q(name__icontains=word) | Q(event__name__icontains=word))
    if wanted.get("tied"):
        rows = rows.filter(event__isnull=wanted["tied"] == "TANPA")
    return rows.annotate(
        form_count=Count("forms", distinct=True), session_count=Count("sessions", distinct=True)
    ).order_by("-pk")


def exams_of_event(event: Event) -> "QuerySet[Exam]":
    """Return the exams that are sat as a method of an event."""
    return exams_in(event.agency, {}).filter(event=event)


def forms_of(exam: Exam) -> "QuerySet[ExamForm]":
    """Return the forms of an exam with how many items and people they have."""
    rows = exam.forms.annotate(
        item_count=Count("items", distinct=True), people=Count("registrations", distinct=True)
    )
    return rows.select_related("exam__agency", "locked_by")


def sessions_of(exam: Exam) -> "QuerySet[ExamSession]":
    """Return the sessions of an exam with how many people they expect."""
    expected = Count("registrations", filter=Q(registrations__state="TERDAFTAR"))
    return exam.sessions.annotate(people=expected).select_related("exam__agency")


@dataclass(frozen=True)
class Block:
    """A block of a section and the items in it."""

    code: str
    take: int | None
    shuffles_items: bool
    items: list[FormItem]


@dataclass(frozen=True)
class Section:
    """A section of a form with its items, as the pages show it."""

    code: str
    title: str
    facts: Mapping[str, Any]
    practice: list[FormItem]
    blocks: list[Block]
    given: int


def laid_out(form: ExamForm) -> list[Section]:
    """Return the sections of a form with the items in them."""
    rows = form.items.select_related("version__item").defer("version__sealed")
    items = {row.code: row for row in rows}

    def known(codes: list[str]) -> list[FormItem]:
        return [items[code] for code in codes if code in items]

    return [
        Section(
            code=one["code"],
            title=one["title"],
            facts=one,
            practice=known(one["practice"]),
            blocks=[
                Block(each["code"], each["take"], each["shuffles_items"], known(each["items"]))
                for each in one["blocks"]
            ],
            given=drafts.given_by(one),
        )
        for one in form.blueprint["sections"]
    ]


@dataclass(frozen=True)
class Coverage:
    """How many items of each competency and level a form holds, practice not counted."""

    levels: list[int | None]
    rows: list[tuple[str, list[int], int]]


def coverage_of(sections: list[Section]) -> Coverage:
    """Return the table of competencies by levels."""
    found: Counter[tuple[str, int | None]] = Counter(
        (one.version.item.competency, one.version.item.level)
        for section in sections
        for block in section.blocks
        for one in block.items
    )
    levels = sorted({level for _, level in found}, key=lambda level: -1 if level is None else level)
    rows = []
    for name in sorted({competency for competency, _ in found}):
        counts = [found[name, level] for level in levels]
        rows.append((name, counts, sum(counts)))
    return Coverage(levels, rows)


def problem_of(form: ExamForm) -> TakarError | None:
    """Return what keeps a form from being locked, if anything does."""
    try:
        drafts.checked(form.blueprint)
    except TakarError as fault:
        return fault
    return None


def loose_items(form: ExamForm) -> list[str]:
    """Return the items of a form whose version is not approved, or whose item was withdrawn."""
    bad = ~Q(version__state="DISETUJUI") | Q(version__item__state="DITARIK")
    return list(form.items.filter(bad).values_list("code", flat=True))


def adaptive_in(form: ExamForm) -> list[str]:
    """Return the codes of the adaptive sections of a form."""
    return [one["code"] for one in form.blueprint["sections"] if one["adaptive"]]


def candidates_for(
    agency: Agency, form: ExamForm, wanted: Mapping[str, Any]
) -> "QuerySet[ItemVersion]":
    """Return the newest approved version of each item that a form does not hold yet."""
    held = FormItem.objects.filter(form=form).values("version__item")
    rows = ItemVersion.objects.filter(item__agency=agency, state="DISETUJUI").defer("sealed")
    rows = rows.exclude(item__state="DITARIK").exclude(item__in=held)
    asked = {
        "item__pool": wanted.get("pool"),
        "item__interaction": wanted.get("interaction"),
        "item__competency": wanted.get("competency"),
        "item__level": wanted.get("level"),
        "parameters__scale": wanted.get("scale"),
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value not in {None, ""}})
    if wanted.get("tag"):
        rows = rows.filter(item__tags__icontains=f'"{wanted["tag"]}"')
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(Q(item__code__icontains=word) | Q(item__title__icontains=word))
    newer = ItemVersion.objects.filter(item__agency=agency, state="DISETUJUI").order_by()
    latest = newer.values("item").annotate(last=Max("pk")).values("last")
    found = rows.filter(pk__in=latest).select_related("item__pool").order_by("item__code")
    return found.distinct()


def competencies_in(agency: Agency) -> list[str]:
    """Return the competencies that items of an agency speak of."""
    rows = Item.objects.filter(agency=agency).exclude(competency=NO_TAG).order_by("competency")
    return list(rows.values_list("competency", flat=True).distinct())


def calibrated_in(agency: Agency, wanted: Mapping[str, Any]) -> dict[ItemVersion, dict[str, Any]]:
    """Return the approved versions with parameters, each with the newest ones found."""
    rows = ItemParameters.objects.filter(
        version__item__agency=agency, version__state="DISETUJUI"
    ).exclude(version__item__state="DITARIK")
    if wanted.get("pool"):
        rows = rows.filter(version__item__pool=wanted["pool"])
    ordered = rows.select_related("version__item").defer("version__sealed").order_by("pk")
    newest = {row.version.item_id: row for row in ordered}
    return {row.version: row.values for row in newest.values()}
