"""Many-facet Rasch measurement: severity taken out of ratings, as far as the design allows.

    fit = ManyFacet().fit(ratings)
    fit.severity, fit.severity_se      # assessors, logits, sum to zero; higher is more severe
    fit.ratee, fit.ratee_se            # candidates, logits, the average at zero
    fit.fair, fit.fair_se              # expected levels before an average assessor

The model says log P(level k) / P(level k-1) = theta - delta - rho - mu - tau: ability of the ratee,
difficulty of the competency, severity of the rater, effect of the method, and the threshold.

Choices, all of them settings of :class:`ManyFacet`:

* ``raters="random"`` (default) draws severities from N(0, s2) and finds s2; ``"fixed"`` gives each
  rater a free number, as TAM, FACETS and mirt do, and refuses a network in parts.
* ``panels="random"`` (default) gives panels means from N(0, s2), where the ratings know panels;
  ``"fixed"`` free means; ``"none"`` takes all ratees from one distribution.
* ``steps="partial_credit"`` (default) or ``"rating_scale"``.
* ``levels=(0, 1, 2, 3, 4, 5)`` names the whole scale; levels nobody gave keep their place.

To compare with other programs: ``ManyFacet(raters="fixed", panels="none")``; their severities are
ours, their mean ability is zero, their discrimination one with a free spread (``ability_sd``).

What a fit holds: see :class:`ManyFacetFit`. Whether it may be used for adjusting:
:func:`takar.psychometrics.raters.severity.is_severity_real`. What the model cannot see:
:mod:`takar.psychometrics.raters.drift`.
"""

from takar.psychometrics.raters.facets.fit import ManyFacetFit
from takar.psychometrics.raters.facets.fitting import ManyFacet, NotConnected
from takar.psychometrics.raters.facets.summit import NotIdentified

__all__ = ["ManyFacet", "ManyFacetFit", "NotConnected", "NotIdentified"]
