"""The question of a scenario, put together from the records: people, posts, pairs and rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from takar.kernel.language import msg
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
from takar.runs.eligibility import stamp_of
from takar.web.people.models import Employee, Position
from takar.web.placements import rules
from takar.web.placements.gathering import Gathering, NothingToPlace
from takar.web.placements.models import Scenario
from takar.web.placements.weighing import pair_of

NOTHING = Decimal(0)
BONDS = {rules.APART: Bond.OTHER_UNIT, rules.TOGETHER: Bond.SAME_REGION}


@dataclass(frozen=True)
class Question:
    """A problem with what is needed to tell its answer.

    Attributes:
        unready: people who could be asked but lack evidence for every post.
        facts: where the parts of worth come from.
    """

    problem: Problem
    employees: Mapping[str, Employee]
    positions: Mapping[str, Position]
    edition: str
    evidence: str
    unready: int
    facts: Gathering


def question_of(scenario: Scenario) -> Question:
    """Put the question of a scenario together.

    Raises:
        NothingToPlace: no post fits what is asked, or nobody may take one.
        TakarError: the rules contradict each other.
    """
    facts = Gathering(scenario)
    pairs = list(pairs_in(facts))
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
        problem=problem_of(facts, pairs),
        employees=facts.people,
        positions=facts.positions,
        edition=facts.law.edition,
        evidence=stamp_of(facts.evidence).evidence_hash,
        unready=len(facts.people.keys() - known),
        facts=facts,
    )


def pairs_in(facts: Gathering) -> Iterator[Pair]:
    """Yield every pair that may be, and the holders' own posts."""
    for person in facts.people:
        posts = dict.fromkeys(facts.eligible.get(person, ()))
        if person in facts.post_of:
            posts[facts.post_of[person]] = None
        for post in posts:
            yield pair_of(facts, person, post)


def problem_of(facts: Gathering, pairs: list[Pair]) -> Problem:
    """Return the question as what placement is asked."""
    scenario, asked = facts.scenario, facts.asked
    people, posts = list(facts.people), list(facts.positions)
    filled = {r.position.code for r in facts.rules if r.position and r.kind == rules.FILL}
    return Problem(
        people=tuple(person_of(facts, code) for code in people),
        posts=tuple(post_of(facts, code, must_fill=code in filled) for code in posts),
        pairs=pairs_of(pairs, people, posts),
        weights={name: asked.weights.get(name, NOTHING) for name in rules.PARTS},
        unit_limits=tuple(limits_of(facts)),
        couples=tuple(couples_of(facts)),
        overrides=tuple(orders_of(facts)),
        word=asked.word or f"{scenario.title} {scenario.day:%Y-%m-%d}",
        seconds=rules.SECONDS,
        title=scenario.title,
    )


def person_of(facts: Gathering, code: str) -> Person:
    """Return one person."""
    ruled = facts.kinds_of.get(code, set())
    return Person(
        id=code,
        present=facts.post_of.get(code, ""),
        unit=unit_of(facts.people[code]),
        region=facts.home_of[code],
        must_stay=rules.STAY in ruled,
        must_move=rules.MOVE in ruled,
    )


def post_of(facts: Gathering, code: str, *, must_fill: bool) -> Post:
    """Return one post with its holder and its price."""
    one, asked = facts.positions[code], facts.asked
    return Post(
        id=code,
        unit=unit_of(one),
        region=facts.region_of[code],
        holder=facts.holder_of.get(code, ""),
        vacancy_price=asked.strategic_price if one.is_strategic else asked.vacancy_price,
        must_fill=must_fill,
    )


def limits_of(facts: Gathering) -> Iterator[UnitLimit]:
    """Yield how many may leave each unit, and how many may come."""
    found: dict[str, dict[str, int | None]] = {}
    for rule in facts.rules:
        if rule.kind in (rules.MOST_OUT, rules.MOST_IN) and rule.unit:
            side = "most_out" if rule.kind == rules.MOST_OUT else "most_in"
            found.setdefault(rule.unit.code, {})[side] = rule.amount
    for unit, sides in found.items():
        yield UnitLimit(unit, sides.get("most_out"), sides.get("most_in"))


def couples_of(facts: Gathering) -> Iterator[Couple]:
    """Yield who may not sit in one unit, and who stay in one region."""
    for rule in facts.rules:
        bond = BONDS.get(rule.kind)
        if bond and rule.employee and rule.other:
            both = rule.employee.code, rule.other.code
            if set(both) <= facts.people.keys():
                yield Couple(*both, bond)


def orders_of(facts: Gathering) -> Iterator[Override]:
    """Yield the orders of the leadership."""
    for rule in facts.rules:
        if rule.is_order and rule.employee and rule.position:
            order = Order.PLACE if rule.kind == rules.PLACE else Order.BAR
            yield Override(
                rule.employee.code, rule.position.code, order, rule.document, rule.because
            )


def unit_of(row: Employee | Position) -> str:
    """Return the code of the unit that a person or a post belongs to."""
    return row.unit.code if row.unit else ""
