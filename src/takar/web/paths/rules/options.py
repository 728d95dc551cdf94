"""What would raise the score of one indicator, read from its rubric; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.regulations.rubrics import (
    CleanYearsRubric,
    PartsRubric,
    RecordRubric,
    Rubric,
    Rung,
    SameRubric,
    TallyRubric,
    YearsRubric,
)

HOURS = "lesson_hours"


@dataclass(frozen=True)
class Option:
    """One better score, and what stands in the evidence then."""

    score: Decimal
    says: Message


@dataclass(frozen=True)
class Options:
    """What could raise a score.

    Attributes:
        steps: the better scores that the rubric knows, the smallest first.
        highest: where any number counts, the most it can be; none where only the steps do.
    """

    steps: tuple[Option, ...] = ()
    highest: Decimal | None = None

    @property
    def most(self) -> Decimal | None:
        """The highest score that can be reached; none where nothing raises it."""
        if self.highest is not None:
            return self.highest
        return self.steps[-1].score if self.steps else None

    def least_of(self, score: Decimal) -> Option | None:
        """Return the smallest option with at least a score; none where there is none."""
        if self.highest is not None:
            told = msg("nilainya paling sedikit {score}", score=printed(score))
            return Option(score, told) if score <= self.highest else None
        return next((one for one in self.steps if one.score >= score), None)


def options_of(
    rubric: Rubric, score: Decimal, full: Decimal, parts: Mapping[str, Decimal] | None = None
) -> Options:
    """Return what could lawfully raise an indicator above its score.

    The worst of a list (a sanction) is raised by nobody's deed, so it has no option.

    Args:
        rubric: how evidence becomes a score.
        score: as it is now.
        full: the score that earns the whole weight.
        parts: the scores of its parts, and of theirs as ``part.part``.
    """
    if isinstance(rubric, RecordRubric) and rubric.read == "worst":
        return Options()
    if isinstance(rubric, PartsRubric):
        return _better(_of_parts(rubric, score, full, parts or {}), score)
    if isinstance(rubric, SameRubric):
        return _free(score, full)
    if rubric.points:
        return _better(_named(rubric.points), score)
    if rubric.bands:
        return _better(_rungs(rubric, rubric.bands), score)
    return _free(score, min(full, rubric.highest))


def _of_parts(
    rubric: PartsRubric, score: Decimal, full: Decimal, parts: Mapping[str, Decimal]
) -> Iterator[Option]:
    """Yield what the score would be if one part rose and the others stayed."""
    for name, part in rubric.parts.items():
        own = parts.get(name)
        if own is None:
            continue
        below = {
            key.removeprefix(f"{name}."): value
            for key, value in parts.items()
            if key.startswith(f"{name}.")
        }
        for option in options_of(part.rubric, own, full, below).steps:
            raised = _together(rubric, {**_own(rubric, parts), name: option.score}, score)
            told = msg("{part}: {change}", part=part.title, change=option.says)
            yield Option(raised, told)


def _own(rubric: PartsRubric, parts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {name: parts[name] for name in rubric.parts if name in parts}


def _together(rubric: PartsRubric, scores: Mapping[str, Decimal], now: Decimal) -> Decimal:
    """Return the score of parts together; as it is now where one of them does not count."""
    values = list(scores.values())
    if len(values) < len(rubric.parts):
        return now
    if rubric.read == "mean_of":
        return sum(values, Decimal(0)) / len(values)
    if rubric.read == "sum_of":
        return sum(values, Decimal(0))
    return max(values) if rubric.read == "highest_of" else min(values)


def _free(score: Decimal, highest: Decimal) -> Options:
    return Options(highest=highest) if score < highest else Options()


def _better(found: Iterable[Option], score: Decimal) -> Options:
    better = (one for one in found if one.score > score)
    return Options(tuple(sorted(better, key=lambda one: one.score)))


def _named(points: Mapping[str, Decimal]) -> list[Option]:
    """Return one option for each score, naming all the values that earn it."""
    values: dict[Decimal, list[str]] = {}
    for value, score in points.items():
        values.setdefault(score, []).append(value.replace("+", " "))
    return [
        Option(score, msg("menjadi {values}", values=" / ".join(names)))
        for score, names in values.items()
    ]


def _rungs(rubric: Rubric, rungs: list[Rung]) -> list[Option]:
    return [Option(rung.points, _amount(rubric, rung.lower.value)) for rung in rungs if rung.lower]


def _amount(rubric: Rubric, least: Decimal) -> Message:
    """Tell how much of what the rubric counts is needed."""
    number = f"{least.normalize():f}"
    if isinstance(rubric, YearsRubric | CleanYearsRubric):
        return msg("paling sedikit {number} tahun", number=number)
    if isinstance(rubric, TallyRubric) and rubric.years:
        if rubric.column == HOURS:
            return msg(
                "paling sedikit {number} jam pelajaran dalam {years} tahun terakhir",
                number=number,
                years=rubric.years,
            )
        return msg(
            "paling sedikit {number} dalam {years} tahun terakhir",
            number=number,
            years=rubric.years,
        )
    return msg("paling sedikit {number}", number=number)
