"""What a generalizability study gives back: components of variance with their errors."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from takar.kernel.language import Message

RESIDUAL = "residual"
PERSON = "ratee"
Method = Literal["EMS", "REML"]


@dataclass(frozen=True)
class Component:
    """One component of variance.

    Attributes:
        estimate: never below zero.
        raw: the estimate by mean squares (or, for sparse data, by sums of squares of all cells),
            which may fall below zero.
        se: standard error of the estimate; none where it cannot be told.
        df: degrees of freedom (effect, for mean squares; Satterthwaite's, otherwise).
        share: part of the total of all components.
        factors: what the component is of; the nested one first.
    """

    estimate: float
    raw: float
    se: float | None
    df: float
    share: float
    factors: frozenset[str]


@dataclass(frozen=True, eq=False)
class GStudy:
    """Components of variance by name: ``ratee``, ``rater``, ``ratee*rater``, ``rater:method``...

    A star joins crossed factors, a colon says "within". ``residual`` holds the highest
    interaction together with what no factor explains.

    Attributes:
        method: EMS where the design is balanced, REML where it is not.
        facets: the facets besides the ratee.
        nested: for each nested facet, what it lies in.
        sizes: levels of each factor; of a nested one, within each of what it lies in (harmonic
            mean where these differ).
        mean: the grand mean, with its standard error.
        covariance: of the estimates, in the order of ``components``.
        confounded: for each component, effects that this design cannot tell from it.
        omitted: effects left out because the design is too large or too thin for them.
        has_converged: whether the estimation ended; ``warnings`` say what to be careful about.
    """

    components: dict[str, Component]
    method: Method
    facets: tuple[str, ...]
    nested: dict[str, tuple[str, ...]]
    sizes: dict[str, float]
    mean: float
    mean_se: float | None
    count: int
    covariance: NDArray[np.float64]
    loglik: float | None = None
    iterations: int = 0
    gradient: float = 0.0
    has_converged: bool = True
    confounded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    omitted: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()

    @property
    def total(self) -> float:
        """The sum of all components."""
        return sum(part.estimate for part in self.components.values())
