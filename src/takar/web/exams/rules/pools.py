"""What an adaptive section chooses from: fit to be locked or not, and how often each may be met."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, ConfigDict

from takar.items.forms import WHOLE_PERCENT, AdaptiveRule, Exposure
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

NAMED = 8
"""Items named in a sentence; of more the number is told."""
FEWEST_PEOPLE = 30
"""People below which a share says nothing yet about an item."""


class UnfitPool(TakarError):
    """An adaptive section cannot be given as it stands."""


class PoolItem(BaseModel):
    """A calibrated item of a pool.

    Attributes:
        code: as the form calls it.
        version, key, parameters: rows of the item bank; of the key its number.
        area: the competency by which content is balanced.
        model, a, d, c: as :class:`takar.psychometrics.irt.models.ItemParameters` has them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    version: int
    key: int
    parameters: int
    area: str
    model: str
    a: float
    d: tuple[float, ...]
    c: float = 0.0

    @property
    def categories(self) -> int:
        """How many categories its parameters know."""
        return len(self.d) + 1


class Pool(BaseModel):
    """All items of a pool, in the order of the form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    items: tuple[PoolItem, ...] = ()


class Tally(BaseModel):
    """How often items of a pool were given, and to how many they could have been.

    Attributes:
        people: who began the section.
        given: people who met the item.
        eligible: people whose lot let the item be chosen, as expected.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    people: int = 0
    given: dict[str, int] = {}
    eligible: dict[str, float] = {}

    def grown(self, given: Iterable[str], chances: Mapping[str, float]) -> "Tally":
        """Return the tally with one more person."""
        met = Counter(self.given)
        met.update(set(given))
        could = {code: self.eligible.get(code, 0.0) + chance for code, chance in chances.items()}
        return Tally(people=self.people + 1, given=dict(met), eligible=could)


def renewed(tally: Tally, chances: Mapping[str, float], limit_percent: int) -> dict[str, float]:
    """Return with what chance each item may be chosen from now on.

    An item met by too many of those who could meet it becomes rarer in proportion; before enough
    people were counted nothing changes.

    Reference: van der Linden and Veldkamp (2004), J. Educational and Behavioral Statistics 29.
    """
    if tally.people < FEWEST_PEOPLE:
        return dict(chances)
    return {
        code: chance_of(tally.given.get(code, 0), tally.eligible.get(code, 0.0), limit_percent)
        for code in chances
    }


def chance_of(given: int, eligible: float, limit_percent: int) -> float:
    """Return the chance under which a share of the people at most meets an item."""
    if not given or not eligible:
        return 1.0
    return min(1.0, limit_percent / WHOLE_PERCENT * eligible / given)


def refuse_unfit(title: str, rule: AdaptiveRule, items: Sequence[PoolItem]) -> None:
    """Refuse a pool that cannot give what its rule asks.

    Raises:
        UnfitPool: too few items, in all or of an area, or more often met than the limit allows.
    """
    if len(items) < rule.most:
        raise UnfitPool(
            msg(
                "Bagian {title}: kolam berisi {n} soal, sedangkan seorang peserta dapat "
                "menerima sampai {most} soal.",
                title=title,
                n=len(items),
                most=rule.most,
            ),
            hint=msg("Tambah soal ke bagian itu, atau kurangi banyaknya soal paling banyak."),
        )
    refuse_unkept_limit(title, rule, len(items))
    refuse_unkept_content(title, rule, Counter(one.area for one in items))


def refuse_unkept_limit(title: str, rule: AdaptiveRule, size: int) -> None:
    """Refuse a limit of exposure that a pool of this size cannot keep."""
    needed = -(-rule.most * WHOLE_PERCENT // rule.limit_percent)
    if rule.exposure is Exposure.LIMIT and size < needed:
        raise UnfitPool(
            msg(
                "Bagian {title}: agar tidak ada soal yang ditemui lebih dari {limit}% peserta, "
                "kolam perlu sedikitnya {needed} soal; sekarang {n}.",
                title=title,
                limit=rule.limit_percent,
                needed=needed,
                n=size,
            ),
            hint=msg("Tambah soal, naikkan batas pemunculan, atau kurangi soal paling banyak."),
        )


def needed_of(rule: AdaptiveRule) -> dict[str, int]:
    """Return how many items of each area one person may have to be given."""
    return {
        area: int(-(-Fraction(rule.most * percent, WHOLE_PERCENT) // 1))
        for area, percent in rule.content.items()
    }


def refuse_unkept_content(title: str, rule: AdaptiveRule, held: Mapping[str, int]) -> None:
    """Refuse shares of content for which an area has too few items, or items without a share."""
    for area, needed in needed_of(rule).items():
        if held.get(area, 0) < needed:
            raise UnfitPool(
                msg(
                    "Bagian {title}: isi {area} {percent}% memerlukan {needed} soal; kolam "
                    "mempunyai {n}.",
                    title=title,
                    area=area,
                    percent=rule.content[area],
                    needed=needed,
                    n=held.get(area, 0),
                ),
                hint=msg("Tambah soal kompetensi itu, atau ubah bagian isinya."),
            )
    strangers = sorted(set(held) - set(rule.content)) if rule.content else []
    if strangers:
        raise UnfitPool(
            msg(
                "Bagian {title}: kompetensi {areas} ada di kolam tetapi tidak mendapat bagian isi.",
                title=title,
                areas=", ".join(area or "–" for area in strangers),
            ),
            hint=msg("Beri kompetensi itu bagian isi, atau keluarkan soalnya."),
        )


def refuse_items(title: str, codes: Sequence[str], problem: Message, hint: Message) -> None:
    """Refuse a pool because of some of its items, named as far as a sentence holds them."""
    if codes:
        more = f" … ({len(codes)})" if len(codes) > NAMED else ""
        raise UnfitPool(
            msg(
                "Bagian {title}: {problem} {items}",
                title=title,
                problem=problem,
                items=", ".join(codes[:NAMED]) + more,
            ),
            hint=hint,
        )
