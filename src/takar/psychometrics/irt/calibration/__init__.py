"""Calibration of items: marginal maximum likelihood for seven models, on one scale.

    fit = Calibration("2PL").fit(responses)
    fit["A07"].difficulty, fit.se, fit.loglik, fit.has_converged
    Calibration("GRM", prior="weak", threads=2).fit(responses)
    Calibration({"A07": "3PL", "E01": "GPCM"}).fit(responses, fixed=last_year.by_item)

How it works, and why: ``docs/explanation/item_response_models.md``.
"""

from takar.psychometrics.irt.calibration.ascent import Patience
from takar.psychometrics.irt.calibration.fit import GroupAbility, IrtFit, ItemErrors
from takar.psychometrics.irt.calibration.priors import Prior
from takar.psychometrics.irt.calibration.problem import NotEstimable, offered
from takar.psychometrics.irt.calibration.settings import Calibration

__all__ = [
    "Calibration",
    "GroupAbility",
    "IrtFit",
    "ItemErrors",
    "NotEstimable",
    "Patience",
    "Prior",
    "offered",
]
