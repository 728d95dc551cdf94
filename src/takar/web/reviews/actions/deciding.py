"""The appointing authority decides a cycle by a decree; memberships begin, and may end early."""

from dataclasses import dataclass, field
from datetime import date

from django.core.files.base import ContentFile
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, if_it_fails, noted
from takar.web.kit.reasons import demanded
from takar.web.notices.actions import tell
from takar.web.reviews.actions.guards import demand_state, held, move
from takar.web.reviews.links import cycle_page
from takar.web.reviews.models import Cycle, GroupMember
from takar.web.reviews.permissions import decides
from takar.web.reviews.queries.cycles import had_quorum, sitting_of
from takar.web.reviews.queries.groups import entitled
from takar.web.reviews.queries.law import succession_boxes
from takar.web.reviews.queries.people import users_of
from takar.web.reviews.queries.proposals import open_proposals
from takar.web.reviews.rules.refusals import BadFile, NotGood, NotNow
from takar.web.reviews.rules.states import DECIDED

AT_ONCE = 2_000
PDF_MARK = b"%PDF-"
NO_NUMBER = msg("Nomor surat keputusan belum ditulis.")
WRITTEN = msg("Tulis nomornya seperti pada surat keputusan.")


@dataclass(frozen=True)
class Decree:
    """The paper by which a cycle is decided, and from when to when it holds.

    Attributes:
        content: the signed paper as a PDF, where it was attached.
    """

    number: str
    on: date
    valid_from: date
    valid_until: date
    content: bytes = field(default=b"", repr=False)


@action("reviews.cycle.decided", needs=decides)
def decide_cycle(
    actor: User, cycle: Cycle, *, decree: Decree, pool_boxes: frozenset[int] = frozenset()
) -> Cycle:
    """Decide a reviewed cycle; the succession groups and the talent pool begin with it.

    Args:
        actor: the leadership.
        cycle: reviewed by its committee, in a meeting with quorum.
        decree: the paper.
        pool_boxes: whose people belong to the agency's talent pool beside the succession groups.

    Raises:
        BadFile: the paper is no PDF.
        NotGood: it ends before it begins.
        NotNow: the committee has not finished.
    """
    cycle = held(cycle)
    demand_state(cycle, "DITINJAU_KOMITE")
    demand_reviewed(cycle)
    demand_whole(decree)
    cycle.decree_number = demanded(decree.number, NO_NUMBER, WRITTEN)
    cycle.decree_on, cycle.valid_from = decree.on, decree.valid_from
    cycle.valid_until = decree.valid_until
    cycle.decided_by, cycle.decided_at = actor, timezone.now()
    if decree.content:
        cycle.decree_file.save("decree.pdf", ContentFile(decree.content), save=False)
        if_it_fails(lambda: cycle.decree_file.delete(save=False))
    cycle.save()
    move(cycle, DECIDED)
    noted(decree=decree.number, groups=begin_groups(cycle, decree, pool_boxes))
    told = msg("{title} ditetapkan.", title=cycle.title)
    tell(users_of(cycle.agency, "OPERATOR"), cycle.agency, told, link=cycle_page(cycle))
    return cycle


def demand_reviewed(cycle: Cycle) -> None:
    """Refuse to decide what the committee has not finished.

    Raises:
        NotNow: a meeting sits, a proposal waits, or no meeting had its quorum.
    """
    if sitting_of(cycle) or open_proposals(cycle).exists():
        raise NotNow(
            msg("Rapat komite belum selesai."), hint=msg("Tutup rapat dan putuskan semua usulan.")
        )
    if not had_quorum(cycle):
        raise NotNow(
            msg("Belum ada rapat komite yang memenuhi kuorum."),
            hint=msg("Adakan rapat dengan kuorum, lalu tutup."),
        )


def demand_whole(decree: Decree) -> None:
    """Refuse a decree that contradicts itself.

    Raises:
        BadFile: the paper is no PDF.
        NotGood: it ends before it begins.
    """
    if decree.valid_until < decree.valid_from:
        raise NotGood(
            msg("Masa berlaku berakhir sebelum dimulai."), hint=msg("Periksa kedua tanggalnya.")
        )
    if decree.content and not decree.content.startswith(PDF_MARK):
        raise BadFile(
            msg("Berkas surat keputusan bukan PDF."), hint=msg("Unggah pindaian dalam bentuk PDF.")
        )


def begin_groups(cycle: Cycle, decree: Decree, pool_boxes: frozenset[int]) -> dict[str, int]:
    """Write down who belongs to which group, and return how many in each."""
    boxes = succession_boxes(cycle) | ({"TALENT_POOL": pool_boxes} if pool_boxes else {})
    made = [
        GroupMember(
            cycle=cycle,
            employee_id=employee,
            group=group,
            valid_from=decree.valid_from,
            valid_until=decree.valid_until,
        )
        for group, own in boxes.items()
        for employee in entitled(cycle, own).values_list("employee_id", flat=True)
    ]
    GroupMember.objects.bulk_create(made, batch_size=AT_ONCE)
    return {group: sum(one.group == group for one in made) for group in boxes}


@action("reviews.membership.withdrawn", needs=decides)
def withdraw_membership(
    actor: User, membership: GroupMember, *, reason: str, on: date | None = None
) -> GroupMember:
    """End somebody's membership of a group early, with the reason.

    Raises:
        NotNow: it has ended already.
        Unwritten: no reason was given.
    """
    if membership.withdrawn_on is not None:
        raise NotNow(msg("Keanggotaan ini sudah dicabut."), hint=msg("Muat ulang halaman."))
    membership.because = demanded(reason)
    membership.withdrawn_on = on or timezone.localdate()
    membership.save(update_fields=["because", "withdrawn_on"])
    noted(employee=membership.employee.code)
    return membership
