"""Who sits on the committee of a cycle."""

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.accounts.permissions import belongs_to
from takar.web.audit.action import action, noted
from takar.web.kit.reasons import demanded
from takar.web.notices.actions import tell
from takar.web.reviews.actions.guards import demand_state, held
from takar.web.reviews.links import cycle_page
from takar.web.reviews.models import Cycle, Meeting, Member
from takar.web.reviews.permissions import operates
from takar.web.reviews.queries.cycles import sitting_of
from takar.web.reviews.rules.refusals import NotGood, NotNow
from takar.web.reviews.rules.states import OPEN_STATES

NO_OFFICE = msg("Jabatan anggota komite belum ditulis.")
WRITTEN = msg("Tulis jabatannya seperti dalam surat keputusan komite.")


@action("reviews.member.seated", needs=operates)
def seat_member(
    actor: User, cycle: Cycle, *, user: User, office: str, is_chair: bool = False
) -> Member:
    """Call somebody to the committee; naming a chair takes the place of the one before.

    Raises:
        NotGood: they do not work for the agency, or sit there already.
        NotNow: the cycle is decided, or a meeting sits.
    """
    cycle = held(cycle)
    demand_state(cycle, *sorted(OPEN_STATES))
    refuse_while_sitting(cycle)
    if not belongs_to(user, cycle):
        raise NotGood(
            msg("{name} tidak mempunyai peran pada instansi ini.", name=str(user)),
            hint=msg("Beri peran lebih dulu pada halaman akun."),
        )
    if cycle.members.filter(user=user).exists():
        raise NotGood(msg("{name} sudah duduk dalam komite.", name=str(user)))
    if is_chair:
        cycle.members.filter(is_chair=True).update(is_chair=False)
    noted(member=str(user))
    told = msg("Anda duduk dalam komite talenta: {title}.", title=cycle.title)
    tell([user], cycle.agency, told, link=cycle_page(cycle))
    return Member.objects.create(
        cycle=cycle, user=user, office=demanded(office, NO_OFFICE, WRITTEN), is_chair=is_chair
    )


@action("reviews.member.unseated", needs=operates)
def unseat_member(actor: User, member: Member) -> None:
    """Take somebody off a committee; whoever was at a meeting stays on record.

    Raises:
        NotGood: they were present at a meeting.
        NotNow: the cycle is decided, or a meeting sits.
    """
    cycle = held(member.cycle)
    demand_state(cycle, *sorted(OPEN_STATES))
    refuse_while_sitting(cycle)
    if Meeting.objects.filter(cycle=cycle, present=member.pk).exists():
        raise NotGood(
            msg("{name} tercatat hadir pada rapat.", name=str(member)),
            hint=msg("Kehadiran tidak dihapus; anggota itu tetap tercatat."),
        )
    Member.objects.filter(pk=member.pk).delete()


def refuse_while_sitting(cycle: Cycle) -> None:
    """Refuse to change the committee while it meets: its quorum was laid down.

    Raises:
        NotNow: a meeting sits.
    """
    if sitting_of(cycle):
        raise NotNow(
            msg("Susunan komite tidak berubah selama rapat."), hint=msg("Tutup rapat lebih dulu.")
        )
