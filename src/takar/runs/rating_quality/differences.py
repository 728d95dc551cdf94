"""Whether assessors treat methods, or groups of people, unlike other assessors do, as told."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from takar.kernel.language import msg
from takar.psychometrics.raters import interactions
from takar.psychometrics.raters.facets import ManyFacetFit
from takar.psychometrics.raters.ratings import Ratings
from takar.runs.rating_quality.fairness import groupings
from takar.runs.rating_quality.kept import Unfounded
from takar.runs.rating_quality.parts import Difference, Differences
from takar.runs.rating_quality.people import Reckoning
from takar.runs.rating_quality.severity import Habits


def differences_of(
    ratings: Ratings, fit: ManyFacetFit, reckoned: Reckoning, habits: Habits
) -> tuple[Differences, ...]:
    """Tell how severity differs by method, and by sex, age band and unit of the people.

    Raises:
        Unfounded: no assessor met enough people on both sides of anything.
    """
    told = []
    found = interactions.by_method(fit, halo=habits.halo)
    if found is not None:
        told.append(told_of("METHOD", found, ratings.raters, ratings.methods))
    for kind, groups in groupings(ratings.ratees, reckoned).items():
        names = tuple(sorted({name for name in groups.values() if name}))
        codes = coded(ratings.ratees, groups, names)
        found = interactions.by_group(fit, codes, halo=habits.halo)
        if found is not None:
            told.append(told_of(kind, found, ratings.raters, names))
    if not told:
        raise Unfounded(
            msg(
                "Belum ada asesor yang menilai sedikitnya {least} orang pada dua metode atau dua "
                "kelompok, sehingga perlakuannya tidak dapat dibandingkan.",
                least=interactions.LEAST,
            )
        )
    return tuple(told)


def coded(
    ratees: tuple[str, ...], groups: Mapping[str, str | None], names: tuple[str, ...]
) -> "np.ndarray[Any, np.dtype[np.int32]]":
    """Return the place of everybody's group among the names; below zero where it is not known."""
    places = {name: place for place, name in enumerate(names)}
    return np.array([places.get(groups.get(one) or "", -1) for one in ratees], dtype=np.int32)


def told_of(
    kind: str, found: interactions.Differences, raters: tuple[str, ...], names: tuple[str, ...]
) -> Differences:
    """Tell all differences of one kind, the surest first."""
    rows = [
        Difference(
            rater=raters[found.rater[row]],
            group=names[found.group[row]],
            ratees=int(found.ratees[row]),
            others=int(found.others[row]),
            effect=found.effect[row],
            se=found.effect_se[row],
            level=found.level[row],
            p=found.p[row],
            p_holm=found.p_holm[row],
            least=found.least[row],
        )
        for row in np.lexsort((found.group, found.rater, found.p))
    ]
    joint = found.joint
    return Differences.model_validate(
        {"kind": kind, "rows": rows, "chi_square": joint.value, "freedom": joint.df, "p": joint.p}
    )
