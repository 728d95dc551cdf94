"""How each level of a competency is known, at hand while the meeting talks."""

from collections.abc import Mapping
from dataclasses import dataclass

from takar.kernel.language import Message, msg
from takar.regulations.book import Law
from takar.web.assessments.models import Event
from takar.web.assessments.queries import anchors


@dataclass(frozen=True)
class Step:
    """One level of one competency: its name, and the behaviours by which it is known."""

    level: int
    title: str | Message
    behaviours: tuple[str | Message, ...] = ()


NOTHING_SHOWN = Step(0, msg("Tidak tampak"), (msg("Dilihat, dan perilakunya tidak tampak."),))


def ladders_of(event: Event, law: Law) -> Mapping[str, list[Step]]:
    """Return the steps of every competency from 0 upwards, in the words the event is rated by."""
    ladders = anchors.ladders_of(event.agency, law, anchors.version_of(event))
    return {
        ladder.code: [
            NOTHING_SHOWN,
            *(Step(one.level, one.title, one.behaviours) for one in ladder.levels),
        ]
        for ladder in ladders
    }
