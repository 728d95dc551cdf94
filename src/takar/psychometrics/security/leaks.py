"""Items watched answer by answer: has one become easier, or faster, than it was?

Each answer says how much better "it has leaked" explains it than "it is as before". The sums never
fall below zero, so they remember only what speaks for a change. Under no change one passes a
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
KINDS = 3
"""Sums kept for each item: of marks, of times, of both."""


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
class Sum:
    """Evidence of one kind, added up.

    Attributes:
        level: how strongly the last answers speak for a leak; ``highest`` ever.
        since: the answer after which the level has been above zero.
        raised_at, raised_since: the answer at which it first passed the limit, and since when it
            had been above zero then; none where it never did.
    """

    level: float = 0.0
    highest: float = 0.0
    since: int = 0
    raised_at: int | None = None
    raised_since: int | None = None

    def after(self, evidence: float, number: int, limit: float) -> "Sum":
        """Return the sum after one more answer."""
        level = max(0.0, self.level + evidence)
        since = number if self.level == 0 else self.since
        first = self.raised_at is None and level >= limit
        return Sum(
            level=level,
            highest=max(self.highest, level),
            since=since,
            raised_at=number if first else self.raised_at,
            raised_since=since if first else self.raised_since,
        )


@dataclass(frozen=True)
class Trail:
    """What is known of one item so far: what marks say, what times say, and both together.

    They are kept apart because an item may become easier and be answered no faster: then the
    times speak against a change, and would hush the marks.
    """

    answers: int = 0
    easier: Sum = Sum()
    faster: Sum = Sum()
    both: Sum = Sum()

    @property
    def raised(self) -> tuple[Sum, ...]:
        """The sums that passed the limit, the first to do so first."""
        sums = [one for one in (self.both, self.easier, self.faster) if one.raised_at is not None]
        return tuple(sorted(sums, key=lambda one: one.raised_at or 0))


@dataclass(frozen=True)
class Suspicion:
    """An item to take out of use until somebody has looked.

    Attributes:
        raised_at: the answer at which it was noticed; ``since`` when it seems to have begun.
        is_easier, is_faster: what changed, as far as each kind of evidence alone can tell.
    """

    item: str
    raised_at: int
    since: int
    is_easier: bool
    is_faster: bool
    highest: float

    @property
    def says(self) -> Message:
        """The finding in words."""
        if self.is_faster and not self.is_easier:
            return msg(
                "Butir {item} dijawab lebih cepat daripada dahulu sejak jawaban ke-{since}. Tahan "
                "butir ini dan telaah; peserta tidak dinilai dari tanda ini.",
                item=self.item,
                since=self.since,
            )
        return msg(
            "Butir {item} dijawab lebih baik daripada dahulu sejak jawaban ke-{since}. Tahan "
            "butir ini dan telaah; peserta tidak dinilai dari tanda ini.",
            item=self.item,
            since=self.since,
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
        return log(KINDS * self.answers * max(len(self.before), 1) / self.alpha)

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
        found = [_suspicion(item, trail) for item, trail in self.trails.items() if trail.raised]
        return tuple(sorted(found, key=lambda one: (-one.highest, one.item)))

    def _next(self, trail: Trail, seen: Seen) -> Trail:
        """Return the trail after one answer."""
        before, number = self.before[seen.item], trail.answers + 1
        marks = mark_evidence(before, seen, self.easier)
        times = time_evidence(before, seen, self.faster)
        return Trail(
            answers=number,
            easier=trail.easier.after(marks, number, self.limit),
            faster=trail.faster.after(times, number, self.limit),
            both=trail.both.after(marks + times, number, self.limit),
        )


def _suspicion(item: str, trail: Trail) -> Suspicion:
    """Return what the sums that passed the limit say together."""
    first = trail.raised[0]
    easier, faster = trail.easier, trail.faster
    return Suspicion(
        item=item,
        raised_at=first.raised_at or 0,
        since=first.raised_since or 0,
        is_easier=easier.raised_at is not None or easier.level > faster.level,
        is_faster=faster.raised_at is not None or faster.level > easier.level,
        highest=max(one.highest for one in trail.raised),
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
