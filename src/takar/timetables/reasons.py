"""Why there can be no timetable, by arithmetic: seats, assessors, and people nobody may judge."""

from collections.abc import Iterator

from takar.kernel.language import Message, msg
from takar.timetables.problem import Day, Method, Problem, Room
from takar.timetables.stages.bounds import capacity_minutes, fewest_sessions, shortfall
from takar.timetables.stages.parties import parties
from takar.timetables.stages.slots import starts


def reasons(problem: Problem) -> Iterator[Message]:
    """Return each reason that proves alone that not everybody can be seen."""
    yield from _seats(problem)
    yield from _nobody_may_judge(problem)
    yield from _too_few_people(problem)
    yield from _minutes(problem)


def together(problem: Problem) -> Message | None:
    """Return what rooms, hours and assessors lack together, where no reason shows it alone."""
    lacking = shortfall(problem, parties(problem), len(problem.days))
    if not lacking:
        return None
    return msg(
        "Ruang, jam buka dan asesor bersama-sama kurang untuk sedikitnya {lacking} kehadiran.",
        lacking=lacking,
    )


def is_impossible(problem: Problem) -> bool:
    """Tell whether arithmetic proves that there is no timetable; false proves nothing."""
    return next(reasons(problem), None) is not None or together(problem) is not None


def seats_a_day(problem: Problem, method: Method, day: Day) -> int:
    """Return how many people a method can seat on a day if the rooms do nothing else."""
    return sum(
        room.seats(method) * _sessions(problem, method, room, day)
        for room in problem.rooms
        if room.may_hold(method)
    )


def _sessions(problem: Problem, method: Method, room: Room, day: Day) -> int:
    """Return how many sessions of a method fit one after another in a room on a day."""
    count, free = 0, 0
    for start in starts(day, method.length, problem.wishes.step_minutes):
        if start >= free and room.is_open(day.date, start, start + method.length):
            count, free = count + 1, start + method.length
    return count


def _seats(problem: Problem) -> Iterator[Message]:
    for method in problem.methods:
        people = sum(method in problem.methods_of(own) for own in problem.candidates)
        days = [seats_a_day(problem, method, day) for day in problem.day.values()]
        facts = {"method": method.code, "people": people, "seats": sum(days), "days": len(days)}
        if sum(days) >= people:
            continue
        if len(set(days)) == 1:
            yield msg(
                "{method}: {seats} < {people}; {a_day} tempat sehari selama {days} hari tidak "
                "cukup untuk {people} orang.",
                a_day=days[0],
                **facts,
            )
        else:
            yield msg(
                "{method}: {seats} < {people}; tempat selama {days} hari tidak cukup "
                "untuk {people} orang.",
                **facts,
            )


def _nobody_may_judge(problem: Problem) -> Iterator[Message]:
    for candidate in problem.candidates:
        able = sum(problem.may_judge(own, candidate) for own in problem.assessors)
        for method in problem.methods_of(candidate):
            if able < method.assessors_least:
                yield msg(
                    "{name} memerlukan {least} asesor untuk {method}; hanya {able} yang jenjang, "
                    "bahasa dan hubungannya memenuhi.",
                    name=candidate.id,
                    least=method.assessors_least,
                    method=method.code,
                    able=able,
                )


def _too_few_people(problem: Problem) -> Iterator[Message]:
    """A circle smaller than a group, or one that cannot be cut into groups."""
    for method in problem.methods:
        if method.fewest < 2:
            continue
        sizes: dict[str, int] = {}
        for own in problem.candidates:
            if method in problem.methods_of(own):
                circle = own.circle if method.kind == "KELOMPOK" else ""
                sizes[circle] = sizes.get(circle, 0) + 1
        for circle, size in sorted(sizes.items()):
            if -(-size // method.most) * method.fewest > size:
                yield msg(
                    "Lingkar {circle} berisi {size} orang; {method} memerlukan kelompok "
                    "{least}-{most} orang.",
                    circle=circle or "-",
                    size=size,
                    method=method.code,
                    least=method.fewest,
                    most=method.most,
                )


def _minutes(problem: Problem) -> Iterator[Message]:
    judged = [m for m in problem.methods if m.assessors_least]
    needed = sum(
        fewest_sessions(problem, m) * m.assessors_least * m.duration_minutes for m in judged
    )
    there = sum(capacity_minutes(problem, own, judged) for own in problem.assessors)
    if there < needed:
        yield msg(
            "Asesor: {there} < {needed}; menit kehadiran asesor kurang dari menit penilaian.",
            there=there,
            needed=needed,
        )
