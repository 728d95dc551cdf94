"""The way of one person through an adaptive section: read from the record, and worked out again.

Everything follows from the seed of the paper, the frozen pool, and the changes by which each
question was chosen. Whether an answer was right is worked out and never written down.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from takar.items.answers import AnswerRefused, read_answer
from takar.items.forms import FormKind, Section, lots_seed
from takar.items.marking import Marker
from takar.web.exams.queries.pools import markers_in, test_of
from takar.web.sittings.models import AnswerChange, Sitting, SittingEvent
from takar.web.sittings.queries.one_way import CHOSEN
from takar.web.sittings.queries.papers import plan_of
from takar.web.sittings.queries.resting import aside_in
from takar.web.sittings.rules.one_way import Number

if TYPE_CHECKING:
    from takar.psychometrics.cat import Next


@dataclass(frozen=True, slots=True)
class Step:
    """A question as it was chosen.

    Attributes:
        after: the slot of the question before it; none of the first.
        by: the change of that slot it was chosen by.
        pool, sign, control: what it was chosen from, its fingerprint, and under which control of
            exposure.
        aside: how many items rested, since the person had met them before.
    """

    slot: int
    item: str
    after: int | None
    by: Number | None
    pool: int
    sign: str
    control: int
    aside: int = 0


def is_adaptive(section: Section) -> bool:
    """Say whether the questions of a section are chosen by the answers."""
    return section.kind is FormKind.ADAPTIVE


def adaptive_codes(sitting: Sitting) -> frozenset[str]:
    """Return the adaptive sections of a sitting."""
    return frozenset(one.code for one in plan_of(sitting.form).sections if is_adaptive(one))


def path_of(sitting: Sitting, code: str) -> list[Step]:
    """Return the questions of an adaptive section in the order in which they were chosen."""
    rows = SittingEvent.objects.filter(sitting=sitting, kind=CHOSEN).order_by("pk")
    told = rows.values_list("facts", flat=True)
    return [step_of(facts) for facts in told if facts["section"] == code]


def step_of(facts: Mapping[str, Any]) -> Step:
    """Return a question as the record tells of it."""
    by = facts["by"]
    return Step(
        slot=facts["slot"],
        item=facts["item"],
        after=facts["after"],
        by=(by[0], by[1]) if by else None,
        pool=facts["pool"],
        sign=facts["sign"],
        control=facts["control"],
        aside=facts.get("aside", 0),
    )


def values_by(sitting: Sitting, steps: Sequence[Step]) -> list[Any]:
    """Return what was said to each question but the last: that by which the next was chosen."""
    wanted = [step.by for step in steps[1:] if step.by is not None]
    rows = AnswerChange.objects.filter(sitting=sitting, slot__in=[one.slot for one in steps])
    said = {
        (desk, sequence): value
        for desk, sequence, value in rows.values_list("desk", "sequence", "value")
    }
    return [said[number] for number in wanted]


def category_of(marker: Marker, value: Any) -> int | None:
    """Return the category of an answer; nothing where it fits no question of ours."""
    try:
        answer = read_answer(marker.content, value)
    except AnswerRefused:
        return None
    return marker.mark(answer).category if answer is not None else None


def next_of(
    section: Section,
    seed: str,
    steps: Sequence[Step],
    values: Sequence[Any],
    *,
    at: Step,
    aside: Collection[str] = (),
) -> "Next":
    """Return the question that follows, or why there is none; the same for the same record.

    Args:
        section: the plan of the section.
        seed: of the paper.
        steps: the questions given so far.
        values: what was said to each of them.
        at: tells pool and control; the first step knows them for all.
        aside: the items that rest.
    """
    test = test_of(at.pool, at.sign, at.control)
    codes, markers = [step.item for step in steps], markers_in(at.pool, at.sign)
    told = zip(codes, values, strict=True)
    answers = [category_of(markers[code], value) for code, value in told]
    begun = test.begin(lots_seed(section, seed), banned=aside)
    return test.next(replace(begun, asked=tuple(codes), answers=tuple(answers)))


def aside_for(sitting: Sitting, code: str, step: Step) -> list[str]:
    """Return the items that rest in an adaptive section; where none does, nothing is asked."""
    return aside_in(sitting, code) if step.aside else []


def replayed(sitting: Sitting, section: Section) -> list[str]:
    """Return which questions the record leads to, worked out again from the seed on.

    The same as those given; an appeal can be answered by it.
    """
    steps = path_of(sitting, section.code)
    values = values_by(sitting, steps)
    aside = aside_for(sitting, section.code, steps[0]) if steps else []
    return [
        str(
            next_of(section, sitting.seed, steps[:place], values[:place], at=step, aside=aside).item
        )
        for place, step in enumerate(steps)
    ]
