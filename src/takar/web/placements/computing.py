"""A scenario computed: the question solved, and everybody's place and reason kept."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from takar.kernel.language import Message
from takar.placement import Placement, Reasons, override_costs, place, reasons, why_not
from takar.web.notices.rules import Said
from takar.web.placements.assembling import Question, question_of
from takar.web.placements.models import Placed, Rule, Scenario
from takar.web.placements.nearby import changes_from, others_near
from takar.web.placements.rules import PLACE, Outcome
from takar.web.placements.telling import told_of

FIGURES = Decimal("0.0001")
Kept = Mapping[str, str] | None


def compute(scenario: Scenario) -> Outcome:
    """Solve a scenario and keep its answer in place of an earlier one.

    Raises:
        TakarError: the question cannot be meant as it stands.
    """
    question = question_of(scenario)
    keep = _kept(scenario, question)
    found = place(question.problem, keep=keep)
    Placed.objects.filter(scenario=scenario).delete()
    if not found.is_found:
        return _outcome(question, found, clashes=_clashes(question))
    told = reasons(found)
    Placed.objects.bulk_create(list(_rows(scenario, question, told)), batch_size=500)
    _cost(scenario, found)
    changes = changes_from(question, told, keep)
    return _outcome(
        question,
        found,
        others=others_near(question, found),
        changes=changes,
        changed=None if keep is None else len(changes),
        vacant=[question.positions[code].pk for code in found.vacant],
    )


def _kept(scenario: Scenario, question: Question) -> Kept:
    """Return the places of the scenario that this one stays near to."""
    if scenario.kept_from is None:
        return None
    rows = Placed.objects.filter(scenario=scenario.kept_from).order_by()
    known = rows.values_list("employee__code", "after__code")
    return {
        person: post if post in question.positions else ""
        for person, post in known
        if person in question.employees
    }


def _rows(scenario: Scenario, question: Question, told: Reasons) -> Iterator[Placed]:
    seats = told.placement.seat_of
    for reason in told.every():
        seat = seats[reason.person]
        employee = question.employees[reason.person]
        after = question.positions.get(seat.post)
        own = told_of(question, told, reason, seat.post)
        yield Placed(
            scenario=scenario,
            employee=employee,
            before=question.positions.get(seat.before) or employee.position,
            after=after,
            standing=reason.kind,
            worth=_figure(reason.worth) if own.is_known else None,
            margin=_figure(reason.margin if after else reason.next_loss),
            reason=own.model_dump(mode="json"),
        )


def _cost(scenario: Scenario, found: Placement) -> None:
    """Keep what each order costs beside the order."""
    orders = {
        (rule.employee.code, rule.position.code, rule.kind == PLACE): rule
        for rule in scenario.held_rules.select_related("employee", "position")
        if rule.is_order and rule.employee and rule.position
    }
    changed: list[Rule] = []
    for cost in override_costs(found):
        order = cost.order
        post, is_place = getattr(order, "post", ""), getattr(order, "order", "") == PLACE
        rule = orders.get((order.person, post, is_place))
        if rule is not None:
            rule.cost, rule.breaks = _figure(cost.cost), cost.breaks
            changed.append(rule)
    Rule.objects.bulk_update(changed, ["cost", "breaks"])


def _outcome(question: Question, found: Placement, **told: object) -> Outcome:
    problem = question.problem
    facts: dict[str, object] = {
        "status": found.status,
        "total": _figure(found.total),
        "bound": _figure(found.bound),
        "posts": len(problem.posts),
        "filled": len(found.person_in),
        "people": len(problem.people),
        "moves": len(found.moves),
        "pairs": len(problem.pairs),
        "unready": question.unready,
        "without_region": sum(not region for region in question.facts.region_of.values()),
        "seconds": round(found.seconds, 3),
        "edition": question.edition,
        "evidence": question.evidence,
    }
    return Outcome.model_validate(facts | told)


def _clashes(question: Question) -> list[Said]:
    return [_clash(one.words, question) for one in why_not(question.problem)]


def _clash(words: Message, question: Question) -> Said:
    """Return a clashing rule in words, with the names of people and posts for their codes."""
    said = Said.of(words)
    for name, fact in said.facts.items():
        for code, employee in question.employees.items():
            if code in str(fact):
                said.facts[name] = str(said.facts[name]).replace(code, employee.full_name)
        for code, position in question.positions.items():
            if code in str(fact):
                said.facts[name] = str(said.facts[name]).replace(code, position.title)
    return said


def _figure(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(FIGURES)
