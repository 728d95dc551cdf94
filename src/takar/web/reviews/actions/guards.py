"""What stands before a deed: the state of the cycle, an open meeting, a reason long enough."""

from takar.kernel.language import msg
from takar.web.kit.reasons import Unwritten, demanded
from takar.web.reviews.models import Cycle, Meeting
from takar.web.reviews.queries.cycles import quorum_of
from takar.web.reviews.queries.law import reason_letters
from takar.web.reviews.rules.refusals import NoMeeting, NoQuorum, NotNow
from takar.web.reviews.rules.states import STATES, may_follow


def held(cycle: Cycle) -> Cycle:
    """Return the cycle as it is now, kept from others until the deed is done."""
    found: Cycle = (
        Cycle.objects.select_for_update(of=("self",))
        .select_related("agency", "run")
        .get(pk=cycle.pk)
    )
    return found


def demand_state(cycle: Cycle, *states: str) -> None:
    """Refuse a deed that has no place in the present state.

    Raises:
        NotNow: the cycle is in another state.
    """
    if cycle.state not in states:
        raise NotNow(
            msg("Siklus ini dalam keadaan {state}.", state=STATES[cycle.state]),
            hint=msg("Tindakan ini hanya dalam keadaan: {states}.", states=named(*states)),
        )


def named(*states: str) -> str:
    """Return states in words."""
    return ", ".join(STATES[state] for state in states)


def move(cycle: Cycle, state: str) -> None:
    """Lead a cycle into a state that may follow the present one.

    Raises:
        NotNow: it may not.
    """
    if not may_follow(cycle.state, state):
        raise NotNow(
            msg(
                "Siklus tidak dapat berpindah dari {before} ke {after}.",
                before=STATES[cycle.state],
                after=STATES[state],
            ),
            hint=msg("Muat ulang halaman dan ikuti urutan keadaannya."),
        )
    cycle.state = state
    cycle.save(update_fields=["state"])


def demand_open(meeting: Meeting) -> None:
    """Refuse a deed in a meeting that was closed; one that sits is kept from closing meanwhile.

    Raises:
        NoMeeting: it was.
    """
    rows = Meeting.objects.select_for_update(of=("self",))
    if rows.filter(pk=meeting.pk, closed_at=None).first() is None:
        raise NoMeeting(
            msg("Rapat ini sudah ditutup."), hint=msg("Buka rapat lanjutan bila masih perlu.")
        )


def demand_quorum(meeting: Meeting) -> int:
    """Return how many members are there.

    Raises:
        NoQuorum: too few, or the chair is missing.
    """
    stands = quorum_of(meeting)
    if not stands.is_met:
        raise NoQuorum(
            msg(
                "Kuorum belum terpenuhi. {obstacles}",
                obstacles=" ".join(map(str, stands.obstacles)),
            ),
            hint=msg("Catat kehadiran anggota, atau tunda keputusan ini."),
        )
    return stands.present


def reasoned(written: str, cycle: Cycle) -> str:
    """Return a reason that says something.

    Raises:
        Unwritten: it is empty, or shorter than the law's file asks.
    """
    reason, least = demanded(written), reason_letters(cycle)
    if len(reason) < least:
        raise Unwritten(
            msg("Alasan paling sedikit {least} huruf.", least=least),
            hint=msg("Tulis fakta yang menjadi dasarnya; alasan masuk berita acara."),
        )
    return reason
