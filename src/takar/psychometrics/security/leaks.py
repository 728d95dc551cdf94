"""Items watched answer by answer: has one become easier, or faster, than it was?

Each answer says how much better "it has leaked" explains it than "it is as before". The sum never
falls below zero, so it remembers only what speaks for a change. Under no change it passes a
height h within N answers with a chance of at most N exp(-h); h follows from the chance allowed.

Reference: Page (1954), Biometrika 41; Lorden (1971), Annals of Mathematical Statistics 42.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import exp, log, log1p, pi, sqrt

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.irt.models import BINARY, ItemParameters

LEAST = 1e-9


class BadWatch(TakarError):
    """An item or a setting that cannot be watched."""


@dataclass(frozen=True)
class Before:
    """How an item was: its curve, and where known its times.

    Attributes:
        intensity, discrimination: of the lognormal model; none without times.
    """

    parameters: ItemParameters
    intensity: float | None = None
    discrimination: float | None = None


@dataclass(frozen=True)
class Seen:
    """One answer, with what the person's OTHER answers say of him.

    Attributes:
        seconds: none where the time is not known.
    """

    item: str
    is_right: bool
    theta: float
    theta_se: float
    seconds: float | None = None
    speed: float = 0.0
    speed_se: float = 0.0


@dataclass(frozen=True)
class Trail:
    """What is known of one item so far.

    Attributes:
        level: how strongly the last answers speak for a leak; ``highest`` ever.
        easier, faster: what marks and times have added since the level was last zero.
        since: the answer after which the level has been above zero.
        raised_at: the answer at which it passed the limit; none where it never did.
    """

    answers: int = 0
    level: float = 0.0
    highest: float = 0.0
    easier: float = 0.0
    faster: float = 0.0
    since: int = 0
    raised_at: int | None = None


@dataclass(frozen=True)
class Suspicion:
    """An item to take out of use until somebody has looked."""

    item: str
    trail: Trail

    @property
    def says(self) -> Message:
        """The finding in words."""
        if self.trail.easier >= self.trail.faster:
            return msg(
                "Butir {item} dijawab lebih baik daripada dahulu sejak jawaban ke-{since}. Tahan "
                "butir ini dan telaah; peserta tidak dinilai dari tanda ini.",
                item=self.item,
                since=self.trail.since,
            )
        return msg(
            "Butir {item} dijawab lebih cepat daripada dahulu sejak jawaban ke-{since}. Tahan "
            "butir ini dan telaah; peserta tidak dinilai dari tanda ini.",
            item=self.item,
            since=self.trail.since,
        )


@dataclass(frozen=True)
class LeakWatch:
    """Settings of the watch.

    Attributes:
        easier: the drop in difficulty looked for, in units of ability.
        faster: the drop in time looked for, in log seconds (0.3: a quarter less).
        answers: answers expected for each item while the watch lasts.
        alpha: chance that any item at all is suspected though none has changed.
    """

    before: Mapping[str, Before]
    easier: float = 0.6
    faster: float = 0.3
    answers: int = 1000
    alpha: float = 0.01
    trails: Mapping[str, Trail] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wrong = [name for name, one in self.before.items() if one.parameters.model not in BINARY]
        if wrong or min(self.easier, self.faster, self.alpha) <= 0 or self.answers < 1:
            raise BadWatch(
                msg("Pengawasan butir tidak dapat dipakai: {items}.", items=", ".join(wrong)),
                hint=msg("Hanya butir benar-salah; perubahan dan peluang di atas nol."),
            )

    @property
    def limit(self) -> float:
        """The level at which an item is suspected."""
        return log(self.answers * len(self.before) / self.alpha)

    def after(self, seen: Iterable[Seen]) -> "LeakWatch":
        """Return the watch after more answers; nothing is changed in place."""
        trails = dict(self.trails)
        for one in seen:
            if one.item not in self.before:
                raise BadWatch(msg("Butir {item} tidak diawasi.", item=one.item))
            trails[one.item] = self._next(trails.get(one.item, Trail()), one)
        return replace(self, trails=trails)

    def suspected(self) -> tuple[Suspicion, ...]:
        """Return the items to look into, the strongest first."""
        found = [
            Suspicion(item, trail)
            for item, trail in self.trails.items()
            if trail.raised_at is not None
        ]
        return tuple(sorted(found, key=lambda one: (-one.trail.highest, one.item)))

    def _next(self, trail: Trail, seen: Seen) -> Trail:
        """Return the trail after one answer."""
        before, number = self.before[seen.item], trail.answers + 1
        marks = mark_evidence(before, seen, self.easier)
        times = time_evidence(before, seen, self.faster)
        level = max(0.0, trail.level + marks + times)
        begins = trail.level == 0
        raised = number if level >= self.limit and trail.raised_at is None else trail.raised_at
        fresh = level == 0
        return Trail(
            answers=number,
            level=level,
            highest=max(trail.highest, level),
            easier=0.0 if fresh else (0.0 if begins else trail.easier) + marks,
            faster=0.0 if fresh else (0.0 if begins else trail.faster) + times,
            since=number if begins else trail.since,
            raised_at=raised,
        )


def mark_evidence(before: Before, seen: Seen, easier: float) -> float:
    """Return how much a mark speaks for the item having become easier, in logarithms.

    Ability being uncertain, the curve is flattened as its error asks (logistic for normal).
    """
    item = before.parameters
    flat = 1 / sqrt(1 + pi * (item.a * seen.theta_se) ** 2 / 8)
    was = _chance(item, flat * (item.a * seen.theta + item.d[0]))
    now = _chance(item, flat * (item.a * (seen.theta + easier) + item.d[0]))
    return log(now / was) if seen.is_right else log1p(-now) - log1p(-was)


def time_evidence(before: Before, seen: Seen, faster: float) -> float:
    """Return how much a time speaks for the item being answered faster, in logarithms."""
    if seen.seconds is None or before.intensity is None or before.discrimination is None:
        return 0.0
    spread = 1 / before.discrimination**2 + seen.speed_se**2
    away = log(seen.seconds) - (before.intensity - seen.speed)
    return (away**2 - (away + faster) ** 2) / (2 * spread)


def _chance(item: ItemParameters, logit: float) -> float:
    """Return the chance of a right answer, never quite zero or one."""
    chance = item.c + (1 - item.c) / (1 + exp(-min(max(logit, -40.0), 40.0)))
    return min(max(chance, LEAST), 1 - LEAST)
