"""What may wait for the leadership, and where it is decided; pure."""

from dataclasses import dataclass
from datetime import date

from takar.kernel.language import mark

CYCLE, LIST, NOMINATION = "SIKLUS", "DAFTAR_USULAN", "PENCALONAN"
SCENARIO, SHEET = "SKENARIO", "LEMBAR_MERIT"
KINDS = {
    CYCLE: mark("Siklus manajemen talenta menunggu penetapan"),
    LIST: mark("Daftar usulan perpindahan menunggu keputusan"),
    NOMINATION: mark("Pencalonan menunggu tinjauan atau penetapan"),
    SCENARIO: mark("Skenario penempatan menunggu pilihan"),
    SHEET: mark("Lembar merit menunggu penetapan"),
}
"""Each kind of thing that waits, in the order in which it is told."""
PAGES = {
    CYCLE: ("reviews:cycle", "reviews:cycles"),
    LIST: ("mobility:list", "mobility:lists"),
    NOMINATION: ("succession:nomination", "succession:nominations"),
    SCENARIO: ("placements:scenario", "placements:scenarios"),
    SHEET: ("merit:sheet", "merit:sheets"),
}
"""The page on which one of a kind is decided, and the page of all of them."""
MOST = 5
"""So many of a kind stand on the page, the oldest first; the rest is a link away."""


@dataclass(frozen=True)
class Wait:
    """One thing that waits for a decision.

    Attributes:
        pk: the number of its row.
        note: what is to be done, or from which day it would hold.
        since: the day from which it waits; none where nobody wrote it down.
    """

    kind: str
    pk: int
    title: str
    note: str = ""
    since: date | None = None

    @property
    def page(self) -> str:
        """The page on which it is decided."""
        return PAGES[self.kind][0]

    def days(self, day: date) -> int | None:
        """Return for how many days it waits on a day.

        >>> Wait("SKENARIO", 1, "Rotasi", since=date(2026, 3, 1)).days(date(2026, 3, 3))
        2
        """
        return None if self.since is None else max((day - self.since).days, 0)


@dataclass(frozen=True)
class Queue:
    """What waits of one kind, the oldest first."""

    kind: str
    waits: tuple[Wait, ...]

    @property
    def title(self) -> str:
        """What they are, in words to be translated when shown."""
        return KINDS[self.kind]

    @property
    def page(self) -> str:
        """The page of all of the kind."""
        return PAGES[self.kind][1]

    @property
    def first(self) -> tuple[Wait, ...]:
        """Those shown here."""
        return self.waits[:MOST]

    @property
    def rest(self) -> int:
        """How many more there are."""
        return max(len(self.waits) - MOST, 0)
