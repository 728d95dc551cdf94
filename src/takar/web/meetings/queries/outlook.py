"""What the levels on the table would give, by the law that will stamp the result."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils import timezone

from takar.measures.jpm import bands_key
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.standards import standards_of
from takar.web.assessments.rules.levels import Number
from takar.web.meetings.rules.outlook import Formula, Outlook, outlook
from takar.web.people.queries.law import law_of

HUNDREDTH = Fraction(1, 100)


def formula_of(event: Event) -> Formula:
    """Return how the JPM of an event is computed on the day of its signature, or today."""
    law = law_of(event.agency, event.signed_on or timezone.localdate())
    settings = law.record("jpm.formula")
    return Formula(
        bands=law.bands(bands_key(law, event.purpose, event.categories or None)),
        cap=settings["cap"],
        classify_on=settings["classify_on"],
        decimals=settings["decimals"],
        step=Fraction(1) if event.rounding == "BULAT" else HUNDREDTH,
    )


def outlook_with(participant: Participant, changed: Mapping[str, Number | None]) -> Outlook:
    """Return what a participant would get if some levels were other than they are."""
    levels = dict(
        IntegratedLevel.objects.filter(participant=participant).values_list("competency", "level")
    )
    event = participant.event
    [standard] = standards_of(event.agency, [participant], law_of_event(event)).values()
    return outlook(pairs_of({**levels, **changed}, standard), formula_of(event))


def pairs_of(
    levels: Mapping[str, Number | None], standard: Mapping[str, int | None]
) -> list[tuple[Number | None, int | None]]:
    """Return level and standard of each competency, in the order of the law."""
    return [(levels.get(code), needed) for code, needed in standard.items()]
