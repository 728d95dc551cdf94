"""Findings about items that treat two groups differently, in figures and in words."""

from dataclasses import dataclass
from typing import Literal

from takar.kernel.language import Message, msg

Category = Literal["A", "B", "C"]


@dataclass(frozen=True)
class ItemDif:
    """One item between two groups of equal score.

    Attributes:
        effect: delta (right and wrong), or the difference in standard deviations (points), or
            the share of variation explained (regression); ``low`` and ``high`` hold it at 95 %.
        difference: focal less reference in points, among people of equal score.
        p_adjusted: p among all items looked at (Benjamini and Hochberg).
        category: negligible A, moderate B, large C; none where the people are too few to say.
        p_uniform, p_nonuniform: of the regression: the same for all scores, or changing.
        is_flagged: significant among all items, and at least moderate.
    """

    item: str
    method: Literal["MANTEL_HAENSZEL", "MANTEL", "LOGISTIC"]
    chi: float
    df: int
    p: float
    p_adjusted: float
    effect: float
    low: float | None
    high: float | None
    difference: float
    category: Category | None
    is_flagged: bool
    has_converged: bool = True
    p_uniform: float | None = None
    p_nonuniform: float | None = None

    @property
    def favours(self) -> Literal["reference", "focal"] | None:
        """Which group fares better than its score lets expect; none where neither."""
        if not self.is_flagged or self.difference == 0:
            return None
        return "reference" if self.difference < 0 else "focal"

    @property
    def says(self) -> Message:
        """The finding in the reader's words: a reason to read the item, not a verdict."""
        if self.category is None and self.is_flagged:
            return msg(
                "{item}: perbedaannya besar, tetapi kelompoknya terlalu kecil untuk golongan C. "
                "Telaah isi butir.",
                item=self.item,
            )
        if self.category is None:
            return msg("{item}: belum dapat digolongkan, datanya terlalu sedikit.", item=self.item)
        if not self.is_flagged:
            return msg("{item}: tidak tampak perbedaan yang berarti.", item=self.item)
        return msg(
            "{item}: perbedaan golongan {category}. Telaah isi butir; angka ini bukan bukti bahwa "
            "butir tidak adil.",
            item=self.item,
            category=self.category,
        )


@dataclass(frozen=True)
class DifReport:
    """What was found about all items.

    Attributes:
        matching: items whose sum made people comparable in the last stage.
        purified: items left out of it, because the first stage flagged them.
        test_difference: focal less reference in points of the whole test, among people of equal
            score: what the items together do.
    """

    items: tuple[ItemDif, ...]
    reference: str
    focal: str
    matching: tuple[str, ...]
    purified: tuple[str, ...]
    n_reference: int
    n_focal: int
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool

    @property
    def flagged(self) -> tuple[str, ...]:
        """Items a person should read again."""
        return tuple(item.item for item in self.items if item.is_flagged)

    @property
    def test_difference(self) -> float:
        """Sum of the items' differences."""
        return float(sum(item.difference for item in self.items))

    def of(self, item: str) -> ItemDif:
        """Return the finding about one item."""
        return next(one for one in self.items if one.item == item)
