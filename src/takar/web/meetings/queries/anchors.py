"""How each level of a competency is known, at hand while the meeting talks."""

from collections.abc import Mapping
from dataclasses import dataclass

from takar.kernel.language import Message, msg
from takar.regulations.book import Law
from takar.web.assessments.models import Event


@dataclass(frozen=True)
class Step:
    """One level of one competency: its name, and the behaviours by which it is known."""

    level: int
    title: str | Message
    behaviours: tuple[str | Message, ...] = ()


NOTHING_SHOWN = Step(0, msg("Tidak tampak"), (msg("Dilihat, dan perilakunya tidak tampak."),))


def ladders_of(event: Event, law: Law) -> Mapping[str, list[Step]]:
    """Return the steps of every competency from 0 upwards, in the words that hold at the event."""
    titles = law.codes("assessment.levels")
    return {
        code: [
            NOTHING_SHOWN,
            *(
                Step(level, titles[str(level)].title, (text,))
                for level, text in enumerate(competency["levels"], start=1)
            ),
        ]
        for code, competency in law.codes("assessment.competencies").items()
    }
