"""What classical test theory says of a test, put together from its answers."""

from dataclasses import dataclass

from takar.cli.answer_files import AnswerFile
from takar.cli.psychometrics_written import Rows, tried
from takar.kernel.language import Message
from takar.psychometrics.classical import (
    Alpha,
    Consistency,
    Dimensions,
    ItemStatistics,
    Omega,
    alpha,
    consistency,
    dimensions,
    item_statistics,
    omega,
)
from takar.psychometrics.gaps import Gap

BETWEEN = " | "


@dataclass(frozen=True)
class ItemReport:
    """What classical test theory says of a test; parts that could not be had are told."""

    statistics: ItemStatistics
    alpha: Alpha | None
    omega: Omega | None
    dimensions: Dimensions | None
    consistency: Consistency | None
    remarks: tuple[Message, ...]


def report_of(answers: AnswerFile, cuts: list[float]) -> ItemReport:
    """Return everything the classical theory says of these answers."""
    responses = answers.responses
    found_alpha, no_alpha = tried(lambda: alpha(responses))
    found_omega, no_omega = tried(lambda: omega(responses))
    found_dimensions, no_dimensions = tried(lambda: dimensions(responses))
    remarks = (*no_alpha, *no_omega, *no_dimensions)
    found_consistency: Consistency | None = None
    no_consistency: tuple[Message, ...] = ()
    if cuts and found_alpha is not None and found_alpha.value is not None:
        found_consistency, no_consistency = tried(lambda: decisions(answers, cuts, found_alpha))
    return ItemReport(
        statistics=item_statistics(responses, options=answers.chosen),
        alpha=found_alpha,
        omega=found_omega,
        dimensions=found_dimensions,
        consistency=found_consistency,
        remarks=tuple({str(one): one for one in (*remarks, *no_consistency)}.values()),
    )


def decisions(answers: AnswerFile, cuts: list[float], found: Alpha) -> Consistency:
    """Return how decisions on the sum score hold, for those who were given every item."""
    responses = answers.responses
    whole = (responses.answers != Gap.NOT_GIVEN).all(axis=1)
    scores = responses.scored(omitted="wrong", not_reached="wrong")[whole].sum(axis=1)
    return consistency(
        scores,
        sorted(cuts),
        reliability=found.value or 0.0,
        most=float(sum(responses.categories) - len(responses.items)),
    )


def tables_of(report: ItemReport) -> dict[str, Rows]:
    """Return the tables that are written."""
    rows = [
        {
            **{
                name: value for name, value in vars(one).items() if name not in ("options", "flags")
            },
            "flags": BETWEEN.join(flag.code for flag in one.flags),
            "because": BETWEEN.join(str(flag.because) for flag in one.flags),
        }
        for one in report.statistics.items
    ]
    options = [
        {
            "item": one.item,
            **{
                name: value
                for name, value in vars(option).items()
                if name not in ("curve", "flags")
            },
            **{f"fifth_{place}": share for place, share in enumerate(option.curve, start=1)},
        }
        for one in report.statistics.items
        for option in one.options
    ]
    return {"items": rows, "options": options}
