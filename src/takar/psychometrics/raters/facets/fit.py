"""What a many-facet Rasch model says of raters, ratees, competencies and the scale."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.raters.design import FEW_RATEES, Design
from takar.psychometrics.raters.facets.fair import Fair, fair_levels
from takar.psychometrics.raters.facets.precision import (
    ChiSquare,
    Precision,
    Separation,
    precision_of,
    same_severity,
    separation_of_fixed,
    separation_of_random,
)
from takar.psychometrics.raters.facets.residuals import CategoryUse, MeanSquares, Residuals
from takar.psychometrics.raters.facets.scale import difficulties
from takar.psychometrics.raters.facets.scoring import Kind, Measures, measures
from takar.psychometrics.raters.facets.summit import Summit
from takar.psychometrics.raters.ratings import Codes, Numbers, Ratings

FLAT_SLOPE = 1e-6
GRID_CHANGE = 1e-3


@dataclass(frozen=True, eq=False)
class ManyFacetFit:
    """A fitted many-facet Rasch model; logits, the average ratee at zero.

    Arrays follow the names in the ratings; NaN stands for a name without a rating.

    Attributes:
        ratee: expected ability (EAP); ``ratee_se`` with the uncertainty of severities and panels,
            ``ratee_sd`` as if those were known.
        severity: of raters, summing to zero; method and panel effects likewise.
        competency: difficulty; thresholds: of every step, absolute, NaN where nobody used it.
        levels: the scale.
        ability_sd: spread of ratees within a panel.
        severity_sd, panel_sd: spread of random effects; nothing where they are fixed or absent.
        loglik: log-likelihood of the ratings, ratees integrated out.
        gradient: largest slope of what was maximised, per person.
        grid_change: what a grid twice as fine would change of the log-likelihood.
        severity_test: whether all severities may be the same.
    """

    ratee: Numbers
    ratee_se: Numbers
    ratee_sd: Numbers
    severity: Numbers
    severity_se: Numbers
    competency: Numbers
    competency_se: Numbers
    method: Numbers
    method_se: Numbers
    panel: Numbers
    panel_se: Numbers
    thresholds: Numbers
    thresholds_se: Numbers
    levels: Numbers
    ability_sd: float
    ability_sd_se: float
    severity_sd: float | None
    panel_sd: float | None
    loglik: float
    penalised: float
    gradient: float
    grid_change: float
    nodes: int
    iterations: int
    has_converged: bool
    severity_test: ChiSquare
    design: Design
    warnings: tuple[Message, ...]
    ratings: Ratings = field(repr=False)
    summit: Summit = field(repr=False)
    precision: Precision = field(repr=False)

    @property
    def chi_square(self) -> ChiSquare:
        """The fixed (all the same) test of the severities."""
        return self.severity_test

    @property
    def deviance(self) -> float:
        """Minus twice the log-likelihood."""
        return -2 * self.loglik

    @property
    def parameters(self) -> int:
        """How many free parameters there are, random effects counted as if they were fixed."""
        return int(self.summit.contrasts.to_effects.shape[1])

    @cached_property
    def residuals(self) -> Residuals:
        """What is left of every rating once the model is taken off."""
        return Residuals.of(self.summit)

    @cached_property
    def rater_fit(self) -> MeanSquares:
        """Infit and outfit of the raters."""
        layout = self.summit.hill.layout
        return self.residuals.by(
            layout.seat_rater[layout.row_seat], layout.raters, len(self.ratings.raters)
        )

    @cached_property
    def ratee_fit(self) -> MeanSquares:
        """Infit and outfit of the ratees."""
        layout = self.summit.hill.layout
        return self.residuals.by(layout.row_ratee, layout.ratees, len(self.ratings.ratees))

    @cached_property
    def competency_fit(self) -> MeanSquares:
        """Infit and outfit of the competencies."""
        layout = self.summit.hill.layout
        return self.residuals.by(
            layout.row_competency, layout.competencies, len(self.ratings.competencies)
        )

    @cached_property
    def categories(self) -> CategoryUse:
        """How the levels of the scale were used."""
        return CategoryUse.of(self.summit, len(self.ratings.competencies))

    @cached_property
    def separation(self) -> dict[str, Separation]:
        """How well raters, ratees and competencies are told apart."""
        raters = separation_of_random if self.severity_sd is not None else separation_of_fixed
        return {
            "rater": raters(self.severity, self.severity_se),
            "ratee": separation_of_random(self.ratee, self.ratee_se),
            "competency": separation_of_fixed(self.competency, self.competency_se),
        }

    @cached_property
    def _fair(self) -> Fair:
        return fair_levels(self.summit, self.precision, self.ratings)

    @property
    def fair(self) -> Numbers:
        """Expected level before an average assessor, ratee by competency, on the rating scale."""
        return self._fair.level

    @property
    def fair_se(self) -> Numbers:
        """Standard errors of :attr:`fair`."""
        return self._fair.se

    @property
    def fair_overall(self) -> Numbers:
        """Mean of the fair levels over competencies, by ratee."""
        return self._fair.overall

    @property
    def fair_overall_se(self) -> Numbers:
        """Standard errors of :attr:`fair_overall`."""
        return self._fair.overall_se

    def measures(self, kind: Kind) -> Measures:
        """Return abilities by another rule: the mode (MAP) or Warm's weighted likelihood (WLE)."""
        return measures(self.summit, kind, self.ratings)


def described(
    ratings: Ratings, drawn: Design, summit: Summit, *, steps: int, grid_change: float
) -> ManyFacetFit:
    """Return the fit that belongs to the end of a search."""
    layout, point = summit.hill.layout, summit.place.point
    sure = precision_of(summit)
    scale = difficulties(summit, sure)
    slope = summit.slope / layout.people
    has_converged = slope < FLAT_SLOPE and abs(grid_change) < GRID_CHANGE and summit.is_flat
    raters, methods = len(ratings.raters), len(ratings.methods)
    panels = max(len(ratings.panels), int(layout.panels.max()) + 1)
    competencies, ratees = len(ratings.competencies), len(ratings.ratees)
    return ManyFacetFit(
        ratee=spread_out(summit.place.found.mean, layout.ratees, ratees),
        ratee_se=spread_out(sure.ratee, layout.ratees, ratees),
        ratee_sd=spread_out(np.sqrt(summit.place.found.variance), layout.ratees, ratees),
        severity=spread_out(point.rater, layout.raters, raters),
        severity_se=spread_out(sure.rater, layout.raters, raters),
        competency=spread_out(scale.competency, layout.competencies, competencies),
        competency_se=spread_out(scale.competency_se, layout.competencies, competencies),
        method=spread_out(point.method, layout.methods, methods),
        method_se=spread_out(sure.method, layout.methods, methods),
        panel=spread_out(point.panel, layout.panels, panels),
        panel_se=spread_out(sure.panel, layout.panels, panels),
        thresholds=spread_out(scale.thresholds, layout.competencies, competencies),
        thresholds_se=spread_out(scale.thresholds_se, layout.competencies, competencies),
        levels=layout.levels,
        ability_sd=float(np.exp(point.log_sd)),
        ability_sd_se=sure.ability_sd,
        severity_sd=_root(summit.spread.rater),
        panel_sd=_root(summit.spread.panel),
        loglik=summit.place.found.loglik,
        penalised=summit.place.height,
        gradient=slope,
        grid_change=grid_change,
        nodes=summit.hill.nodes,
        iterations=steps,
        has_converged=has_converged,
        severity_test=same_severity(summit),
        design=drawn,
        warnings=tuple(_warnings(ratings, drawn, summit, has_converged=has_converged)),
        ratings=ratings,
        summit=summit,
        precision=sure,
    )


def spread_out(values: Numbers, places: Codes, size: int) -> Numbers:
    """Return values at their places among all names, NaN elsewhere."""
    whole = np.full((size, *values.shape[1:]), np.nan)
    whole[places] = values
    return whole


def _root(variance: float | None) -> float | None:
    """Return a standard deviation."""
    return None if variance is None else float(np.sqrt(variance))


def _warnings(
    ratings: Ratings, drawn: Design, summit: Summit, *, has_converged: bool
) -> list[Message]:
    """Say what the reader must know before using the numbers."""
    said = []
    if not has_converged:
        said.append(msg("Perhitungan model belum konvergen; hasilnya jangan dipakai."))
    if not drawn.is_connected:
        said.append(
            msg(
                "Jaringan asesor terputus menjadi {number} kelompok: beda antarkelompok bertumpu "
                "pada anggapan bahwa kelompoknya setara.",
                number=len(drawn.components),
            )
        )
    few = [name for name, number in drawn.ratees_per_rater.items() if number < FEW_RATEES]
    if few:
        said.append(
            msg(
                "Asesor dengan kurang dari {least} asesi: {names}.",
                least=FEW_RATEES,
                names=", ".join(few),
            )
        )
    same = _of_one_level(ratings, summit)
    if same:
        said.append(msg("Asesor yang hanya memakai satu level: {names}.", names=", ".join(same)))
    if summit.is_without_spread:
        said.append(msg("Asesi tidak terbedakan: sebaran kemampuannya nol."))
    return said


def _of_one_level(ratings: Ratings, summit: Summit) -> list[str]:
    """Return the raters who used one level only."""
    layout = summit.hill.layout
    rater = layout.seat_rater[layout.row_seat]
    lowest = np.full(len(layout.raters), layout.top)
    highest = np.zeros(len(layout.raters), dtype=np.int64)
    np.minimum.at(lowest, rater, layout.category)
    np.maximum.at(highest, rater, layout.category)
    return [ratings.raters[layout.raters[place]] for place in np.flatnonzero(lowest == highest)]
