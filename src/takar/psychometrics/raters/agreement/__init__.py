"""How far raters agree: shares, kappa, AC, alpha and ICC, and every pair of raters.

The coefficients and when to use which: ``docs/explanation/rater_agreement.md``.
"""

from takar.psychometrics.raters.agreement.alpha import Alpha, UnknownMetric, krippendorff
from takar.psychometrics.raters.agreement.chance import (
    ManyRaters,
    fleiss_kappa,
    gwet_ac1,
    gwet_ac2,
)
from takar.psychometrics.raters.agreement.correlations import GapsInTable, Icc, IccForm, icc
from takar.psychometrics.raters.agreement.kappa import Kappa, weighted_kappa
from takar.psychometrics.raters.agreement.pairs import (
    PairAgreement,
    Shares,
    agreement_shares,
    overall_shares,
    pair_agreement,
    unit_table,
)
from takar.psychometrics.raters.agreement.sparse import SparseIcc, sparse_icc
from takar.psychometrics.raters.agreement.table import (
    TooFewRatings,
    UnknownLevel,
    UnknownWeights,
    UnreadableRatings,
)

__all__ = [
    "Alpha",
    "GapsInTable",
    "Icc",
    "IccForm",
    "Kappa",
    "ManyRaters",
    "PairAgreement",
    "Shares",
    "SparseIcc",
    "TooFewRatings",
    "UnknownLevel",
    "UnknownMetric",
    "UnknownWeights",
    "UnreadableRatings",
    "agreement_shares",
    "fleiss_kappa",
    "gwet_ac1",
    "gwet_ac2",
    "icc",
    "krippendorff",
    "overall_shares",
    "pair_agreement",
    "sparse_icc",
    "unit_table",
    "weighted_kappa",
]
