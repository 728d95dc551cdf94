"""Trainings that can be held: from a file, one by one, changed, removed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.development.actions.plans import refusal
from takar.web.development.actions.refusals import NotGood, NotNow, held_draft, spoil
from takar.web.development.models import Course, Plan
from takar.web.development.permissions import operates
from takar.web.development.queries import law_of, titles_of
from takar.web.development.queries.law import forms_of

Facts = Mapping[str, Any]


@action("development.courses.kept", needs=operates)
def keep_courses(
    actor: User, plan: Plan, *, rows: Iterable[Facts], may_change: bool = True
) -> tuple[int, int]:
    """Keep trainings by their code: new ones are added, known ones changed; all or none.

    Args:
        actor: who writes.
        plan: a draft.
        rows: the trainings.
        may_change: take a known code for the training that bears it, rather than for a slip.

    Returns:
        How many were added, and how many changed.

    Raises:
        NotNow: the plan is no draft, or busy.
        NotGood: one of them cannot be meant.
    """
    held_draft(plan)
    known = {course.code: course for course in Course.objects.filter(plan=plan)}
    added = changed = 0
    for facts in rows:
        course = known.get(facts["code"])
        if course is None:
            added += 1
        elif may_change:
            changed += 1
        else:
            raise NotGood(
                msg("Kode {code} sudah dipakai pelatihan lain.", code=course.code),
                hint=msg("Beri setiap pelatihan kode yang berbeda."),
            )
        known[facts["code"]] = written(course or Course(plan=plan), facts)
    noted(added=added, changed=changed)
    if added or changed:
        spoil(plan)
    return added, changed


@action("development.course.changed", needs=operates)
def change_course(actor: User, course: Course, *, facts: Facts) -> None:
    """Change a training of a draft.

    Raises:
        NotNow: the plan is no draft, or busy.
        NotGood: it cannot be meant so, or its code is another's.
    """
    held_draft(course.plan)
    noted(before={name: getattr(course, name) for name in facts})
    written(course, facts)
    spoil(course.plan)


@action("development.course.removed", needs=operates)
def remove_course(actor: User, course: Course) -> None:
    """Remove a training that nobody is to attend.

    Raises:
        NotNow: the plan is no draft, or somebody is to attend it.
    """
    held_draft(course.plan)
    if course.bookings.exists():
        raise NotNow(
            msg("Pelatihan ini sudah mempunyai peserta."),
            hint=msg("Jadikan kelas paling banyaknya lebih kecil, atau susun ulang tanpanya."),
        )
    noted(code=course.code)
    course.delete()
    spoil(course.plan)


def written(course: Course, facts: Facts) -> Course:
    """Store a training with its facts.

    Raises:
        NotGood: they cannot be meant.
    """
    for name, value in facts.items():
        setattr(course, name, value)
    law = law_of(course.plan)
    for value, known in ((course.competency, titles_of(law)), (course.form, forms_of(law))):
        if value not in known:
            raise NotGood(
                msg("Pelatihan {code}: {value} tidak dikenal.", code=course.code, value=value),
                hint=msg("Pilih dari: {known}.", known=", ".join(known)),
            )
    try:
        course.full_clean()
    except ValidationError as error:
        raise refusal(error) from error
    course.save()
    return course
