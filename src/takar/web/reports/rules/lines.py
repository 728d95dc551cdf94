"""The lines and sentences of a report, from levels and standards; pure.

Missing stays missing: a competency nobody rated has no gap, no strength and no advice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean

from takar.kernel.rounding import half_up, printed

BLANK = "–"


@dataclass(frozen=True)
class CompetencyLine:
    """One competency of one person beside what the post demands.

    Attributes:
        glosses: what each level from 1 upwards means, in the dictionary's words.
    """

    code: str
    title: str
    cluster: str
    required: Decimal | None
    level: Decimal | None
    glosses: tuple[str, ...]

    @property
    def gap(self) -> Decimal | None:
        """Level seen less level required; negative means a need."""
        if self.level is None or self.required is None:
            return None
        return self.level - self.required

    @property
    def printed_gap(self) -> str:
        """The gap with its sign."""
        if self.gap is None:
            return BLANK
        return f"{'+' if self.gap > 0 else ''}{level_text(self.gap)}"

    @property
    def gloss(self) -> str:
        """What the level seen means; below level 1 nothing is claimed."""
        if self.level is None:
            return "Belum dinilai."
        whole = int(self.level)
        return self.glosses[whole - 1] if whole >= 1 else "Belum menampilkan perilaku level 1."

    @property
    def advice(self) -> str:
        """What to reach next, where the post demands more than was seen."""
        if self.gap is None or self.gap >= 0 or self.level is None:
            return ""
        following = int(self.level) + 1
        return (
            f"{self.title}: dari level {level_text(self.level)} menuju level {following}. "
            f"{self.glosses[following - 1]}"
        )


def level_text(level: Decimal | None) -> str:
    """Print a level: whole levels without decimals, a missing one as a dash.

    >>> level_text(Decimal("3.00")), level_text(Decimal("2.5")), level_text(None)
    ('3', '2,50', '–')
    """
    if level is None:
        return BLANK
    return printed(level, 0 if level == level.to_integral_value() else 2)


def strengths(lines: Iterable[CompetencyLine]) -> list[CompetencyLine]:
    """Return what meets or exceeds the standard, the widest margin first."""
    met = [line for line in lines if line.gap is not None and line.gap >= 0]
    return sorted(met, key=lambda line: -(line.gap or 0))


def areas(lines: Iterable[CompetencyLine]) -> list[CompetencyLine]:
    """Return what stays below the standard, the widest gap first."""
    below = [line for line in lines if line.gap is not None and line.gap < 0]
    return sorted(below, key=lambda line: line.gap or 0)


def jpm_sentence(achieved: Decimal | None, required: Decimal | None, jpm: Decimal | None) -> str:
    """Say the ratio of sums, or what is missing for it."""
    if jpm is None or achieved is None or required is None:
        return "JPM belum dapat dihitung karena belum semua kompetensi dinilai."
    return (
        f"Jumlah level capaian {level_text(achieved)} dari {level_text(required)} yang "
        f"dipersyaratkan menghasilkan JPM {printed(jpm)}%."
    )


def cluster_sentence(lines: Sequence[CompetencyLine]) -> str:
    """Say how many competencies of a cluster meet the standard, and which do not."""
    known = [line for line in lines if line.gap is not None]
    if not known:
        return "Belum ada kompetensi rumpun ini yang dinilai."
    met, below = strengths(known), areas(known)
    sentence = f"{len(met)} dari {len(known)} kompetensi memenuhi standar jabatan."
    if below:
        names = ", ".join(f"{line.title} ({line.printed_gap})" for line in below)
        sentence += f" Masih di bawah standar: {names}."
    return sentence


@dataclass(frozen=True)
class GapSummary:
    """One competency over many people."""

    title: str
    required: Decimal | None
    level: Decimal | None
    below: int
    count: int

    @property
    def share(self) -> float:
        """The part of the rated people below the standard; for drawing only."""
        return self.below / self.count if self.count else 0.0


def average(values: Iterable[Decimal | None]) -> Decimal | None:
    """Return the mean of what is known, to two decimals; nothing known is missing."""
    known = [value for value in values if value is not None]
    return half_up(mean(known)) if known else None


def gap_summaries(people: Iterable[Sequence[CompetencyLine]]) -> list[GapSummary]:
    """Return, competency by competency, how many of the rated people stay below the standard."""
    by_code: dict[str, list[CompetencyLine]] = {}
    for lines in people:
        for line in lines:
            by_code.setdefault(line.code, []).append(line)
    return [summary_of(lines) for lines in by_code.values()]


def summary_of(lines: Sequence[CompetencyLine]) -> GapSummary:
    """Return one competency over these people."""
    known = [line for line in lines if line.gap is not None]
    return GapSummary(
        title=lines[0].title,
        required=average(line.required for line in known),
        level=average(line.level for line in known),
        below=sum(1 for line in known if line.gap is not None and line.gap < 0),
        count=len(known),
    )


PLACEMENT = {
    "OPTIMAL": "Sesuai dengan jabatan saat ini; dapat diberi tanggung jawab yang lebih luas.",
    "CUKUP_OPTIMAL": "Sesuai dengan jabatan saat ini, disertai pengembangan pada area yang "
    "disebutkan.",
    "KURANG_OPTIMAL": "Memerlukan pengembangan terarah pada jabatan saat ini sebelum tanggung "
    "jawab ditambah.",
}
