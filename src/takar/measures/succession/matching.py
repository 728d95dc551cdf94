"""Projected match: how far a person's levels meet the standard of a post aimed at.

Law: Peraturan BKN 26/2019, Lampiran; formula, cap and categories are those of the JPM. The steps
are told in ``docs/explanation/succession.md``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.measures.jpm import bands_key
from takar.measures.levels import HIGHEST, competencies
from takar.measures.succession.seats import Post
from takar.regulations.law import Law
from takar.tables.expressions import window_start

PERCENT = 100
OF_POST, OF_TIER, OF_LAW = "JABATAN", "JENJANG", "ATURAN"


class NoStandard(TakarError):
    """The post has neither a standard nor a tier."""


@dataclass(frozen=True)
class Seen:
    """The latest level that counts of one competency, and the day it was seen."""

    level: Decimal
    assessed_on: date


Levels = Mapping[str, Seen]
"""The levels of one person, by competency; what was not seen is not there."""


@dataclass(frozen=True)
class Standard:
    """What a post asks.

    Attributes:
        levels: by competency, in the order of the law.
        grounds: per competency where that comes from: ``JABATAN``, ``JENJANG`` or ``ATURAN``.
    """

    post: Post
    levels: Mapping[str, int]
    grounds: Mapping[str, str]


@dataclass(frozen=True)
class Gap:
    """One competency of one person against a standard."""

    competency: str
    required: int
    level: Decimal | None
    assessed_on: date | None
    ground: str = OF_LAW

    @property
    def need(self) -> Decimal | None:
        """What is lacking (positive is a need); a gap where nobody assessed it."""
        return None if self.level is None else self.required - self.level


@dataclass(frozen=True)
class Match:
    """A person against a post: the projected JPM in percent, exact, and every gap.

    Attributes:
        percent: none while a competency is missing.
        least: with every missing competency at level 0.
        most: with every missing competency at the highest level.
        category: none unless least and most agree.
    """

    position_id: str
    gaps: tuple[Gap, ...]
    percent: Fraction | None
    least: Fraction
    most: Fraction
    category: str | None
    category_least: str
    category_most: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The competencies that nobody assessed in time."""
        return tuple(gap.competency for gap in self.gaps if gap.level is None)


@dataclass(frozen=True)
class Standards:
    """Every standard of an agency, ready to be asked for a post."""

    of_posts: Mapping[str, Mapping[str, int]]
    of_tiers: Mapping[str, Mapping[str, int]]

    @classmethod
    def read(cls, rows: Iterable[Mapping[str, Any]]) -> "Standards":
        """Read rows of ``competency_standards``; where one stands twice, the higher counts."""
        posts: dict[str, dict[str, int]] = defaultdict(dict)
        tiers: dict[str, dict[str, int]] = defaultdict(dict)
        for row in rows:
            position, tier, wanted = row["position_id"], row["position_tier"], row["competency"]
            if position is not None:
                own = posts[position]
            elif tier is not None:
                own = tiers[tier]
            else:
                continue
            own[wanted] = max(own.get(wanted, 0), int(row["required_level"]))
        return cls(dict(posts), dict(tiers))

    def of(self, post: Post, law: Law) -> Standard:
        """Return what a post asks: its own standard, else its tier's, else the law's ladder.

        Raises:
            NoStandard: the post has none of them.
        """
        usual = law.points("assessment.required_levels").get(post.tier or "")
        shelves = (
            (OF_POST, self.of_posts.get(post.position_id, {})),
            (OF_TIER, self.of_tiers.get(post.tier or "", {})),
            (OF_LAW, {} if usual is None else dict.fromkeys(competencies(law), int(usual))),
        )
        found: dict[str, tuple[int, str]] = {}
        for code in competencies(law):
            asked = [(levels[code], ground) for ground, levels in shelves if code in levels]
            if not asked:
                raise _no_standard(post)
            found[code] = asked[0]
        return Standard(
            post,
            {code: level for code, (level, _) in found.items()},
            {code: ground for code, (_, ground) in found.items()},
        )


def latest_levels(rows: Iterable[Mapping[str, Any]], law: Law) -> dict[str, dict[str, Seen]]:
    """Return each person's latest levels still valid on the day, from ``competency_levels``."""
    oldest = window_start(law.day, int(law.number("assessment.validity_years")))
    found: dict[str, dict[str, Seen]] = defaultdict(dict)
    for row in rows:
        level, on = row["level"], row["assessed_on"]
        if level is None or not oldest <= on <= law.day:
            continue
        own = found[row["employee_id"]]
        before = own.get(row["competency"])
        if before is None or (before.assessed_on, before.level) < (on, level):
            own[row["competency"]] = Seen(level, on)
    return dict(found)


def match(levels: Levels, standard: Standard, law: Law, *, purpose: str = "PENGISIAN") -> Match:
    """Lay a person's levels against what a post asks.

    Args:
        levels: of one person, see :func:`latest_levels`.
        standard: of the post, see :meth:`Standards.of`.
        law: the law in force.
        purpose: chooses the category table, as for the JPM.
    """
    gaps = tuple(
        Gap(
            competency=code,
            required=required,
            level=levels[code].level if code in levels else None,
            assessed_on=levels[code].assessed_on if code in levels else None,
            ground=standard.grounds[code],
        )
        for code, required in standard.levels.items()
    )
    settings = law.record("jpm.formula")
    least, most = (_percent(gaps, other, settings["cap"]) for other in (0, HIGHEST))
    bands = law.bands(bands_key(law, purpose))
    low, high = (bands.of(_classified(value, settings)) for value in (least, most))
    return Match(
        position_id=standard.post.position_id,
        gaps=gaps,
        percent=least if all(gap.level is not None for gap in gaps) else None,
        least=least,
        most=most,
        category=low if low == high else None,
        category_least=low,
        category_most=high,
    )


def _percent(gaps: Iterable[Gap], other: int, cap: str) -> Fraction:
    """Return the sum of levels over the sum of what is asked, missing levels as ``other``.

    Levels have at most six places, so that adding them as decimals is exact.
    """
    achieved, required = Decimal(0), 0
    for gap in gaps:
        level = Decimal(other) if gap.level is None else gap.level
        achieved += min(level, Decimal(gap.required)) if cap == "per_competency" else level
        required += gap.required
    percent = Fraction(achieved) * PERCENT / required
    return min(percent, Fraction(PERCENT)) if cap == "total100" else percent


def _classified(value: Fraction, settings: Mapping[str, Any]) -> Fraction | Decimal:
    """Return the number that is laid against the categories."""
    return half_up(value, settings["decimals"]) if settings["classify_on"] == "rounded" else value


def _no_standard(post: Post) -> NoStandard:
    return NoStandard(
        msg("Jabatan {title} belum mempunyai standar kompetensi.", title=post.title),
        hint=msg("Isi standar jabatannya, atau lengkapi jenjangnya."),
    )
