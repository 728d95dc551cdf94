"""Rules of each candidate: seen once by every method, never in two places, rested, in order."""

from collections import Counter
from collections.abc import Iterator

from takar.kernel.language import msg
from takar.timetables.checks.fault import Fault, Numbered, Sheet, neighbours, when
from takar.timetables.problem import Candidate


def seen_once(sheet: Sheet) -> Iterator[Fault]:
    """Everybody sits each own method once, and no other."""
    for candidate in sheet.problem.candidates:
        own = sheet.by_candidate.get(candidate.id, [])
        counted = Counter(session.method for _, session in own)
        wanted = {method.code for method in sheet.problem.methods_of(candidate)}
        for code in sorted(wanted | set(counted)):
            places = tuple(place for place, session in own if session.method == code)
            facts = {"name": candidate.id, "method": code, "times": counted[code]}
            if code in wanted and not counted[code]:
                text = msg("{name} belum mendapat sesi {method}.", **facts)
                yield Fault("TERLEWAT", text)
            elif code not in wanted:
                yield Fault(
                    "BUKAN_METODENYA", msg("{name} tidak mengikuti {method}.", **facts), places
                )
            elif counted[code] > 1:
                text = msg("{name} duduk {times} kali di {method}.", **facts)
                yield Fault("BERULANG", text, places)


def people_apart(sheet: Sheet) -> Iterator[Fault]:
    """Nobody is in two places; between two sittings lie the rest and the travel."""
    for name, own in sheet.by_candidate.items():
        yield from gaps(sheet, name, own, "PESERTA", sheet.problem.wishes.rest_minutes)


def gaps(sheet: Sheet, name: str, own: list[Numbered], who: str, rest: int) -> Iterator[Fault]:
    """Return where a person's sessions follow one another too closely."""
    for (first, before), (second, after) in neighbours(own):
        sites = (sheet.problem.room[before.room].site, sheet.problem.room[after.room].site)
        travel = sheet.problem.travel_minutes(*sites)
        begin = sheet.judged_from(after) if who == "ASESOR" else after.start_minute
        free = begin - before.end_minute
        facts = {"name": name, "free": free, "rest": rest, "travel": travel, **when(after)}
        if free < 0:
            text = msg("{name} berada di dua sesi pada {day} {since}.", **facts)
            yield Fault(f"{who}_GANDA", text, (first, second))
        elif free < rest + travel:
            text = msg(
                "{name} hanya punya {free} menit sebelum {day} {since}; "
                "perlu jeda {rest} dan perjalanan {travel} menit.",
                **facts,
            )
            yield Fault(f"{who}_JEDA", text, (first, second))


def away(sheet: Sheet) -> Iterator[Fault]:
    """Nobody sits while away or at another site than their own."""
    for place, session in sheet.numbered:
        site = sheet.problem.room[session.room].site
        for name in session.candidates:
            candidate = sheet.problem.candidate[name]
            if any(
                s.meets(session.day, session.start_minute, session.end_minute)
                for s in candidate.away
            ):
                text = msg("{name} berhalangan pada {day} {since}.", name=name, **when(session))
                yield Fault("BERHALANGAN", text, (place,))
            if candidate.site and candidate.site != site:
                text = msg("{name} tidak di lokasi ruang {room}.", name=name, **when(session))
                yield Fault("LOKASI", text, (place,))


def order(sheet: Sheet) -> Iterator[Fault]:
    """Everybody has sat what comes before a method."""
    for candidate in sheet.problem.candidates:
        own = sheet.by_candidate.get(candidate.id, [])
        for later, session in own:
            before = sheet.problem.method[session.method].after
            for earlier, other in own:
                ends = (other.day, other.end_minute)
                if other.method in before and ends > (session.day, session.start_minute):
                    yield _out_of_order(candidate, (earlier, other), (later, session))


def _out_of_order(candidate: Candidate, earlier: Numbered, later: Numbered) -> Fault:
    text = msg(
        "{name} duduk di {method} sebelum selesai {other}.",
        name=candidate.id,
        other=earlier[1].method,
        method=later[1].method,
    )
    return Fault("URUTAN", text, (earlier[0], later[0]))
