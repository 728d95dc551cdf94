"""What was proved, put into words."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from takar.kernel.language import Message, msg
from takar.timetables.network import network_of
from takar.timetables.problem import Problem
from takar.timetables.timetable import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    WAITING,
    Measured,
    Network,
    Session,
    Timetable,
)


def percent(share: Fraction) -> str:
    """Return a share as a percentage with one decimal, rounded up: a gap is never told too small.

    >>> percent(Fraction(1, 3000))
    '0,1'
    """
    tenths = -(-share.numerator * 1000 // share.denominator)
    return f"{tenths // 10},{tenths % 10}"


def found(problem: Problem, sessions: Sequence[Session], measures: Sequence[Measured]) -> Timetable:
    """Return a timetable with its measures and its network."""
    network = network_of(sessions, problem.wishes.shared_least)
    own = {measured.name: measured for measured in measures}
    is_best = all(measured.value == measured.bound for measured in measures)
    return Timetable(
        sessions=tuple(sessions),
        status=OPTIMAL if is_best else FEASIBLE,
        objective=own[WAITING].value,
        bound=own[WAITING].bound,
        gap=own[WAITING].gap,
        proof=told(problem, sessions, measures, network),
        network=network,
        measures=tuple(measures),
    )


def told(
    problem: Problem,
    sessions: Sequence[Session],
    measures: Sequence[Measured],
    network: Network,
) -> Message:
    """Say what was found and what no timetable can be below."""
    return msg(
        "{people} peserta, {sittings} kehadiran, {sessions} sesi. "
        "Hari: {days}, tidak mungkin kurang dari {days_bound}. "
        "Menunggu seluruhnya {waiting} menit; dengan hari sebanyak itu tidak mungkin kurang dari "
        "{waiting_bound} (selisih {waiting_gap} %). "
        "Asesor terberat {load} menit, tidak mungkin kurang dari {load_bound} "
        "(selisih {load_gap} %). "
        "Jejaring asesor: {pieces} bagian, {links} pasangan, konektivitas {connectivity}.",
        people=len(problem.candidates),
        sittings=sum(len(own.candidates) for own in sessions),
        sessions=len(sessions),
        **proved(measures, network),
    )


def told_mended(
    counted: Mapping[str, int], measures: Sequence[Measured], network: Network
) -> Message:
    """Say what a mishap moved, and what no timetable without those absent can be below.

    Args:
        counted: ``moved``, ``bound``, ``replaced``, ``left`` and ``least`` (people).
    """
    facts = {**counted, **proved(measures, network)}
    if counted["left"]:
        return msg(
            "{left} orang belum mendapat semua sesinya; terbukti sedikitnya {least}. "
            "{moved} kehadiran lain pindah. {replaced} kursi asesor berganti orang. "
            "Untuk yang sudah mendapat tempat: hari {days}, tidak mungkin kurang dari "
            "{days_bound}; menunggu seluruhnya {waiting} menit, tidak mungkin kurang dari "
            "{waiting_bound} (selisih {waiting_gap} %); asesor terberat {load} menit, tidak "
            "mungkin kurang dari {load_bound} (selisih {load_gap} %). "
            "Jejaring asesor: {pieces} bagian, {links} pasangan, konektivitas {connectivity}.",
            **facts,
        )
    return msg(
        "{moved} kehadiran pindah; tidak mungkin kurang dari {bound}. "
        "{replaced} kursi asesor berganti orang. "
        "Hari: {days}, tidak mungkin kurang dari {days_bound}. "
        "Menunggu seluruhnya {waiting} menit; dengan hari sebanyak itu tidak mungkin kurang dari "
        "{waiting_bound} (selisih {waiting_gap} %). "
        "Asesor terberat {load} menit, tidak mungkin kurang dari {load_bound} "
        "(selisih {load_gap} %). "
        "Jejaring asesor: {pieces} bagian, {links} pasangan, konektivitas {connectivity}.",
        **facts,
    )


def proved(measures: Sequence[Measured], network: Network) -> dict[str, object]:
    """Return the facts of a proof: each measure beside its bound, and the network."""
    days, waiting, load = measures
    return {
        "days": days.value,
        "days_bound": days.bound,
        "waiting": waiting.value,
        "waiting_bound": waiting.bound,
        "waiting_gap": percent(waiting.gap),
        "load": load.value,
        "load_bound": load.bound,
        "load_gap": percent(load.gap),
        "pieces": len(network.components),
        "links": network.links,
        "connectivity": f"{network.connectivity:.2f}".replace(".", ","),
    }


def not_found(status: str) -> Timetable:
    """Return a timetable without sessions: proved impossible, or not found in the time."""
    said = (
        msg("Terbukti tidak ada jadwal yang memenuhi semua aturan dan keinginan.")
        if status == INFEASIBLE
        else msg("Belum ditemukan jadwal, dan belum terbukti tidak ada.")
    )
    return Timetable((), status, None, None, None, said, Network())
