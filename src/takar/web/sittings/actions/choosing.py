"""Adaptive sections: the server chooses the next question once the answer before is kept."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from takar.items.forms import AdaptiveRule, Section, chosen_item, first_slot
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.exams.models import AdaptivePool
from takar.web.exams.queries.pools import control_of, markers_in, pool_items, pool_of
from takar.web.exams.rules.resting import rested
from takar.web.sittings.actions.entering import note
from takar.web.sittings.models import Sitting
from takar.web.sittings.queries.adaptive import (
    Step,
    aside_for,
    category_of,
    next_of,
    path_of,
    values_by,
)
from takar.web.sittings.queries.answers import standings_of
from takar.web.sittings.queries.one_way import CHOSEN
from takar.web.sittings.queries.resting import ASIDE, met_before, years_before
from takar.web.sittings.rules.judging import STANDS, Standing


class NotAnswered(TakarError):
    """The question now asked has no answer on the server's disk yet."""


class WrongOrder(TakarError):
    """The question is not the one now asked: a request of another moment, or made up."""


class NoPool(TakarError):
    """Nothing says what an adaptive section chooses from."""


def give_first(sitting: Sitting, section: Section, now: datetime) -> None:
    """Choose the first question of an adaptive section that begins.

    Raises:
        NoPool: its form was locked without a pool.
    """
    pool = pool_of(sitting.form_id, section.code)
    if pool is None:
        raise NoPool(
            msg("Bagian adaptif ini tidak mempunyai kolam soal."),
            hint=msg("Panggil pengawas; panitia perlu mengganti naskahnya."),
        )
    control = control_of(pool)
    slot = first_slot(sitting.plan, section.code)
    number = control.number if control else 0
    aside = set_aside(sitting, section, pool, now)
    begin = Step(slot, "", None, None, pool.pk, pool.fingerprint, number, len(aside))
    found = next_of(section, sitting.seed, (), (), at=begin, aside=aside)
    give(sitting, section, str(found.item), begin, now)


def set_aside(
    sitting: Sitting, section: Section, pool: AdaptivePool, now: datetime
) -> tuple[str, ...]:
    """Let items rest that the person met before, on record; return which are not chosen now.

    Where too few are left, those met longest ago are given again, and the record says which.
    """
    rule = section.adaptive or AdaptiveRule()
    if not rule.rest_years:
        return ()
    items = pool_items(pool.pk, pool.fingerprint)
    met = met_before(sitting, items, years_before(now, rule.rest_years))
    rest = rested(items, rule, met)
    if met:
        facts = {"section": section.code, "years": rule.rest_years, **asdict(rest)}
        note(sitting, ASIDE, now, **facts)
    return rest.aside


@transaction.atomic
def give_next(sitting: Sitting, section: Section, *, after: int, now: datetime) -> str:
    """Choose the question after one; asked again, the same stands. Return why the section is over.

    The caller holds the sitting, and the section runs.

    Args:
        sitting: whose section it is.
        section: the plan of the section.
        after: the slot of the question that was answered.
        now: the server's moment.

    Returns:
        The name of the reason, where enough was asked; empty where a question stands.

    Raises:
        NotAnswered: its answer is not on the disk.
        WrongOrder: it is not the question now asked.
    """
    read_paper(sitting)
    steps = path_of(sitting, section.code)
    last = steps[-1]
    if after == last.after:
        return ""
    if after != last.slot:
        raise WrongOrder(
            msg("Soal itu bukan soal yang sedang dikerjakan."),
            hint=msg("Muat ulang halaman; jawaban yang tersimpan tidak hilang."),
        )
    standing = answer_to(sitting, last)
    found = next_of(
        section,
        sitting.seed,
        steps,
        [*values_by(sitting, steps), standing.said.value],
        at=last,
        aside=aside_for(sitting, section.code, last),
    )
    if found.item is None:
        return found.ended.name
    step = replace(
        last, slot=last.slot + 1, item=found.item, after=last.slot, by=standing.said.number
    )
    give(sitting, section, found.item, step, now)
    return ""


def read_paper(sitting: Sitting) -> None:
    """Take the paper as it is now, which nobody else changes until the act is over."""
    sitting.paper = Sitting.objects.values_list("paper", flat=True).get(pk=sitting.pk)


def answer_to(sitting: Sitting, step: Step) -> Standing:
    """Return the answer that stands to the question now asked.

    Raises:
        NotAnswered: there is none, or it does not fit the question.
    """
    found = last_standing(standings_of([sitting])[sitting.pk], step.slot)
    marker = markers_in(step.pool, step.sign)[step.item]
    if found is None or category_of(marker, found.said.value) is None:
        raise NotAnswered(
            msg("Jawaban soal ini belum tersimpan di server."),
            hint=msg("Tunggu sampai tanda Tersimpan tampak, lalu lanjutkan."),
        )
    return found


def last_standing(standings: Sequence[Standing], slot: int) -> Standing | None:
    """Return the answer of a slot that stands, if it has one."""
    own = [one for one in standings if one.said.slot == slot and one.worth in STANDS]
    return own[-1] if own else None


def give(sitting: Sitting, section: Section, item: str, step: Step, now: datetime) -> None:
    """Put a question on the paper, and the choice on record."""
    planned = chosen_item(section, item, sitting.seed).model_dump(mode="json")
    sitting.paper = with_item(sitting.paper, section.code, planned)
    sitting.save(update_fields=["paper"])
    facts = {"section": section.code} | asdict(replace(step, item=item))
    note(sitting, CHOSEN, now, **facts)


def with_item(paper: dict[str, Any], code: str, planned: dict[str, Any]) -> dict[str, Any]:
    """Return a paper with one more question in a section."""
    sections = [
        one | {"items": [*one["items"], planned]} if one["code"] == code else one
        for one in paper["sections"]
    ]
    return paper | {"sections": sections}
