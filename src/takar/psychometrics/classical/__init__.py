"""Classical test theory: items, reliability, errors of scores, and decisions at cut scores."""

from takar.psychometrics.classical.consistency import Consistency, consistency
from takar.psychometrics.classical.dimensions import Dimensions, dimensions
from takar.psychometrics.classical.items import ItemStatistic, ItemStatistics, item_statistics
from takar.psychometrics.classical.omega import Omega, omega
from takar.psychometrics.classical.options import Chosen, OptionStatistic
from takar.psychometrics.classical.reliability import Alpha, alpha, conditional_sem, kr21, sem

__all__ = [
    "Alpha",
    "Chosen",
    "Consistency",
    "Dimensions",
    "ItemStatistic",
    "ItemStatistics",
    "Omega",
    "OptionStatistic",
    "alpha",
    "conditional_sem",
    "consistency",
    "dimensions",
    "item_statistics",
    "kr21",
    "omega",
    "sem",
]
