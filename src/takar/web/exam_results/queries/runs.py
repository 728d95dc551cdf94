"""Runs of marking: which counts, what it used, and whether it still tells of the evidence."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from takar.kernel.rounding import half_up
from takar.web.accounts.models import Agency
from takar.web.exam_results.models import CutTable, ItemAnalysis, ManualMark, PersonScore, ScoreRun
from takar.web.exam_results.queries.calibrations import default_calibration
from takar.web.exam_results.rules import HANDED_OVER
from takar.web.exam_results.rules.abilities import ABILITY_PLACES
from takar.web.exam_results.rules.borders import error_of, is_near, is_near_ability
from takar.web.exam_results.rules.effects import Held
from takar.web.exam_results.rules.terms import Terms
from takar.web.exam_results.rules.totals import COMPETENCY, SECTION, WHOLE
from takar.web.exams.models import Exam
from takar.web.item_bank.models import ItemKey
from takar.web.kit import words
from takar.web.sittings.models import AnswerChange, LateRuling, SittingEvent

ORDERS = {
    "nomor": "sitting__registration__number",
    "nama": "sitting__registration__employee__name",
    "nilai": "points",
    "level": "level",
    "kemampuan": "theta",
    "dijawab": "answered",
}


def exams_of(agency: Agency, wanted: Mapping[str, Any]) -> "QuerySet[Exam]":
    """Return the exams of an agency with how many sat them, newest first."""
    rows = Exam.objects.filter(agency=agency)
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(name__icontains=word)
    sat = Count("sessions__registrations__sitting", distinct=True)
    return rows.annotate(people=sat).select_related("event").order_by("-pk")


def live_run(exam: Exam) -> ScoreRun | None:
    """Return the run that counts."""
    return ScoreRun.objects.filter(exam=exam, state="BERLAKU").first()


def is_open(run: ScoreRun) -> bool:
    """Say whether those who sat the exam may read the own results of a run that counts."""
    event = run.exam.event
    return run.released_at is not None if event is None else event.state == HANDED_OVER


def runs_of(exam: Exam) -> "QuerySet[ScoreRun]":
    """Return all runs of an exam, newest first."""
    return ScoreRun.objects.filter(exam=exam).select_related("made_by", "switched_by")


def held_scores(run: ScoreRun | None) -> dict[tuple[int, str], Held]:
    """Return the scores of a run; those of no run are none."""
    rows = PersonScore.objects.filter(run=run) if run else PersonScore.objects.none()
    names = rows.values_list("sitting_id", "scale", "points", "level", "theta")
    return {
        (sitting, scale): Held(points, level, ability(theta))
        for sitting, scale, points, level, theta in names
    }


def ability(theta: float | None) -> Decimal | None:
    """Return a stored ability as it was found: exact to its three places."""
    return None if theta is None else half_up(Decimal(repr(theta)), ABILITY_PLACES)


def live_cuts(exam: Exam) -> dict[str, int]:
    """Return the table of cuts that counts on each scale."""
    rows = CutTable.objects.filter(exam=exam, replaced_at=None)
    return dict(rows.values_list("scale", "pk"))


def next_terms(exam: Exam, **changed: Any) -> Terms:
    """Return the settings of a new run: those of the run that counts, and what is changed."""
    live = live_run(exam)
    before = live.chosen.model_dump() if live else {}
    before["calibration"] = before.get("calibration") or default_calibration(exam)
    return Terms.model_validate(before | {"corrected": {}, "cuts": live_cuts(exam)} | changed)


def scores_of(run: ScoreRun, scale: str = WHOLE) -> "QuerySet[PersonScore]":
    """Return what everybody reached on one scale."""
    rows = PersonScore.objects.filter(run=run, scale=scale)
    return rows.select_related("sitting__registration__employee__unit")


def people_of(
    run: ScoreRun, wanted: Mapping[str, Any], order: str = "nomor"
) -> "QuerySet[PersonScore]":
    """Return the people of a run on one scale, narrowed and sorted."""
    rows = scores_of(run, wanted.get("scale") or WHOLE)
    for word in (wanted.get("q") or "").split():
        named = Q(sitting__registration__employee__name__icontains=word)
        rows = rows.filter(named | Q(sitting__registration__number__icontains=word))
    narrowed = {
        "menunggu": Q(waiting__gt=0),
        "terlambat": Q(late__gt=0),
        "kosong": Q(points=None, theta=None),
    }
    if wanted.get("which") in narrowed:
        rows = rows.filter(narrowed[wanted["which"]])
    return rows.order_by(*sorting(order), "pk")


def sorting(order: str) -> list[Any]:
    """Return how to sort; whoever has no number stands last."""
    field = F(ORDERS.get(order.removeprefix("-"), ORDERS["nomor"]))
    return [field.desc(nulls_last=True) if order[:1] == "-" else field.asc(nulls_last=True)]


def scales_of_run(run: ScoreRun) -> dict[str, str]:
    """Return the scales of a run with their titles, the whole first."""
    names = PersonScore.objects.filter(run=run).order_by("scale").values_list("scale", flat=True)
    found = list(names.distinct())
    return {scale: title_of(scale) for scale in sorted(found, key=lambda one: (one != WHOLE, one))}


def title_of(scale: str) -> str:
    """Return a scale as people read it.

    >>> title_of("KOMPETENSI:KERJASAMA"), title_of("BAGIAN:A"), title_of("UJIAN")
    ('Kerjasama', 'Bagian A', 'Seluruh ujian')
    """
    if scale == WHOLE:
        return "Seluruh ujian"
    if scale.startswith(COMPETENCY):
        return words.title_of(scale.removeprefix(COMPETENCY))
    return f"Bagian {words.title_of(scale.removeprefix(SECTION))}"


def counts_of(run: ScoreRun) -> dict[str, int]:
    """Return how many people a run has, and about how many something is still open."""
    rows = PersonScore.objects.filter(run=run, scale=WHOLE)
    found = rows.aggregate(
        people=Count("pk"),
        waiting=Count("pk", filter=Q(waiting__gt=0)),
        late=Count("pk", filter=Q(late__gt=0)),
        gaps=Count("pk", filter=Q(points=None, theta=None)),
    )
    return {name: int(value or 0) for name, value in found.items()}


def points_in(run: ScoreRun, scale: str = WHOLE) -> list[Decimal]:
    """Return the points of everybody who has some on a scale."""
    rows = PersonScore.objects.filter(run=run, scale=scale, points__isnull=False)
    found = rows.values_list("points", flat=True)
    return [points for points in found if points is not None]


def why_outdated(run: ScoreRun) -> list[str]:
    """Return what changed since a run was made: KUNCI, JAWABAN, PUTUSAN, PEMBACA, BATAS."""
    sittings = PersonScore.objects.filter(run=run).values("sitting")
    live = dict(
        ItemKey.objects.filter(version__in=list(run.keys), state="BERLAKU").values_list(
            "version_id", "number"
        )
    )
    since = run.made_at
    found = {
        "KUNCI": run.state == "BERLAKU"
        and any(live.get(int(version)) != number for version, number in run.keys.items()),
        "JAWABAN": answers_since(since).filter(sitting__in=sittings).exists(),
        "PUTUSAN": LateRuling.objects.filter(sitting__in=sittings, ruled_at__gt=since).exists(),
        "PEMBACA": ManualMark.objects.filter(sitting__in=sittings, made_at__gt=since).exists(),
        "BATAS": run.chosen.cuts != live_cuts(run.exam),
    }
    return [name for name, is_so in found.items() if is_so]


def answers_since(moment: datetime) -> "QuerySet[AnswerChange]":
    """Return the answers that came after a moment and before their session was signed off.

    What comes after the signing counts only once somebody rules on it, and that is told as such.
    """
    signed = SittingEvent.objects.filter(
        sitting=OuterRef("sitting"), facts__signed=True, at__lt=OuterRef("received_at")
    )
    rows = AnswerChange.objects.filter(received_at__gt=moment, kind="JAWAB")
    return rows.exclude(Exists(signed))


def holds_key(key: ItemKey) -> bool:
    """Say whether a proposed key belongs to a run that waits, and is decided with it."""
    waiting = ScoreRun.objects.filter(
        exam__agency=key.version.item.agency_id, state__in=("DIHITUNG", "USULAN")
    )
    return any(key.pk in run.chosen.corrected.values() for run in waiting)


def next_number(exam: Exam) -> int:
    """Return the number of the next run."""
    last = ScoreRun.objects.filter(exam=exam).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def near_a_cut(run: ScoreRun, rows: Iterable[PersonScore]) -> set[int]:
    """Return which of these scores lie within one standard error of a cut of the whole.

    The coefficient is that of the newest analysis; without one nobody is said to be near.
    """
    table = CutTable.objects.filter(pk=run.chosen.cuts.get(WHOLE, 0)).first()
    if table is not None and table.table.on == "THETA":
        return {row.pk for row in rows if is_near_ability(row.theta, row.error, table.table)}
    analysis = ItemAnalysis.objects.filter(exam=run.exam).first()
    found = analysis.report.get("alpha") if analysis else None
    error = error_of(points_in(run), found["value"] if found else None)
    if table is None or error is None:
        return set()
    return {row.pk for row in rows if is_near(row.points, row.most, table.table, error)}
