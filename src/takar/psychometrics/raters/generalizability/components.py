"""Components of variance of ratings: of the ratee, of each facet, and of how they go together."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.raters.generalizability.effects import (
    Codes,
    Design,
    Effect,
    Estimable,
    UnknownFacet,
    design_of,
    estimable,
)
from takar.psychometrics.raters.generalizability.reml import restricted_likelihood
from takar.psychometrics.raters.generalizability.squares import (
    expected_mean_squares,
    sums_of_all_cells,
)
from takar.psychometrics.raters.generalizability.study import (
    PERSON,
    RESIDUAL,
    Component,
    GStudy,
    Method,
)
from takar.psychometrics.raters.ratings import Ratings

Floats = NDArray[np.float64]
FACETS = ("method", "rater", "competency")
FEWEST = 3
Nesting = Mapping[str, Sequence[str] | str]


class NothingVaries(TakarError):
    """All ratings are equal."""


class TooFewToGeneralize(TakarError):
    """There are too few ratings or ratees to tell components apart."""


def g_study(
    ratings: Ratings,
    facets: Sequence[str] = FACETS,
    *,
    nested: Nesting | None = None,
    method: Method | None = None,
) -> GStudy:
    """Return the components of variance of ratings, with their standard errors.

    A facet with one level only is left out. A facet each of whose levels goes with one level of
    another is taken as nested in it.

    Args:
        facets: any of method, rater, competency.
        nested: facets whose names are used again in each level of another: ``{"rater": "method"}``.
        method: EMS or REML; without it, EMS where the design is balanced.
    """
    known = {"method": ratings.method, "rater": ratings.rater, "competency": ratings.competency}
    strange = sorted(set(facets) - set(known))
    if strange:
        raise UnknownFacet(
            msg("Faset {facet} tidak dikenal.", facet=strange[0]),
            hint=msg("Pilih dari: {facets}.", facets=", ".join(known)),
        )
    columns = {PERSON: ratings.ratee} | {facet: known[facet] for facet in facets}
    return variance_components(ratings.level, columns, nested=nested, method=method)


def variance_components(
    levels: ArrayLike,
    columns: Mapping[str, ArrayLike],
    *,
    nested: Nesting | None = None,
    method: Method | None = None,
) -> GStudy:
    """Return the components of variance of any table of ratings.

    Args:
        levels: the ratings.
        columns: for each rating its ``ratee`` and its level of up to three facets, as any labels.

    Reference: Cronbach, Gleser, Nanda & Rajaratnam (1972); Brennan (2001).

    Raises:
        TooFewToGeneralize: fewer than two ratees, or no more ratings than components.
        NothingVaries: all ratings are equal.
    """
    values = np.asarray(levels, dtype=np.float64)
    coded = _coded(columns, values)
    if values.size < FEWEST:
        raise _too_few()
    design = design_of(coded, nested)
    _refuse_empty(values, design)
    told = estimable(design)
    if method == "EMS" and not design.is_balanced:
        raise UnknownFacet(
            msg("Rancangan tidak seimbang: kuadrat tengah tidak dapat dipakai."),
            hint=msg("Biarkan cara penaksiran dipilih sendiri, atau pakai REML."),
        )
    if method != "REML" and design.is_balanced:
        return _by_squares(values, design, told)
    return _by_likelihood(values, design, told)


def _coded(columns: Mapping[str, ArrayLike], values: Floats) -> dict[str, Codes]:
    """Return the columns as codes, the ratee first."""
    coded = {
        name: np.unique(np.asarray(labels), return_inverse=True)[1].ravel().astype(np.int64)
        for name, labels in columns.items()
    }
    sizes = {codes.size for codes in coded.values()}
    if PERSON not in coded or sizes != {values.size} or not np.isfinite(values).all():
        raise UnknownFacet(
            msg("Kolom faset dan penilaian tidak sejajar."),
            hint=msg("Beri kolom ratee dan faset, satu isi untuk setiap penilaian, tanpa celah."),
        )
    return {PERSON: coded.pop(PERSON)} | coded


def _refuse_empty(values: Floats, design: Design) -> None:
    if int(design.codes[PERSON].max()) < 1 or len(design.factors) < 2:
        raise _too_few()
    if float(np.ptp(values)) <= 1e-12 * max(1.0, float(np.abs(values).max())):
        raise NothingVaries(
            msg("Semua penilaian sama, sehingga tidak ada yang dapat diuraikan."),
            hint=msg("Periksa apakah data yang dipilih benar."),
        )


def _too_few() -> TooFewToGeneralize:
    return TooFewToGeneralize(
        msg("Penilaian terlalu sedikit untuk menaksir komponen varians."),
        hint=msg("Sedikitnya dua orang yang masing-masing dinilai lebih dari sekali."),
    )


def _by_squares(values: Floats, design: Design, told: Estimable) -> GStudy:
    """Return the study of a balanced design, its errors from the mean squares."""
    found = expected_mean_squares(values, design)
    estimates = np.clip(found.raw, 0, None)
    parts = _components(found.effects, design, found.raw, (estimates, found.covariance, found.df))
    return GStudy(
        components=parts,
        method="EMS",
        mean=float(values.mean()),
        mean_se=_mean_error(found.effects, estimates, values.size),
        covariance=found.covariance,
        warnings=_warnings(parts, design, told),
        **_shape(design, told),
    )


def _by_likelihood(values: Floats, design: Design, told: Estimable) -> GStudy:
    """Return the study of a design with gaps, by restricted likelihood."""
    raw = sums_of_all_cells(values, told.effects)
    facets = {name: codes for name, codes in design.codes.items() if name != PERSON}
    found = restricted_likelihood(values, design.codes[PERSON], told.effects, raw, facets)
    with np.errstate(divide="ignore", invalid="ignore"):
        df = np.nan_to_num(2 * found.estimates**2 / np.diag(found.covariance))
    parts = _components(told.effects, design, raw, (found.estimates, found.covariance, df))
    return GStudy(
        components=parts,
        method="REML",
        mean=found.mean,
        mean_se=found.mean_se,
        covariance=found.covariance,
        loglik=found.loglik,
        iterations=found.iterations,
        gradient=found.gradient,
        has_converged=found.has_converged,
        warnings=_warnings(parts, design, told, has_converged=found.has_converged),
        **_shape(design, told),
    )


def _components(
    effects: Sequence[Effect],
    design: Design,
    raw: Floats,
    numbers: tuple[Floats, Floats, Floats],
) -> dict[str, Component]:
    estimates, covariance, df = numbers
    names = [*(effect.name for effect in effects), RESIDUAL]
    factors = [*(effect.factors for effect in effects), frozenset(design.factors)]
    total = float(estimates.sum())
    spread = np.diag(covariance)
    return {
        name: Component(
            estimate=float(estimates[k]),
            raw=float(raw[k]),
            se=float(np.sqrt(spread[k])) if np.isfinite(spread[k]) else None,
            df=float(df[k]),
            share=float(estimates[k]) / total if total > 0 else 0.0,
            factors=factors[k],
        )
        for k, name in enumerate(names)
    }


def _shape(design: Design, told: Estimable) -> dict[str, Any]:
    """Return what the study says of its design."""
    return {
        "facets": tuple(name for name in design.factors if name != PERSON),
        "nested": dict(design.nested),
        "sizes": design.sizes,
        "count": design.count,
        "confounded": told.confounded,
        "omitted": told.omitted,
    }


def _mean_error(effects: Sequence[Effect], estimates: Floats, count: int) -> float:
    levels = np.array([effect.levels for effect in effects] + [count], dtype=np.float64)
    return float(np.sqrt((estimates / levels).sum()))


def _warnings(
    parts: Mapping[str, Component], design: Design, told: Estimable, *, has_converged: bool = True
) -> tuple[Message, ...]:
    """Say what to be careful about."""
    found = [
        msg("Faset {facet} hanya mempunyai satu tingkat, sehingga tidak ikut.", facet=facet)
        for facet in design.single
    ]
    found += [
        msg("Interaksi {effect} tidak ditaksir karena selnya terlalu banyak.", effect=name)
        for name in told.omitted
    ]
    below = [name for name, part in parts.items() if part.raw < 0]
    if below:
        found.append(
            msg("Taksiran di bawah nol dibaca sebagai nol: {names}.", names=", ".join(below))
        )
    if not has_converged:
        found.append(msg("Penaksiran belum konvergen: angka ini belum dapat dipakai."))
    return tuple(found)
