"""The minutes of a meeting of the committee, for the file."""

from datetime import date
from pathlib import Path
from typing import Any

from babel.dates import format_date
from django.utils.timezone import localtime

from takar.web.assessments.papers import letterhead_of
from takar.web.kit.press import printed
from takar.web.reviews.models import Meeting, Proposal
from takar.web.reviews.queries.board import UNDETERMINED, Spread, spread_of
from takar.web.reviews.queries.cycles import committee_of, quorum_of
from takar.web.reviews.queries.law import box_titles
from takar.web.reviews.queries.proposals import proposals_in
from takar.web.reviews.rules.states import BOXES, PROPOSAL_STATES

TEMPLATES = Path(__file__).parent / "typst"
DASH = "–"


def printed_minutes(meeting: Meeting) -> bytes:
    """Print the minutes (berita acara) of a closed meeting."""
    return printed(TEMPLATES, meeting.agency_code, "committee_minutes", minutes_facts(meeting))


def minutes_facts(meeting: Meeting) -> dict[str, Any]:
    """Return what the minutes of a meeting tell."""
    cycle, stands = meeting.cycle, quorum_of(meeting)
    there = set(meeting.present.values_list("pk", flat=True))
    proposals = list(proposals_in(cycle).filter(meeting=meeting).order_by("pk"))
    return {
        "agency": letterhead_of(cycle.agency),
        "cycle": cycle.title,
        "year": cycle.year,
        "number": meeting.number,
        "day": day_text(meeting.held_on, "EEEE, d MMMM y"),
        "place": meeting.place or DASH,
        "span": span_of(meeting),
        "quorum": f"{stands.present} dari {stands.members} anggota hadir, kuorum {stands.needed}",
        "is_met": stands.is_met,
        "members": [
            {
                "name": str(one.user),
                "office": one.office,
                "role": "Ketua" if one.is_chair else "Anggota",
                "is_present": one.pk in there,
            }
            for one in committee_of(cycle)
        ],
        "decisions": [decision(one) for one in proposals],
        "spread": spread_rows(meeting, spread_before(meeting, proposals)),
        "notes": meeting.notes,
        "people": cycle.cases.count(),
        "map": f"{cycle.run.title}, keadaan per {day_text(cycle.run.day, 'd MMMM y')}",
        "edition": cycle.run.edition,
    }


def day_text(day: date, style: str) -> str:
    """Print a day in Indonesian."""
    return str(format_date(day, style, locale="id"))


def span_of(meeting: Meeting) -> str:
    """Return from when to when a meeting sat."""
    begin = f"{localtime(meeting.opened_at):%H.%M}"
    return f"{begin}–{localtime(meeting.closed_at):%H.%M}" if meeting.closed_at else begin


def decision(one: Proposal) -> dict[str, str]:
    """Return one proposal and what became of it."""
    person, votes = one.case.employee, one.tally
    return {
        "name": person.full_name,
        "place": " · ".join(
            filter(None, (person.position_title, person.unit.name if person.unit else ""))
        ),
        "boxes": f"{one.box_from or DASH} → {one.box_to}",
        "because": one.because,
        "by": str(one.by),
        "state": PROPOSAL_STATES[one.state],
        "votes": f"{votes.agree} setuju, {votes.against} tidak, {votes.abstain} abstain"
        if votes
        else ("mufakat" if one.state in {"DITERIMA", "DITOLAK"} else DASH),
        "decided_because": one.decided_because,
    }


def spread_before(meeting: Meeting, proposals: list[Proposal]) -> Spread:
    """Return how the boxes stood when the meeting opened and when it closed."""
    closing = spread_at(meeting)
    pairs: dict[tuple[int, int], int] = {(box, box): people for box, people in closing.items()}
    for one in proposals:
        if one.state == "DITERIMA":
            old, new = one.box_from or UNDETERMINED, one.box_to
            pairs[new, new] -= 1
            pairs[old, new] = pairs.get((old, new), 0) + 1
    return Spread(pairs)


def spread_at(meeting: Meeting) -> dict[int, int]:
    """Return how many stood in each box when a meeting closed, whatever was decided since."""
    now = spread_of(meeting.cycle.cases.all()).now
    later = proposals_in(meeting.cycle).filter(state="DITERIMA", meeting__number__gt=meeting.number)
    for one in later:
        now[one.box_to] -= 1
        now[one.box_from or UNDETERMINED] += 1
    return now


def spread_rows(meeting: Meeting, spread: Spread) -> list[list[str]]:
    """Return the boxes with how many stood there before and after, the highest first."""
    titles = box_titles(meeting.cycle)
    rows = [row for row in spread.rows if row[0] in BOXES or row[1] or row[2]]
    return [
        [
            str(box or DASH),
            titles.get(box, "Belum terpetakan"),
            str(before),
            str(after),
            f"{change:+d}" if change else "0",
        ]
        for box, before, after, change in rows
    ]
