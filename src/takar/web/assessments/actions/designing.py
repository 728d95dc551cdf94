"""Lay down the methods of an event, or take a whole template over and back."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from django.db.models import ProtectedError
from pydantic import ValidationError

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold, refuse_stopping
from takar.web.assessments.models import (
    Assignment,
    Event,
    EventMethod,
    MethodCompetency,
    MethodScore,
)
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.design import design_of, template_of, usual_conducts
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.rules.design import Conduct, Design
from takar.web.assessments.rules.matrix import unknown_competencies, unknown_methods
from takar.web.assessments.rules.refusals import BadPlan, NotNow
from takar.web.audit.action import action, noted


@action("assessments.methods.set", needs=operates)
def set_methods(
    actor: User,
    event: Event,
    *,
    matrix: Mapping[str, Collection[str]],
    weights: Mapping[str, Decimal] | None = None,
    conducts: Mapping[str, Conduct] | None = None,
) -> None:
    """Lay down the methods of an event and the competencies each of them sees.

    An unfinished matrix may be kept in the draft; a step forward asks for a good one.

    Args:
        actor: the operator.
        event: an event that is planned.
        matrix: the competencies each method sees.
        weights: the weight of each method; 1 where nothing is said.
        conducts: how each method is held; where nothing is said it stays, or is as usual.

    Raises:
        NotReady: a method or a competency is unknown.
        NotNow: a method that was scored or assigned would go.
    """
    hold(event, "plan")
    law = law_of_event(event)
    limits = limits_of(law)
    cells = {method: frozenset(seen) for method, seen in matrix.items()}
    refuse_stopping([*unknown_methods(cells, limits), *unknown_competencies(cells, limits)])
    refuse_heavy(weights or {})
    drop_methods(event, keep=matrix)
    usual = usual_conducts(law)
    standing = {one.code: one for one in EventMethod.objects.filter(event=event)}
    for code, seen in matrix.items():
        method = standing.get(code) or EventMethod(event=event, code=code)
        told = (conducts or {}).get(code) or (None if method.pk else in_order(usual.get(code)))
        method.weight = (weights or {}).get(code, Decimal(1))
        hold_as(method, told)
        method.save()
        MethodCompetency.objects.filter(method=method).delete()
        MethodCompetency.objects.bulk_create(
            MethodCompetency(method=method, competency=one) for one in sorted(set(seen))
        )
    Event.objects.filter(pk=event.pk).update(integrated_at=None)


@action("assessments.template.applied", needs=operates)
def apply_template(actor: User, event: Event, *, complexity: str) -> None:
    """Take the template of a class over; the design before it is kept for one undoing.

    Raises:
        BadPlan: the class is unknown.
        NotNow: a method that was scored or assigned would go.
    """
    hold(event, "plan")
    template = template_of(law_of_event(event), complexity)
    if not template.methods:
        raise BadPlan(
            msg("Kelas kerumitan {complexity} tidak dikenal.", complexity=complexity),
            hint=msg("Pilih sederhana, sedang, atau kompleks."),
        )
    before = design_of(event)
    lay_down(actor, event, template)
    event.design_before = before.model_dump(mode="json")
    event.save(update_fields=["design_before"])


@action("assessments.template.undone", needs=operates)
def undo_template(actor: User, event: Event) -> None:
    """Give back the design that stood before the template; the template itself can come back.

    Raises:
        BadPlan: there is none.
        NotNow: a method that was scored or assigned would go.
    """
    hold(event, "plan")
    if not event.design_before:
        raise BadPlan(msg("Tidak ada rancangan sebelumnya."))
    before = stored_design(event)
    now = design_of(event)
    lay_down(actor, event, before)
    event.design_before = now.model_dump(mode="json")
    event.save(update_fields=["design_before"])


@action("assessments.complexity.set", needs=operates)
def set_complexity(actor: User, event: Event, *, complexity: str) -> None:
    """Say to which class an event belongs; its methods stay."""
    hold(event, "plan")
    if complexity and demand_is_unknown(event, complexity):
        raise BadPlan(msg("Kelas kerumitan {complexity} tidak dikenal.", complexity=complexity))
    noted(before=event.complexity)
    event.complexity = complexity
    event.save(update_fields=["complexity"])


def demand_is_unknown(event: Event, complexity: str) -> bool:
    """Whether the law has no such class."""
    return complexity not in law_of_event(event).codes("assessment.complexity")


def stored_design(event: Event) -> Design:
    """Return the design kept for undoing.

    Raises:
        BadPlan: it cannot be read.
    """
    try:
        return Design.model_validate(event.design_before)
    except ValidationError as fault:
        raise BadPlan(msg("Rancangan sebelumnya tidak dapat dibaca.")) from fault


def lay_down(planner: User, event: Event, design: Design) -> None:
    """Make a design the one of the event."""
    set_methods(
        planner,
        event,
        matrix={one.code: one.competencies for one in design.methods},
        weights={one.code: one.weight for one in design.methods},
        conducts={
            one.code: Conduct(one.duration_minutes, one.seats, one.assessors_needed, one.place)
            for one in design.methods
        },
    )
    event.complexity = design.complexity
    event.save(update_fields=["complexity"])


def in_order(conduct: Conduct | None) -> Conduct | None:
    """Return the usual conduct at the place where the matrix names the method."""
    return replace(conduct, place=0) if conduct else None


def hold_as(method: EventMethod, conduct: Conduct | None) -> None:
    """Say how a method is held; without a word it stays as it is."""
    if conduct is None:
        return
    method.duration_minutes = conduct.duration_minutes
    method.seats = conduct.seats
    method.assessors_needed = conduct.assessors_needed
    method.place = conduct.place


def refuse_heavy(weights: Mapping[str, Decimal]) -> None:
    """Refuse weights that are negative, or nothing at all.

    Raises:
        BadPlan: a weight is below zero, or all are zero.
    """
    if any(weight < 0 for weight in weights.values()) or (weights and not any(weights.values())):
        raise BadPlan(
            msg("Bobot metode tidak boleh negatif, dan tidak boleh nol semuanya."),
            hint=msg("Isi 1 untuk setiap metode bila bobotnya sama."),
        )


def drop_methods(event: Event, *, keep: Collection[str]) -> None:
    """Remove the methods no longer wanted.

    Raises:
        NotNow: one of them was already scored, assigned, or stands in a timetable.
    """
    unwanted = EventMethod.objects.filter(event=event).exclude(code__in=list(keep))
    if MethodScore.objects.filter(method__in=unwanted).exists():
        raise NotNow(
            msg("Metode yang sudah punya nilai tidak dapat dibuang."),
            hint=msg("Beri bobot 0 bila metode itu tidak lagi dihitung."),
        )
    if Assignment.objects.filter(method__in=unwanted, state="DITUGASKAN").exists():
        raise NotNow(
            msg("Metode yang sudah punya penugasan asesor tidak dapat dibuang."),
            hint=msg("Cabut dahulu penugasannya, atau beri bobot 0."),
        )
    try:
        unwanted.delete()
    except ProtectedError as fault:
        raise NotNow(
            msg("Metode itu masih dipakai pada jadwal."),
            hint=msg("Hapus dahulu jadwalnya, atau beri bobot 0."),
        ) from fault
