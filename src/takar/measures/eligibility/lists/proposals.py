"""A list of proposed moves checked as a whole: each move, then how they clash with one another."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from takar.measures.eligibility.demands.questions import Answering, Question
from takar.measures.eligibility.evidence import Evidence
from takar.measures.eligibility.explaining import Explanation, explain, holds
from takar.measures.eligibility.lists.approvals import (
    CONSENT,
    Approval,
    approvals_for,
    windows_in,
    with_documents,
)
from takar.measures.eligibility.lists.clashes import Clash, clashes_in, rings_in
from takar.measures.eligibility.move_kinds import UNKNOWN, MoveKind, kind_of
from takar.measures.eligibility.outcomes import OUTCOMES, Outcome
from takar.regulations.requirements import MOVES
from takar.tables.people import POSITION_TIERS


@dataclass(frozen=True)
class Waiver:
    """A document that lets an unmet requirement through, and why."""

    requirement: str
    document: str
    reason: str


@dataclass(frozen=True)
class CheckedMove:
    """One proposed move and all that is known of it.

    Attributes:
        row: the row of ``proposed_moves``.
        move: its kind; ``None`` where the present tier is not on record.
        outcomes: the answer per requirement, in order, papers included.
        waivers: by requirement, where a document lets it through.
        approvals: what the move needs, with the documents that are there.
        clashes: what is wrong between this move and the others, or with its ids.
    """

    row: Mapping[str, Any]
    move: MoveKind | None
    outcomes: Mapping[str, Outcome]
    waivers: Mapping[str, Waiver]
    approvals: tuple[Approval, ...]
    clashes: tuple[Clash, ...]

    @property
    def employee_id(self) -> str:
        """Who moves."""
        return str(self.row["employee_id"])

    @property
    def position_id(self) -> str:
        """Where to."""
        return str(self.row["position_id"])

    @property
    def unmet(self) -> dict[str, Outcome]:
        """The requirements that are neither met nor waived."""
        return {
            code: outcome
            for code, outcome in self.outcomes.items()
            if outcome is not Outcome.MET and code not in self.waivers
        }

    @property
    def outcome(self) -> Outcome:
        """The answer in all, waivers left aside."""
        return min(self.outcomes.values(), key=OUTCOMES.index, default=Outcome.MET)

    @property
    def verdict(self) -> str:
        """The answer as a file prints it; ``DIKECUALIKAN`` where only waivers let it pass."""
        if self.unmet:
            return min(self.unmet.values(), key=OUTCOMES.index)
        return "DIKECUALIKAN" if self.waivers else Outcome.MET

    @property
    def is_clean(self) -> bool:
        """Whether nothing is unmet and nothing clashes."""
        return not self.unmet and not self.clashes


@dataclass(frozen=True)
class CheckedList:
    """A whole list of proposed moves.

    Attributes:
        rings: people who take each other's posts, each told once; lawful, and worth knowing.
    """

    evidence: Evidence
    moves: tuple[CheckedMove, ...]
    rings: tuple[tuple[str, ...], ...]

    @property
    def is_clean(self) -> bool:
        """Whether every move is."""
        return bool(self.moves) and all(move.is_clean for move in self.moves)

    def counts(self) -> dict[str, int]:
        """Return how many moves have each verdict."""
        return dict(Counter(str(move.verdict) for move in self.moves))

    def explain(self, move: CheckedMove) -> Explanation:
        """Return the reasons for one of the moves."""
        own = bool(move.row["is_own_request"])
        return explain(self.evidence, move.employee_id, move.position_id, own_request=own)


def check_moves(evidence: Evidence, moves: pa.Table) -> CheckedList:
    """Check a list of moves: each by the law, then all of them against one another.

    Args:
        evidence: what :func:`read_evidence` returned, with ``windows``, ``declarations``,
            ``waivers`` and ``consents`` where there are any.
        moves: rows of ``proposed_moves``.
    """
    rows = moves.to_pylist()
    clashes = clashes_in(evidence, rows)
    known = [row for row in rows if _is_known(evidence, row)]
    people = evidence.about({row["employee_id"] for row in known})
    checking = _Checking(evidence, Answering(people, {}), *_papers(evidence))
    checked = tuple(checking.of(row, tuple(clashes[place])) for place, row in enumerate(rows))
    return CheckedList(evidence, checked, rings_in(evidence, rows))


def _is_known(evidence: Evidence, row: Mapping[str, Any]) -> bool:
    known = row["employee_id"] in evidence.people.place_of
    return known and row["position_id"] in evidence.posts.place_of


Pair = tuple[str, str]


def _papers(
    evidence: Evidence,
) -> tuple[dict[Pair, dict[str, Waiver]], dict[Pair, dict[str, str]]]:
    """Return the waivers and the consents of each pair of person and post."""
    waivers: dict[Pair, dict[str, Waiver]] = {}
    for row in _rows(evidence, "waivers"):
        if (row["document"] or "").strip() and (row["reason"] or "").strip():
            found = Waiver(row["requirement"], row["document"], row["reason"])
            waivers.setdefault(_pair(row), {})[row["requirement"]] = found
    consents: dict[Pair, dict[str, str]] = {}
    for row in _rows(evidence, "consents"):
        consents.setdefault(_pair(row), {})[row["approval"]] = row["document"]
    return waivers, consents


def _rows(evidence: Evidence, name: str) -> Iterator[dict[str, Any]]:
    table = evidence.tables.get(name)
    yield from [] if table is None else table.to_pylist()


def _pair(row: Mapping[str, Any]) -> Pair:
    return row["employee_id"], row["position_id"]


@dataclass(frozen=True)
class _Checking:
    """What each move is checked with."""

    evidence: Evidence
    answering: Answering
    waivers: dict[Pair, dict[str, Waiver]]
    consents: dict[Pair, dict[str, str]]

    def of(self, row: Mapping[str, Any], clashes: tuple[Clash, ...]) -> CheckedMove:
        """Check one move."""
        if not _is_known(self.evidence, row):
            return CheckedMove(row, None, {}, {}, (), clashes)
        move, own = self._move(row), bool(row["is_own_request"])
        consents = self.consents.get(_pair(row), {})
        questions = self.evidence.questions(self.evidence.posts.kind_of(row["position_id"]))
        outcomes = {
            question.code: self._outcome(question, row, move, consents)
            for question in questions
            if holds(question, move, own_request=own)
        }
        held = self.waivers.get(_pair(row), {})
        unmet = {code for code, outcome in outcomes.items() if outcome is not Outcome.MET}
        waived = {code: waiver for code, waiver in held.items() if code in unmet}
        return CheckedMove(
            row, move, outcomes, waived, self._approvals(row, move, consents), clashes
        )

    def _move(self, row: Mapping[str, Any]) -> MoveKind | None:
        people = self.answering.people
        place = people.place_of[row["employee_id"]]
        if people.employees.column("position_id")[place].as_py() == row["position_id"]:
            return MoveKind.SAME
        tier = int(people.tier[place])
        present = POSITION_TIERS[tier] if tier >= 0 else None
        return kind_of(
            self.evidence.law, present, self.evidence.posts.kind_of(row["position_id"]).tier
        )

    def _outcome(
        self,
        question: Question,
        row: Mapping[str, Any],
        move: MoveKind | None,
        consents: Mapping[str, str],
    ) -> Outcome:
        if CONSENT in consents and windows_in((question,)):
            return Outcome.MET
        number = UNKNOWN if move is None else MOVES.index(move)
        people = self.answering.people
        moves = np.full(people.count, number, dtype=np.int64)
        answers = self.answering.to(question, moves)
        return OUTCOMES[int(answers[people.place_of[row["employee_id"]]])]

    def _agency(self, employee_id: str) -> str:
        people = self.answering.people
        place = people.place_of[employee_id]
        return str(people.employees.column("agency")[place].as_py())

    def _approvals(
        self, row: Mapping[str, Any], move: MoveKind | None, consents: dict[str, str]
    ) -> tuple[Approval, ...]:
        if move is None:
            return ()
        needed = approvals_for(
            self.evidence,
            row["position_id"],
            move,
            route=row["route"],
            own_request=bool(row["is_own_request"]),
            from_agency=self._agency(row["employee_id"]),
        )
        return with_documents(needed, consents)
