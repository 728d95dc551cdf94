"""What a post demands: the standard of the post itself, else of its tier, else the law's ladder."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from takar.regulations.book import Law
from takar.web.accounts.models import Agency
from takar.web.assessments.models import Participant
from takar.web.people.models import CompetencyStandard

Standard = Mapping[str, int | None]


def standards_of(
    agency: Agency, participants: Iterable[Participant], law: Law
) -> dict[int, Standard]:
    """Return the required level per competency for each participant, by its number of the row."""
    people = list(participants)
    positions = {one.employee.position_id for one in people if one.employee.position_id}
    tiers = {one.position_tier for one in people}
    rows = CompetencyStandard.objects.filter(agency=agency).filter(
        Q(position__in=positions) | Q(position=None, tier__in=tiers)
    )
    written: dict[tuple[object, str], int] = {}
    for position, tier, competency, level in rows.values_list(
        "position", "tier", "competency", "required_level"
    ):
        written[position or tier, competency] = level
    return {one.pk: standard_of(one, written, law) for one in people}


def standard_of(
    participant: Participant, written: Mapping[tuple[object, str], int], law: Law
) -> Standard:
    """Return what one participant's post demands; ``None`` where nothing says it."""
    tier = participant.position_tier
    ladder = law.points("assessment.required_levels").get(tier)
    default = None if ladder is None else int(ladder)
    position = participant.employee.position_id
    return {
        competency: written.get((position, competency), written.get((tier, competency), default))
        for competency in law.codes("assessment.competencies")
    }
