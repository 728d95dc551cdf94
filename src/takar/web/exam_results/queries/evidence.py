"""What a run is made from: papers, the answers that stand, contents, keys, and what readers gave.

Read in bulk in a constant number of queries, and only for sittings that are over.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet

from takar.items.answers import Answer, AnswerRefused, read_answer
from takar.items.content import Content
from takar.items.forms import Blueprint, FormKind, PaperPlan, slots_of
from takar.items.keys import Key
from takar.items.marking import Unanswered
from takar.web.exam_results.models import ManualMark
from takar.web.exam_results.queries.calibrations import Parameters, calibrated_of
from takar.web.exam_results.rules import CLOSED, SAT
from takar.web.exam_results.rules.abilities import Calibrated
from takar.web.exam_results.rules.fingerprints import fingerprint
from takar.web.exam_results.rules.readings import Reading
from takar.web.exams.models import Exam, FormItem
from takar.web.item_bank.models import ItemKey
from takar.web.item_bank.queries import contents, live_keys
from takar.web.sittings.models import Sitting
from takar.web.sittings.queries import standings_of
from takar.web.sittings.rules.judging import STANDS, Standing, Worth

Place = tuple[int, int]
"""Number of the sitting, and slot on its paper."""
Keys = Mapping[int, tuple[int, Key]]
"""Number and key, by item version."""


@dataclass(frozen=True, slots=True)
class Given:
    """One item of one paper, and what was answered.

    Attributes:
        value: the JSON that stands, ``None`` without an answer.
        is_refused: what was sent does not fit the item: somebody changed it.
        rule: what the form makes of an item without an answer.
    """

    slot: int
    version: int
    section: str
    competency: str
    value: Any
    answer: Answer | None
    is_late: bool
    is_refused: bool
    rule: Unanswered
    is_adaptive: bool
    given_at: datetime | None

    @property
    def digest(self) -> str:
        """The fingerprint of the answer: what readers read is told from what replaced it."""
        return fingerprint(self.value)


@dataclass(frozen=True)
class Evidence:
    """Everything that marking looks at.

    Attributes:
        sheets: the items of each paper, by sitting.
        readings: what people gave the answers that stand now, oldest first.
        calibrated: the parameters by form and item version, where abilities are told.
        forms: the form of each sitting.
    """

    exam: Exam
    sheets: Mapping[int, list[Given]]
    contents: Mapping[int, Content]
    keys: Keys
    readings: Mapping[Place, list[Reading]] = field(default_factory=dict)
    calibrated: Mapping[int, Mapping[int, Calibrated]] = field(default_factory=dict)
    forms: Mapping[int, int] = field(default_factory=dict)


def sat_sittings(exam: Exam) -> "QuerySet[Sitting]":
    """Return the sittings of an exam that are over; cancelled registrations do not count."""
    over = Q(state__in=SAT) | Q(registration__session__state__in=CLOSED)
    rows = Sitting.objects.filter(over, registration__session__exam=exam)
    return rows.filter(registration__state="TERDAFTAR").exclude(started_at=None)


def evidence_of(
    exam: Exam,
    *,
    numbers: Mapping[int, int] | None = None,
    corrected: Mapping[int, int] | None = None,
    only: Iterable[int] | None = None,
    parameters: Parameters | None = None,
) -> Evidence:
    """Gather the evidence of an exam.

    Args:
        exam: whose sittings that are over are read.
        numbers: the key to mark with, by item version; the live keys if left open.
        corrected: the row of a proposed key that stands in for the live one, by version.
        only: these sittings; all that are over if left open.
        parameters: a calibration, or the very rows a run used; no abilities without.
    """
    rows = sat_sittings(exam) if only is None else sat_sittings(exam).filter(pk__in=list(only))
    sittings = list(rows.select_related("form").order_by("pk"))
    versions = versions_of(exam)
    texts = contents(version for version, _ in versions.values())
    sheets = sheets_of(sittings, versions, texts)
    used = {one.version for sheet in sheets.values() for one in sheet}
    keys = keys_of(used, numbers) | proposed_keys(corrected or {})
    return Evidence(
        exam,
        sheets,
        texts,
        keys,
        readings_of(sheets),
        calibrated_of(sittings, used, parameters),
        {sitting.pk: sitting.form_id for sitting in sittings},
    )


def versions_of(exam: Exam) -> dict[tuple[int, str], tuple[int, str]]:
    """Return item version and competency, by form and code in it."""
    rows = FormItem.objects.filter(form__exam=exam)
    names = rows.values_list("form_id", "code", "version_id", "version__item__competency")
    return {(form, code): (version, competency) for form, code, version, competency in names}


def sheets_of(
    sittings: list[Sitting],
    versions: Mapping[tuple[int, str], tuple[int, str]],
    texts: Mapping[int, Content],
) -> dict[int, list[Given]]:
    """Return what was given and answered on each paper; practice is never marked."""
    standings = standings_of(sittings)
    plans = {sitting.form_id: sitting.form.plan for sitting in sittings}
    told: dict[int, list[Given]] = {}
    for sitting in sittings:
        last, late = last_and_late(standings[sitting.pk])
        rules = rules_of(plans[sitting.form_id])
        told[sitting.pk] = [
            given(
                (slot, section, *versions[sitting.form_id, code]),
                last.get(slot),
                rules[section],
                texts,
                is_late=slot in late,
            )
            for slot, section, code in marked_slots(sitting.plan)
        ]
    return told


def rules_of(plan: Blueprint) -> dict[str, tuple[Unanswered, bool]]:
    """Return the rule for items without an answer, and whether it is adaptive, by section."""
    return {
        section.code: (plan.unanswered, section.kind is FormKind.ADAPTIVE)
        for section in plan.sections
    }


def marked_slots(paper: PaperPlan) -> list[tuple[int, str, str]]:
    """Return slot, section and item of everything on a paper that counts.

    Slots are numbered as the player numbers them: practice first, section after section.
    """
    return [
        (slot.number, slot.section, slot.item.item)
        for slot in slots_of(paper)
        if not slot.is_practice
    ]


def last_and_late(standings: Iterable[Standing]) -> tuple[dict[int, Standing], set[int]]:
    """Return the answer that stands of each slot, and the slots with a late one undecided."""
    last: dict[int, Standing] = {}
    late: set[int] = set()
    for standing in standings:
        slot = standing.said.slot
        if slot is None:
            continue
        if standing.worth in STANDS:
            last[slot] = standing
        elif standing.worth is Worth.LATE:
            late.add(slot)
    return last, late


def given(
    place: tuple[int, str, int, str],
    standing: Standing | None,
    rule: tuple[Unanswered, bool],
    texts: Mapping[int, Content],
    *,
    is_late: bool,
) -> Given:
    """Return one item of a paper with its answer."""
    slot, section, version, competency = place
    raw = standing.said.value if standing else None
    answer, is_refused = None, False
    try:
        answer = read_answer(texts[version], raw)
    except AnswerRefused:
        is_refused = True
    return Given(
        slot=slot,
        version=version,
        section=section,
        competency=competency,
        value=dict(answer.value) if answer else None,
        answer=answer,
        is_late=is_late,
        is_refused=is_refused,
        rule=rule[0],
        is_adaptive=rule[1],
        given_at=standing.said.given_at if standing else None,
    )


def keys_of(
    versions: Iterable[int], numbers: Mapping[int, int] | None
) -> dict[int, tuple[int, Key]]:
    """Return the live keys, or those of the numbers asked for."""
    versions = list(versions)
    if numbers is None:
        return live_keys(versions)
    rows = ItemKey.objects.filter(version__in=versions)
    return {
        row.version_id: (row.number, row.key)
        for row in rows
        if numbers.get(row.version_id) == row.number
    }


def proposed_keys(corrected: Mapping[int, int]) -> dict[int, tuple[int, Key]]:
    """Return the keys proposed instead of the live ones."""
    rows = ItemKey.objects.filter(pk__in=list(corrected.values()), version__in=list(corrected))
    return {row.version_id: (row.number, row.key) for row in rows}


def readings_of(sheets: Mapping[int, list[Given]]) -> dict[Place, list[Reading]]:
    """Return the last reading of each person of each answer that stands, in order."""
    digests = {
        (pk, one.slot): one.digest for pk, sheet in sheets.items() for one in sheet if one.answer
    }
    told: dict[Place, dict[int, Reading]] = defaultdict(dict)
    rows = ManualMark.objects.filter(sitting__in=list(sheets)).order_by("pk")
    for row in rows:
        place = (row.sitting_id, row.slot)
        if digests.get(place) == row.answer_digest:
            told[place][row.marker_id] = Reading(
                row.marker_id, Fraction(row.points), row.is_deciding
            )
    return {place: list(by_marker.values()) for place, by_marker in told.items()}
