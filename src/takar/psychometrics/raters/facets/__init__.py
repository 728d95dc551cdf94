"""Many-facet Rasch measurement: severity taken out of ratings, as far as the design allows.

    fit = ManyFacet().fit(ratings)
    fit.severity, fit.severity_se      # assessors, logits, sum to zero; higher is more severe
    fit.ratee, fit.ratee_se            # candidates, logits, the average at zero
    fit.fair, fit.fair_se              # expected levels before an average assessor

The model says log P(level k) / P(level k-1) = theta - delta - rho - mu - tau: ability of the ratee,
difficulty of the competency, severity of the rater, effect of the method, and the threshold.
"""

from takar.psychometrics.raters.facets.fit import ManyFacetFit
from takar.psychometrics.raters.facets.fitting import ManyFacet, NotConnected
from takar.psychometrics.raters.facets.summit import NotIdentified

__all__ = ["ManyFacet", "ManyFacetFit", "NotConnected", "NotIdentified"]
