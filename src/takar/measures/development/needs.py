"""What each person needs to learn: gaps against the present post and the post aimed at.

Law: PP 11/2017 Pasal 205-207; the steps are told in ``docs/explanation/development_needs.md``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from takar.measures.succession.matching import Gap, Match
from takar.regulations.law import Law

PRESENT, TARGET = "JABATAN_SEKARANG", "JABATAN_TARGET"


@dataclass(frozen=True)
class Learner:
    """One person, matched against the present post and perhaps one aimed at.

    Attributes:
        present: none where the person has no post, or the post has no standard.
        target: the match with the post aimed at.
        rating: the latest performance rating; none where it is not known.
    """

    employee_id: str
    work_unit_id: str | None
    present: Match | None
    target: Match | None = None
    rating: str | None = None


@dataclass(frozen=True)
class Need:
    """One competency that one person lacks.

    Attributes:
        kind: a code of ``development.kinds``.
        grounds: ``JABATAN_SEKARANG`` and/or ``JABATAN_TARGET``.
        required: of the ground with the larger gap.
        gap: levels lacking, above zero.
        performance_gap: the rating is below what is expected; none where it is not known.
        weight: what one level is worth.
        is_priority_sure: no earlier rule could have fitted, had the rating been known.
    """

    employee_id: str
    work_unit_id: str | None
    competency: str
    kind: str
    grounds: tuple[str, ...]
    required: int
    level: Decimal
    gap: Decimal
    performance_gap: bool | None
    weight: Decimal
    priority: str
    is_priority_sure: bool

    @property
    def worth(self) -> Decimal:
        """The whole gap, weighted."""
        return self.gap * self.weight


@dataclass(frozen=True)
class Unassessed:
    """A competency whose level is not known: an assessment comes first."""

    employee_id: str
    work_unit_id: str | None
    competency: str
    grounds: tuple[str, ...]


@dataclass(frozen=True)
class Needs:
    """The needs of many people.

    Attributes:
        found: by person and, within, in the order of the law's competencies.
        unassessed: levels that are not known.
        below_rating: people whose rating is below what is expected.
        without_rating: people whose rating is not known.
        without_standard: people who could be matched with no post.
    """

    found: tuple[Need, ...]
    unassessed: tuple[Unassessed, ...]
    below_rating: tuple[str, ...]
    without_rating: tuple[str, ...]
    without_standard: tuple[str, ...]


def needs(people: Iterable[Learner], law: Law) -> Needs:
    """Return what each person needs to learn, by person."""
    rows = sorted(people, key=lambda own: own.employee_id)
    return Needs(
        found=tuple(need for own in rows for need in _needs(own, law)),
        unassessed=tuple(gap for own in rows for gap in _unassessed(own)),
        below_rating=tuple(own.employee_id for own in rows if has_performance_gap(own.rating, law)),
        without_rating=tuple(own.employee_id for own in rows if own.rating is None),
        without_standard=tuple(
            own.employee_id for own in rows if own.present is None and own.target is None
        ),
    )


def has_performance_gap(rating: str | None, law: Law) -> bool | None:
    """Tell whether a rating is below what is expected; not known without a rating."""
    order = list(law.codes("performance.ratings"))
    if rating not in order:
        return None
    return order.index(rating) > order.index(law.text("development.least_rating"))


def _needs(own: Learner, law: Law) -> Iterable[Need]:
    families = law.codes("assessment.competencies")
    weights = law.points("development.weights")
    lacks = has_performance_gap(own.rating, law)
    for competency, gaps in _by_competency(own).items():
        open_gaps = {ground: gap for ground, gap in gaps.items() if _lacking(gap) > 0}
        if not open_gaps:
            continue
        ground = max(open_gaps, key=lambda name: (_lacking(open_gaps[name]), weights[name]))
        gap = open_gaps[ground]
        priority, is_sure = _priority(open_gaps, law, performance_gap=lacks)
        yield Need(
            employee_id=own.employee_id,
            work_unit_id=own.work_unit_id,
            competency=competency,
            kind=families[competency]["family"],
            grounds=tuple(open_gaps),
            required=gap.required,
            level=gap.level or Decimal(0),
            gap=_lacking(gap),
            performance_gap=lacks,
            weight=max(weights[name] for name in open_gaps),
            priority=priority,
            is_priority_sure=is_sure,
        )


def _unassessed(own: Learner) -> Iterable[Unassessed]:
    for competency, gaps in _by_competency(own).items():
        grounds = tuple(ground for ground, gap in gaps.items() if gap.level is None)
        if grounds:
            yield Unassessed(own.employee_id, own.work_unit_id, competency, grounds)


def _by_competency(own: Learner) -> dict[str, dict[str, Gap]]:
    found: dict[str, dict[str, Gap]] = {}
    for ground, match in ((PRESENT, own.present), (TARGET, own.target)):
        for gap in match.gaps if match else ():
            found.setdefault(gap.competency, {})[ground] = gap
    return found


def _lacking(gap: Gap) -> Decimal:
    """Return the levels lacking; a level that is not known lacks nothing that can be trained."""
    return max(gap.need or Decimal(0), Decimal(0))


def _priority(
    gaps: Mapping[str, Gap], law: Law, *, performance_gap: bool | None
) -> tuple[str, bool]:
    """Return the priority by the first rule that fits, and whether none before it might have."""
    is_sure = True
    for rule in law.table("development.priorities"):
        if not any(_fits(rule, ground, gap) for ground, gap in gaps.items()):
            continue
        if not rule["performance_gap"] or performance_gap:
            return rule["priority"], is_sure
        if performance_gap is None:
            is_sure = False
    return "", is_sure


def _fits(rule: Mapping[str, Any], ground: str, gap: Gap) -> bool:
    return rule["ground"] in {None, ground} and _lacking(gap) >= rule["gap_at_least"]
