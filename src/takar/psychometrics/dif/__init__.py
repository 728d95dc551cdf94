"""Items that treat two groups of equal ability differently: reasons to read them again."""

from takar.psychometrics.dif.logistic import logistic_dif
from takar.psychometrics.dif.mantel import Limits, ets_class, mantel_haenszel, points_class
from takar.psychometrics.dif.matching import BadGroups, TooFewPersons
from takar.psychometrics.dif.report import DifReport, ItemDif

__all__ = [
    "BadGroups",
    "DifReport",
    "ItemDif",
    "Limits",
    "TooFewPersons",
    "ets_class",
    "logistic_dif",
    "mantel_haenszel",
    "points_class",
]
