"""Rules of those who judge: enough of them, fit for it, present, not overloaded, and mixed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from takar.kernel.language import msg
from takar.timetables.checks.fault import Fault, Sheet, when
from takar.timetables.checks.people import gaps
from takar.timetables.network import network_of
from takar.timetables.problem import Assessor, Candidate


def enough(sheet: Sheet) -> Iterator[Fault]:
    """A session has as many assessors as its method asks, each once."""
    for place, session in sheet.numbered:
        method, count = sheet.problem.method[session.method], len(set(session.assessors))
        if not method.assessors_least <= count <= method.most_assessors:
            text = msg(
                "Sesi {method} {day} {since} dinilai {count} asesor; harus {least}-{most}.",
                count=count,
                least=method.assessors_least,
                most=method.most_assessors,
                **when(session),
            )
            yield Fault("JUMLAH_ASESOR", text, (place,))
        if count < len(session.assessors):
            text = msg(
                "Seorang asesor tercatat dua kali pada {method} {day} {since}.", **when(session)
            )
            yield Fault("ASESOR_BERULANG", text, (place,))


def assessors_apart(sheet: Sheet) -> Iterator[Fault]:
    """No assessor is in two places; between two sessions lie the rest and the travel."""
    rest = sheet.problem.wishes.assessor_rest_minutes
    for name, own in sheet.by_assessor.items():
        yield from gaps(sheet, name, own, "ASESOR", rest)


def present(sheet: Sheet) -> Iterator[Fault]:
    """An assessor judges only while there: lent ones on the days they are lent."""
    for name, own in sheet.by_assessor.items():
        for place, session in own:
            since, until = sheet.judged_from(session), session.end_minute
            if not sheet.problem.assessor[name].is_present(session.day, since, until):
                text = msg(
                    "Asesor {name} tidak hadir pada {day} {since}.", name=name, **when(session)
                )
                yield Fault("TIDAK_HADIR", text, (place,))


def load(sheet: Sheet) -> Iterator[Fault]:
    """No assessor judges more sessions on a day than agreed."""
    for name, own in sheet.by_assessor.items():
        most = sheet.problem.assessor[name].most_a_day
        days: dict[dt.date, list[int]] = defaultdict(list)
        for place, session in own:
            days[session.day].append(place)
        for day, places in days.items():
            if most is not None and len(places) > most:
                text = msg(
                    "Asesor {name} menilai {count} sesi pada {day}; paling banyak {most}.",
                    name=name,
                    count=len(places),
                    most=most,
                    day=f"{day:%d-%m-%Y}",
                )
                yield Fault("BEBAN", text, tuple(places))


def fit(sheet: Sheet) -> Iterator[Fault]:
    """An assessor has the tier and the language, and no conflict of interest."""
    for place, session in sheet.numbered:
        for name in session.assessors:
            assessor = sheet.problem.assessor[name]
            for person in session.candidates:
                yield from _unfit(sheet, place, assessor, sheet.problem.candidate[person])


def connected(sheet: Sheet) -> Iterator[Fault]:
    """The rating network is of one piece, where that is wished."""
    network = network_of(sheet.sessions, sheet.problem.wishes.shared_least)
    if sheet.problem.wishes.is_connected and not network.is_connected:
        text = msg(
            "Jejaring asesor terpecah menjadi {count} bagian; yang terkecil: {names}.",
            count=len(network.components),
            names=", ".join(network.components[-1]),
        )
        yield Fault("JEJARING", text)


def _unfit(sheet: Sheet, place: int, assessor: Assessor, candidate: Candidate) -> Iterator[Fault]:
    facts = {"assessor": assessor.id, "name": candidate.id}
    if assessor.tier < candidate.tier:
        yield Fault("JENJANG", msg("Jenjang {assessor} di bawah {name}.", **facts), (place,))
    if candidate.language and candidate.language not in assessor.languages:
        text = msg(
            "{assessor} tidak berbahasa {language} untuk {name}.",
            language=candidate.language,
            **facts,
        )
        yield Fault("BAHASA", text, (place,))
    reason = sheet.problem.bars.get((candidate.id, assessor.id))
    if reason:
        text = msg("{assessor} tidak boleh menilai {name}: {reason}.", reason=reason, **facts)
        yield Fault("BENTURAN", text, (place,))
