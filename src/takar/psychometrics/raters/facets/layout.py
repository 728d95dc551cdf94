"""The ratings laid out for the many-facet model: seats, cells, forms and the counts it needs.

A *seat* is a rater using one method. A *cell* is everything a seat said of one ratee. Cells of one
seat over the same competencies share a *form*: what the model has to tabulate once for all of them.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from takar.kernel.language import msg
from takar.psychometrics.raters.ratings import BadRatings, Codes, Numbers, Ratings

NEAR = 1e-6
MOST_LEVELS = 101


@dataclass(frozen=True, eq=False)
class Layout:
    """What the likelihood needs of the ratings; codes leave out names without a rating.

    Attributes:
        levels: the levels of the scale, lowest first; a category is a position among them.
        row_ratee, row_seat, row_competency, category: the ratings one by one.
        seat_rater, seat_method: what every seat is made of.
        cell_ratee, cell_form: every cell, ordered by ratee.
        form_seat, form_counts: ratings of every competency on every form.
        observed: (competency, category) pairs somebody used, on which parameters stand.
        counts: how often every category of a competency was given, people weighted.
        seat_total: the sum of categories given on a seat, people weighted.
        ratee_total: the sum of categories of a ratee, unweighted.
        weight: how many people a ratee stands for.
    """

    levels: Numbers
    row_ratee: Codes
    row_seat: Codes
    row_competency: Codes
    category: Codes
    ratees: Codes
    raters: Codes
    competencies: Codes
    methods: Codes
    panels: Codes
    seat_rater: Codes
    seat_method: Codes
    cell_ratee: Codes
    cell_form: Codes
    form_seat: Codes
    form_counts: Numbers
    observed: npt.NDArray[np.bool_]
    counts: Numbers
    seat_total: Numbers
    ratee_total: Numbers
    panel: Codes
    weight: Numbers

    @property
    def top(self) -> int:
        """The highest category."""
        return len(self.levels) - 1

    @property
    def people(self) -> float:
        """How many people the ratees stand for."""
        return float(self.weight.sum())

    @cached_property
    def is_complete(self) -> bool:
        """Whether every seat rated every competency of every ratee it met, once."""
        return bool((self.form_counts == 1).all())

    @cached_property
    def forms_of(self) -> sparse.csr_array:
        """Return the forms (columns) of every ratee (row)."""
        ones = np.ones(len(self.cell_ratee))
        shape = (len(self.ratees), len(self.form_seat))
        return sparse.coo_array((ones, (self.cell_ratee, self.cell_form)), shape=shape).tocsr()

    @cached_property
    def ratees_of(self) -> sparse.csr_array:
        """Return the ratees (columns) of every form (row)."""
        return self.forms_of.T.tocsr()

    @cached_property
    def parts_of(self) -> sparse.csr_array:
        """Return the ratings of every form (row) by competency and seat, competency first."""
        form, competency = np.nonzero(self.form_counts)
        seats = len(self.seat_rater)
        shape = (len(self.form_seat), self.form_counts.shape[1] * seats)
        where = (form, competency * seats + self.form_seat[form])
        return sparse.coo_array((self.form_counts[form, competency], where), shape=shape).tocsr()


def lay_out(
    ratings: Ratings,
    *,
    levels: tuple[float, ...] | None = None,
    weights: npt.ArrayLike | None = None,
    has_panels: bool = True,
) -> Layout:
    """Lay the ratings out for the model.

    Args:
        ratings: one row per rating.
        levels: every level of the scale, also those nobody gave; found in the data if not said.
        weights: how many people each ratee stands for, in the order of ``ratings.ratees``.
        has_panels: whether ratees are told apart by panel.
    """
    scale = _scale(ratings.level, levels)
    ratees, row_ratee = _present(ratings.ratee)
    raters, row_rater = _present(ratings.rater)
    methods, row_method = _present(ratings.method)
    competencies, row_competency = _present(ratings.competency)
    seats, row_seat = _present(row_rater * len(methods) + row_method)
    category = _categories(ratings.level, scale)
    weight = _weights(weights, len(ratings.ratees))[ratees]
    cells, row_cell = _present(row_ratee.astype(np.int64) * len(seats) + row_seat)
    counted = _tallied(row_cell, row_competency, None, (len(cells), len(competencies)))
    form_of_cell, form_seat, form_counts = _forms((cells % len(seats)).astype(np.int32), counted)
    people = weight[row_ratee]
    counts = _tallied(row_competency, category, people, (len(competencies), len(scale)))
    panels, panel = _panels(ratings, ratees) if has_panels else _one_panel(len(ratees))
    return Layout(
        levels=scale,
        row_ratee=row_ratee,
        row_seat=row_seat,
        row_competency=row_competency,
        category=category,
        ratees=ratees,
        raters=raters,
        competencies=competencies,
        methods=methods,
        panels=panels,
        seat_rater=(seats // len(methods)).astype(np.int32),
        seat_method=(seats % len(methods)).astype(np.int32),
        cell_ratee=(cells // len(seats)).astype(np.int32),
        cell_form=form_of_cell,
        form_seat=form_seat,
        form_counts=form_counts,
        observed=counts > 0,
        counts=counts,
        seat_total=_summed(row_seat, people * category, len(seats)),
        ratee_total=_summed(row_ratee, category, len(ratees)),
        panel=panel,
        weight=weight,
    )


def _present(codes: npt.NDArray[Any]) -> tuple[Any, Codes]:
    """Return the codes that occur, sorted, and every row's place among them."""
    if codes.max() < 4 * len(codes):
        there = np.bincount(codes) > 0
        return np.flatnonzero(there), (np.cumsum(there) - 1).astype(np.int32)[codes]
    found, inverse = np.unique(codes, return_inverse=True)
    return found, inverse.astype(np.int32)


def _tallied(
    rows: Codes, columns: Codes, weights: Numbers | None, shape: tuple[int, int]
) -> Numbers:
    """Count pairs of codes into a table."""
    flat = np.bincount(rows * np.int64(shape[1]) + columns, weights, shape[0] * shape[1])
    return flat.reshape(shape).astype(np.float64)


def _summed(rows: Codes, values: npt.ArrayLike, size: int) -> Numbers:
    """Add values up by code."""
    return np.bincount(rows, np.asarray(values), size).astype(np.float64)


def _forms(cell_seat: Codes, counted: Numbers) -> tuple[Codes, Codes, Numbers]:
    """Return the form of every cell, and the seat and competencies of every form."""
    if (counted == 1).all():
        seats, form = _present(cell_seat)
        return form, seats.astype(np.int32), np.ones((len(seats), counted.shape[1]))
    keys = np.column_stack([cell_seat.astype(np.float64), counted])
    found, places = np.unique(keys, axis=0, return_inverse=True)
    return places.ravel().astype(np.int32), found[:, 0].astype(np.int32), found[:, 1:]


def _panels(ratings: Ratings, ratees: Codes) -> tuple[Codes, Codes]:
    """Return the panels that occur, and the panel of every ratee."""
    if ratings.panel is None:
        return _one_panel(len(ratees))
    of_ratee = np.zeros(len(ratings.ratees), dtype=np.int32)
    of_ratee[ratings.ratee] = ratings.panel
    return _present(of_ratee[ratees])


def _one_panel(ratees: int) -> tuple[Codes, Codes]:
    """Return one panel for everybody."""
    return np.zeros(1, dtype=np.int32), np.zeros(ratees, dtype=np.int32)


def _weights(weights: npt.ArrayLike | None, ratees: int) -> Numbers:
    """Return how many people every ratee stands for."""
    if weights is None:
        return np.ones(ratees)
    found = np.asarray(weights, dtype=np.float64)
    if found.shape != (ratees,) or not (np.isfinite(found) & (found > 0)).all():
        raise BadRatings(
            msg("Bobot harus satu angka positif untuk setiap asesi."),
            hint=msg("Berikan {number} bobot, menurut urutan nama asesi.", number=ratees),
        )
    return found


def _scale(given: Numbers, levels: tuple[float, ...] | None) -> Numbers:
    """Return the levels of the scale, lowest first: a level nobody gave keeps its place."""
    found = np.unique(given)
    if len(found) > 1 and levels is not None:
        return np.unique(np.asarray(levels, dtype=np.float64))
    if len(found) == 1:
        raise BadRatings(
            msg("Semua penilaian bernilai sama; tidak ada yang dapat dibandingkan."),
            hint=msg("Periksa apakah kolom level terbaca benar."),
        )
    step = 1.0 if (found == np.round(found)).all() else float(np.diff(found).min())
    number = round(float(found[-1] - found[0]) / step) + 1
    even = found[0] + step * np.arange(number) if number <= MOST_LEVELS else found
    places = (found - found[0]) / step
    return even if np.abs(places - np.round(places)).max() < NEAR else found


def _categories(given: Numbers, scale: Numbers) -> Codes:
    """Return the place of every level on the scale."""
    after = np.clip(np.searchsorted(scale, given), 1, len(scale) - 1)
    nearest = np.where(given - scale[after - 1] <= scale[after] - given, after - 1, after)
    odd = np.abs(scale[nearest] - given) > NEAR
    if odd.any():
        raise BadRatings(
            msg("Level {level} tidak ada pada skala.", level=float(given[int(np.argmax(odd))])),
            hint=msg("Skala: {levels}.", levels=", ".join(f"{level:g}" for level in scale)),
        )
    return nearest.astype(np.int32)
