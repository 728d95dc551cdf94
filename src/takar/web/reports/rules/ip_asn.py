"""What a report about the index says beyond its numbers: state, losses, spread, years; pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.results.rules.ip_asn import (
    DIMENSIONS,
    INDICATORS,
    OFFICIAL,
    REASONS,
    STATES,
    reason_of,
)

JPT_TIERS = ("JPT_UTAMA", "JPT_MADYA", "JPT_PRATAMA")
"""Whose holders may sign the statement: at least JPT pratama (Peraturan BKN 8/2019 Article 18)."""
BIN_WIDTH = 10
FINAL_MONTH = 8
TOP = Decimal(100)
NOTHING = Decimal(0)
UNVERIFIED, LOW = "unverified", "low"
TARGET = Decimal(81)
"""The index from which on a person is not listed as under the target, unless asked otherwise."""
COLUMNS = INDICATORS
"""The column of each indicator of the law."""
REASON_WORDS = {code: words for code, (words, _) in REASONS.items()}
STATE_WORDS = {code: words for code, (words, _) in STATES.items()}


class Standing(Enum):
    """What a number is worth: whose it is and whether it is final."""

    OFFICIAL = "Nilai resmi BKN"
    PROVISIONAL = "Nilai resmi BKN, masih sementara"
    OWN = "Hitungan instansi, belum nilai resmi BKN"
    ESTIMATE = "Perkiraan sendiri, bukan nilai resmi BKN"

    @property
    def is_official(self) -> bool:
        """Whether BKN released the number."""
        return self in {Standing.OFFICIAL, Standing.PROVISIONAL}


def standing(rule_set: Mapping[str, Any], year: int, released_on: date | None) -> Standing:
    """Return what the numbers of a year are worth under a rule set.

    Official scores of a year that were released before the August after it are provisional, and so
    are those that do not say when they were released.
    """
    if rule_set["basis"] == OFFICIAL:
        is_final = released_on is not None and released_on >= date(year + 1, FINAL_MONTH, 1)
        return Standing.OFFICIAL if is_final else Standing.PROVISIONAL
    last = rule_set.get("last_year")
    return Standing.ESTIMATE if isinstance(last, int) and year > last else Standing.OWN


class NotReportable(TakarError):
    """The result does not say under which rules, of which day or of what worth it is."""


def refuse_unstamped(*, rules: str, day: date | None, standing: Standing | None) -> None:
    """Raise when a result lacks its rule set, its day or its state: it may not be published."""
    lacking = [
        word
        for word, there in (
            ("perangkat aturan", rules),
            ("tanggal data", day),
            ("keadaan", standing),
        )
        if not there
    ]
    if lacking:
        raise NotReportable(
            msg("Hasil ini tidak menyebut {lacking}.", lacking=", ".join(lacking)),
            hint=msg("Hitung ulang IP ASN, lalu cetak laporan dari hasil yang baru."),
        )


@dataclass(frozen=True)
class Loss:
    """Points one person does not have in one indicator, and why.

    Attributes:
        indicator: the code of the law.
        points: what is earned; ``None`` where nothing is known.
        most: the greatest points for this kind of post.
        state: how the measure found it.
        claimed: of the lost points, those that waiting claims would bring.
    """

    indicator: str
    points: Decimal | None
    most: Decimal
    state: str | None
    claimed: Decimal = NOTHING

    @property
    def lost(self) -> Decimal:
        """The points still to gain."""
        return self.most - (self.points or 0)

    @property
    def reason(self) -> str:
        """Why they are lost."""
        return reason_of(self.state)

    @property
    def by_paper(self) -> Decimal:
        """The points that evidence alone may bring: missing, stale or unverified."""
        if self.reason == UNVERIFIED:
            return self.claimed
        return NOTHING if self.reason == LOW else self.lost

    @property
    def by_reason(self) -> dict[str, Decimal]:
        """The lost points; beyond what waiting claims would bring they are truly low."""
        found = {self.reason: self.by_paper} if self.by_paper else {}
        return found | {LOW: self.lost - self.by_paper}


def losses(row: Mapping[str, Any], mosts: Mapping[str, Decimal]) -> list[Loss]:
    """Return what one person lacks, the most points first.

    Args:
        row: the columns of a result.
        mosts: the greatest points of each indicator for the person's kind of post; an indicator
            that does not apply has none.
    """
    columns = COLUMNS | DIMENSIONS
    found = [
        Loss(code, row[columns[code]], most, row.get(f"{columns[code]}_state"))
        for code, most in mosts.items()
        if most > 0
    ]
    lacking = [loss for loss in found if loss.lost > 0]
    return sorted(_with_claims(lacking, row), key=lambda loss: -loss.lost)


def _with_claims(lacking: Sequence[Loss], row: Mapping[str, Any]) -> Iterator[Loss]:
    """Share the points of waiting claims out over the indicators that wait for them.

    Parts of competence are full or nothing, so they come first; what is left is the degree's, then
    the rating's.
    """
    left = row.get("lost_unverified") or NOTHING
    whole_first = sorted(lacking, key=lambda loss: loss.indicator in {"KUALIFIKASI", "KINERJA"})
    for loss in whole_first:
        share = min(left, loss.lost) if loss.reason == UNVERIFIED else NOTHING
        left -= share
        yield replace(loss, claimed=share)


@dataclass(frozen=True)
class Need:
    """One indicator over many people: how many lack something, and how much by which reason."""

    indicator: str
    people: int
    points: Decimal
    by_reason: Mapping[str, Decimal]


def needs(many: Iterable[Sequence[Loss]]) -> list[Need]:
    """Return what holds many people down, the most points first."""
    people: Counter[str] = Counter()
    points: dict[str, dict[str, Decimal]] = {}
    for each in many:
        for loss in each:
            people[loss.indicator] += 1
            sums = points.setdefault(loss.indicator, dict.fromkeys(REASONS, NOTHING))
            for reason, lost in loss.by_reason.items():
                sums[reason] += lost
    found = [
        Need(indicator, people[indicator], sum(sums.values(), Decimal(0)), sums)
        for indicator, sums in points.items()
    ]
    return sorted(found, key=lambda need: -need.points)


def veil(groups: Iterable[Any], least: Decimal) -> None:
    """Take from groups what the head of a unit does not read.

    That is discipline, which tells how many were punished; and where fewer than ``least`` were
    measured every mean, for it is the number of a person.
    """
    points = (*DIMENSIONS.values(), "index", "category", *(f"lost_{code}" for code in REASONS))
    for group in groups:
        for name in points if group.measured < least else ("discipline",):
            setattr(group, name, None)


def spread(totals: Iterable[Decimal]) -> list[tuple[str, int]]:
    """Count totals in steps of ten points; a limit belongs to the step below it, as in the law.

    >>> spread([Decimal("60"), Decimal("60.5"), Decimal("0")])[0], spread([Decimal(60)])[5]
    (('0-10', 1), ('50-60', 1))
    """
    counts = Counter(_step(total) for total in totals)
    return [
        (f"{step * BIN_WIDTH}-{(step + 1) * BIN_WIDTH}", counts[step])
        for step in range(int(TOP) // BIN_WIDTH)
    ]


def _step(total: Decimal) -> int:
    whole, rest = divmod(total, BIN_WIDTH)
    step = int(whole) if rest else int(whole) - 1
    return min(max(step, 0), int(TOP) // BIN_WIDTH - 1)


@dataclass(frozen=True)
class YearIndex:
    """The index of an agency in one year, under one rule set.

    Attributes:
        is_break: the rule set differs from that of the year before, so the two do not compare.
    """

    year: int
    rules: str
    title: str
    standing: Standing
    index: Decimal | None
    category: str | None
    measured: int
    is_break: bool = False


def in_order(years: Iterable[YearIndex]) -> list[YearIndex]:
    """Return one index a year, the official one where it has a number, with the breaks marked."""
    best: dict[int, YearIndex] = {}
    for one in years:
        kept = best.get(one.year)
        if kept is None or _worth(one) > _worth(kept):
            best[one.year] = one
    ordered = [best[year] for year in sorted(best)]
    return [
        YearIndex(**(one.__dict__ | {"is_break": before is not None and before.rules != one.rules}))
        for before, one in zip([None, *ordered], ordered, strict=False)
    ]


def _worth(one: YearIndex) -> tuple[bool, bool]:
    """Order indexes of one year: a number before none, then BKN's before one's own."""
    return one.index is not None, one.standing.is_official


def is_below(total: Decimal | None, target: Decimal) -> bool:
    """Whether a person stays under a target; who is not measured is not under it."""
    return total is not None and total < target
