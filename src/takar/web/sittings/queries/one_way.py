"""Questions that were left for good: what the journal says of sections one cannot go back in."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from takar.items.forms import FormKind, slots_of
from takar.web.sittings.models import AnswerChange, Sitting, SittingEvent
from takar.web.sittings.queries.papers import plan_of
from takar.web.sittings.rules.judging import Said
from takar.web.sittings.rules.one_way import Number, Touch, passed

OPENED = "BUKA"
CHOSEN = "SOAL"


def sections_of(sitting: Sitting) -> dict[int, str]:
    """Return the section of each slot that holds a question."""
    return {one.number: one.section for one in slots_of(sitting.plan)}


def passed_in(
    sittings: Collection[Sitting], said: Mapping[int, list[Said]]
) -> dict[int, frozenset[Number]]:
    """Return the answers of each sitting that came after their question was left.

    Sittings whose form lets one go back everywhere cost nothing; the others two queries in all.
    """
    one_way = {one.pk: one_way_in(one) for one in sittings}
    kept = [one for one in sittings if one_way[one.pk]]
    if not kept:
        return {}
    opened = openings_of([one.pk for one in kept])
    chosen = choices_of([one.pk for one in kept])
    return {
        one.pk: passed(
            [*opened[one.pk], *answered(said.get(one.pk, []))],
            sections_of(one),
            [code for code, is_adaptive in one_way[one.pk].items() if not is_adaptive],
            chosen[one.pk],
        )
        for one in kept
    }


def one_way_in(sitting: Sitting) -> dict[str, bool]:
    """Return the sections of a sitting one cannot go back in, and which of them are adaptive."""
    return {
        section.code: section.kind is FormKind.ADAPTIVE
        for section in plan_of(sitting.form).sections
        if not section.may_go_back
    }


def answered(said: Collection[Said]) -> list[Touch]:
    """Return answers as touches of their questions."""
    return [
        Touch(one.number, one.slot, one.received_at, is_answer=True)
        for one in said
        if one.slot is not None
    ]


def openings_of(sittings: Collection[int]) -> dict[int, list[Touch]]:
    """Return every opening of a question, by sitting."""
    told: dict[int, list[Touch]] = defaultdict(list)
    rows = AnswerChange.objects.filter(sitting__in=sittings, kind=OPENED, slot__isnull=False)
    names = rows.values_list("sitting_id", "desk", "sequence", "slot", "received_at")
    for sitting, desk, sequence, slot, received_at in names:
        told[sitting].append(Touch((desk, sequence), slot or 0, received_at, is_answer=False))
    return told


def choices_of(sittings: Collection[int]) -> dict[int, dict[int, Number]]:
    """Return by which change each next question was chosen, by sitting and question before it."""
    told: dict[int, dict[int, Number]] = defaultdict(dict)
    rows = SittingEvent.objects.filter(sitting__in=sittings, kind=CHOSEN)
    for sitting, facts in rows.values_list("sitting_id", "facts"):
        if facts.get("after") is not None:
            desk, sequence = facts["by"]
            told[sitting][int(facts["after"])] = (int(desk), int(sequence))
    return told
