"""Placement: many posts filled at once, proved best, with a reason for everybody.

Pure: no framework, no database. ``docs/explanation/placement.md`` tells the question, the rules,
the steps and why. What other rooms call::

    pairs = pairs_of(rows, person_ids, post_ids)            # of Pair(person, post, parts, barred)
    problem = Problem(people, posts, pairs, weights, ...)   # or read_problem(folder_or_workbook)
    placement = place(problem, keep=previous)               # Placement: status, seats, total, bound
    told = reasons(placement)                               # Reasons: .of(person), .choices(person)
    str(sentence(told.of("P1")))                            # a reason in words
    flip(placement, person, post)                           # Flip: exact loss, what flips it
    override_costs(placement)                               # tuple[OrderCost, ...]
    alternatives(placement, within=Fraction(1, 100))        # tuple[Placement, ...]
    near_by(placement, most=5, seconds=60)                  # the same, each with its pair
    differences(first, second)                              # (person, post, post), ...
    why_not(problem)                                        # tuple[Clash, ...] of an impossible one
    why_not_there(problem, person, post)                    # the same for one person in one post
    compare({"A": first, "B": second})                      # Comparison, side by side
    faults(problem, placement.as_posts)                     # the independent checker: () is none

``keep`` takes a ``Placement`` or a mapping of person to post ("" is none of the list), so a stored
plan can be re-planned, and ``faults`` checks a plan changed by hand.
"""

from takar.placement.alternatives import Alternative, alternatives, differences, near_by
from takar.placement.checking import Fault, faults
from takar.placement.comparing import Comparison, Scenario, compare
from takar.placement.flipping import Flip, flip
from takar.placement.obstacles import Clash, why_not, why_not_there
from takar.placement.orders import OrderCost, override_costs, without_orders
from takar.placement.pairs import Pair, Pairs, Part, pairs_of
from takar.placement.placement import Aimed, Placement, Seat
from takar.placement.problem import (
    Balance,
    Bond,
    Couple,
    Order,
    Override,
    Person,
    Post,
    Problem,
    Replacement,
    UnitLimit,
)
from takar.placement.reasons import Choice, Reason, Reasons, reasons
from takar.placement.rules import rule_words
from takar.placement.sentences import sentence
from takar.placement.solving import place
from takar.placement.validity import NotAProblem

__all__ = [
    "Aimed",
    "Alternative",
    "Balance",
    "Bond",
    "Choice",
    "Clash",
    "Comparison",
    "Couple",
    "Fault",
    "Flip",
    "NotAProblem",
    "Order",
    "OrderCost",
    "Override",
    "Pair",
    "Pairs",
    "Part",
    "Person",
    "Placement",
    "Post",
    "Problem",
    "Reason",
    "Reasons",
    "Replacement",
    "Scenario",
    "Seat",
    "UnitLimit",
    "alternatives",
    "compare",
    "differences",
    "faults",
    "flip",
    "near_by",
    "override_costs",
    "pairs_of",
    "place",
    "reasons",
    "rule_words",
    "sentence",
    "why_not",
    "why_not_there",
    "without_orders",
]
