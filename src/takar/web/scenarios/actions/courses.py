"""What changes the list of trainings."""

from typing import Any

from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.scenarios.models import CourseType
from takar.web.scenarios.permissions import keeps_courses
from takar.web.scenarios.proposing import example_courses

FACTS = (
    "code",
    "title",
    "indicator",
    "hours",
    "cost_per_person",
    "cost_per_class",
    "class_size",
    "tiers",
)


@action("scenarios.course.added", needs=keeps_courses)
def add_course(actor: User, agency: Agency, *, facts: dict[str, Any]) -> CourseType:
    """Add a training to the list."""
    course = CourseType(agency=agency, **facts)
    course.full_clean()
    course.save()
    noted(course=course.pk)
    return course


@action("scenarios.course.changed", needs=keeps_courses)
def change_course(actor: User, course: CourseType, *, facts: dict[str, Any]) -> None:
    """Say something else about a training; plans already computed keep what they used."""
    kept = CourseType.objects.get(pk=course.pk)
    noted(before={name: getattr(kept, name) for name in FACTS})
    for name, value in facts.items():
        setattr(course, name, value)
    course.is_example = False
    course.full_clean()
    course.save()


@action("scenarios.course.dropped", needs=keeps_courses)
def drop_course(actor: User, course: CourseType) -> None:
    """Take a training off the list; plans already computed keep what they used."""
    noted(before={name: getattr(course, name) for name in FACTS})
    CourseType.objects.filter(pk=course.pk).delete()


@action("scenarios.course.exemplified", needs=keeps_courses)
def take_examples(actor: User, agency: Agency) -> int:
    """Put examples on the list, to be checked and changed; those already there stay."""
    there = set(CourseType.objects.filter(agency=agency).values_list("code", flat=True))
    new = [facts for facts in example_courses(agency) if facts["code"] not in there]
    CourseType.objects.bulk_create(
        CourseType(agency=agency, is_example=True, **facts) for facts in new
    )
    noted(courses=[facts["code"] for facts in new])
    return len(new)
