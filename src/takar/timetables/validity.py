"""Whether a problem can be asked at all: names once, times in order, references known."""

from collections import Counter
from collections.abc import Iterable, Iterator

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.timetables.clock import clock, printed_day
from takar.timetables.problem import MIDNIGHT, Day, Kind, Method, Problem


class NotAProblem(TakarError):
    """The question itself contradicts its own lists."""


def check(problem: Problem) -> None:
    """Refuse a problem that cannot be asked.

    Raises:
        NotAProblem: with the first contradiction, and what to do.
    """
    for told, hint in _contradictions(problem):
        raise NotAProblem(told, hint=hint)


def _contradictions(problem: Problem) -> Iterator[tuple[Message, Message]]:
    yield from _empty(problem)
    yield from _twice(problem)
    for day in problem.days:
        yield from _day(day)
    for method in problem.methods:
        yield from _method(problem, method)
    yield from _strangers(problem)
    yield from _sites(problem)
    if problem.wishes.step_minutes < 1 or MIDNIGHT % problem.wishes.step_minutes:
        yield (
            msg(
                "Kisi {step} menit tidak membagi habis satu hari.", step=problem.wishes.step_minutes
            ),
            msg("Pakai 5, 10, 15, 20 atau 30 menit."),
        )


def _empty(problem: Problem) -> Iterator[tuple[Message, Message]]:
    lists = {
        "peserta": problem.candidates,
        "metode": problem.methods,
        "ruang": problem.rooms,
        "hari": problem.days,
    }
    for name, own in lists.items():
        if not own:
            yield (
                msg("Daftar {list} kosong.", list=name),
                msg("Isi sedikitnya satu {list}.", list=name),
            )


def _twice(problem: Problem) -> Iterator[tuple[Message, Message]]:
    lists: dict[str, Iterable[str]] = {
        "peserta": [own.id for own in problem.candidates],
        "metode": [own.code for own in problem.methods],
        "ruang": [own.id for own in problem.rooms],
        "hari": [printed_day(own.date) for own in problem.days],
        "asesor": [own.id for own in problem.assessors],
    }
    for kind, names in lists.items():
        for name, count in Counter(names).items():
            if count > 1:
                yield (
                    msg(
                        "{name} tercatat {count} kali pada daftar {list}.",
                        name=name,
                        count=count,
                        list=kind,
                    ),
                    msg("Hapus yang berlebih atau beri nama lain."),
                )


def _day(day: Day) -> Iterator[tuple[Message, Message]]:
    facts = {"day": printed_day(day.date)}
    if not 0 <= day.opening < day.closing <= MIDNIGHT:
        yield (
            msg(
                "Jam buka {day} tidak benar: {since}-{until}.",
                since=clock(day.opening),
                until=clock(day.closing),
                **facts,
            ),
            msg("Jam buka harus mendahului jam tutup."),
        )
    if any(since >= until for since, until in day.breaks):
        yield (
            msg("Istirahat pada {day} berakhir sebelum mulai.", **facts),
            msg("Perbaiki jam istirahat."),
        )


def _method(problem: Problem, method: Method) -> Iterator[tuple[Message, Message]]:
    facts = {"method": method.code}
    if method.duration_minutes < 1 or method.preparation_minutes < 0:
        yield (msg("Lama metode {method} harus lebih dari nol.", **facts), msg("Isi lamanya."))
    if method.fewest > method.most or (method.kind == Kind.ONE and method.most > 1):
        yield (
            msg(
                "Kursi metode {method} tidak benar: {least}-{most}.",
                least=method.fewest,
                most=method.most,
                **facts,
            ),
            msg("Metode perorangan berkursi satu; kelompok biasanya 4 sampai 8."),
        )
    unknown = [code for code in method.after if code not in problem.method]
    for code in unknown:
        yield (
            msg("Metode {method} menunggu {name} yang tidak dikenal.", name=code, **facts),
            msg("Perbaiki urutan metode."),
        )
    if not unknown and _waits_for_itself(problem, method):
        yield (
            msg("Urutan metode {method} melingkar.", **facts),
            msg("Hapus salah satu urutan."),
        )


def _waits_for_itself(problem: Problem, method: Method) -> bool:
    waiting, seen = list(method.after), set()
    while waiting:
        code = waiting.pop()
        if code not in seen and code in problem.method:
            seen.add(code)
            waiting += problem.method[code].after
    return method.code in seen


def _strangers(problem: Problem) -> Iterator[tuple[Message, Message]]:
    asked: list[tuple[str, object]] = []
    asked += [(p.candidate, problem.candidate) for p in problem.forbidden]
    asked += [(p.assessor, problem.assessor) for p in problem.forbidden]
    asked += [(m, problem.method) for room in problem.rooms for m in room.methods or ()]
    asked += [(m, problem.method) for own in problem.candidates for m in own.methods or ()]
    asked += [(own.site, {r.site for r in problem.rooms}) for own in problem.candidates if own.site]
    for name, known in asked:
        if name not in known:  # type: ignore[operator]
            yield (
                msg("{name} disebut tetapi tidak ada di daftar.", name=name),
                msg("Tambahkan ke daftar atau perbaiki ejaannya."),
            )


def _sites(problem: Problem) -> Iterator[tuple[Message, Message]]:
    sites = sorted({room.site for room in problem.rooms})
    for first in sites:
        for second in sites:
            if first < second and (first, second) not in problem.minutes_between:
                yield (
                    msg(
                        "Waktu tempuh {first} ke {second} belum diisi.", first=first, second=second
                    ),
                    msg("Isi menit perjalanan antara kedua lokasi."),
                )
