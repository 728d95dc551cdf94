"""What everybody is told: the sentence, the parts of worth, other posts, and what would flip it.

A fact of a person counts in several pairs at once: talent in all, a match in every post that asks
the same levels. The changes told here count it wherever it counts (``docs/explanation/
placement.md``, "What flips it").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import floor

from takar.kernel.language import Message, msg
from takar.placement import Choice, Reason, Reasons, sentence
from takar.web.notices.rules import Said
from takar.web.placements.assembling import Question
from takar.web.placements.rules import (
    DISTANCE,
    FAMILY,
    INTEREST,
    MATCH,
    MOST_OPTIONS,
    RANGES,
    SUCCESSION,
    TALENT,
    UNIT_CHANGE,
    Option,
    Points,
    Told,
)
from takar.web.placements.weighing import parts_of, points_of

SHORT = {
    MATCH: msg("kecocokan"),
    TALENT: msg("talenta"),
    INTEREST: msg("minat"),
    SUCCESSION: msg("suksesi"),
    UNIT_CHANGE: msg("pindah unit"),
    DISTANCE: msg("jarak"),
    FAMILY: msg("keluarga"),
}
STEPS = {MATCH: Decimal("0.01"), TALENT: Decimal("0.01"), INTEREST: Decimal(1)}


@dataclass(frozen=True)
class Telling:
    """One person of an answered question.

    Attributes:
        here: the post afterwards; empty is none of the list.
    """

    question: Question
    reasons: Reasons
    reason: Reason
    here: str

    @property
    def person(self) -> str:
        """Whom it is about."""
        return self.reason.person

    def points(self, post: str) -> list[Points]:
        """Return the parts of worth in a post."""
        parts = parts_of(self.question.facts, self.person, post)
        return points_of(parts, self.question.problem.weights)

    def is_like(self, post: str, other: str) -> bool:
        """Tell whether two posts ask the same levels, so that one match counts for both."""
        asked = self.question.facts.levels_asked
        return bool(other) and asked[post] == asked[other]


def told_of(question: Question, reasons: Reasons, reason: Reason, here: str) -> Told:
    """Return what one person is told."""
    own = Telling(question, reasons, reason, here)
    choices = reasons.choices(reason.person)
    others = [one for one in choices if one.post != here]
    mine = next((one for one in choices if one.post == here), None)
    outside = reasons.outside(reason.person) if here else None
    nearest = others[0].post if others else ""
    return Told(
        said=Said.of(named(question, own)),
        here=None if mine is None else own_option(own, mine, others, outside),
        others=[option(own, one, is_nearest=one.post == nearest) for one in others[:MOST_OPTIONS]],
        options=len(others),
        outside=outside,
        is_exact=reason.is_exact,
    )


def named(question: Question, own: Telling) -> Message:
    """Return a reason in words, with the names of people and posts."""
    reason, people = own.reason, question.employees

    def name(code: str) -> str:
        return people[code].full_name if code in people else code

    points = own.points(own.here) if own.here else []
    return sentence(
        replace(
            reason,
            person=name(reason.person),
            post=title_of(question, reason.post),
            next_post=title_of(question, reason.next_post),
            rival=name(reason.rival),
            parts={
                str(SHORT[one.part]): None if one.points is None else one.worth for one in points
            },
        )
    )


def title_of(question: Question, code: str) -> str:
    """Return a post in words."""
    one = question.positions.get(code)
    return code if one is None else f"{one.title}, {one.unit}" if one.unit else one.title


def option(own: Telling, choice: Choice, *, is_nearest: bool) -> Option:
    """Return a post that the person does not have, and what would bring it."""
    points = own.points(choice.post)
    changes: dict[str, Decimal] = {}
    if choice.loss is not None and not choice.rule:
        counted = [INTEREST]
        if not own.is_like(choice.post, own.here):
            counted.append(MATCH)
        if not own.here and is_nearest:
            counted.append(TALENT)
        changes = dict(steps(own, points, [(one, choice.loss) for one in counted], up=True))
    return laid_down(own.question, choice, points, changes)


def own_option(
    own: Telling, choice: Choice, others: Sequence[Choice], outside: Decimal | None
) -> Option:
    """Return the post that the person has, and what would take it away."""
    points, unlike = own.points(choice.post), [outside]
    losses = [one.loss for one in others if not one.rule]
    unlike += [
        one.loss for one in others if not one.rule and not own.is_like(one.post, choice.post)
    ]
    least = {
        INTEREST: least_of([outside, *losses]),
        MATCH: least_of(unlike),
        TALENT: outside,
    }
    known = [(part, loss) for part, loss in least.items() if loss is not None]
    changes = {} if choice.rule else dict(steps(own, points, known, up=False))
    return laid_down(own.question, choice, points, changes)


def least_of(losses: Sequence[Decimal | None]) -> Decimal | None:
    """Return the least of the losses that are possible."""
    return min((one for one in losses if one is not None), default=None)


def steps(
    own: Telling, points: Sequence[Points], losses: Sequence[tuple[str, Decimal]], *, up: bool
) -> Iterator[tuple[str, Decimal]]:
    """Yield the least change of each part that outweighs a loss and stays within its range."""
    values = {one.part: one.points for one in points}
    for part, loss in losses:
        weight, value = own.question.problem.weights[part], values.get(part)
        if weight <= 0 or value is None:
            continue
        change = STEPS[part] * (floor(loss / (weight * STEPS[part])) + 1)
        after = value + change if up else value - change
        if RANGES[part][0] <= after <= RANGES[part][1]:
            yield part, change if up else -change


def laid_down(
    question: Question, choice: Choice, points: list[Points], changes: dict[str, Decimal]
) -> Option:
    """Return one post as it is kept."""
    holder = question.employees.get(choice.holder)
    return Option(
        position=question.positions[choice.post].pk,
        worth=choice.worth,
        loss=choice.loss,
        rule=choice.rule,
        holder=holder.pk if holder else None,
        holder_worth=choice.holder_worth,
        points=points,
        changes=changes,
    )
