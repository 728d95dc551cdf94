"""How the map is asked: boxes, orders and ages; pure."""

from dataclasses import dataclass

UNDETERMINED = 0
"""Stands for "no box" where an address needs a number; never a low box."""
BOXES = range(1, 10)

ORDERS = {
    "nama": ("employee__name", "pk"),
    "unit": ("employee__unit__path", "employee__name", "pk"),
    "kotak": ("box", "employee__name", "pk"),
    "kinerja": ("performance_least", "employee__name", "pk"),
    "potensial": ("potential_least", "employee__name", "pk"),
    "talenta": ("talent", "employee__name", "pk"),
}
"""How lists may be sorted; never by sex, age or origin."""
OPEN_ORDERS = frozenset({"nama", "unit", "kotak"})
"""Orders that give no score away."""

AGES = {
    "SEGAR": (0, 365),
    "MENUA": (366, 3 * 365),
    "LEWAT": (3 * 365 + 1, None),
}
"""Classes of the age of the latest assessment, in days before the day of the run."""


@dataclass(frozen=True)
class Counts:
    """How many people stand in each box; those without a box stand apart."""

    boxes: dict[int, int]
    undetermined: int

    @property
    def placed(self) -> int:
        """How many people have a box."""
        return sum(self.boxes.values())

    @property
    def total(self) -> int:
        """How many people there are in all."""
        return self.placed + self.undetermined

    def inside(self, boxes: frozenset[int]) -> int:
        """Return how many people stand in some boxes."""
        return sum(self.boxes.get(box, 0) for box in boxes)


def ordered(name: str) -> tuple[str, bool]:
    """Split an order such as ``-kotak`` into its name and whether it runs downwards.

    >>> ordered("-kotak"), ordered("tinggi badan")
    (('kotak', True), ('nama', False))
    """
    bare = name.removeprefix("-")
    return (bare, name.startswith("-")) if bare in ORDERS else ("nama", False)
