"""The addresses of exam results, and one row of each in the hamlet."""

from datetime import timedelta

from takar.items.marking import Unanswered
from takar.web.accounts.models import Role
from takar.web.exam_results.actions.inquiries import ask_for_alarms
from takar.web.exam_results.actions.runs import ask_for_run, switch_run
from takar.web.exam_results.models import Alarm
from takar.web.exam_results.tasks import analyse, computed, worked_on
from takar.web.exams.models import Exam, ExamRoom, ExamSession
from tests.town import Hamlet
from tests.web.exam_results.made import CHOICES, ESSAY, NOON, items, locked, sitting

EXAM, RUN = ("sat_exam",), ("score_run",)
REFUSED = {"choice": "tidak-ada"}

RESULT_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("exam_results:exams", "exam_results:mine"), ()),
    **dict.fromkeys(
        (
            f"exam_results:{name}"
            for name in ("alarms", "analyses", "cuts", "exam", "items", "mark", "readings")
        ),
        EXAM,
    ),
    "exam_results:alarm": (*EXAM, "alarm"),
    "exam_results:correct": (*EXAM, "sat_version"),
    "exam_results:inquiry": ("inquiry",),
    "exam_results:keep": (*EXAM, "analysis"),
    "exam_results:reading": (*EXAM, "sat_sitting", "slot"),
    **dict.fromkeys(
        (
            f"exam_results:{name}"
            for name in (
                *("analyse", "board", "download", "download_text", "people", "release", "run"),
                *("seek", "send", "switch", "verify", "withdraw"),
            )
        ),
        RUN,
    ),
    "exam_results:person": (*RUN, "sat_sitting"),
    "exam_results:own": ("sat_sitting",),
}


def result_rows(hamlet: Hamlet) -> dict[str, object]:
    """Let the participant sit an exam, mark it, and find something in it."""
    operator, agency = hamlet.users[Role.OPERATOR], hamlet.agency
    exam = Exam.objects.create(agency=agency, name="Ujian yang lalu", made_by=operator)
    versions = items(agency, hamlet.users[Role.AUTHOR], (*CHOICES, ESSAY))
    form = locked(exam, versions, Unanswered.ZERO)
    session = ExamSession.objects.create(
        exam=exam,
        name="Sesi lalu",
        state="DITUTUP",
        opens_at=NOON - timedelta(hours=1),
        closes_at=NOON + timedelta(hours=2),
    )
    room = ExamRoom.objects.create(session=session, name="Ruang lalu", seats=2)
    people = [one.employee for one in hamlet.event.participants.select_related("employee")[:2]]
    one, _other = (
        sitting(form, session, person, number, {0: REFUSED, 4: {"text": "Begini."}}, room)
        for number, person in enumerate(people, 1)
    )
    run = computed(ask_for_run(operator, exam), operator)
    switch_run(operator, run)
    inquiry = worked_on(ask_for_alarms(operator, run))
    return {
        "inquiry": inquiry.pk,
        "sat_exam": exam.pk,
        "score_run": run.pk,
        "sat_sitting": one.pk,
        "sat_version": versions["S1"].pk,
        "slot": 4,
        "analysis": analyse(operator, run).pk,
        "alarm": Alarm.objects.filter(exam=exam)[0].pk,
    }
