"""One post: what it demands by the law and of its own, its standard, who holds and held it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from takar.kernel.language import Message
from takar.regulations.citation import CERTAINTIES, Citation
from takar.regulations.law import Law
from takar.regulations.requirements import EVERY_POST, Requirement
from takar.web.people.models import CompetencyStandard, Employee, Position
from takar.web.people.models.records import PositionRecord
from takar.web.people.queries.law import law_of
from takar.web.posts.models import Demand, VacancyNote
from takar.web.posts.rules.wording import said

CONCEPT = "eligibility."


@dataclass(frozen=True)
class LawDemand:
    """What the law asks of the holder of a post, with its article.

    Attributes:
        stage: ``BERKAS`` for papers that exist only once a move is proposed.
        own_request: asked only of who moves at their own request.
    """

    title: str
    asked: Message
    citation: Citation
    stage: str = "SARINGAN"
    own_request: bool = False
    is_replaced: bool = False

    @property
    def certainty(self) -> str:
        """How sure it is, in words."""
        return str(CERTAINTIES[self.citation.certainty])


def law_demands(position: Position, own: list[Demand], day: date) -> list[LawDemand]:
    """Return what the law asks of a post on a day, in its order."""
    law = law_of(position.agency, day)
    replaced = {one.rule for one in own if one.document and in_force(one, day)}
    found: list[tuple[int, LawDemand]] = []
    for key, (value, citation) in law.found.items():
        if not key.startswith(CONCEPT) or not isinstance(value, Requirement):
            continue
        is_replaced = key.removeprefix(CONCEPT) in replaced
        for part in parts_of(value, position, law):
            told = LawDemand(
                title=citation.title,
                asked=said(value.posts[part]),
                citation=citation,
                stage=value.stage,
                own_request=value.own_request,
                is_replaced=is_replaced,
            )
            found.append((value.place, told))
    return [one for _place, one in sorted(found, key=lambda pair: pair[0])]


@dataclass(frozen=True)
class OwnDemand:
    """What a post asks of its own, in words."""

    row: Demand
    asked: Message
    holds: bool


def own_demands(rows: list[Demand], day: date) -> list[OwnDemand]:
    """Return what a post asks of its own, each with whether it holds on a day."""
    return [OwnDemand(one, said(one.stored.demand), in_force(one, day)) for one in rows]


def in_force(one: Demand, day: date) -> bool:
    """Tell whether a demand holds on a day."""
    return one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)


def parts_of(requirement: Requirement, position: Position, law: Law) -> list[str]:
    """Return under which words the law asks something of a post: echelon, tier, or every post."""
    echelon = echelon_of(position, law)
    names = (echelon, position.tier, EVERY_POST)
    return [name for name in names if name in requirement.posts][:1]


def echelon_of(position: Position, law: Law) -> str:
    """Return the echelon of a post: as its profile says, else that of the unit it heads."""
    profile = getattr(position, "profile", None)
    if profile and profile.echelon:
        return str(profile.echelon)
    unit = position.unit.echelon if position.unit else ""
    tiers = {one.title: one["tier"] for one in law.codes("codes.echelons").values()}
    return unit if unit in tiers and tiers[unit] == position.tier else ""


def standard_of(position: Position) -> list[tuple[str, int, str]]:
    """Return each competency with the level and whether post or tier demands it."""
    rows = CompetencyStandard.objects.filter(agency=position.agency)
    own = {one.competency: one.required_level for one in rows.filter(position=position)}
    common = rows.filter(position__isnull=True, tier=position.tier)
    tier = {one.competency: one.required_level for one in common}
    found = {code: (level, "JENJANG") for code, level in tier.items()}
    found |= {code: (level, "JABATAN") for code, level in own.items()}
    return [(code, level, source) for code, (level, source) in sorted(found.items())]


def holders_of(position: Position) -> "QuerySet[Employee]":
    """Return who holds a post now."""
    people: QuerySet[Employee] = Employee.objects.filter(position=position, left_on=None)
    return people.select_related("unit", "contract_end").order_by("name", "pk")


def history_of(position: Position) -> "QuerySet[PositionRecord]":
    """Return who held a post of this name in this unit, the latest first."""
    unit = position.unit.code if position.unit else None
    rows = PositionRecord.objects.filter(employee__agency=position.agency, work_unit_code=unit)
    named = rows.filter(position_title__iexact=position.title)
    found: QuerySet[PositionRecord] = named.select_related("employee").order_by("-started_on")
    return found


def notes_of(position: Position) -> "QuerySet[VacancyNote]":
    """Return what was declared about a post, the latest first."""
    rows: QuerySet[VacancyNote] = VacancyNote.objects.filter(position=position)
    return rows.select_related("noted_by")
