"""What the report says about assessors: network, agreement, reliability, severity."""

from typing import Literal

from pydantic import Field

from takar.runs.rating_quality.kept import Interval, Part, Real, Sentence

SEEN = 0.05
"""A p value below this is more than chance brings."""


class Network(Part):
    """Who can be compared with whom.

    Attributes:
        components: assessors joined by people they share; one component is a connected network.
        connectivity: the smallest non-zero eigenvalue of the information on severity.
        least_shared: the fewest shared people between neighbours.
        weakest: the two assessors whose comparison hangs by the thinnest thread.
    """

    is_connected: bool
    components: tuple[tuple[str, ...], ...]
    connectivity: Real = None
    least_shared: int = 0
    ratings: dict[str, int] = {}
    weakest: tuple[str, str] | None = None
    advice: tuple[Sentence, ...] = ()


class Pair(Part):
    """Two assessors who saw the same cells."""

    first: str
    second: str
    shared: int
    exact: Real = None
    adjacent: Real = None
    kappa: Real = None
    kappa_se: Real = None


class Consistency(Part):
    """How well the mean of the assessors of a competency would be found again by others."""

    competency: str
    cells: int
    raters: Real = None
    single: Interval = Interval()
    mean: Interval = Interval()


class Agreement(Part):
    """How far assessors who saw the same say the same."""

    cells: int
    exact: Real = None
    adjacent: Real = None
    alpha: Interval = Interval()
    pairs: tuple[Pair, ...] = ()
    competencies: tuple[Consistency, ...] = ()


class Share(Part):
    """One source of difference between levels; a negative estimate counts as nothing."""

    code: str
    estimate: Real = None
    raw: Real = None
    se: Real = None
    share: Real = None


class Decision(Part):
    """What so many assessors and methods would bring."""

    raters: int
    methods: int
    relative: Real = None
    absolute: Real = None
    sem_relative: Real = None
    sem_absolute: Real = None


class Generalizability(Part):
    """Where differences between levels come from, and what another design would bring."""

    shares: tuple[Share, ...] = ()
    decisions: tuple[Decision, ...] = ()


class Reliability(Part):
    """How reliable a figure is that decisions use: COMPETENCY, METHOD, OVERALL or JPM."""

    kind: Literal["COMPETENCY", "METHOD", "OVERALL", "JPM"]
    code: str
    coefficient: Real = None
    sem: Real = None


class Rater(Part):
    """One assessor in the many-facet model; logits, a severe one is above zero.

    Attributes:
        se_robust: standard error that holds where ratings of a person go together more than the
            model says, as they do where a general impression colours them.
        moved: by how many levels the ratings were moved on average: the opposite of severity.
        spread: how far the levels given spread, against what was expected; below 1 is central.
        halo: variance, in square logits, of what is felt about a person as a whole.
        drift: change of severity in logits per hour.
        middle, since, until: the assessor's own moments, in hours since the event began.
    """

    code: str
    ratings: int
    ratees: int
    severity: Real = None
    se: Real = None
    se_robust: Real = None
    infit: Real = None
    outfit: Real = None
    moved: Real = None
    spread: Real = None
    halo: Real = None
    drift: Real = None
    drift_se: Real = None
    middle: Real = None
    since: Real = None
    until: Real = None

    @property
    def low(self) -> float | None:
        """The lower end of the interval of 95 %."""
        return None if self.severity is None or self.se is None else self.severity - 1.96 * self.se

    @property
    def high(self) -> float | None:
        """The upper end of the interval of 95 %."""
        return None if self.severity is None or self.se is None else self.severity + 1.96 * self.se


class Difference(Part):
    """One assessor with one group or method, against the same assessor with all others.

    Attributes:
        ratees, others: people met there, and beside it.
        effect: logits, above zero where the assessor is severer there than elsewhere.
        level: the same in levels, above zero where levels are higher there.
        least: the smallest difference in levels that would be found in eight of ten such events.
    """

    rater: str
    group: str
    ratees: int
    others: int
    effect: Real = None
    se: Real = None
    level: Real = None
    p: Real = None
    p_holm: Real = None
    least: Real = None

    @property
    def is_seen(self) -> bool:
        """The difference is more than chance brings, all that were tried considered."""
        return self.p_holm is not None and self.p_holm < SEEN


class Differences(Part):
    """Whether assessors treat methods, or groups of people, unlike other assessors do."""

    kind: Literal["METHOD", "SEX", "AGE_BAND", "UNIT"]
    rows: tuple[Difference, ...] = ()
    chi_square: Real = None
    freedom: int = 0
    p: Real = None


class Place(Part):
    """Where a competency, a method or a threshold stands on the ruler of the model."""

    kind: Literal["COMPETENCY", "METHOD", "THRESHOLD"]
    code: str
    measure: Real = None


class ManyFacet(Part):
    """The many-facet model: severities, and everything on one ruler of logits."""

    raters: tuple[Rater, ...] = ()
    places: tuple[Place, ...] = ()
    ruler: dict[str, int] = Field(default={}, description="people per half logit")
    separation: Real = None
    strata: Real = None
    reliability: Real = None
    chi_square: Real = None
    freedom: int = 0
    p: Real = None
    halo: Real = Field(default=None, description="spread of general impressions, in logits")
    halo_p: Real = None
    drift_p: Real = None
    differences: tuple[Differences, ...] = ()
    log_likelihood: Real = None
    iterations: int = 0
