"""Decision studies: what other numbers of raters and methods would be worth."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.raters.generalizability.study import PERSON, RESIDUAL, GStudy

Floats = NDArray[np.float64]


class BadSize(TakarError):
    """A number of raters or methods is below one."""


@dataclass(frozen=True)
class Coefficient:
    """A share of true variance, with its standard error; none where nothing varies."""

    value: float | None
    se: float | None


@dataclass(frozen=True)
class DStudyRow:
    """What a design of so many raters and methods is worth.

    Attributes:
        e_rho2: generalizability coefficient, for comparing ratees with one another.
        phi: dependability, for comparing a ratee with a fixed limit.
        sem_relative: standard error of measurement behind ``e_rho2``, on the scale of levels.
        sem_absolute: the one behind ``phi``.
    """

    raters: int
    methods: int
    competencies: int
    e_rho2: float | None
    phi: float | None
    sem_relative: float
    sem_absolute: float
    e_rho2_se: float | None
    phi_se: float | None


@dataclass(frozen=True, eq=False)
class Portions:
    """How much of each component counts as truth, and as error of either kind."""

    truth: Floats
    relative: Floats
    absolute: Floats


def d_study(
    study: GStudy,
    *,
    raters: Sequence[int] = (1, 2, 3, 4, 5),
    methods: Sequence[int] = (1, 2, 3, 4),
    competencies: int | None = None,
    fixed: Collection[str] = (),
    differing: Collection[str] = (),
) -> tuple[DStudyRow, ...]:
    """Return coefficients and errors for each number of raters and of methods.

    A facet that the study does not know counts once. Raters within methods are counted per method.

    Reference: Cronbach, Gleser, Nanda & Rajaratnam (1972); Brennan (2001).

    Args:
        competencies: how many; without it, as many as in the study.
        fixed: facets that would always be the same ones (their interaction with the ratee is
            then truth, not error).
        differing: facets of which each ratee meets other levels, so that even comparing ratees
            suffers from them (assessors in a sparse design).
    """
    known = competencies or round(study.sizes.get("competency", 1))
    return tuple(
        _row(study, {"rater": r, "method": m, "competency": known}, fixed, differing)
        for r in (raters if "rater" in study.facets else (1,))
        for m in (methods if "method" in study.facets else (1,))
    )


def portions(
    study: GStudy,
    sizes: Mapping[str, float],
    fixed: Collection[str] = (),
    differing: Collection[str] = (),
) -> Portions:
    """Return what part of each component is truth and what error, for these sizes.

    Raises:
        BadSize: a size is below one.
    """
    if any(size < 1 for size in sizes.values()):
        raise BadSize(
            msg("Jumlah asesor, metode, dan kompetensi sedikitnya satu."),
            hint=msg("Isi dengan bilangan bulat mulai dari 1."),
        )
    truth, relative, absolute = [], [], []
    for name, part in study.components.items():
        others = part.factors - {PERSON}
        share = 1 / float(np.prod([sizes.get(facet, study.sizes[facet]) for facet in others]))
        is_fixed = name != RESIDUAL and others <= set(fixed)
        varies = PERSON in part.factors or bool(others & set(differing))
        truth.append(share if is_fixed and PERSON in part.factors else 0.0)
        relative.append(share if varies and not is_fixed else 0.0)
        absolute.append(0.0 if is_fixed else share)
    return Portions(np.array(truth), np.array(relative), np.array(absolute))


def coefficient(study: GStudy, truth: Floats, error: Floats) -> Coefficient:
    """Return truth over truth and error, with its standard error by the delta method."""
    sigma = np.array([part.estimate for part in study.components.values()])
    true, wrong = float(truth @ sigma), float(error @ sigma)
    if true + wrong <= 0:
        return Coefficient(None, None)
    slope = (truth * wrong - error * true) / (true + wrong) ** 2
    return Coefficient(true / (true + wrong), root_of(study, slope))


def sem(study: GStudy, error: Floats) -> float:
    """Return the standard error of measurement on the scale of levels."""
    sigma = np.array([part.estimate for part in study.components.values()])
    return float(np.sqrt(max(error @ sigma, 0.0)))


def root_of(study: GStudy, slope: Floats) -> float | None:
    """Return the standard error of a function of the components with this slope."""
    known = np.isfinite(np.diag(study.covariance))
    if not known.any():
        return None
    covariance = study.covariance[np.ix_(known, known)]
    return float(np.sqrt(max(slope[known] @ covariance @ slope[known], 0.0)))


def _row(
    study: GStudy, sizes: Mapping[str, int], fixed: Collection[str], differing: Collection[str]
) -> DStudyRow:
    part = portions(study, sizes, fixed, differing)
    relative = coefficient(study, part.truth, part.relative)
    absolute = coefficient(study, part.truth, part.absolute)
    return DStudyRow(
        raters=sizes["rater"],
        methods=sizes["method"],
        competencies=sizes["competency"],
        e_rho2=relative.value,
        phi=absolute.value,
        sem_relative=sem(study, part.relative),
        sem_absolute=sem(study, part.absolute),
        e_rho2_se=relative.se,
        phi_se=absolute.se,
    )
