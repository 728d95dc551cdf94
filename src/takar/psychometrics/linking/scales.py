"""Linking: this year's scale brought onto last year's by the items both have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking.curves import Grid
from takar.psychometrics.linking.drifting import Drifted, DriftRules, without_drifting
from takar.psychometrics.linking.lines import METHODS, Method, Search, line, moved
from takar.psychometrics.linking.precision import LineError, by_delta

Numbers = npt.NDArray[np.float64]
FEWEST = 2
Covariances = tuple[npt.ArrayLike, npt.ArrayLike]


class CannotLink(TakarError):
    """Two calibrations without enough in common."""


@dataclass(frozen=True, eq=False)
class Link:
    """The line from the new scale to the old: old = slope * new + shift.

    Attributes:
        slope_se, shift_se: standard errors; none where the parameters' own are not known.
        criterion: what the anchors still differ by, after linking.
        anchors, dropped: anchors used, and those that had drifted.
        nodes, weights, symmetric: where and how curves were compared.
    """

    slope: float
    shift: float
    slope_se: float | None
    shift_se: float | None
    method: Method
    criterion: float
    anchors: tuple[str, ...]
    dropped: tuple[Drifted, ...]
    nodes: tuple[float, ...]
    weights: tuple[float, ...]
    symmetric: bool
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool
    error: LineError | None = None

    def with_error(self, error: LineError) -> "Link":
        """Return the same line with standard errors found in another way."""
        return replace(self, error=error, slope_se=error.slope, shift_se=error.shift)

    @property
    def search(self) -> Search:
        """How the line was found, to be found again from other calibrations."""
        return Search(self.method, Grid.of(self.nodes, self.weights), self.symmetric)

    def theta(self, new: npt.ArrayLike) -> Numbers:
        """Return abilities of the new scale on the old one."""
        return np.asarray(self.slope * np.asarray(new, dtype=np.float64) + self.shift)

    def items(self, new: Iterable[ItemParameters]) -> tuple[ItemParameters, ...]:
        """Return items of the new scale on the old one."""
        return tuple(moved(item, self.slope, self.shift) for item in new)


def link(  # noqa: PLR0913 -- what is asked for by keyword is each a choice to be stated
    old: Sequence[ItemParameters],
    new: Sequence[ItemParameters],
    *,
    method: Method = "stocking_lord",
    nodes: npt.ArrayLike | None = None,
    weights: npt.ArrayLike | None = None,
    symmetric: bool = False,
    drift: DriftRules | None = DriftRules(),  # noqa: B008 -- frozen
    content: Mapping[str, str] | None = None,
    covariances: Covariances | None = None,
) -> Link:
    """Return the line that brings the new scale onto the old one.

    Items of the same code are the anchors. Curves are compared at the ``nodes`` of the old
    scale (with ``symmetric``, at those of the new one too); by default 61 from -6 to 6, weighed
    by the normal curve.

    Args:
        drift: when an anchor counts as drifted; none to keep them all.
        content: the area of each anchor; every area keeps one anchor.
        covariances: of the anchors' parameters, old and new, in the order of ``old``.

    Raises:
        CannotLink: fewer than two anchors, or anchors that are no longer the same kind of item.
    """
    ours, theirs = _anchors(old, new)
    if method not in METHODS:
        raise CannotLink(msg("Cara penyetaraan {method} tidak dikenal.", method=method))
    search = Search(method, Grid.of(nodes, weights), symmetric)
    kept, gone, more = list(range(len(ours))), list[Drifted](), False
    if drift is not None:
        kept, gone, more = without_drifting(ours, theirs, search, drift, content or {})
    mine, other = tuple(ours[k] for k in kept), tuple(theirs[k] for k in kept)
    drawn = line(mine, other, search)
    error = None
    if covariances is not None:
        rows = _rows_of(ours, kept)
        both = tuple(np.asarray(one, dtype=np.float64)[np.ix_(rows, rows)] for one in covariances)
        error = by_delta(mine, other, search, (both[0], both[1]))
    return Link(
        slope=drawn.slope,
        shift=drawn.shift,
        slope_se=None if error is None else error.slope,
        shift_se=None if error is None else error.shift,
        method=method,
        criterion=drawn.criterion,
        anchors=tuple(item.item for item in mine),
        dropped=tuple(gone),
        nodes=tuple(search.grid.nodes.tolist()),
        weights=tuple(search.grid.weights.tolist()),
        symmetric=symmetric,
        n_used=len(kept),
        n_excluded=len(gone),
        reasons=_remarks(len(kept), gone, drift, more=more),
        has_converged=drawn.has_converged,
        error=error,
    )


def _anchors(
    old: Sequence[ItemParameters], new: Sequence[ItemParameters]
) -> tuple[tuple[ItemParameters, ...], tuple[ItemParameters, ...]]:
    """Return the items both calibrations have, in the order of the old one."""
    theirs = {item.item: item for item in new}
    ours = tuple(item for item in old if item.item in theirs)
    if len(ours) < FEWEST:
        raise CannotLink(
            msg("Hanya {number} butir jangkar bersama.", number=len(ours)),
            hint=msg("Sertakan sedikitnya 10 butir yang sama pada kedua tahun."),
        )
    for item in ours:
        other = theirs[item.item]
        if (item.model == "GRM", item.categories) != (other.model == "GRM", other.categories):
            raise CannotLink(
                msg("Butir {item} tidak lagi butir yang sama.", item=item.item),
                hint=msg("Model dan jumlah kategori jangkar harus tetap."),
            )
        if min(item.a, other.a) <= 0:
            raise CannotLink(
                msg("Butir {item} tidak membedakan kemampuan.", item=item.item),
                hint=msg("Keluarkan butir itu dari jangkar."),
            )
    return ours, tuple(theirs[item.item] for item in ours)


def _rows_of(anchors: tuple[ItemParameters, ...], kept: list[int]) -> list[int]:
    """Return the rows of the covariance that belong to the anchors kept."""
    sizes = [1 + len(item.d) + (item.model == "3PL") for item in anchors]
    starts = np.concatenate([[0], np.cumsum(sizes)])
    return [row for k in kept for row in range(int(starts[k]), int(starts[k + 1]))]


def _remarks(
    kept: int, gone: list[Drifted], drift: DriftRules | None, *, more: bool
) -> tuple[Message, ...]:
    """Return what the reader must know before he uses the line."""
    said = [one.says for one in gone]
    if drift is not None and kept < drift.least:
        said.append(
            msg("Hanya {kept} butir jangkar; sedikitnya {least}.", kept=kept, least=drift.least)
        )
    if more:
        said.append(msg("Masih ada jangkar yang bergeser; periksa sebelum hasil dipakai."))
    return tuple(said)
