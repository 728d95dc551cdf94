"""How much of each component of variance a ratee's weighted mean level holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takar.psychometrics.raters.generalizability.decision import Portions
from takar.psychometrics.raters.generalizability.effects import Codes, Floats, joined
from takar.psychometrics.raters.generalizability.study import PERSON, RESIDUAL, GStudy
from takar.psychometrics.raters.ratings import Ratings

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Parts:
    """How much of each component each ratee's weighted mean holds.

    Attributes:
        whole: ratees rated on every competency with a weight.
        truth, relative, absolute: ratees in rows, components in columns.
    """

    study: GStudy
    ratees: Codes
    whole: Flags
    truth: Floats
    relative: Floats
    absolute: Floats

    @classmethod
    def of(
        cls,
        ratings: Ratings,
        weights: Mapping[str, float],
        study: GStudy,
        fixed: Collection[str],
    ) -> "Parts":
        """Return the parts of every ratee, for these weights of the competencies."""
        ratees, ratee = np.unique(ratings.ratee, return_inverse=True)
        worth, whole = _worth(ratings, ratee, weights)
        truth = np.zeros((ratees.size, len(study.components)))
        relative, absolute = truth.copy(), truth.copy()
        for k, (name, part) in enumerate(study.components.items()):
            others = part.factors - {PERSON}
            own, against_mean = _squared_worth(ratings, ratee, worth, sorted(others), whole)
            if others <= set(fixed) and name != RESIDUAL:
                truth[:, k] = own if PERSON in part.factors else 0.0
                continue
            relative[:, k] = own if PERSON in part.factors else against_mean
            absolute[:, k] = own
        return cls(study, ratees.astype(np.int64), whole, truth, relative, absolute)

    def mean(self) -> Portions:
        """Return the mean over ratees with every competency."""
        return Portions(
            *(
                table[self.whole].mean(axis=0)
                for table in (self.truth, self.relative, self.absolute)
            )
        )

    def each(self, nobody: Floats) -> Floats:
        """Return the standard error of each ratee."""
        sigma = np.array([part.estimate for part in self.study.components.values()])
        errors = nobody.copy()
        errors[self.ratees] = np.where(self.whole, np.sqrt(self.relative @ sigma), np.nan)
        return errors


def _worth(ratings: Ratings, ratee: Codes, weights: Mapping[str, float]) -> tuple[Floats, Flags]:
    """Return what each rating counts in its ratee's composite, and who has every competency."""
    weight = np.array([weights.get(name, 0.0) for name in ratings.competencies])
    size = weight.size
    cell = ratee * size + ratings.competency
    times = np.bincount(cell, minlength=(int(ratee.max()) + 1) * size)
    whole = (times.reshape(-1, size)[:, weight > 0] > 0).all(axis=1)
    return np.asarray(weight[ratings.competency] / times[cell]), np.asarray(whole)


def _squared_worth(
    ratings: Ratings,
    ratee: Codes,
    worth: Floats,
    others: Sequence[str],
    whole: Flags,
) -> tuple[Floats, Floats]:
    """Return, per ratee, the squared worth of each cell summed: as it is, and from the mean's."""
    columns = [np.asarray(getattr(ratings, name), dtype=np.int64) for name in others]
    level = joined(columns, worth.size)
    levels, persons = int(level.max()) + 1, whole.size
    key, cell = np.unique(ratee * levels + level, return_inverse=True)
    sums = np.bincount(cell, weights=worth)
    person, place = np.divmod(key, levels)
    own = np.bincount(person, weights=sums**2, minlength=persons)
    counted = whole[person]
    total = np.bincount(place[counted], weights=sums[counted], minlength=levels)
    mean = np.asarray(total / max(int(whole.sum()), 1), dtype=np.float64)
    across = np.bincount(person, weights=sums * mean[place], minlength=persons)
    apart = np.maximum(own - 2 * across + float(mean @ mean), 0.0)
    return np.asarray(own), np.asarray(apart)
