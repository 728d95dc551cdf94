"""Every result of a person, each with what changed since the one before of its kind."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Model

from takar.web.people.models import Employee
from takar.web.results.models import IpAsnResult, Measure, Run, TalentResult
from takar.web.results.queries.runs import AnyResult, results_of
from takar.web.results.rules import Sight, holds_back


@dataclass(frozen=True)
class Step:
    """One result in a person's history, with what changed since the one before."""

    result: AnyResult
    before: AnyResult | None
    sight: Sight

    @property
    def is_held_back(self) -> bool:
        """The person does not see the category or box before the evidence is complete."""
        return not self.is_ip_asn and holds_back(
            self.sight, self.result.gaps, is_talent=self.is_talent
        )

    @property
    def is_talent(self) -> bool:
        """The result is a place on the map."""
        return isinstance(self.result, TalentResult)

    @property
    def is_ip_asn(self) -> bool:
        """The result is an index of professionalism."""
        return isinstance(self.result, IpAsnResult)

    @property
    def changes(self) -> dict[str, Decimal | None]:
        """The difference of each number to the result before; missing stays missing."""
        names = COMPARED[self.result.run.measure]
        return {name: difference(self.result, self.before, name) for name in names}

    @property
    def has_other_law(self) -> bool:
        """The law edition differs from that of the result before."""
        return (
            self.before is not None and self.before.run.law_edition != self.result.run.law_edition
        )


COMPARED: dict[str, tuple[str, ...]] = {
    Measure.JPM: ("jpm",),
    Measure.TALENT: ("performance", "potential", "talent"),
    Measure.IP_ASN: ("total",),
}
"""The numbers of each measure that a history compares."""


def difference(now: Model, before: Model | None, name: str) -> Decimal | None:
    """Return how a number changed; ``None`` when one of the two is missing."""
    new, old = getattr(now, name), getattr(before, name, None)
    return None if new is None or old is None else new - old


def history_of(employee: Employee, sight: Sight) -> list[Step]:
    """Return every result of a person, newest first, each with the one before of its kind.

    The person does not see what was not handed over yet.
    """
    results = results_of(employee, for_own_eyes=sight is Sight.OWN)
    return [
        Step(
            result,
            next((old for old in results[place + 1 :] if same_kind(old, result)), None),
            sight,
        )
        for place, result in enumerate(results)
    ]


def same_kind(one: AnyResult, other: AnyResult) -> bool:
    """Tell whether two results measure the same for the same purpose by the same set of rules."""
    return kind_of(one.run) == kind_of(other.run)


def kind_of(run: Run) -> tuple[str, str, str]:
    """Return what two runs must share so that their numbers may be compared."""
    return run.measure, run.purpose, run.rules
