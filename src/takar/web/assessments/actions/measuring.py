"""Match the signed levels with what the posts demand."""

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.models import Event, IntegratedLevel
from takar.web.assessments.permissions import operates
from takar.web.assessments.rules.refusals import NotReady
from takar.web.audit.action import action, noted
from takar.web.people.models import Employee
from takar.web.results.actions import run_jpm, withhold_run
from takar.web.results.models import Run


@action("assessments.event.measured", needs=operates)
def measure_event(actor: User, event: Event) -> Run:
    """Measure the JPM of everybody with a level; a run made before stays as it was stamped.

    Raises:
        NotNow: the event is not signed.
        NotReady: nobody has a level.
    """
    hold(event, "correct")
    if event.signed_on is None:
        raise NotReady(msg("Hasil belum ditandatangani."))
    levels = IntegratedLevel.objects.filter(participant__event=event, level__isnull=False)
    run = run_jpm(
        actor,
        event.agency,
        employees=Employee.objects.filter(pk__in=levels.values("participant__employee")),
        day=event.signed_on,
        purpose=event.purpose,
        categories=event.categories,
        title=event.name,
    )
    if event.state != "DISERAHKAN":
        withhold_run(actor, run)
    noted(before=event.run_id, run=run.pk)
    event.run = run
    event.save(update_fields=["run"])
    return run
