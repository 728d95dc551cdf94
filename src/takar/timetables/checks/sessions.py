"""Rules of a session alone, and of the sessions of one room."""

from collections.abc import Iterator

from takar.kernel.language import msg
from takar.timetables.checks.fault import Fault, Sheet, neighbours, when


def times(sheet: Sheet) -> Iterator[Fault]:
    """A session lasts as long as its method, on the grid, while open and outside of breaks."""
    step = sheet.problem.wishes.step_minutes
    for place, session in sheet.numbered:
        day, facts = sheet.problem.day[session.day], when(session)
        length = sheet.problem.method[session.method].length
        if session.end_minute - session.start_minute != length:
            text = msg(
                "Sesi {method} {day} {since}-{until} tidak selama {length} menit.",
                length=length,
                **facts,
            )
            yield Fault("LAMA", text, (place,))
        if session.start_minute % step:
            text = msg(
                "Sesi {method} {day} mulai {since}, bukan kelipatan {step} menit.",
                step=step,
                **facts,
            )
            yield Fault("KISI", text, (place,))
        if session.start_minute < day.opening or session.end_minute > day.closing:
            text = msg("Sesi {method} {day} {since}-{until} di luar jam buka.", **facts)
            yield Fault("JAM_BUKA", text, (place,))
        if any(session.start_minute < b and a < session.end_minute for a, b in day.breaks):
            text = msg("Sesi {method} {day} {since}-{until} memotong istirahat.", **facts)
            yield Fault("ISTIRAHAT", text, (place,))


def rooms(sheet: Sheet) -> Iterator[Fault]:
    """A room is used on its days, for its methods, within its capacity."""
    for place, session in sheet.numbered:
        room, method = sheet.problem.room[session.room], sheet.problem.method[session.method]
        facts = when(session)
        if not room.is_open(session.day, session.start_minute, session.end_minute):
            text = msg("Ruang {room} tidak tersedia pada {day} {since}.", **facts)
            yield Fault("RUANG_HARI", text, (place,))
        if room.methods is not None and method.code not in room.methods:
            text = msg("Ruang {room} tidak untuk {method}.", **facts)
            yield Fault("RUANG_METODE", text, (place,))
        if len(session.candidates) > room.capacity:
            text = msg(
                "Ruang {room} berisi {people} orang pada {day} {since}; muat {capacity}.",
                people=len(session.candidates),
                capacity=room.capacity,
                **facts,
            )
            yield Fault("KAPASITAS", text, (place,))


def seats(sheet: Sheet) -> Iterator[Fault]:
    """A session has as many people as its method asks; a group is of one circle."""
    for place, session in sheet.numbered:
        method, people = sheet.problem.method[session.method], len(session.candidates)
        if not method.fewest <= people <= method.most:
            text = msg(
                "Sesi {method} {day} {since} berisi {people} orang; harus {least}-{most}.",
                people=people,
                least=method.fewest,
                most=method.most,
                **when(session),
            )
            yield Fault("KURSI", text, (place,))
        circles = {sheet.problem.candidate[name].circle for name in session.candidates}
        if method.kind == "KELOMPOK" and len(circles) > 1:
            text = msg("Kelompok {method} {day} {since} mencampur lingkar.", **when(session))
            yield Fault("LINGKAR", text, (place,))


def rooms_twice(sheet: Sheet) -> Iterator[Fault]:
    """A room holds one session at a time."""
    for own in sheet.by_room.values():
        for (first, before), (second, after) in neighbours(own):
            if after.start_minute < before.end_minute:
                text = msg(
                    "Ruang {room} dipakai dua sesi pada {day} {since}.",
                    **when(after),
                )
                yield Fault("RUANG_GANDA", text, (first, second))
