"""Levels, JPM and category of each person: as they are, and with the ratings moved.

Both go through the integration and the division of the measure itself, in fractions; only the
moves of the ratings are estimates.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from takar.kernel.rounding import half_up
from takar.measures.integration import Integration, Rounding, integration
from takar.measures.jpm import PERCENT, bands_key
from takar.regulations.bands import Bands
from takar.regulations.law import Law
from takar.runs.rating_quality.report import Category, Move, Outcome, Person

Levels = dict[str, Decimal | None]


@dataclass(frozen=True)
class Facts:
    """What is known of one person beside the ratings."""

    position_id: str | None = None
    position_tier: str | None = None
    sex: str | None = None
    birth_on: date | None = None
    age_band: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Standards:
    """What posts demand: of the post, else of its tier, else by the ladder of the law."""

    law: Law
    written: Mapping[tuple[str, str, str], int] = field(default_factory=dict)

    def of(self, facts: Facts | None) -> dict[str, int] | None:
        """Return the required level of each competency; nothing where one is not known."""
        if facts is None:
            return None
        demanded = {
            code: self.level(facts, code) for code in self.law.codes("assessment.competencies")
        }
        known = {code: level for code, level in demanded.items() if level is not None}
        return known if len(known) == len(demanded) and sum(known.values()) > 0 else None

    def level(self, facts: Facts, competency: str) -> int | None:
        """Return what one competency demands of this person."""
        ladder = self.law.points("assessment.required_levels").get(facts.position_tier or "")
        for kind, code in (("post", facts.position_id), ("tier", facts.position_tier)):
            if code and (kind, code, competency) in self.written:
                return self.written[kind, code, competency]
        return None if ladder is None else int(ladder)


def facts_of(people: pa.Table | None) -> dict[str, Facts]:
    """Return what is known of each person; columns that are absent are gaps."""
    if people is None:
        return {}
    key = "ratee" if "ratee" in people.column_names else "employee_id"
    known = [name for name in Facts.__dataclass_fields__ if name in people.column_names]
    return {
        str(row[key]): Facts(**{name: row[name] or None for name in known})
        for row in people.to_pylist()
    }


def standards_of(standards: pa.Table | None, law: Law) -> Standards:
    """Return what the table of standards demands; the row of a post stands before its tier."""
    written: dict[tuple[str, str, str], int] = {}
    for row in standards.to_pylist() if standards is not None else []:
        post = row.get("position_id")
        kind, code = ("post", post) if post else ("tier", row["position_tier"])
        written[kind, str(code), row["competency"]] = int(row["required_level"])
    return Standards(law, written)


@dataclass(frozen=True)
class Reckoning:
    """How levels and categories are made from ratings.

    Attributes:
        bands: the category table of the purpose.
    """

    law: Law
    settings: Integration
    bands: Bands
    standards: Standards
    facts: Mapping[str, Facts]

    def levels(self, scores: pa.Table, ratees: Iterable[str]) -> dict[str, Levels]:
        """Integrate scores into the levels of each person."""
        found: dict[str, Levels] = {ratee: {} for ratee in ratees}
        for row in integration(scores, self.settings, list(found)).to_pylist():
            level = row["level"]
            found[row["employee_id"]][row["competency"]] = None if level is None else Decimal(level)
        return found

    def jpm(self, ratee: str, levels: Levels) -> tuple[int | None, Fraction | None]:
        """Return what the post demands in all and the exact JPM; a gap where a level is one."""
        demanded = self.standards.of(self.facts.get(ratee))
        if demanded is None:
            return None, None
        total = sum(demanded.values())
        capped = self.law.record("jpm.formula")["cap"]
        achieved = Fraction(0)
        for code, level in levels.items():
            if level is None:
                return total, None
            most = demanded[code] if capped == "per_competency" else level
            achieved += Fraction(min(level, most))
        return total, achieved * PERCENT / total

    def category(self, jpm: Fraction | None) -> str | None:
        """Name the category: of the exact JPM, or of the rounded one where the law says so."""
        if jpm is None:
            return None
        formula = self.law.record("jpm.formula")
        exact = formula["classify_on"] != "rounded"
        return self.bands.of(jpm if exact else half_up(jpm, int(formula["decimals"])))

    def shown(self, jpm: Fraction | None) -> Decimal | None:
        """Return the JPM as it is kept: six decimals, capped where the law caps the total."""
        if jpm is None:
            return None
        capped = self.law.record("jpm.formula")["cap"] == "total100"
        return half_up(min(jpm, Fraction(PERCENT)) if capped else jpm, 6)


def reckoning(
    law: Law,
    *,
    weights: Mapping[str, Decimal],
    purpose: str,
    rounding: str,
    people: pa.Table | None,
    standards: pa.Table | None,
) -> Reckoning:
    """Return how levels and categories are made here."""
    rules = law.record("assessment.method_rules")
    settings = Integration(
        competencies=tuple(law.codes("assessment.competencies")),
        weights=weights,
        least_methods=int(rules["methods_per_competency_min"]),
        rounding=Rounding(rounding),
    )
    bands = law.bands(bands_key(law, purpose))
    return Reckoning(law, settings, bands, standards_of(standards, law), facts_of(people))


def persons(
    reckoned: Reckoning, raw: pa.Table, moved: pa.Table | None, ratees: Iterable[str]
) -> tuple[Person, ...]:
    """Return everybody with raw and, where ratings were moved, adjusted levels."""
    names = list(ratees)
    levels = reckoned.levels(raw, names)
    adjusted = {} if moved is None else reckoned.levels(moved, names)
    return tuple(person(reckoned, name, levels[name], adjusted.get(name)) for name in names)


def person(reckoned: Reckoning, ratee: str, levels: Levels, adjusted: Levels | None) -> Person:
    """Return one person: raw beside adjusted."""
    required, jpm = reckoned.jpm(ratee, levels)
    _, other = (None, None) if adjusted is None else reckoned.jpm(ratee, adjusted)
    return Person(
        ratee=ratee,
        levels=levels,
        adjusted=adjusted,
        required=required,
        jpm=reckoned.shown(jpm),
        jpm_adjusted=reckoned.shown(other),
        category=reckoned.category(jpm),
        category_adjusted=reckoned.category(other),
    )


def outcome(people: Iterable[Person], bands: Bands, *, with_sem: bool) -> Outcome:
    """Count what the ratings lead to, raw and adjusted."""
    rows = list(people)
    measured = [one for one in rows if one.category]
    both = [one for one in measured if one.category_adjusted]
    moves = Counter((one.category or "", one.category_adjusted or "") for one in both)
    counts: Any = Counter(one.category for one in measured)
    others: Any = Counter(one.category_adjusted for one in both)
    return Outcome(
        people=len(rows),
        measured=len(measured),
        categories=tuple(
            Category(
                code=band.code,
                title=band.title,
                people=counts[band.code],
                people_adjusted=others[band.code] if both else None,
            )
            for band in bands
        ),
        moves=tuple(
            Move(before=one, after=two, people=many) for (one, two), many in sorted(moves.items())
        ),
        would_change=sum(one.would_change for one in both) if both else None,
        levels_moved=(
            sum(one.moved_levels for one in rows) if any(one.adjusted for one in rows) else None
        ),
        borderline=sum(one.is_borderline for one in measured) if with_sem and measured else None,
    )
