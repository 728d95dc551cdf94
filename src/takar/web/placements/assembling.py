"""The question of a scenario, put together from the records: people, posts, pairs and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.measures.eligibility import Evidence, Screening, read_evidence, screen
from takar.measures.succession import Post as TargetPost
from takar.measures.succession import Standards, latest_levels, match
from takar.measures.succession.matching import NoStandard, Standard
from takar.placement import (
    Bond,
    Couple,
    Order,
    Override,
    Pair,
    Person,
    Post,
    Problem,
    UnitLimit,
    pairs_of,
)
from takar.regulations.law import Law
from takar.runs.eligibility import stamp_of
from takar.web.mobility.queries import evidence_for, law_for
from takar.web.people.models import Employee, Position
from takar.web.placements import rules
from takar.web.placements.models import Rule, Scenario
from takar.web.placements.queries.scope import positions_of
from takar.web.results.models import TalentResult
from takar.web.results.queries import latest_talent

PLACES = 2
FULL = Decimal(100)
"""A match counts no more than this: who knows more than the post asks is not worth more there."""
NOTHING = Decimal(0)


class NothingToPlace(TakarError):
    """The scenario names no post, or nobody who could take one."""


@dataclass(frozen=True)
class Question:
    """A problem with what is needed to tell its answer.

    Attributes:
        unready: people who could be asked but lack evidence for every post.
    """

    problem: Problem
    employees: Mapping[str, Employee]
    positions: Mapping[str, Position]
    edition: str
    evidence: str
    unready: int


def question_of(scenario: Scenario) -> Question:
    """Put the question of a scenario together.

    Raises:
        NothingToPlace: no post fits what is asked, or nobody may take one.
        TakarError: the rules contradict each other.
    """
    return _Gathering(scenario).question()


class _Gathering:
    """What is gathered on the way to a question."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario, self.asked = scenario, scenario.asked
        self.law: Law = law_for(scenario.agency, scenario.day)
        self.positions = {one.code: one for one in positions_of(scenario)}
        if not self.positions:
            raise NothingToPlace(
                msg("Tidak ada jabatan yang sesuai dengan permintaan skenario."),
                hint=msg("Longgarkan jenjang, unit, atau pilih semua jabatan."),
            )
        self.tables = evidence_for(scenario.agency, scenario.day)
        self.evidence: Evidence = read_evidence(self.tables, self.law)
        self.screening: Screening = screen(self.evidence, list(self.positions))

    @cached_property
    def rules(self) -> list[Rule]:
        related = ("employee", "other", "position", "unit")
        return list(self.scenario.held_rules.select_related(*related))

    @cached_property
    def holder_of(self) -> dict[str, str]:
        """Who holds each post of the scenario; where records name two, the first stands."""
        held = self.evidence.holders
        return {code: held[code][0] for code in self.positions if held.get(code)}

    @cached_property
    def eligible(self) -> dict[str, list[str]]:
        """The posts each newcomer may take, by the law as far as evidence tells."""
        people, posts = self.screening.edges(undecided=self.asked.with_unverified)
        ids, names = self.evidence.people.ids, self.screening.positions
        found: dict[str, list[str]] = {}
        for person, post in zip(people.tolist(), posts.tolist(), strict=True):
            found.setdefault(ids[person], []).append(names[post])
        return found

    @cached_property
    def talents(self) -> dict[str, Decimal]:
        """The talent of everybody on the newest map that has one."""
        run = latest_talent(self.scenario.agency)
        rows = TalentResult.objects.filter(run=run, talent__isnull=False).order_by()
        pairs = rows.values_list("employee__code", "talent")
        return {code: talent for code, talent in pairs if talent is not None}

    @cached_property
    def boxes(self) -> dict[str, int]:
        run = latest_talent(self.scenario.agency)
        rows = TalentResult.objects.filter(run=run, box__isnull=False).order_by()
        return {code: box for code, box in rows.values_list("employee__code", "box") if box}

    @cached_property
    def people(self) -> dict[str, Employee]:
        """Whoever takes part: holders, those named by an order, and newcomers of the boxes."""
        holders = set(self.holder_of.values())
        named = {r.employee.code for r in self.rules if r.employee and r.kind in rules.ORDERS}
        boxes = set(self.asked.boxes)
        newcomers = {code for code in self.eligible if not boxes or self.boxes.get(code) in boxes}
        wanted = holders | named | newcomers
        rows = Employee.objects.filter(agency=self.scenario.agency, left_on=None)
        found = {one.code: one for one in rows.select_related("unit", "position")}
        return {code: found[code] for code in sorted(wanted) if code in found}

    @cached_property
    def standards(self) -> dict[str, Standard | None]:
        """What each post asks; none where nobody laid it down."""
        known = Standards.read(self.tables["competency_standards"].to_pylist())
        found: dict[str, Standard | None] = {}
        for code, one in self.positions.items():
            asked = TargetPost(position_id=code, title=one.title, tier=one.tier)
            try:
                found[code] = known.of(asked, self.law)
            except NoStandard:
                found[code] = None
        return found

    @cached_property
    def levels(self) -> Mapping[str, Any]:
        return latest_levels(self.tables["competency_levels"].to_pylist(), self.law)

    @cached_property
    def _matches(self) -> dict[tuple[str, tuple[tuple[str, int], ...]], Decimal | None]:
        return {}

    def match(self, person: str, post: str) -> Decimal | None:
        """Return the match of a person with a post in percent; none where it is not known."""
        standard = self.standards[post]
        if standard is None:
            return None
        key = person, tuple(standard.levels.items())
        if key not in self._matches:
            percent = match(self.levels.get(person, {}), standard, self.law).percent
            self._matches[key] = None if percent is None else min(half_up(percent, PLACES), FULL)
        return self._matches[key]

    def pair(self, person: str, post: str) -> Pair:
        """Return one person in one post with its parts; what is missing bars it, never counts."""
        employee, position = self.people[person], self.positions[post]
        fits, talent = self.match(person, post), self.talents.get(person)
        parts = {
            rules.MATCH: fits or NOTHING,
            rules.TALENT: NOTHING if talent is None else half_up(talent, PLACES),
            rules.UNIT_CHANGE: Decimal(employee.unit_id != position.unit_id),
        }
        is_known = fits is not None and talent is not None
        is_own = self.holder_of.get(post) == person
        return Pair(person, post, parts, "" if is_known or is_own else rules.INCOMPLETE)

    def pairs(self) -> Iterator[Pair]:
        """Yield every pair that may be, and the holders' own posts."""
        own = {person: post for post, person in self.holder_of.items()}
        for person in self.people:
            posts = dict.fromkeys(self.eligible.get(person, ()))
            if person in own:
                posts[own[person]] = None
            for post in posts:
                yield self.pair(person, post)

    def question(self) -> Question:
        pairs = list(self.pairs())
        if not pairs:
            raise NothingToPlace(
                msg("Tidak ada pegawai yang dapat menduduki jabatan dalam skenario."),
                hint=msg("Ikutkan yang perlu verifikasi, atau lengkapi bukti pegawai."),
            )
        if len(pairs) > rules.MOST_PAIRS:
            raise NothingToPlace(
                msg("Skenario terlalu besar: {count} pasangan.", count=len(pairs)),
                hint=msg("Batasi jenjang, unit, atau kotak talenta."),
            )
        known = {one.person for one in pairs if not one.barred}
        return Question(
            problem=self.problem(pairs, known),
            employees=self.people,
            positions=self.positions,
            edition=self.law.edition,
            evidence=stamp_of(self.evidence).evidence_hash,
            unready=len(self.people.keys() - known),
        )

    def problem(self, pairs: list[Pair], known: set[str]) -> Problem:
        people, posts = list(self.people), list(self.positions)
        asked = self.asked
        return Problem(
            people=tuple(self.person(code, known) for code in people),
            posts=tuple(self.post(code) for code in posts),
            pairs=pairs_of(pairs, people, posts),
            weights={name: asked.weights.get(name, NOTHING) for name in rules.PARTS},
            unit_limits=tuple(self.limits()),
            couples=tuple(self.couples()),
            overrides=tuple(self.orders()),
            word=asked.word or f"{self.scenario.title} {self.scenario.day:%Y-%m-%d}",
            seconds=rules.SECONDS,
            title=self.scenario.title,
        )

    def person(self, code: str, known: set[str]) -> Person:
        """Return one person; a holder without evidence for a move stays, and is told so."""
        employee = self.people[code]
        own = next((post for post, holder in self.holder_of.items() if holder == code), "")
        ruled = {rule.kind for rule in self.rules if rule.employee == employee}
        return Person(
            id=code,
            present=own,
            unit=unit_of(employee),
            must_stay=rules.STAY in ruled,
            must_move=rules.MOVE in ruled,
        )

    def post(self, code: str) -> Post:
        one = self.positions[code]
        price = self.asked.strategic_price if one.is_strategic else self.asked.vacancy_price
        must = any(rule.kind == rules.FILL and rule.position == one for rule in self.rules)
        return Post(
            id=code,
            unit=unit_of(one),
            holder=self.holder_of.get(code, ""),
            vacancy_price=price,
            must_fill=must,
        )

    def limits(self) -> Iterator[UnitLimit]:
        found: dict[str, dict[str, int | None]] = {}
        for rule in self.rules:
            if rule.kind in (rules.MOST_OUT, rules.MOST_IN) and rule.unit:
                side = "most_out" if rule.kind == rules.MOST_OUT else "most_in"
                found.setdefault(rule.unit.code, {})[side] = rule.amount
        for unit, sides in found.items():
            yield UnitLimit(unit, sides.get("most_out"), sides.get("most_in"))

    def couples(self) -> Iterator[Couple]:
        for rule in self.rules:
            if rule.kind == rules.APART and rule.employee and rule.other:
                both = rule.employee.code, rule.other.code
                if set(both) <= self.people.keys():
                    yield Couple(*both, Bond.OTHER_UNIT)

    def orders(self) -> Iterator[Override]:
        for rule in self.rules:
            if rule.is_order and rule.employee and rule.position:
                order = Order.PLACE if rule.kind == rules.PLACE else Order.BAR
                yield Override(
                    rule.employee.code, rule.position.code, order, rule.document, rule.because
                )


def unit_of(row: Employee | Position) -> str:
    """Return the code of the unit that a person or a post belongs to."""
    return row.unit.code if row.unit else ""
