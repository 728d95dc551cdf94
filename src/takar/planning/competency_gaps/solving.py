"""The greatest worth within the limits, then the least money: whole numbers, proved by SCIP.

The solver, its check in whole numbers and its proofs are those of :mod:`takar.planning.solving`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from takar.planning.competency_gaps.pooling import Bundle, Group
from takar.planning.competency_gaps.problem import GapTask
from takar.planning.plan import FEASIBLE, OPTIMAL
from takar.planning.problem import Limits
from takar.planning.solving import Bounded, Found, Key, Model, Question, Row, Terms, solved

WORTH, MONEY = "worth", "money"


@dataclass(frozen=True)
class Ready:
    """A task made ready for the solver.

    Attributes:
        forced: the place of a group all of whose members must attend something; -1 for none.
    """

    task: GapTask
    groups: tuple[Group, ...]
    forced: int = -1
    forced_competency: str = ""

    def bundle(self, key: Key) -> Bundle:
        """Return the bundle behind a variable."""
        return self.groups[key[1]].bundles[int(key[2])]


def best(ready: Ready) -> Found:
    """Return the plan of the greatest worth, and among those the one of the least money."""
    model = _modelled(ready)
    worth = _terms(ready, model, WORTH)
    first = solved(model, {key: -factor for key, factor in worth.items()}, WORTH)
    if not first.proofs:
        return first
    kept = model.limited({key: -f for key, f in worth.items()}, first.proofs[0].value)
    second = solved(kept, _terms(ready, model, MONEY), MONEY)
    if not second.proofs:
        return Found(FEASIBLE, first.values, first.proofs)
    proofs = (*first.proofs, *second.proofs)
    proved = all(proof.status == OPTIMAL for proof in proofs)
    return Found(OPTIMAL if proved else FEASIBLE, second.values, proofs)


def turned(proof: Bounded) -> Bounded:
    """Return the proof of a greatest value, which the solver sought as the smallest negative."""
    if proof.objective != WORTH:
        return proof
    return Bounded(proof.objective, proof.status, -proof.value, -proof.bound)


def _modelled(ready: Ready) -> Model:
    task = ready.task
    most: dict[Key, int] = {}
    rows: list[Row] = []
    for place, group in enumerate(ready.groups):
        own: dict[Key, int] = {
            ("bundle", place, number): len(group.members) for number in range(len(group.bundles))
        }
        most |= own
        rows.append(Row(dict.fromkeys(own, 1), len(group.members)))
    for offer, seated in _seated(ready, most).items():
        held: Key = ("classes", offer, 0)
        size = task.offers[offer].class_size or sum(most[key] for key in seated)
        needed = -(-sum(most[key] for key in seated) // size)
        limit = task.offers[offer].classes_most
        most[held] = needed if limit is None else min(needed, limit)
        rows.append(Row(dict.fromkeys(seated, 1) | {held: -size}, 0))
    if ready.forced >= 0:
        rows.append(Row(_must(ready), -len(ready.groups[ready.forced].members)))
    model = Model(Question((), (), Limits(), task.seconds), most, tuple(rows))
    if task.caps.budget is not None:
        model = model.limited(_terms(ready, model, MONEY), task.caps.budget)
    return model


def _seated(ready: Ready, most: dict[Key, int]) -> dict[int, list[Key]]:
    """Return, for each training with classes to count, the bundles that sit in it."""
    found: dict[int, list[Key]] = {}
    for key in most:
        for choice in ready.bundle(key).choices:
            offer = ready.task.offers[choice.offer]
            if offer.cost_per_class or offer.classes_most is not None:
                found.setdefault(choice.offer, []).append(key)
    return dict(sorted(found.items()))


def _must(ready: Ready) -> Terms:
    """Return the bundles, negative, that serve the forced competency of the forced group."""
    return {
        ("bundle", ready.forced, number): -1
        for number, bundle in enumerate(ready.groups[ready.forced].bundles)
        if any(choice.competency == ready.forced_competency for choice in bundle.choices)
    }


def _terms(ready: Ready, model: Model, objective: str) -> Terms:
    bundles = [key for key in model.most if key[0] == "bundle"]
    if objective == WORTH:
        return {key: ready.bundle(key).worth for key in bundles}
    own = {key: ready.bundle(key).cost for key in bundles}
    classes = (key for key in model.most if key[0] == "classes")
    own |= {key: ready.task.offers[key[1]].cost_per_class for key in classes}
    return {key: factor for key, factor in own.items() if factor}


def counts(group: Group, place: int, found: Found) -> Sequence[int]:
    """Return how many of a group take each of its bundles."""
    return [found.values.get(("bundle", place, number), 0) for number in range(len(group.bundles))]
