"""What was found of one person and one post, as the pages show it: what stands in the way first."""

from collections.abc import Mapping
from dataclasses import dataclass

from takar.measures.eligibility import Explanation, Finding, Outcome
from takar.web.mobility.models import Waiver
from takar.web.mobility.rules import ANSWERS, KINDS


@dataclass(frozen=True)
class FoundRule:
    """One requirement with its answer, and the document that lets it through."""

    finding: Finding
    waiver: Waiver | None = None

    @property
    def answer(self) -> str:
        """The answer in words, marked for translation."""
        return ANSWERS[self.finding.outcome]


@dataclass(frozen=True)
class Found:
    """Everything that was found, parted by whether something is left to do."""

    unmet: tuple[FoundRule, ...]
    met: tuple[FoundRule, ...]
    answer: str
    kind: str

    @classmethod
    def of(cls, told: Explanation, waivers: Mapping[str, Waiver] | None = None) -> "Found":
        """Return what an explanation says, what is not met first."""
        order = list(ANSWERS)
        rows = [FoundRule(own, (waivers or {}).get(own.code)) for own in told.findings]
        unmet = [own for own in rows if own.finding.outcome is not Outcome.MET]
        return cls(
            tuple(sorted(unmet, key=lambda own: order.index(own.finding.outcome))),
            tuple(own for own in rows if own.finding.outcome is Outcome.MET),
            ANSWERS[told.outcome],
            KINDS.get(str(told.move or ""), ""),
        )
