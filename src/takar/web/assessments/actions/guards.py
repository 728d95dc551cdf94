"""What every act of the room asks before it writes."""

from collections.abc import Iterable

from takar.kernel.language import msg
from takar.web.assessments.models import Event
from takar.web.assessments.rules.matrix import Finding
from takar.web.assessments.rules.refusals import NotNow, NotReady
from takar.web.assessments.rules.states import DEEDS, STATES, may_now


def hold(event: Event, deed: str) -> None:
    """Lock the event as it now stands, and refuse a deed that has no place in its state.

    Raises:
        NotNow: the event is in another state.
    """
    event.refresh_from_db(from_queryset=Event.objects.select_for_update())
    if not may_now(deed, event.state):
        raise NotNow(
            msg(
                "Kegiatan dalam keadaan {state}; tindakan ini tidak dapat dilakukan.",
                state=STATES[event.state],
            ),
            hint=msg(
                "Tindakan ini hanya dalam keadaan: {states}.",
                states=", ".join(STATES[state] for state in DEEDS[deed]),
            ),
        )


def refuse_stopping(findings: Iterable[Finding]) -> None:
    """Refuse the step when something stops it, naming the first thing to mend.

    Raises:
        NotReady: something must be mended before.
    """
    for finding in findings:
        if finding.stops:
            raise NotReady(finding.problem, hint=finding.hint)
