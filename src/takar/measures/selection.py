"""Selection: applicants of each post in order, from the scores of a committee.

Law: Peraturan Menteri PANRB 15/2019 (open selection ends in three names, of whom the appointing
authority chooses). The order of steps, ties and gaps are told in
``docs/explanation/selection.md``. Everything is computed in fractions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import printed

WHOLE = 100
"""What weights sum to, and the highest score."""


class BadWeights(TakarError):
    """Weights that do not sum to one hundred, or a weight below zero."""


class BadScore(TakarError):
    """A score outside 0 to 100."""


@dataclass(frozen=True)
class Score:
    """What one member of the committee gave one applicant in one component."""

    applicant: str
    component: str
    member: str
    value: Decimal


@dataclass(frozen=True)
class Ranked:
    """One applicant in the order of a post.

    Attributes:
        parts: mean score per component; a component nobody scored is missing.
        total: weighted sum; missing while a component is.
        place: 1 is the best; equal totals share a place; none without a total.
        order: the place in the list after lots were drawn; none without a total.
        by_lot: the lot decided between this applicant and an equal one at a cut.
        lot: what was drawn.
    """

    applicant: str
    post: str
    parts: Mapping[str, Fraction | None]
    total: Fraction | None
    place: int | None
    order: int | None
    by_lot: bool
    lot: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The components without a score."""
        return tuple(code for code, mean in self.parts.items() if mean is None)

    def is_among(self, most: int) -> bool:
        """Tell whether the applicant is one of the first ``most``."""
        return self.order is not None and self.order <= most


def selection(
    posts: Mapping[str, Sequence[str]],
    weights: Mapping[str, Decimal],
    scores: Iterable[Score],
    *,
    lot: str,
    cuts: Sequence[int] = (5, 3),
) -> dict[str, list[Ranked]]:
    """Order the applicants of every post.

    Args:
        posts: the applicants of each post, by their codes.
        weights: weight per component, in percent; they sum to 100.
        scores: of all applicants; between 0 and 100.
        lot: the word from which ties are broken.
        cuts: lengths of the shortlists; there the lot decides between equals.

    Returns:
        Per post its applicants, best first; those without a total last, by code.

    Raises:
        BadWeights: the weights do not sum to 100.
        BadScore: a score lies outside 0 to 100.
    """
    refuse_uneven(weights)
    means = means_of(scores)
    return {
        post: ordered(post, applicants, weights, means, lot, cuts)
        for post, applicants in posts.items()
    }


def refuse_uneven(weights: Mapping[str, Decimal]) -> None:
    """Refuse weights that do not sum to one hundred.

    Raises:
        BadWeights: they do not, or one is below zero.
    """
    total = sum(weights.values(), Decimal(0))
    if total != WHOLE or any(weight < 0 for weight in weights.values()):
        raise BadWeights(
            msg("Jumlah bobot komponen {total}, seharusnya 100.", total=printed(total)),
            hint=msg("Ubah bobotnya; tidak ada bobot di bawah nol."),
        )


def means_of(scores: Iterable[Score]) -> dict[tuple[str, str], Fraction]:
    """Return the mean of the members, by applicant and component."""
    given: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for score in scores:
        if not 0 <= score.value <= WHOLE:
            raise BadScore(
                msg("Nilai {value} di luar rentang 0 sampai 100.", value=printed(score.value)),
                hint=msg("Nilai setiap komponen memakai skala 0 sampai 100."),
            )
        given[score.applicant, score.component].append(Fraction(score.value))
    return {key: sum(values, Fraction(0)) / len(values) for key, values in given.items()}


def ordered(
    post: str,
    applicants: Sequence[str],
    weights: Mapping[str, Decimal],
    means: Mapping[tuple[str, str], Fraction],
    lot: str,
    cuts: Sequence[int],
) -> list[Ranked]:
    """Return the applicants of one post in their order."""
    parts = {
        one: {code: means.get((one, code)) for code in weights if weights[code] > 0}
        for one in applicants
    }
    totals = {one: total_of(found, weights) for one, found in parts.items()}
    lots = {one: sha256(f"{lot}\x1f{one}".encode()).hexdigest()[:12] for one in applicants}
    known = sorted(
        (one for one in applicants if totals[one] is not None),
        key=lambda one: (-(totals[one] or 0), lots[one]),
    )
    unknown = sorted(one for one in applicants if totals[one] is None)
    decided = drawn(known, totals, cuts)
    return [
        Ranked(
            applicant=one,
            post=post,
            parts=parts[one],
            total=totals[one],
            place=place_of(one, known, totals),
            order=known.index(one) + 1 if one in known else None,
            by_lot=one in decided,
            lot=lots[one],
        )
        for one in [*known, *unknown]
    ]


def total_of(
    parts: Mapping[str, Fraction | None], weights: Mapping[str, Decimal]
) -> Fraction | None:
    """Return the weighted sum, or nothing while a component is missing."""
    total = Fraction(0)
    for code, mean in parts.items():
        if mean is None:
            return None
        total += Fraction(weights[code]) * mean / WHOLE
    return total


def place_of(
    applicant: str, known: Sequence[str], totals: Mapping[str, Fraction | None]
) -> int | None:
    """Return the place of one applicant: how many are better, and one."""
    own = totals[applicant]
    if own is None:
        return None
    return 1 + sum((totals[one] or 0) > own for one in known)


def drawn(
    known: Sequence[str], totals: Mapping[str, Fraction | None], cuts: Sequence[int]
) -> set[str]:
    """Return the applicants between whom a shortlist cuts although their totals are equal."""
    decided: set[str] = set()
    for cut in cuts:
        if 0 < cut < len(known) and totals[known[cut - 1]] == totals[known[cut]]:
            decided |= {one for one in known if totals[one] == totals[known[cut]]}
    return decided
