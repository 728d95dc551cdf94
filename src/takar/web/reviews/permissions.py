"""Who may do what with a review; the agency is that of the subject."""

from typing import Any

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import belongs_to, leads, operates, sees_everyone
from takar.web.reviews.models import Case, Cycle, Member

__all__ = [
    "chairs",
    "decides",
    "has_a_seat",
    "is_own",
    "operates",
    "proposes",
    "reads_cycle",
    "reads_cycles",
    "runs_meetings",
    "sees_everyone",
    "sends_back",
    "shows",
    "sits_on",
    "takes_away",
    "withdraws",
]


def cycle_of(subject: Any) -> Cycle:
    """Return the cycle a row belongs to; a cycle is its own."""
    if isinstance(subject, Cycle):
        return subject
    owner = subject.case if hasattr(subject, "case") else subject
    found: Cycle = owner.cycle
    return found


def seats_of(user: User, subject: Any) -> Any:
    """Return the seat somebody holds on the committee, if they still work for the agency."""
    seats = Member.objects.filter(cycle=cycle_of(subject), user=user)
    return seats if belongs_to(user, subject) else seats.none()


def sits_on(user: User, subject: Any) -> bool:
    """The person sits on the committee of the cycle."""
    return bool(seats_of(user, subject).exists())


def chairs(user: User, subject: Any) -> bool:
    """The person chairs the committee of the cycle."""
    return bool(seats_of(user, subject).filter(is_chair=True).exists())


def has_a_seat(user: User, agency: Agency) -> bool:
    """The person sits on a committee of the agency."""
    seats = Member.objects.filter(cycle__agency=agency, user=user)
    return belongs_to(user, agency) and seats.exists()


def reads_cycle(user: User, subject: Any) -> bool:
    """The person reads everybody's box in the cycle: who sees everyone, and the committee."""
    return sees_everyone(user, subject) or sits_on(user, subject)


def reads_cycles(user: User, agency: Agency) -> bool:
    """The person may open the room; what they find there is what they may read."""
    is_head = user.is_one_of(agency.pk, Role.UNIT_HEAD)
    return is_head or sees_everyone(user, agency) or has_a_seat(user, agency)


def runs_meetings(user: User, subject: Any) -> bool:
    """The person opens meetings and writes down what they decide: secretariat or chair."""
    return operates(user, subject) or chairs(user, subject)


def is_own(user: User, case: Case) -> bool:
    """The case is about the person."""
    return case.employee.user_id is not None and case.employee.user_id == user.pk


def proposes(user: User, case: Case) -> bool:
    """The person may propose another box: the committee or its secretariat, never for oneself."""
    return (operates(user, case) or sits_on(user, case)) and not is_own(user, case)


def records_decision(user: User, proposal: Any) -> bool:
    """The person writes down what was decided on a proposal that is not about them."""
    return runs_meetings(user, proposal) and not is_own(user, proposal.case)


def takes_back(user: User, proposal: Any) -> bool:
    """The person takes a proposal back: whoever made it, or who writes for the meeting."""
    return proposal.by_id == user.pk or records_decision(user, proposal)


def decides(user: User, subject: Any) -> bool:
    """The person decides the cycle: the leadership alone, for the appointing authority."""
    return leads(user, subject)


def sends_back(user: User, cycle: Cycle) -> bool:
    """The person sends a cycle one step back: the leadership, the office while it prepares."""
    is_prepared = cycle.state == "TERVERIFIKASI_BKPSDM"
    return leads(user, cycle) or (is_prepared and operates(user, cycle))


def withdraws(user: User, cycle: Cycle) -> bool:
    """The person withdraws a cycle: the leadership, or the office before it is decided."""
    return leads(user, cycle) or (cycle.is_open and operates(user, cycle))


def shows(user: User, cycle: Cycle) -> bool:
    """The person lets employees read their own box, or no longer."""
    return leads(user, cycle) or operates(user, cycle)


def takes_away(user: User, subject: Any) -> bool:
    """The person carries lists and minutes out of the house; it is recorded."""
    return reads_cycle(user, subject)
