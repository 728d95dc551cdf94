"""Alarms: found by figures, judged by a person."""

from collections.abc import Sequence

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exam_results.actions.refusals import KEPT, NotReady, refuse_unless_live
from takar.web.exam_results.models import Alarm, ScoreRun
from takar.web.exam_results.permissions import marks_exams
from takar.web.exam_results.rules import ALARM_STATES
from takar.web.exam_results.watching import Sign
from takar.web.kit.reasons import demanded


@action("exam_results.alarms.sought", needs=marks_exams)
def keep_alarms(actor: User, run: ScoreRun, *, signs: Sequence[Sign]) -> int:
    """Keep what somebody should look into; what was found before is not kept twice.

    Raises:
        NotReady: the run does not count.
    """
    refuse_unless_live(run)
    known = set(Alarm.objects.filter(exam=run.exam).values_list("sign", flat=True))
    fresh = [one for one in signs if one.digest not in known]
    for one in fresh:
        alarm = Alarm.objects.create(
            exam=run.exam,
            kind=one.kind,
            item=one.item,
            figures=dict(one.figures),
            sign=one.digest,
        )
        alarm.sittings.set(one.sittings)
    noted(signs=len(signs), found=len(fresh))
    return len(fresh)


@action("exam_results.alarm.looked_at", needs=marks_exams)
def look_at_alarm(actor: User, alarm: Alarm, *, state: str, note: str) -> None:
    """Write down what a person found out about an alarm; scores do not change by it.

    Raises:
        NotReady: the state is not known.
        Unwritten: nothing was written.
    """
    if state not in ALARM_STATES:
        raise NotReady(msg("Keadaan {state} tidak dikenal.", state=state))
    noted(before=alarm.state, note=len(note))
    alarm.note = demanded(note, msg("Tulis apa yang Anda periksa dan temukan."), KEPT)
    alarm.state, alarm.looked_by = state, actor
    alarm.save(update_fields=["state", "note", "looked_by"])
