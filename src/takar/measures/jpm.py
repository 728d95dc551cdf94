"""JPM (job person match): how far a person's levels meet what the post asks.

Law: Peraturan BKN 26/2019, Lampiran; the steps are told in ``docs/explanation/jpm.md``.
"""

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.levels import HIGHEST, competencies, required, seen
from takar.regulations.bands import Bands
from takar.regulations.law import Law
from takar.tables.expressions import MICRO, as_decimal, band, clamped, divided, when, whole

PERCENT = 100
ENDS = ("least", "most")


class UnknownPurpose(TakarError):
    """The purpose has no category table."""


def jpm(
    tables: Mapping[str, ir.Table],
    law: Law,
    *,
    purpose: str = "PEMETAAN",
    categories: str | None = None,
) -> ir.Table:
    """Compare the levels seen with the levels required, person by person.

    Levels above the standard are kept unless the law caps them. A competency nobody assessed
    makes the JPM a gap; ``jpm_least`` and ``jpm_most`` count it as level 0 and 5.

    Args:
        tables: ``employees``, ``competency_levels`` and ``competency_standards``.
        purpose: ``PENGISIAN``, ``PEMETAAN`` or ``JOB_FIT``.
        categories: another category table, where the law lets the purpose choose.

    Returns:
        One row per person: the sums, ``jpm`` in percent, its category, what is missing, and the
        JPM the same levels would have one tier higher.
    """
    bands = law.bands(bands_key(law, purpose, categories))
    settings = law.record("jpm.formula")
    wide = side_by_side(tables, law)
    capped = settings["cap"] == "per_competency"
    above = added([wide[f"next__{code}"] for code in competencies(law)])
    summed = wide.mutate(**sums(wide, law, capped=capped), next_required=above)
    return _told(summed, law, bands).mutate(purpose=ibis.literal(purpose))


def bands_key(law: Law, purpose: str, categories: str | None = None) -> str:
    """Return the key of the category table of a purpose, or the one chosen where it may be.

    Raises:
        UnknownPurpose: the law has no such purpose, or does not let it use those categories.
    """
    purposes = law.codes("assessment.purposes")
    if purpose not in purposes:
        raise UnknownPurpose(
            msg("Tujuan {purpose} tidak dikenal.", purpose=purpose),
            hint=msg("Pilih salah satu: {purposes}.", purposes=", ".join(purposes)),
        )
    usual, choices = purposes[purpose]["bands"], purposes[purpose]["bands_choices"]
    if categories is not None and categories not in choices:
        raise UnknownPurpose(
            msg("Tujuan {purpose} tidak memakai {bands}.", purpose=purpose, bands=categories),
            hint=msg("Pilih salah satu: {choices}.", choices=", ".join(choices)),
        )
    return categories or str(usual)


def next_tiers(law: Law) -> dict[str, str]:
    """Return, for each tier that has one, the tier above it."""
    tiers = law.codes("positions.tiers")
    return {code: str(tier["next"]) for code, tier in tiers.items() if tier["next"]}


def side_by_side(tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Return, per person, each competency's level, its day, what the post and the next ask."""
    standards = tables["competency_standards"]
    wide = levels_and_posts(tables, law)
    above = wide.position_tier.cases(*next_tiers(law).items(), else_=ibis.null("string"))
    wide = wide.mutate(next_tier=above)
    return required(wide, standards, law, post=None, tier="next_tier", named="next")


def levels_and_posts(tables: Mapping[str, ir.Table], law: Law) -> ir.Table:
    """Return, per person, each competency's level, its day, and what the post asks."""
    people = tables["employees"].select("employee_id", "position_id", "position_tier")
    wide = required(people, tables["competency_standards"], law)
    return seen(wide, tables["competency_levels"], law)


def sums(wide: ir.Table, law: Law, *, capped: bool = False, above: int = 0) -> dict[str, ir.Value]:
    """Return ``achieved_least``, ``achieved_most`` (millionths), ``required``, ``missing_count``.

    Args:
        wide: people with their levels and requirements side by side.
        capped: count at most what each competency requires.
        above: levels added to what each competency requires.
    """
    codes = competencies(law)
    demanded = {code: wide[f"required__{code}"] + above for code in codes}
    values = {}
    for end, gap in (("least", 0), ("most", HIGHEST * MICRO)):
        levels = {code: wide[f"level__{code}"].fill_null(gap) for code in codes}
        if capped:
            levels = {c: ibis.least(level, demanded[c] * MICRO) for c, level in levels.items()}
        values[f"achieved_{end}"] = added(list(levels.values()))
    return values | {
        "required": added(list(demanded.values())),
        "missing_count": added([wide[f"level__{code}"].isnull().cast("int64") for code in codes]),
    }


def _told(summed: ir.Table, law: Law, bands: Bands) -> ir.Table:
    """Divide, name the categories, and leave a gap where something is missing."""
    settings = law.record("jpm.formula")
    count = len(competencies(law))
    values = {end: percent(summed[f"achieved_{end}"], summed.required) for end in ENDS}
    categories = {
        end: _category(summed[f"achieved_{end}"], summed.required, bands, settings) for end in ENDS
    }
    if settings["cap"] == "total100":
        values = {end: clamped(value, 0, PERCENT * MICRO) for end, value in values.items()}
    complete = summed.missing_count == 0
    projected = percent(summed.achieved_least, summed.next_required)
    return summed.select(
        "employee_id",
        "position_tier",
        achieved=as_decimal(when(complete, summed.achieved_least)),
        required=summed.required,
        jpm=as_decimal(when(complete, values["least"])),
        jpm_least=as_decimal(values["least"]),
        jpm_most=as_decimal(values["most"]),
        jpm_completeness=as_decimal(
            divided((whole(count) - summed.missing_count) * PERCENT * MICRO, count)
        ),
        category=when(categories["least"] == categories["most"], categories["least"]),
        category_least=categories["least"],
        category_most=categories["most"],
        missing_count=summed.missing_count,
        next_tier=summed.next_tier,
        jpm_projected=as_decimal(when(complete, projected)),
    )


def percent(achieved: ir.Value, required: ir.Value, places: int = 6) -> ir.Value:
    """Divide the sums into a percentage with so many places, in millionths, half up."""
    step = 10 ** (6 - places)
    return divided(achieved * PERCENT, required * step) * step


def _category(
    achieved: ir.Value, required: ir.Value, bands: Bands, settings: Mapping[str, object]
) -> ir.Value:
    """Name the category of the exact ratio, or of the rounded one where the law says so."""
    if settings["classify_on"] == "rounded":
        return band(percent(achieved, required, int(str(settings["decimals"]))), bands)
    return band(achieved * PERCENT, bands, required * MICRO)


def added(values: list[ir.Value]) -> ir.Value:
    """Add up; a gap anywhere makes the sum a gap."""
    first, *rest = values
    for value in rest:
        first = first + value
    return first
