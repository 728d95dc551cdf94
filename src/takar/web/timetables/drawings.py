"""A day as a board: a lane for each room, assessor or participant, a bar for each session.

The drawing stands without a style sheet; on a page classes replace its colours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from takar.web.kit.drawing import COLOURS, rect, shortened, text
from takar.web.timetables.models import OpenDay, Session
from takar.web.timetables.queries.boards import ASSESSORS, PARTICIPANTS, Lane
from takar.web.timetables.rules.hours import minutes, shown

WIDTH, LABELS, ROW, TOP = 1080.0, 190.0, 34.0, 30.0
FILLS = ("#cfe5e3", "#f6e0b5", "#d3e2f4", "#d5ead9", "#f3d5d1", "#e0dcee")
Words = Callable[[Session], str]


def tones_of(codes: Sequence[str]) -> dict[str, int]:
    """Return the colour of each method, in the order of the event."""
    return {code: place % len(FILLS) for place, code in enumerate(codes)}


def board_svg(
    lanes: Sequence[Lane],
    day: date,
    hours: OpenDay | None,
    *,
    titles: Mapping[str, str],
    link: Words,
) -> str:
    """Draw one day.

    Args:
        lanes: the rows, in order.
        day: which day.
        hours: when the rooms are open, with the pauses; unknown where the day was closed since.
        titles: what each method is called.
        link: where the bar of a session leads.
    """
    sessions = [one for lane in lanes for one in lane.on(day)]
    if not sessions:
        return ""
    first, last = span_of(sessions, hours)
    tones = tones_of(list(titles))
    height = TOP + ROW * len(lanes) + 4

    def place(moment: int) -> float:
        return LABELS + (WIDTH - LABELS - 6) * (moment - first) / (last - first)

    parts = [pauses(hours, place, height), *scale(first, last, place, height)]
    for number, lane in enumerate(lanes):
        top = TOP + ROW * number
        parts.append(lane_head(lane, top))
        for one in lane.on(day):
            since, until = place(minutes(one.starts_at)), place(minutes(one.ends_at))
            tone = tones.get(one.method.code, 0)
            words = titles.get(one.method.code, one.method.code)
            shape = Bar((since, top), until - since, tone, words, link(one))
            parts.append(drawn(one, lane, shape))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:g}"'
        f' role="group" aria-label="{escape(str(day))}">{"".join(parts)}</svg>'
    )


def span_of(sessions: Sequence[Session], hours: OpenDay | None) -> tuple[int, int]:
    """Return the first and last minute drawn, on whole hours."""
    first = min(minutes(one.starts_at) for one in sessions)
    last = max(minutes(one.ends_at) for one in sessions)
    if hours:
        first, last = min(first, minutes(hours.opens_at)), max(last, minutes(hours.closes_at))
    return first // 60 * 60, -(-last // 60) * 60


def scale(first: int, last: int, place: Callable[[int], float], height: float) -> list[str]:
    """Draw the hours."""
    drawn = []
    for moment in range(first, last + 1, 60):
        at = place(moment)
        drawn.append(
            f'<line x1="{at:.1f}" y1="{TOP - 6:g}" x2="{at:.1f}" y2="{height:g}"'
            f' stroke="{COLOURS["line"]}" class="chart-grid"/>'
        )
        if moment < last:
            drawn.append(text((at + 3, 16), f"{moment // 60:02d}.00", size=12, colour="soft"))
    return drawn


def pauses(hours: OpenDay | None, place: Callable[[int], float], height: float) -> str:
    """Draw the pauses as quiet stripes."""
    return "".join(
        rect(
            (place(minutes(since)), TOP - 6),
            place(minutes(until)) - place(minutes(since)),
            height - TOP + 6,
            fill=COLOURS["track"],
            css="chart-track",
        )
        for since, until in (hours.pauses if hours else ())
    )


def lane_head(lane: Lane, top: float) -> str:
    """Draw the name of a lane and the line above it."""
    line = (
        f'<line x1="0" y1="{top:g}" x2="{WIDTH:g}" y2="{top:g}"'
        f' stroke="{COLOURS["line"]}" class="chart-grid"/>'
    )
    middle = top + ROW / 2
    if not lane.about:
        return line + text((4, middle + 4), shortened(lane.title, 27), size=13)
    return (
        line
        + text((4, middle - 1), shortened(lane.title, 27), size=13)
        + text((4, middle + 12), shortened(lane.about, 30), size=10, colour="soft")
    )


@dataclass(frozen=True)
class Bar:
    """Where a session is drawn and what it says."""

    at: tuple[float, float]
    width: float
    tone: int
    title: str
    link: str


def drawn(session: Session, lane: Lane, bar: Bar) -> str:
    """Draw one session as a link that tells everything to those who do not see it."""
    told = escape(told_in_full(session, bar.title))
    label = shortened(label_of(session, lane, bar.title), max(int((bar.width - 12) / 6.7), 2))
    place = (bar.at[0] + 1, bar.at[1] + 3)
    css = f"bar tone{bar.tone}"
    inner = rect(place, bar.width - 2, ROW - 6, fill=FILLS[bar.tone], css=css, round_by=4)
    words = text((bar.at[0] + 6, bar.at[1] + ROW / 2 + 4), label, size=11.5)
    head = f'<a href="{escape(bar.link)}" aria-label="{told}"><title>{told}</title>'
    return f"{head}{inner}{words}</a>"


def label_of(session: Session, lane: Lane, title: str) -> str:
    """Return the few words on a bar: what the lane does not say already."""
    if lane.kind in {ASSESSORS, PARTICIPANTS}:
        return f"{session.room.name} · {title}"
    seats = session.seats.all()
    if len(seats) == 1:
        return f"{seats[0].participant.employee.name} · {title}"
    return f"{title} · {len(seats)}"


def told_in_full(session: Session, title: str) -> str:
    """Return everything about a session in a sentence."""
    people = [seat.participant.employee.name for seat in session.seats.all()]
    named = ", ".join(people[:8]) + (f" +{len(people) - 8}" if len(people) > 8 else "")
    team = ", ".join(one.assessor.name for one in session.watchers.all())
    span = shown((session.starts_at, session.ends_at))
    return " · ".join(filter(None, (title, span, str(session.room), named, team)))
