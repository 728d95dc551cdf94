"""Eligibility: may this person lawfully hold that post, why, and what would change it.

Law: the keys ``eligibility.*``; the steps are told in ``docs/explanation/eligibility.md``.

>>> evidence = read_evidence(tables, law)                      # doctest: +SKIP
>>> found = screen(evidence)                                   # doctest: +SKIP
>>> found.candidates("P7"), found.unmet("E1", "P7")            # doctest: +SKIP
>>> explain(evidence, "E1", "P7").findings                     # doctest: +SKIP
>>> smallest_changes(evidence, "E1", "P7").steps               # doctest: +SKIP
>>> check_moves(evidence, moves).is_clean                      # doctest: +SKIP
"""

from takar.measures.eligibility.changes import Change, Deed, Doer, with_changes
from takar.measures.eligibility.demands.extras import BadPostRequirement
from takar.measures.eligibility.demands.posts import UnknownPost
from takar.measures.eligibility.demands.rules import BadRequirement
from takar.measures.eligibility.evidence import Evidence, UnknownPerson, read_evidence
from takar.measures.eligibility.explaining import Explanation, Finding, Papers, explain
from takar.measures.eligibility.lists.approvals import Approval, approvals_for
from takar.measures.eligibility.lists.batch import NotClean, batch_rows
from takar.measures.eligibility.lists.clashes import Clash, ClashKind
from takar.measures.eligibility.lists.proposals import CheckedList, CheckedMove, Waiver, check_moves
from takar.measures.eligibility.move_kinds import MoveKind, kind_of
from takar.measures.eligibility.outcomes import Outcome
from takar.measures.eligibility.route import Route, Step, smallest_changes
from takar.measures.eligibility.screening import Screening, screen

__all__ = [
    "Approval",
    "BadPostRequirement",
    "BadRequirement",
    "Change",
    "CheckedList",
    "CheckedMove",
    "Clash",
    "ClashKind",
    "Deed",
    "Doer",
    "Evidence",
    "Explanation",
    "Finding",
    "MoveKind",
    "NotClean",
    "Outcome",
    "Papers",
    "Route",
    "Screening",
    "Step",
    "UnknownPerson",
    "UnknownPost",
    "Waiver",
    "approvals_for",
    "batch_rows",
    "check_moves",
    "explain",
    "kind_of",
    "read_evidence",
    "screen",
    "smallest_changes",
    "with_changes",
]
