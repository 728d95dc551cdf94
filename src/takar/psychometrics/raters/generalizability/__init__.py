"""Generalizability: how much of what was rated is the ratee, and how much everything else.

The steps are told in ``docs/explanation/generalizability.md``.
"""

from takar.psychometrics.raters.generalizability.components import (
    NothingVaries,
    TooFewToGeneralize,
    g_study,
    variance_components,
)
from takar.psychometrics.raters.generalizability.decision import (
    BadSize,
    Coefficient,
    DStudyRow,
    d_study,
)
from takar.psychometrics.raters.generalizability.effects import UnknownFacet
from takar.psychometrics.raters.generalizability.study import Component, GStudy

__all__ = [
    "BadSize",
    "Coefficient",
    "Component",
    "DStudyRow",
    "GStudy",
    "NothingVaries",
    "TooFewToGeneralize",
    "UnknownFacet",
    "d_study",
    "g_study",
    "variance_components",
]
