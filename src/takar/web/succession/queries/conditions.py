"""What the law asks of a member of the succession group: as a list kept it, or as it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from takar.measures.succession import Match, Post, Standards, latest_levels, match
from takar.measures.succession.conditions import CONDITIONS
from takar.measures.succession.matching import Levels, NoStandard
from takar.regulations.citation import Citation
from takar.regulations.law import Law
from takar.runs.succession.conditions import READ, GroupFacts, Told
from takar.web.notices.rules import Said
from takar.web.people.models import Employee, Position
from takar.web.people.queries import evidence_of
from takar.web.people.queries.law import law_of
from takar.web.succession.models import Nomination
from takar.web.succession.rules import ANSWERS, MET, NOT_MET, KeptCondition, worst

TABLES: dict[str, tuple[str, ...]] = READ | {
    "competency_levels": ("employee_id", "competency", "level", "assessed_on"),
    "competency_standards": ("position_id", "position_tier", "competency", "required_level"),
}


@dataclass(frozen=True)
class ShownCondition:
    """One condition as the pages show it."""

    title: str
    value: str
    lacks: Said | None

    @property
    def answer(self) -> str:
        """The answer in words, marked for translation."""
        return ANSWERS[self.value]


@dataclass(frozen=True)
class Conditions:
    """Every condition of one person for one post, on a day, with the article that asks them."""

    rows: tuple[ShownCondition, ...]
    papers: Citation
    day: date

    @property
    def value(self) -> str:
        """The answer they make together; none where nothing was kept."""
        return worst(own.value for own in self.rows)

    @property
    def answer(self) -> str:
        """That answer in words, marked for translation."""
        return ANSWERS.get(self.value, "")

    @property
    def met(self) -> int:
        """How many are met."""
        return sum(own.value == MET for own in self.rows)

    @property
    def is_broken(self) -> bool:
        """One is not met: who decides all the same needs a document and a reason."""
        return self.value == NOT_MET


def kept(told: Sequence[Told]) -> list[KeptCondition]:
    """Return conditions as a list keeps them."""
    return [
        KeptCondition(
            code=own.condition.code,
            value=own.condition.value,
            lacks=Said.of(own.lacks) if own.lacks else None,
        )
        for own in told
    ]


def conditions_now(nomination: Nomination, day: date) -> Conditions:
    """Return the conditions of somebody nominated, by the records and the law of a day."""
    employee, position = nomination.employee, nomination.position
    law = law_of(position.agency, day)
    chosen = Employee.objects.filter(pk=employee.pk)
    tables = evidence_of(position.agency, chosen, tables=TABLES)
    levels = latest_levels(tables["competency_levels"].to_pylist(), law)
    standards = Standards.read(tables["competency_standards"].to_pylist())
    found = matched(levels.get(employee.code, {}), standards, position, law)
    return shown_conditions(kept(GroupFacts.read(tables, law).of(employee.code, found)), law)


def matched(levels: Levels, standards: Standards, position: Position, law: Law) -> Match | None:
    """Return the match with a post; none where the post asks nothing that is known."""
    post = Post(position.code, position.title, position.tier or None)
    try:
        return match(levels, standards.of(post, law), law)
    except NoStandard:
        return None


def shown_conditions(found: Sequence[KeptCondition], law: Law) -> Conditions:
    """Return conditions with the words and the papers of the law on their day."""
    titles = law.codes(CONDITIONS)
    rows = tuple(ShownCondition(titles[c.code].title, c.value, c.lacks) for c in found)
    return Conditions(rows, law.cite(CONDITIONS), law.day)
