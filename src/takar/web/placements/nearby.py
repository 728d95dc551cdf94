"""Other plans near to the best one, and what differs from the plan before, with the reason."""

from collections.abc import Mapping
from fractions import Fraction

from takar.kernel.language import Message, msg
from takar.placement import Alternative, Placement, Reasons, differences, near_by, rule_words
from takar.placement.telling import told_number
from takar.web.notices.rules import Said
from takar.web.placements.assembling import Question
from takar.web.placements.rules import (
    MOST_OTHERS,
    SECONDS_FOR_OTHERS,
    WITHIN_PERCENT,
    Elsewhere,
    Other,
)
from takar.web.placements.telling import title_of


def others_near(question: Question, found: Placement) -> list[Other]:
    """Return other plans almost as good, best first; each as near to the best one as can be."""
    near = near_by(
        found,
        within=Fraction(WITHIN_PERCENT, 100),
        most=MOST_OTHERS,
        keep=found.as_posts,
        seconds=SECONDS_FOR_OTHERS,
    )
    return [other(question, found, own) for own in near]


def other(question: Question, found: Placement, own: Alternative) -> Other:
    """Return one other plan with who sits elsewhere in it."""
    return Other(
        employee=question.employees[own.person].pk,
        position=question.positions[own.post].pk,
        total=own.placement.total or 0,
        loss=own.loss,
        moves=len(own.placement.moves),
        apart=[
            elsewhere(question, person, here, there)
            for person, here, there in differences(found, own.placement)
        ],
        is_proved=own.placement.gap == 0,
    )


def elsewhere(
    question: Question, person: str, here: str, there: str, why: Message | None = None
) -> Elsewhere:
    """Return one person who sits elsewhere in another plan."""
    return Elsewhere(
        employee=question.employees[person].pk,
        here=question.positions[here].pk if here else None,
        there=question.positions[there].pk if there else None,
        why=Said() if why is None else Said.of(why),
    )


def changes_from(
    question: Question, told: Reasons, keep: Mapping[str, str] | None
) -> list[Elsewhere]:
    """Return who sits elsewhere than in the plan before, and why."""
    if keep is None:
        return []
    held, seats = question.problem.held_by, told.placement.as_posts
    before = {person: keep.get(person, held.get(person, "")) for person in seats}
    return [
        elsewhere(question, person, here, before[person], why(question, told, person, before))
        for person, here in seats.items()
        if here != before[person]
    ]


def why(question: Question, told: Reasons, person: str, before: Mapping[str, str]) -> Message:
    """Return why somebody does not sit where the plan before had them."""
    post = before[person]
    name = title_of(question, post)
    if not post:
        return outside(told, person)
    choice = told.choice(person, post)
    if choice is None:
        return msg("Tidak lagi memenuhi syarat {post}.", post=name)
    if choice.rule:
        return msg("{post} terhalang: {rule}.", post=name, rule=rule_words(choice.rule))
    if choice.loss is None:
        return msg("Dengan {post}, tidak ada susunan yang memenuhi semua aturan.", post=name)
    return msg(
        "Bila tetap pada {post} seperti acuan, nilai keseluruhan turun {least}{loss}.",
        post=name,
        loss=told_number(choice.loss),
        least=least(told),
    )


def outside(told: Reasons, person: str) -> Message:
    """Return why somebody has a post who had none of the list in the plan before."""
    loss = told.outside(person)
    if loss is None:
        return msg("Tanpa jabatan pada daftar, aturan tidak terpenuhi.")
    return msg(
        "Bila tanpa jabatan pada daftar seperti acuan, nilai keseluruhan turun {least}{loss}.",
        loss=told_number(loss),
        least=least(told),
    )


def least(told: Reasons) -> str:
    """Return the word before a loss that is a lower bound only."""
    return "" if told.ranked.is_exact else f"{msg('sekurangnya')} "
