"""What a meeting should be asked about: a jump over categories, a member who moves one way only."""

from dataclasses import dataclass

from takar.kernel.language import Message, msg
from takar.measures.succession.calibration import BIG_JUMP, NO_REASON, ONE_WAY, Move, calibration
from takar.web.reviews.models import Meeting, Proposal
from takar.web.reviews.queries.law import law_for
from takar.web.reviews.queries.proposals import decided_in

ASKED = {
    BIG_JUMP: msg("Kotak berpindah dua kategori atau lebih."),
    NO_REASON: msg("Alasannya tidak tertulis."),
    ONE_WAY: msg("Usulan anggota ini selalu searah."),
}


@dataclass(frozen=True)
class Question:
    """Something to ask about; never a fault."""

    about: str
    asked: Message


def questions_of(meeting: Meeting) -> list[Question]:
    """Return what the accepted proposals of a meeting leave to be asked."""
    accepted = [one for one in decided_in(meeting) if one.state == "DITERIMA" and one.box_from]
    names = {one.case.employee.code: str(one.case) for one in accepted}
    names |= {str(one.by_id): str(one.by) for one in accepted}
    found = calibration([move_of(one) for one in accepted], law_for(meeting.cycle))
    return [Question(names[flag.about], ASKED[flag.kind]) for flag in found.flags]


def move_of(one: Proposal) -> Move:
    """Return an accepted proposal as the measure reads it."""
    return Move(
        employee_id=one.case.employee.code,
        before=one.box_from or 0,
        after=one.box_to,
        member=str(one.by_id),
        reason=one.because,
    )
