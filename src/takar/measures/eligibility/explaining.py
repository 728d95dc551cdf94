"""The reasons for one person and one post: facts, demands, articles, and what would change it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from takar.kernel.language import Message, msg
from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.changes import Change, Deed
from takar.measures.eligibility.demands.extras import Extra
from takar.measures.eligibility.demands.questions import Question
from takar.measures.eligibility.evidence import Evidence
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.move_kinds import MoveKind, kind_of
from takar.measures.eligibility.outcomes import NO, OPEN, OUTCOMES, YES, Outcome
from takar.measures.eligibility.reads import judge, tell
from takar.measures.eligibility.telling import Told
from takar.regulations.citation import Citation
from takar.regulations.requirements import MOVES
from takar.tables.people import POSITION_TIERS


@dataclass(frozen=True)
class Papers:
    """Where a demand comes from: the law's citation, or the post's own source."""

    place: str
    since: date | None
    certainty: str
    note: str = ""
    document: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Finding:
    """One requirement, answered and explained.

    Attributes:
        code: the requirement; its key in the law is ``eligibility.<code>``.
        stage: ``SARINGAN``, or ``BERKAS`` for papers that exist only once a move is proposed.
        fact: what is on record of the person.
        asked: what is demanded.
        papers: the article it comes from, since when, and how sure that is.
        change: what would make it met; none where it is.
    """

    code: str
    title: str
    outcome: Outcome
    stage: str
    fact: Message
    asked: Message
    papers: Papers
    change: Change | None = None
    repair: str = ""

    @property
    def due_on(self) -> date | None:
        """The day from which time alone makes it met; ``None`` where time does not."""
        waits = self.change and self.change.deed is Deed.WAIT
        return self.change.due_on if self.change and waits else None


@dataclass(frozen=True)
class Explanation:
    """All findings for one person and one post, in the order of the requirements."""

    employee_id: str
    position_id: str
    move: MoveKind | None
    findings: tuple[Finding, ...]

    @property
    def screened(self) -> Outcome:
        """The answer of the requirements that evidence can tell."""
        return worst(f.outcome for f in self.findings if f.stage == "SARINGAN")

    @property
    def outcome(self) -> Outcome:
        """The answer with the papers."""
        return worst(finding.outcome for finding in self.findings)

    @property
    def unmet(self) -> tuple[Finding, ...]:
        """The findings that are not met."""
        return tuple(f for f in self.findings if f.outcome is not Outcome.MET)


def worst(outcomes: Iterator[Outcome]) -> Outcome:
    """Return the least sure of some answers; met where there are none."""
    return OUTCOMES[min((OUTCOMES.index(outcome) for outcome in outcomes), default=YES)]


def explain(
    evidence: Evidence, employee_id: str, position_id: str, *, own_request: bool = False
) -> Explanation:
    """Return the reasons for one person and one post.

    Args:
        evidence: what :func:`read_evidence` returned.
        employee_id: the person.
        position_id: the post; their own post asks whether they may stay.
        own_request: whether they ask for it themselves.

    Raises:
        UnknownPerson: there is no such person.
        UnknownPost: there is no such post.
    """
    person = evidence.about([employee_id])
    kind = evidence.posts.kind_of(position_id)
    move = move_of(evidence, person, position_id)
    findings = [
        finding
        for question in evidence.questions(kind)
        if holds(question, move, own_request=own_request)
        for finding in _findings(evidence, person, question, move)
    ]
    return Explanation(employee_id, position_id, move, tuple(findings))


def move_of(evidence: Evidence, person: People, position_id: str) -> MoveKind | None:
    """Return the kind of move of a single person into a post."""
    if person.employees.column("position_id")[0].as_py() == position_id:
        return MoveKind.SAME
    number = int(person.tier[0])
    present = POSITION_TIERS[number] if number >= 0 else None
    return kind_of(evidence.law, present, evidence.posts.kind_of(position_id).tier)


def holds(question: Question, move: MoveKind | None, *, own_request: bool) -> bool:
    """Tell whether a requirement is asked of a move; an unknown move is asked everything."""
    if question.own_request and not own_request:
        return False
    return move is None or MOVES.index(move) in question.moves


def _findings(
    evidence: Evidence, person: People, question: Question, move: MoveKind | None
) -> Iterator[Finding]:
    """Yield what the law asks as one finding, and what the post asks each as one."""
    if question.asked:
        answers = {asked: int(judge(person, asked)[0]) for asked in question.asked}
        lowest = min(question.asked, key=answers.__getitem__)
        part = question.parts[question.asked.index(lowest)]
        citation = evidence.law.cite(f"eligibility.{question.code}", part)
        told, answer = tell(person, lowest), answers[lowest]
        if len(set(answers.values())) > 1:
            told, answer = _echelon_unknown(told), OPEN
        yield _finding(question, told, answer, move, _cited(citation))
    for asked, extra in question.extras:
        papers = _of_post(extra)
        yield _finding(question, tell(person, asked), _answer(person, asked), move, papers)


def _answer(person: People, asked: Asked[Any]) -> int:
    return int(judge(person, asked)[0])


def _finding(
    question: Question, told: Told, answer: int, move: MoveKind | None, papers: Papers
) -> Finding:
    certain = move is not None or len(question.moves) == len(MOVES)
    seen = answer if certain or answer != NO else OPEN
    return Finding(
        code=question.code,
        title=question.title,
        outcome=OUTCOMES[seen],
        stage=question.stage,
        fact=told.fact,
        asked=told.asked,
        papers=papers,
        change=told.change if seen != YES else None,
        repair=question.repair if seen != YES else "",
    )


def _echelon_unknown(told: Told) -> Told:
    says = msg("Catat eselon unit kerja yang dipimpin jabatan ini.")
    return Told(told.fact, told.asked, Change(Deed.RECORD, says, supposes=True))


def _cited(citation: Citation) -> Papers:
    return Papers(citation.place, citation.since, citation.certainty, citation.note)


def _of_post(extra: Extra) -> Papers:
    place = f"{extra.source}, {extra.at}" if extra.at else extra.source
    return Papers(place, extra.since, extra.certainty, document=extra.document, reason=extra.reason)
