"""The addresses of talent reviews, and one row of each in the hamlet."""

from datetime import date
from io import BytesIO

from pypdf import PdfWriter

from takar.web.accounts.models import Role
from takar.web.reviews import actions
from takar.web.reviews.actions import Decree
from takar.web.reviews.models import Cycle, GroupMember
from tests.town import Hamlet

CYCLE, REVIEW_MEETING = ("review_cycle",), ("review_meeting",)
PROPOSAL, CASE = ("box_proposal",), ("review_case",)

REVIEW_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("reviews:create", "reviews:cycles", "reviews:mine"), ()),
    **dict.fromkeys(
        (
            f"reviews:{name}"
            for name in (
                *("begin", "board", "changes", "cycle", "decide_cycle", "decree"),
                *("groups_export", "people_export", "seat", "send_back", "show", "verify"),
                "withdraw",
            )
        ),
        CYCLE,
    ),
    **dict.fromkeys(
        (f"reviews:{name}" for name in ("close", "meeting", "minutes", "notes", "present")),
        REVIEW_MEETING,
    ),
    **dict.fromkeys((f"reviews:{name}" for name in ("case", "propose")), CASE),
    **dict.fromkeys((f"reviews:{name}" for name in ("decide", "take_back", "undo")), PROPOSAL),
    "reviews:end_membership": ("membership_of_group",),
    "reviews:group": (*CYCLE, "talent_group"),
    "reviews:unseat": ("committee_member",),
}


def review_rows(hamlet: Hamlet) -> dict[str, object]:
    """Review the map of the hamlet, move the participant, and decide the cycle with its paper."""
    operator, leader = hamlet.users[Role.OPERATOR], hamlet.users[Role.LEADER]
    cycle = actions.open_cycle(
        operator, hamlet.agency, year=2025, title="Manajemen talenta 2025", run=hamlet.talent
    )
    for user, office in ((leader, "Bupati"), (hamlet.users[Role.AUDITOR], "Inspektur")):
        actions.seat_member(operator, cycle, user=user, office=office, is_chair=user == leader)
    actions.verify_cycle(operator, cycle)
    meeting = actions.open_meeting(operator, cycle, held_on=date(2025, 6, 2))
    actions.mark_present(operator, meeting, members=list(cycle.members.all()))
    case = cycle.cases.get(employee=hamlet.participant.employee)
    box = 9 if case.box_now != 9 else 8
    proposal = actions.propose_box(operator, case, box_to=box, because="Hasil pembahasan komite.")
    actions.decide_proposal(operator, proposal, is_accepted=True)
    actions.close_meeting(operator, meeting)
    return {
        "review_cycle": decided(hamlet, cycle).pk,
        "review_meeting": meeting.pk,
        "review_case": case.pk,
        "box_proposal": proposal.pk,
        "committee_member": cycle.members.all()[0].pk,
        "membership_of_group": GroupMember.objects.filter(employee=case.employee)[0].pk,
        "talent_group": "KRS_INSTANSI",
    }


def decided(hamlet: Hamlet, cycle: Cycle) -> Cycle:
    """Decide the cycle by a paper that was attached."""
    paper = Decree(
        number="800/1/2025",
        on=date(2025, 7, 1),
        valid_from=date(2025, 7, 1),
        valid_until=date(2026, 6, 30),
        content=scanned(),
    )
    return actions.decide_cycle(hamlet.users[Role.LEADER], cycle, decree=paper)


def scanned() -> bytes:
    """Return a paper that readers of PDF accept."""
    writer, stream = PdfWriter(), BytesIO()
    writer.add_blank_page(width=200, height=200)
    writer.write(stream)
    return stream.getvalue()
