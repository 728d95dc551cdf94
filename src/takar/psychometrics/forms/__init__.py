"""Parallel forms, put together by a solver that says how far from the best they are."""

from takar.psychometrics.forms.assembly import CannotBeAssembled, Forms, NotInTime, assemble
from takar.psychometrics.forms.blueprint import BadBlueprint, Blueprint
from takar.psychometrics.forms.checking import faults
from takar.psychometrics.forms.remedies import Remedy

__all__ = [
    "BadBlueprint",
    "Blueprint",
    "CannotBeAssembled",
    "Forms",
    "NotInTime",
    "Remedy",
    "assemble",
    "faults",
]
