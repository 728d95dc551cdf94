"""The gate: whether severity may be taken out of the levels, and if not, why not.

Adjusting rests on links between raters. Where the links are thin, what looks like severity may be
ability, and adjusting does harm; so the raw levels stand unless everything needed is there.
"""

from dataclasses import dataclass

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.raters.design import Design, counts, severity_information
from takar.psychometrics.raters.facets import ManyFacetFit
from takar.psychometrics.raters.facets.precision import told_of_severities
from takar.psychometrics.raters.ratings import Numbers
from takar.psychometrics.telling import number_told, p_told

ALPHA = 0.05
LEAST_RELIABILITY = 0.5
LEAST_TOLD = 0.5
LEAST_OWN = 0.75
FEW_PANELS = 10


@dataclass(frozen=True)
class Verdict:
    """Whether adjusted levels may be used.

    Attributes:
        applies: whether they may.
        because: the reason, for the reader.
        contrast_se: standard error, in logits, of the least sure difference between two groups of
            raters; nothing where there is nothing to compare.
        told: the share of that difference that the ratings tell, the rest being shrunk away.
        own: the share of all that is known of the severities which comes from ratees met by
            several raters; the rest rests on the ratees of all raters being taken as equal.
        groups: the raters on the two sides of that difference.
    """

    applies: bool
    because: Message
    p: float
    reliability: float
    contrast_se: float | None = None
    told: float | None = None
    own: float | None = None
    groups: tuple[tuple[str, ...], tuple[str, ...]] | None = None


@dataclass(frozen=True)
class _Contrast:
    """The difference between two groups of raters of which least is known."""

    groups: tuple[tuple[str, ...], tuple[str, ...]]
    se: float
    told: float
    own: float


def is_severity_real(
    design: Design,
    fit: ManyFacetFit,
    *,
    alpha: float = ALPHA,
    reliability: float = LEAST_RELIABILITY,
    told: float = LEAST_TOLD,
    own: float = LEAST_OWN,
) -> Verdict:
    """Tell whether severity is there and may be taken out.

    Args:
        design: the network of the ratings.
        fit: the many-facet model of the same ratings.
        alpha: the p value of the test of equal severities must be below this.
        reliability: the reliability of the severities must reach this.
        told: the share of the least sure difference that the ratings must tell.
        own: the share of what is known that must come from ratees met by several raters, where
            the model has no means of panels.
    """
    found = fit.separation["rater"].reliability
    contrast = least_sure(fit)
    objection = _objection(design, fit, contrast, (told, own)) or _absence(fit, alpha, reliability)
    because = objection or msg(
        "Jaringan asesor terhubung dan beda keketatan antarasesor nyata "
        "({p}, reliabilitas {reliability}).",
        p=p_told(fit.chi_square.p),
        reliability=number_told(found),
    )
    return Verdict(
        applies=objection is None,
        because=because,
        p=fit.chi_square.p,
        reliability=found,
        contrast_se=contrast.se if contrast else None,
        told=contrast.told if contrast else None,
        own=contrast.own if contrast else None,
        groups=contrast.groups if contrast else None,
    )


def _objection(
    design: Design, fit: ManyFacetFit, contrast: _Contrast | None, least: tuple[float, float]
) -> Message | None:
    """Say what forbids comparing the raters at all."""
    if not fit.has_converged:
        return msg("Perhitungan model belum konvergen.")
    if not design.is_connected:
        return msg(
            "Jaringan asesor terputus menjadi {number} kelompok yang tidak dapat dibandingkan.",
            number=len(design.components),
        )
    if contrast is None:
        return msg("Hanya ada satu asesor: tidak ada yang dapat dibandingkan.")
    names = {"first": _named(contrast.groups[0]), "second": _named(contrast.groups[1])}
    if not _has_panels(fit) and contrast.own < least[1]:
        return msg(
            "Penyesuaian akan bertumpu pada anggapan bahwa panel asesi setara: terlalu sedikit "
            "asesi yang dinilai bersama oleh kelompok {first} dan kelompok {second}.",
            **names,
        )
    if contrast.told < least[0]:
        return msg(
            "Jaringan asesor nyaris terputus: beda antara kelompok {first} dan kelompok {second} "
            "hanya diketahui dengan galat baku {se} logit.",
            se=number_told(contrast.se),
            **names,
        )
    return None


def _has_panels(fit: ManyFacetFit) -> bool:
    """Tell whether panels have means of their own, of a spread that is more than a guess."""
    panels = int(np.isfinite(fit.panel).sum())
    return panels >= FEW_PANELS if fit.panel_sd is not None else panels > 1


def _absence(fit: ManyFacetFit, alpha: float, reliability: float) -> Message | None:
    """Say why there is no severity to take out."""
    found = fit.separation["rater"].reliability
    if fit.chi_square.p >= alpha:
        return msg(
            "Beda keketatan antarasesor tidak lebih dari yang dapat terjadi secara kebetulan "
            "({p}).",
            p=p_told(fit.chi_square.p),
        )
    if found < reliability:
        return msg(
            "Beda keketatan antarasesor terlalu kecil dibandingkan galatnya "
            "(reliabilitas {reliability}, batas {least}).",
            reliability=number_told(found),
            least=number_told(reliability),
        )
    return None


def least_sure(fit: ManyFacetFit) -> _Contrast | None:
    """Return the difference between two groups of raters of which the network tells least."""
    known = np.flatnonzero(np.isfinite(fit.severity))
    if len(known) < 2:
        return None
    information = severity_information(counts(fit.ratings))[np.ix_(known, known)]
    sides = np.linalg.eigh(information)[1][:, 1] > 0
    weights = np.where(sides, 1 / max(sides.sum(), 1), -1 / max((~sides).sum(), 1))
    covariance = fit.precision.covariance[: len(known), : len(known)]
    error = float(np.sqrt(max(weights @ covariance @ weights, 0.0)))
    spread = float(weights @ weights) * _severity_variance(fit)
    named = [
        tuple(fit.ratings.raters[known[place]] for place in np.flatnonzero(side))
        for side in (sides, ~sides)
    ]
    named.sort()
    return _Contrast(
        groups=(named[0], named[1]),
        se=error,
        told=max(1 - error**2 / spread, 0.0) if fit.severity_sd else spread / (spread + error**2),
        own=own_share(fit, information),
    )


def own_share(fit: ManyFacetFit, information: Numbers) -> float:
    """Return how much of what is known comes from ratees that several raters met.

    It is the mean variance that the severities would have if nothing were taken for granted about
    ability, against the one they have in the model.
    """
    values = np.linalg.eigvalsh(information)
    alone = np.maximum(values[1:], 1e-9) * float(fit.residuals.variance.mean())
    told = np.maximum(np.linalg.eigvalsh(told_of_severities(fit.summit)), 1e-9)
    return float(min((1 / told).sum() / (1 / alone).sum(), 1.0))


def _severity_variance(fit: ManyFacetFit) -> float:
    """Return the variance of the severities, as far as anybody knows."""
    if fit.severity_sd is not None:
        return fit.severity_sd**2
    true: Numbers = np.asarray(fit.separation["rater"].true_sd)
    return max(float(true) ** 2, 1e-6)


def _named(raters: tuple[str, ...]) -> str:
    """Return the first names of a group."""
    shown = ", ".join(raters[:3])
    return shown if len(raters) <= 3 else f"{shown}, …"
