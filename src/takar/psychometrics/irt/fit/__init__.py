"""Does the model hold: item by item, pair by pair, person by person, and as a whole?"""

from takar.psychometrics.irt.fit.m2 import M2, m2
from takar.psychometrics.irt.fit.mean_squares import ItemMeanSquares, MeanSquares, mean_squares
from takar.psychometrics.irt.fit.pairs import DependentPair, LocalDependence, q3
from takar.psychometrics.irt.fit.persons import PersonFit, person_fit
from takar.psychometrics.irt.fit.s_x2 import SX2, ItemSX2, s_x2

__all__ = [
    "M2",
    "SX2",
    "DependentPair",
    "ItemMeanSquares",
    "ItemSX2",
    "LocalDependence",
    "MeanSquares",
    "PersonFit",
    "m2",
    "mean_squares",
    "person_fit",
    "q3",
    "s_x2",
]
