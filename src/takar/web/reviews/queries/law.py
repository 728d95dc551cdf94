"""The law of a cycle: that of its run."""

from takar.regulations.law import Law
from takar.web.results.queries import law_of
from takar.web.reviews.models import Cycle
from takar.web.reviews.rules.quorum import QuorumRule


def law_for(cycle: Cycle) -> Law:
    """Return the law the cycle's map was measured under."""
    return law_of(cycle.run)


def quorum_rule(cycle: Cycle) -> QuorumRule:
    """Return what the committee must be and who must be there."""
    return QuorumRule.of(law_for(cycle).record("talent.committee"))


def valid_months(cycle: Cycle) -> int:
    """Return for how many months a decision usually holds."""
    return int(law_for(cycle).number("talent.group_months"))


def succession_boxes(cycle: Cycle) -> dict[str, frozenset[int]]:
    """Return, for each succession group, the boxes whose people belong to it."""
    told = law_for(cycle).record("talent.succession_boxes")
    names = {"KRS_INSTANSI": "agency", "KRS_NASIONAL": "national"}
    return {group: frozenset(map(int, told[name])) for group, name in names.items()}


def box_titles(cycle: Cycle) -> dict[int, str]:
    """Return the nine boxes in the law's own words."""
    titles = law_for(cycle).codes("nine_box.recommendations")
    return {int(code): one.title for code, one in titles.items()}
