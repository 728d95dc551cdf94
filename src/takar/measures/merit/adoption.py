"""The path to adopting talent management: items in stages, their evidence, percent complete.

The list is practice, unsure as the official instrument; it is data (``merit.adoption_items``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.kinds import Code
from takar.regulations.law import Law

THERE, WAITING, ABSENT, UNANSWERED = "ADA", "DIAJUKAN", "TIDAK_ADA", "BELUM_DIISI"
STATES = (THERE, WAITING, ABSENT)


class BadPiece(TakarError):
    """A piece of evidence belongs to no item, or says nothing that can be meant."""


@dataclass(frozen=True)
class Piece:
    """One piece of evidence of one item.

    Attributes:
        kind: one of the kinds of evidence that the item names.
        state: ``ADA`` (verified), ``DIAJUKAN`` or ``TIDAK_ADA``.
    """

    item: str
    kind: str
    state: str


@dataclass(frozen=True)
class ItemProgress:
    """One item: its state, and that of each kind of evidence.

    Attributes:
        share: of an item that is measured, in percent; none where it is not known or not measured.
    """

    code: str
    title: str
    stage: str
    state: str
    pieces: Mapping[str, str]
    share: Decimal | None = None


@dataclass(frozen=True)
class StageProgress:
    """One stage; without a stage, the whole list.

    Attributes:
        percent: of items that are there, exact.
        percent_if_accepted: if everything waiting were accepted.
    """

    code: str
    title: str
    items: int
    there: int
    waiting: int
    unanswered: int

    @property
    def percent(self) -> Fraction:
        """The share of items that are there."""
        return Fraction(self.there * 100, self.items)

    @property
    def percent_if_accepted(self) -> Fraction:
        """The same, if everything waiting were accepted."""
        return Fraction((self.there + self.waiting) * 100, self.items)


@dataclass(frozen=True)
class Adoption:
    """The whole checklist."""

    items: tuple[ItemProgress, ...]
    stages: tuple[StageProgress, ...]
    whole: StageProgress


def adoption(
    pieces: Iterable[Piece], law: Law, *, shares: Mapping[str, Decimal] | None = None
) -> Adoption:
    """Tell how far an agency is on the way to adopting talent management.

    Args:
        pieces: the evidence there is; of a kind that stands twice the better counts.
        law: the law in force.
        shares: the coverage of items that are measured, in percent.

    Raises:
        BadPiece: a piece does not fit the list.
    """
    listed = law.codes("merit.adoption_items")
    found: dict[tuple[str, str], str] = {}
    for piece in pieces:
        _fits(piece, listed)
        before = found.get((piece.item, piece.kind), ABSENT)
        found[piece.item, piece.kind] = min(piece.state, before, key=STATES.index)
    items = tuple(_item(item, found, shares or {}) for item in listed.values())
    stages = law.codes("merit.adoption_stages")
    return Adoption(
        items=items,
        stages=tuple(
            _counted(code, stage.title, [item for item in items if item.stage == code])
            for code, stage in stages.items()
            if any(item.stage == code for item in items)
        ),
        whole=_counted("", str(msg("Seluruhnya")), items),
    )


def _fits(piece: Piece, listed: Mapping[str, Code]) -> None:
    if piece.item not in listed or piece.kind not in listed[piece.item]["evidence"]:
        raise BadPiece(
            msg("Bukti {kind} bukan bagian dari butir {item}.", kind=piece.kind, item=piece.item),
            hint=msg("Pilih butir dan jenis bukti dari daftarnya."),
        )
    if piece.state not in STATES:
        raise BadPiece(
            msg("Keadaan {state} tidak dikenal.", state=piece.state),
            hint=msg("Pilih salah satu: {known}.", known=", ".join(STATES)),
        )


def _item(
    item: Code, found: Mapping[tuple[str, str], str], shares: Mapping[str, Decimal]
) -> ItemProgress:
    pieces = {kind: found.get((item.code, kind), UNANSWERED) for kind in item["evidence"]}
    share, least = shares.get(item.code), item["share_at_least"]
    if least is None:
        state = _state(set(pieces.values()))
    elif share is None:
        state = UNANSWERED
    else:
        state = THERE if share >= least else ABSENT
    return ItemProgress(item.code, item.title, item["stage"], state, pieces, share)


def _state(states: set[str]) -> str:
    """Return the state of an item from those of its evidence."""
    if states == {THERE}:
        return THERE
    if states <= {THERE, WAITING}:
        return WAITING
    return ABSENT if ABSENT in states else UNANSWERED


def _counted(code: str, title: str, items: Iterable[ItemProgress]) -> StageProgress:
    states = [item.state for item in items]
    return StageProgress(
        code=code,
        title=title,
        items=len(states),
        there=states.count(THERE),
        waiting=states.count(WAITING),
        unanswered=states.count(UNANSWERED),
    )
