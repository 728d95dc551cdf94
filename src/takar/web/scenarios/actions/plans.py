"""What makes, computes and takes away plans; each is recorded."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import NotPermitted, action, noted
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries.law import law_on
from takar.web.scenarios.models import PlanStep, SketchState, TrainingPlan
from takar.web.scenarios.models.plans import Objective
from takar.web.scenarios.models.sketches import new_key
from takar.web.scenarios.permissions import (
    keeps_plan,
    makes_plans,
    plans_for,
    reads_plans,
    sees_points,
    sees_whole_nip,
)
from takar.web.scenarios.proposing import proposed
from takar.web.scenarios.queries import steps_seen
from takar.web.scenarios.rules import Terms, kept
from takar.web.scenarios.sheets import steps_sheet

BATCH = 1_000


class TooFewPeople(TakarError):
    """A plan for so few people would tell the points of each."""


@action("scenarios.plan.made", needs=makes_plans)
def make_plan(  # noqa: PLR0913 -- keyword-only
    actor: User,
    agency: Agency,
    *,
    name: str,
    day: date,
    rules: str,
    target: Decimal,
    terms: Terms,
    objective: str = Objective.HOURS,
    note: str = "",
    unit: WorkUnit | None = None,
    once_key: str = "",
) -> TrainingPlan:
    """Ask for a plan, to be computed in the background; a form sent twice asks once."""
    if not plans_for(actor, agency, unit):
        raise NotPermitted(
            msg("Anda hanya dapat merencanakan untuk unit yang Anda pimpin."),
            hint=msg("Pilih unit Anda sendiri atau unit di bawahnya."),
        )
    refuse_tiny(actor, agency, unit, day)
    made, is_new = TrainingPlan.objects.get_or_create(
        agency=agency,
        once_key=once_key or new_key(),
        defaults={
            "name": name,
            "note": note,
            "day": day,
            "rules": rules,
            "unit": unit,
            "target": target,
            "objective": objective,
            "terms": kept(terms),
            "state": SketchState.WAITING,
            "made_by": actor,
        },
    )
    noted(plan=made.pk, is_new=is_new, terms=kept(terms))
    return made


def refuse_tiny(planner: User, agency: Agency, unit: WorkUnit | None, day: date) -> None:
    """Refuse a head's plan for a few people: from what it needs, their points could be told.

    Raises:
        TooFewPeople: fewer than the law's smallest group.
    """
    if operates(planner, agency) or unit is None:
        return
    least = int(law_on(day, agency.shelf).number("publication.small_cell"))
    working = Employee.objects.filter(agency=agency, left_on=None)
    if working.filter(unit__path__startswith=unit.path).count() < least:
        raise TooFewPeople(
            msg("Unit {unit} berisi kurang dari {least} pegawai.", unit=unit.name, least=least),
            hint=msg("Rencanakan untuk unit di atasnya, atau minta operator BKPSDM."),
        )


@action("scenarios.plan.computed", needs=keeps_plan)
def answer_plan(actor: User, plan: TrainingPlan) -> None:
    """Find the least that has to be done, and keep who does what."""
    found = proposed(plan)
    plan.answer = kept(found.answer)
    plan.law_edition, plan.evidence_hash = found.law_edition, found.evidence_hash
    plan.code_version = found.code_version
    plan.state, plan.computed_at = SketchState.DONE, timezone.now()
    plan.full_clean()
    plan.save()
    PlanStep.objects.filter(plan=plan).delete()
    steps = (PlanStep(plan=plan, **values) for values in found.steps)
    PlanStep.objects.bulk_create(steps, batch_size=BATCH)
    noted(status=found.answer.status, steps=len(found.steps))


@action("scenarios.plan.failed", needs=keeps_plan)
def fail_plan(actor: User, plan: TrainingPlan, *, problem: str, hint: str) -> None:
    """Note why the plan could not be computed."""
    plan.state, plan.problem, plan.hint = SketchState.FAILED, problem, hint
    plan.computed_at = timezone.now()
    plan.save()


@action("scenarios.plan.archived", needs=keeps_plan)
def archive_plan(actor: User, plan: TrainingPlan) -> None:
    """Put a plan away; it stays readable."""
    plan.archived_at = plan.archived_at or timezone.now()
    plan.save()


@action("scenarios.plan.restored", needs=keeps_plan)
def restore_plan(actor: User, plan: TrainingPlan) -> None:
    """Take a plan out of the archive."""
    plan.archived_at = None
    plan.save()


@action("scenarios.steps.taken", needs=reads_plans)
def take_steps(actor: User, plan: TrainingPlan) -> bytes:
    """Return what has to be done, by name, as a workbook."""
    sheet, count = steps_sheet(
        steps_seen(actor, plan),
        plan,
        whole_nip=sees_whole_nip(actor, plan),
        with_points=sees_points(actor, plan),
    )
    noted(steps=count)
    return sheet
