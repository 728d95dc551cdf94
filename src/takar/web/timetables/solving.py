"""Ask the solver; nothing is written here, so that nobody waits for it with a pen in hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic

from takar.kernel.language import Message, msg
from takar.timetables import Absence, Span, Who, repair, solve, why_not
from takar.timetables import Timetable as Found
from takar.timetables.network import network_of
from takar.timetables.timetable import Session as Sitting
from takar.web.notices.rules import Said
from takar.web.timetables.models import Search, Timetable
from takar.web.timetables.queries.problems import Asked, asked_of, sittings_of
from takar.web.timetables.queries.sessions import sessions_in, today_of
from takar.web.timetables.remedies import finding_of
from takar.web.timetables.rules.hours import minutes
from takar.web.timetables.rules.refusals import NotNow
from takar.web.timetables.rules.states import EXPLAINING_SECONDS
from takar.web.timetables.rules.wishes import Finding, Goodness, Measure, Wishes


@dataclass(frozen=True)
class Answer:
    """What the solver says: sittings with their proof, or obstacles; both where some are left."""

    asked_for: Asked
    sittings: Sequence[Sitting] = ()
    proof: Goodness = field(default_factory=Goodness)
    obstacles: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        """Say it in a line, for the record."""
        return f"{len(self.sittings)} / {len(self.obstacles)} {self.proof.status}".strip()


def answer_to(search: Search) -> Answer:
    """Return what the solver says to a search; it may take as long as was wished.

    Raises:
        NotNow: nothing was found in the time, and nothing stands in the way either.
    """
    return mended(search, search.mends) if search.mends else solved(search)


def solved(search: Search) -> Answer:
    """Look for a timetable from nothing."""
    asked_for, begun = asked_of(search.event, search.wished), monotonic()
    found = solve(asked_for.problem, seconds=search.wished.seconds)
    if found.is_found and found.sessions:
        proof = goodness_of(found, found.proof, monotonic() - begun)
        return Answer(asked_for, found.sessions, proof)
    obstacles = why_not(asked_for.problem, seconds=EXPLAINING_SECONDS)
    if not obstacles:
        raise NotNow(
            found.proof,
            hint=msg("Beri waktu lebih lama, atau longgarkan keinginan, lalu susun lagi."),
        )
    findings = tuple(finding_of(one, asked_for.problem) for one in obstacles)
    return Answer(asked_for, obstacles=findings)


def mended(search: Search, old: Timetable) -> Answer:
    """Look for a version without those who fall out that moves the fewest sittings.

    Where not everybody can be seated, those who can are, and the ways out are told beside it.

    Raises:
        NotNow: nothing was found in the time.
    """
    whole = search.wished.model_copy(update={"absences": ()})
    asked_for, begun = asked_of(search.event, whole), monotonic()
    now = today_of(search.event.agency)
    repaired = repair(
        asked_for.problem,
        as_found(old, asked_for),
        absent=absences_of(search.wished, asked_for),
        held_until=(now.date(), minutes(now.time())),
        seconds=search.wished.seconds,
    )
    if not repaired.timetable.sessions:
        raise NotNow(
            repaired.proof,
            hint=msg("Tambah ruang, hari atau asesor, atau beri waktu lebih lama, lalu ulangi."),
        )
    proof = goodness_of(repaired.timetable, repaired.proof, monotonic() - begun)
    counted = {
        "moved": len(repaired.moved),
        "least_moved": repaired.bound,
        "left": len({name for name, _ in repaired.left}),
        "least_left": repaired.least,
    }
    findings = tuple(finding_of(one, repaired.problem) for one in repaired.ways_out)
    sessions = repaired.timetable.sessions
    return Answer(asked_for, sessions, proof.model_copy(update=counted), findings)


def as_found(timetable: Timetable, asked_for: Asked) -> Found:
    """Return a version as the solver knows it."""
    sittings = sittings_of(sessions_in(timetable), asked_for)
    proof = timetable.proven
    return Found(
        sessions=sittings,
        status=proof.status or "FEASIBLE",
        objective=proof.objective,
        bound=proof.bound,
        gap=None,
        proof=msg("Jadwal versi {version}.", version=timetable.version),
        network=network_of(sittings, asked_for.problem.wishes.shared_least),
    )


def absences_of(wishes: Wishes, asked_for: Asked) -> tuple[Absence, ...]:
    """Return who and what falls out as the solver takes it; without a day, from now on."""
    names = {(Who.ASSESSOR, seat.pk): name for name, seat in asked_for.seats.items()}
    names |= {(Who.ROOM, room.pk): name for name, room in asked_for.rooms.items()}
    dates = [day.date for day in asked_for.problem.days]
    found = []
    for one in wishes.absences:
        key = (Who.ASSESSOR, one.assessor) if one.assessor else (Who.ROOM, one.room or 0)
        spans = tuple(Span(day) for day in dates if one.falls_on(day))
        if key in names and (spans or one.day is None):
            found.append(Absence(key[0], names[key], spans))
    return tuple(found)


def goodness_of(found: Found, sentence: Message, seconds: float) -> Goodness:
    """Return what is kept of a proof."""
    return Goodness(
        status=found.status,
        objective=found.objective,
        bound=found.bound,
        gap=None if found.gap is None else float(found.gap),
        sentence=Said.of(sentence),
        components=len(found.network.components),
        connectivity=found.network.connectivity,
        seconds=round(seconds, 1),
        measures=tuple(Measure(name=m.name, value=m.value, bound=m.bound) for m in found.measures),
    )
