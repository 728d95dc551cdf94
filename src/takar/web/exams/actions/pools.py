"""Pools frozen as a form is locked, and chances of being chosen renewed from what was counted."""

from collections.abc import Iterable, Mapping
from typing import Any

from takar.items.forms import AdaptiveRule, Exposure, Section
from takar.web.exams.models import AdaptivePool, ExamForm, ExposureControl
from takar.web.exams.queries.pools import adaptive_sections, built, gathered, pool_row, rule_of
from takar.web.exams.rules.pools import PoolItem, Tally, renewed

REHEARSED = 300
"""Invented people who sit a pool before it is locked."""
ROUNDS = 6
SEED = 1


def freeze_pools(form: ExamForm) -> list[AdaptivePool]:
    """Keep what each adaptive section chooses from, with how it does with invented people.

    Raises:
        UnfitPool: a section cannot be given as it stands.
    """
    return [freeze_pool(form, section) for section in adaptive_sections(form)]


def freeze_pool(form: ExamForm, section: Section) -> AdaptivePool:
    """Keep one pool, and with it the first chances where exposure has a limit."""
    items, rule = gathered(form, section), rule_of(section)
    row = pool_row(form, section, items)
    told, chances = rehearsed(items, rule)
    row.rehearsal = told
    row.save()
    if rule.exposure is Exposure.LIMIT:
        ExposureControl.objects.create(
            pool=row, number=1, chances=chances, counted=Tally().model_dump(mode="json")
        )
    return row


def rehearsed(items: list[PoolItem], rule: AdaptiveRule) -> tuple[dict[str, Any], dict[str, float]]:
    """Return how the test does with invented people, and the chances that keep its limit."""
    from takar.psychometrics.cat import limited, simulate  # noqa: PLC0415 -- numpy is heavy

    test = built(items, rule, {})
    if rule.exposure is Exposure.LIMIT:
        kept = limited(test, rule.limit_percent / 100, persons=REHEARSED, rounds=ROUNDS, seed=SEED)
        return told(kept.rehearsal, rule), kept.test.bank.control_of()
    return told(simulate(test, REHEARSED, seed=SEED), rule), {}


def told(found: Any, rule: AdaptiveRule) -> dict[str, Any]:
    """Return the figures of a rehearsal as they are kept."""
    return {
        "version": 1,
        "people": found.n_used,
        "length": round(found.mean_length, 2),
        "error": round(found.rmse, 4),
        "precise": round(found.ended.get("PRECISE", 0) / found.n_used, 4),
        "highest_exposure": round(found.highest_exposure, 4),
        "standard_error": rule.standard_error,
    }


def renew_chances(pool: AdaptivePool, met: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Count who met which items, and set the chances for those who begin from now on.

    Args:
        pool: a pool whose exposure has a limit; any other is left alone.
        met: of each person the control they sat under, and the items they were given.
    """
    controls = {one.number: one for one in ExposureControl.objects.filter(pool=pool)}
    if not controls:
        return
    last = controls[max(controls)]
    tally = last.tally
    for number, given in met:
        tally = tally.grown(given, controls.get(number, last).chances)
    ExposureControl.objects.create(
        pool=pool,
        number=last.number + 1,
        chances=renewed(tally, last.chances, limit_of(pool)),
        counted=tally.model_dump(mode="json"),
    )


def limit_of(pool: AdaptivePool) -> int:
    """Return the share of the people by which an item may be met at most, in percent."""
    sections: Mapping[str, Section] = {one.code: one for one in pool.form.plan.sections}
    return rule_of(sections[pool.section]).limit_percent
