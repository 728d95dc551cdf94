"""Linking: rows that keep the rating network of a placing in one piece, added where it breaks."""

from collections.abc import Sequence
from typing import Any

from takar.timetables.network import network_of
from takar.timetables.problem import Problem
from takar.timetables.stages.asking import Answer, Effort, ask
from takar.timetables.stages.placing import Placing
from takar.timetables.timetable import Session

ROUNDS = 30


class Linking:
    """Asks a placing again and again until those who judge are of one piece."""

    def __init__(self, placing: Placing) -> None:
        self.placing, self.problem = placing, placing.problem
        self.used: dict[str, Any] = {}
        self.links: dict[tuple[str, str], Any] = {}

    def ask(self, effort: Effort) -> Answer:
        """Return the best answer whose network is of one piece."""
        answer = ask(self.placing.model, effort)
        if not self.problem.wishes.is_connected:
            return answer
        for _ in range(ROUNDS):
            if not answer.is_found:
                return answer
            network = network_of(self.placing.sessions(answer), self.problem.wishes.shared_least)
            if network.is_connected:
                return answer
            for piece in network.components[1:] or network.components:
                self._cut(piece)
            answer = ask(self.placing.model, effort)
        return Answer("UNKNOWN", {}, bound=answer.bound)

    def _cut(self, piece: Sequence[str]) -> None:
        """Who judges inside a piece and who judges outside must be linked across."""
        outside = [a.id for a in self.problem.assessors if a.id not in piece]
        across = [self._link(min(a, b), max(a, b)) for a in piece for b in outside]
        for inner in piece:
            for outer in outside:
                self.placing.model.add(
                    sum(across) + 2 - self._is_used(inner) - self._is_used(outer) >= 1
                )

    def _is_used(self, name: str) -> Any:
        if name not in self.used:
            own = [v for (judge, _), v in self.placing.judge.items() if judge == name]
            stands = any(name in (place.judges or ()) for place in self.placing.places)
            self.used[name] = self.placing.model.new_bool_var("")
            for variable in own:
                self.placing.model.add_implication(variable, self.used[name])
            if stands:
                self.placing.model.add(self.used[name] == 1)
        return self.used[name]

    def _link(self, first: str, second: str) -> Any:
        """Return whether two assessors judge enough people together."""
        if (first, second) not in self.links:
            model = self.placing.model
            link = self.links[first, second] = model.new_bool_var("")
            people = {name for own in self.placing.places for name in own.people}
            people |= {name for name, _ in self.placing.free}
            met = [self._met(first, second, name) for name in sorted(people)]
            model.add(sum(met) >= self.problem.wishes.shared_least * link)
        return self.links[first, second]

    def _met(self, first: str, second: str, name: str) -> Any:
        """Return whether two assessors judge a person in one session."""
        model = self.placing.model
        met, ways = model.new_bool_var(""), []
        for place, own in enumerate(self.placing.places):
            parts = [self._judges(first, place), self._judges(second, place)]
            parts.append(1 if name in own.people else self.placing.sit.get((name, place), 0))
            if 0 in [part for part in parts if isinstance(part, int)]:
                continue
            way = model.new_bool_var("")
            for part in parts:
                if not isinstance(part, int):
                    model.add_implication(way, part)
            ways.append(way)
        model.add(met <= sum(ways))
        return met

    def _judges(self, name: str, place: int) -> Any:
        stands = self.placing.places[place].judges
        if stands is not None:
            return int(name in stands)
        return self.placing.judge.get((name, place), 0)


def connected_sessions(problem: Problem, sessions: Sequence[Session]) -> bool:
    """Tell whether the wish for one network is kept."""
    network = network_of(sessions, problem.wishes.shared_least)
    return network.is_connected or not problem.wishes.is_connected
