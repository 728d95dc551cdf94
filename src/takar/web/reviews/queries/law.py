"""The law of a cycle: that of its run."""

from collections.abc import Iterable

from takar.measures.succession.calibration import quorum
from takar.regulations.law import Law
from takar.web.results.queries import law_of
from takar.web.reviews.models import Cycle, Member


def law_for(cycle: Cycle) -> Law:
    """Return the law the cycle's map was measured under."""
    return law_of(cycle.run)


def quorum_needed(cycle: Cycle, members: Iterable[Member]) -> int:
    """Return how many of the members make a quorum."""
    return quorum([str(one.pk) for one in members], (), law_for(cycle)).needed


def chair_needed(cycle: Cycle) -> bool:
    """Tell whether the chair must be there."""
    return bool(law_for(cycle).record("talent.committee")["is_chair_required"])


def reason_letters(cycle: Cycle) -> int:
    """Return how many letters a reason has at least."""
    return int(law_for(cycle).record("talent.committee")["reason_letters_min"])


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
