"""What a candidate may see of a paper: the plan of the form, and the questions of one section.

Plan and contents of a locked form never change, so a process opens the seals once for everybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.http import Http404
from django.urls import reverse

from takar.items.content import Content, for_candidate, shown_options
from takar.items.forms import Blueprint, FormKind, PlannedItem, Section, slots_of
from takar.items.markup import with_addresses
from takar.web.exams.models import ExamForm, FormItem
from takar.web.item_bank.models import ItemMedia
from takar.web.sittings.models import Sitting

FORMS_KEPT = 16
"""Forms of which a process keeps the questions open."""

Shown = dict[str, Any]


def plan_of(form: ExamForm) -> Blueprint:
    """Return the plan of a form; read once a process where it is locked."""
    if form.locked_at is None:
        return form.plan
    return locked_plan(form.pk, form.locked_at)


@lru_cache(maxsize=FORMS_KEPT)
def locked_plan(form: int, locked_at: datetime) -> Blueprint:
    """Return the plan of a locked form."""
    return ExamForm.objects.get(pk=form).plan


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a form: its content, and what everybody is shown of it, whatever their lot."""

    content: Content
    shown: Shown


def contents_of(form: ExamForm) -> Mapping[str, Question]:
    """Return the questions of a form by their code in it, without any key."""
    if form.locked_at is None:
        return opened_contents(form.pk)
    return locked_contents(form.pk, form.locked_at)


@lru_cache(maxsize=FORMS_KEPT)
def locked_contents(form: int, locked_at: datetime) -> Mapping[str, Question]:
    """Return the questions of a locked form."""
    return opened_contents(form)


def opened_contents(form: int) -> Mapping[str, Question]:
    """Open the seals of all questions of a form."""
    items = FormItem.objects.filter(form=form).select_related("version")
    return {item.code: question_of(item.version.content) for item in items}


def section_of(sitting: Sitting, code: str) -> Section:
    """Return the plan of one section; 404 where the form has none of that code."""
    for section in plan_of(sitting.form).sections:
        if section.code == code:
            return section
    raise Http404


def practice_of(sitting: Sitting, code: str) -> list[Shown]:
    """Return the questions tried before a section; their answers are never kept."""
    return [one for one in shown_of(sitting, code) if one["is_practice"]]


def questions_of(sitting: Sitting, code: str) -> list[Shown]:
    """Return the questions of a section as this person sees them."""
    return [one for one in shown_of(sitting, code) if not one["is_practice"]]


def shown_of(sitting: Sitting, code: str) -> list[Shown]:
    """Return all questions of a section with their slots on the paper.

    Of an adaptive section nobody is shown more than the practice and the question now asked.
    """
    contents, plan = contents_of(sitting.form), section_of(sitting, code)
    slots = [one for one in slots_of(sitting.plan) if one.section == code]
    if plan.kind is FormKind.ADAPTIVE:
        given = [one for one in slots if not one.is_practice]
        slots = [*(one for one in slots if one.is_practice), *given[-1:]]
    return [
        {"slot": one.number, "is_practice": one.is_practice, **shown(contents, one.item)}
        for one in slots
    ]


def shown(contents: Mapping[str, Question], item: PlannedItem) -> Shown:
    """Return one question, its options in the order of this person's paper."""
    question = contents[item.item]
    if item.shuffle is None:
        return question.shown
    options = {one["code"]: one for one in question.shown["options"]}
    drawn = shown_options(question.content, item.shuffle)
    return question.shown | {"options": [options[one.code] for one in drawn]}


def question_of(content: Content) -> Question:
    """Return a question with addresses for its pictures and recordings."""
    told = for_candidate(content)
    told["prompt"] = with_addresses(told["prompt"], address_of)
    in_options = {one["media"] for one in (*told["options"], *told["targets"]) if "media" in one}
    for one in (*told["options"], *told["targets"]):
        if "media" in one:
            one["address"] = address_of(one["media"])
    for ref in told["media"]:
        ref["address"] = address_of(ref["name"])
        ref["is_in_option"] = ref["name"] in in_options
    return Question(content, told)


def address_of(name: str) -> str:
    """Return where a picture or recording lies for a candidate."""
    return reverse("sittings:media", args=[name])


def medium_of(sitting: Sitting, name: str, code: str, *, is_practice: bool) -> ItemMedia:
    """Return a picture or recording of a section; before it begins only of its practice."""
    section = next(one for one in sitting.plan.sections if one.code == code)
    items = section.practice if is_practice else (*section.practice, *section.items)
    found = ItemMedia.objects.filter(
        name=name,
        version__uses__form=sitting.form_id,
        version__uses__code__in=[item.item for item in items],
    ).first()
    if found is None:
        raise Http404
    return found
