"""How one person's numbers came about: evidence, rule, points, and what would lift them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from takar.regulations.citation import CERTAINTIES, Citation
from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.regulations.rubrics import Part, PartsRubric
from takar.web.accounts.models import User
from takar.web.results.models import JpmResult, Measure, TalentResult
from takar.web.results.permissions import reads_discipline, sight_of
from takar.web.results.queries import keeps_its_law, law_of, table_of
from takar.web.results.rules import AXES, Component, Sight, holds_back
from takar.web.results.wording import worded

PROFILE = "talent.profile"
RESTRICTED = "sanctions"
"""The evidence whose details only operators and the person read."""


@dataclass(frozen=True)
class Rule:
    """A rule as it is cited under a number."""

    citation: Citation
    title: str

    @property
    def certainty(self) -> str:
        """How sure the rule is, in words."""
        return str(CERTAINTIES[self.citation.certainty])


@dataclass(frozen=True)
class Line:
    """One number with its reasons.

    Attributes:
        is_hidden: the evidence is restricted and this reader does not see it.
    """

    row: Component
    rule: Rule
    is_hidden: bool = False

    @property
    def evidence(self) -> str:
        """What was used, in words."""
        return "" if self.is_hidden else worded(self.row.evidence)

    @property
    def is_below(self) -> bool:
        """Less was seen or earned than is possible or demanded."""
        row = self.row
        return row.points is not None and row.possible is not None and row.points < row.possible


@dataclass(frozen=True)
class Section:
    """The lines of one axis, or of all competencies."""

    title: str
    lines: list[Line]


@dataclass(frozen=True)
class Advice:
    """What the law recommends for one box, and how sure that is."""

    box: int
    title: str
    sentences: tuple[tuple[str, str], ...]
    citation: Citation

    @property
    def certainty(self) -> str:
        """How sure the recommendation is, in words."""
        return str(CERTAINTIES[self.citation.certainty])


@dataclass(frozen=True)
class Explanation:
    """Everything a reader may know about how a result came about."""

    result: JpmResult | TalentResult
    sight: Sight
    sections: list[Section]
    rules: list[Rule]
    category: str
    advice: Advice | None
    law_unchanged: bool

    @property
    def is_talent(self) -> bool:
        """The result is a place on the map."""
        return isinstance(self.result, TalentResult)

    @property
    def is_held_back(self) -> bool:
        """The category or box waits until the evidence is complete."""
        return holds_back(self.sight, self.result.gaps, is_talent=self.is_talent)

    @property
    def gaps(self) -> list[str]:
        """The titles of what has no evidence."""
        lines = [line for section in self.sections for line in section.lines]
        return [
            line.row.title for line in lines if line.row.state == "KOSONG" and not line.row.is_part
        ]

    @property
    def to_develop(self) -> list[str]:
        """The competencies seen below what the post demands."""
        lines = [line for section in self.sections for line in section.lines]
        return [] if self.is_talent else [line.row.title for line in lines if line.is_below]


def explanation_of(result: JpmResult | TalentResult, reader: User) -> Explanation:
    """Return how a result came about, as far as the reader may know."""
    law = law_of(result.run)
    told = talent_sections if isinstance(result, TalentResult) else jpm_sections
    box = getattr(result, "box", None)
    return Explanation(
        result=result,
        sight=sight_of(reader, result.employee),
        sections=told(result, law, sees_all=reads_discipline(reader, result.employee)),
        rules=[Rule(law.cite(key), law.cite(key).title) for key in deciding_keys(result, law)],
        category="" if box else category_title(result, law),
        advice=advice_for(law, box) if box else None,
        law_unchanged=keeps_its_law(result.run),
    )


def deciding_keys(result: JpmResult | TalentResult, law: Law) -> tuple[str, ...]:
    """Return the rules that turn the numbers into a category or box."""
    if result.run.measure == Measure.TALENT:
        return PROFILE, "nine_box.matrix"
    return (
        "jpm.formula",
        table_of(result.run),
        "assessment.required_levels",
        "assessment.validity_years",
    )


def category_title(result: JpmResult | TalentResult, law: Law) -> str:
    """Return the law's words for the category of a JPM; empty where there is none."""
    if not isinstance(result, JpmResult) or not result.category:
        return ""
    return law.bands(table_of(result.run))[result.category].title


def talent_sections(result: JpmResult | TalentResult, law: Law, *, sees_all: bool) -> list[Section]:
    """Return the indicators of both axes, each with its rule."""
    profile: TalentProfile = law.value(PROFILE)
    hidden = frozenset() if sees_all else restricted_in(profile)
    return [
        Section(
            axis.title,
            [
                Line(
                    row,
                    Rule(law.cite(PROFILE, row.name), row.title),
                    is_hidden=row.name in hidden,
                )
                for row in result.rows
                if row.axis == name
            ],
        )
        for name, axis in profile.axes.items()
    ]


def jpm_sections(result: JpmResult | TalentResult, law: Law, *, sees_all: bool) -> list[Section]:
    """Return the competencies, each with the level seen and the level demanded."""
    rule = Rule(law.cite("assessment.required_levels"), _("Level yang dipersyaratkan"))
    return [Section(_("Kompetensi"), [Line(row, rule) for row in result.rows])]


def restricted_in(profile: TalentProfile) -> frozenset[str]:
    """Return the indicators and parts that read restricted evidence."""
    return frozenset(
        name
        for axis in AXES
        for code, indicator in profile.axes[axis].indicators.items()
        for name in restricted_under(f"{axis}.{code}", indicator)
    )


def restricted_under(name: str, part: Part) -> list[str]:
    """Return the names below and including a part that read restricted evidence."""
    if not isinstance(part.rubric, PartsRubric):
        return [name] if getattr(part.rubric, "source", "") == RESTRICTED else []
    inner = [
        found
        for code, further in part.rubric.parts.items()
        for found in restricted_under(f"{name}.{code}", further)
    ]
    return [name, *inner] if inner else []


def advice_for(law: Law, box: int) -> Advice:
    """Return the recommendations of one box in the words of the law."""
    entry = law.codes("nine_box.recommendations")[str(box)]
    words = law.codes("nine_box.recommendation_codes")
    return Advice(
        box=box,
        title=entry.title,
        sentences=tuple((words[c].title, words[c]["sentence"]) for c in entry["recommendations"]),
        citation=law.cite("nine_box.recommendations", str(box)),
    )
