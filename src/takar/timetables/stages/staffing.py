"""Staffing: which assessors judge which sessions, so that nobody carries more than needed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from takar.timetables.problem import Assessor, Problem
from takar.timetables.stages.asking import Answer, Effort, ask, new_model
from takar.timetables.stages.seating import Seated
from takar.timetables.stages.slots import cliques


def able(problem: Problem, assessor: Assessor, own: Seated) -> bool:
    """Tell whether an assessor may judge everybody in a session and is there."""
    date = list(problem.day)[own.slot.day]
    return assessor.is_present(date, own.slot.judged, own.slot.end) and all(
        problem.may_judge(assessor, problem.candidate[name]) for name in own.people
    )


def least(problem: Problem, own: Seated) -> int:
    """Return how many assessors a session needs."""
    return problem.method[own.slot.method].assessors_least


class Judging:
    """The model of who judges some of the sessions; the sessions and their people stand.

    Attributes:
        quota: minutes that each assessor should judge in these sessions.
    """

    def __init__(
        self,
        problem: Problem,
        sessions: Sequence[Seated],
        places: Sequence[int],
        quota: Mapping[str, int],
    ) -> None:
        self.problem, self.sessions, self.model = problem, sessions, new_model()
        self.judged = list(places)
        self.judge: dict[tuple[int, int], Any] = {
            (place, number): self.model.new_bool_var("")
            for place in self.judged
            for number, own in enumerate(problem.assessors)
            if able(problem, own, sessions[place])
        }
        for place in self.judged:
            own = [v for (p, _), v in self.judge.items() if p == place]
            self.model.add(sum(own) == least(problem, sessions[place]))
        self._apart()
        self._sites()
        self._days()
        self.over = self._over(quota)

    def asked(self, effort: Effort) -> dict[int, tuple[str, ...]] | None:
        """Return the assessors of each session, with little beyond the quotas."""
        self.model.minimize(self.over)
        answer = ask(self.model, effort)
        return self.named(answer) if answer.is_found else None

    def named(self, answer: Answer) -> dict[int, tuple[str, ...]]:
        """Return the names chosen for each session."""
        found: dict[int, list[str]] = defaultdict(list)
        for (place, number), variable in self.judge.items():
            if answer[variable]:
                found[place].append(self.problem.assessors[number].id)
        return {place: tuple(sorted(names)) for place, names in found.items()}

    def _of(self, number: int, places: Sequence[int]) -> list[Any]:
        return [self.judge[p, number] for p in places if (p, number) in self.judge]

    def _apart(self) -> None:
        """No assessor is in two sessions at once."""
        rest = self.problem.wishes.assessor_rest_minutes
        slots = [self.sessions[p].slot for p in self.judged]
        for clique in cliques([(s.day, s.judged, s.end + rest) for s in slots]):
            for number in range(len(self.problem.assessors)):
                self.model.add_at_most_one(self._of(number, [self.judged[p] for p in clique]))

    def _sites(self) -> None:
        """An assessor works at one site a day, where travel takes time."""
        if not any(self.problem.minutes_between.values()):
            return
        places: dict[tuple[int, str], list[int]] = defaultdict(list)
        for place in self.judged:
            slot = self.sessions[place].slot
            places[slot.day, slot.site].append(place)
        for one, two in combinations(sorted(places), 2):
            if one[0] == two[0] and self.problem.travel_minutes(one[1], two[1]):
                self._either(places[one], places[two])

    def _either(self, here: Sequence[int], there: Sequence[int]) -> None:
        for number in range(len(self.problem.assessors)):
            is_here = self.model.new_bool_var("")
            for variable in self._of(number, here):
                self.model.add_implication(variable, is_here)
            for variable in self._of(number, there):
                self.model.add_implication(variable, ~is_here)

    def _days(self) -> None:
        for number, assessor in enumerate(self.problem.assessors):
            for day in range(len(self.problem.days)):
                own = [p for p in self.judged if self.sessions[p].slot.day == day]
                if assessor.most_a_day is not None:
                    self.model.add(sum(self._of(number, own)) <= assessor.most_a_day)

    def _over(self, quota: Mapping[str, int]) -> Any:
        """Return the minutes beyond the quotas, of all assessors together."""
        slots = {place: self.sessions[place].slot for place in self.judged}
        lengths = {place: slot.end - slot.judged for place, slot in slots.items()}
        every = []
        for number, assessor in enumerate(self.problem.assessors):
            own = [p for p in self.judged if (p, number) in self.judge]
            over = self.model.new_int_var(0, sum(lengths.values()), "")
            minutes = sum(self.judge[p, number] * lengths[p] for p in own)
            self.model.add(minutes - quota[assessor.id] <= over)
            every.append(over)
        return sum(every)
