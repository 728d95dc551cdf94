"""How one person's index came about: drawn from the stored columns under the run's own law.

Nothing is measured again: every line is a pure function of the row and of the law on the run's
day, as known then, from the shelf of the agency. The edition on the stamp tells whether the book
still says the same.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from takar.measures.ip_asn_explained import Explained, explained
from takar.measures.ip_asn_lifts import OTHER_DEEDS, PART_DEEDS, VERIFY
from takar.measures.ip_asn_states import MISSING, NONE, UNVERIFIED
from takar.regulations.law import Law
from takar.web.accounts.models import User
from takar.web.results.explaining import Rule
from takar.web.results.models import IpAsnResult
from takar.web.results.permissions import reads_discipline, sight_of
from takar.web.results.queries import keeps_its_law, law_of
from takar.web.results.rules import Sight
from takar.web.results.rules.ip_asn import (
    CATEGORY_TONES,
    DEEDS,
    DIMENSIONS,
    OFFICIAL,
    PARTS,
    REASONS,
    STATES,
    is_estimate,
)
from takar.web.results.wording import worded

DECIDING = ("ip_asn.rule_sets", "ip_asn.dimensions", "ip_asn.bands", "ip_asn.index")
RESTRICTED = "DISIPLIN"
"""What the head of a unit does not learn; the evidence is for operators and the person alone."""

UNTOLD = frozenset({MISSING, NONE, UNVERIFIED})
"""The states whose sentence does not say since when evidence counts."""


@dataclass(frozen=True)
class Line:
    """One sub-indicator with its reasons.

    Attributes:
        deed: the nearest deed that would lift it; empty where none would.
        gain: the points which that deed brings, at most.
        window: the days from which evidence counts, in words.
        is_hidden: the evidence is restricted and this reader does not see it.
    """

    part: Explained
    deed: str
    gain: Decimal | None
    window: str
    rule: Rule
    is_hidden: bool = False

    @property
    def code(self) -> str:
        """The code of the sub-indicator."""
        return self.part.indicator

    @property
    def words(self) -> str:
        """The state in words."""
        return _(STATES[self.part.state][0]) if self.part.state else ""

    @property
    def tone(self) -> str:
        """The tone of the state."""
        return STATES[self.part.state][1] if self.part.state else "none"

    @property
    def reason(self) -> str:
        """Why points are lost, in words."""
        return _(REASONS[self.part.reason][0]) if self.part.reason else ""

    @property
    def is_sure(self) -> bool:
        """The deed brings the whole gain; study and better work bring at most so much."""
        return self.code in PARTS or self.deed == VERIFY

    @property
    def deed_words(self) -> str:
        """What would lift it, in words."""
        return _(DEEDS[self.deed]) if self.deed else ""

    @property
    def evidence(self) -> str:
        """What stands behind the points, in a sentence."""
        return "" if self.is_hidden else worded(str(self.part.sentence))


@dataclass(frozen=True)
class IpAsnExplanation:
    """Everything a reader may know about how an index came about.

    Attributes:
        dimensions: each dimension in words, its points and its most.
        lost: the points below one hundred by reason, in words, with their tones.
    """

    result: IpAsnResult
    sight: Sight
    lines: list[Line]
    dimensions: list[tuple[str, Decimal | None, Decimal]]
    lost: list[tuple[str, Decimal | None, str]]
    category: str
    tone: str
    rule_set: str
    is_official: bool
    is_estimate: bool
    is_subject: bool
    rules: list[Rule]
    law_unchanged: bool

    @property
    def open_lines(self) -> list[Line]:
        """What does not earn its most, the most points first, and of equals what is sure."""
        found = [line for line in self.lines if line.part.lost]
        return sorted(found, key=lambda line: (-(line.gain or 0), not line.is_sure))

    @property
    def lifting(self) -> list[Line]:
        """What a deed would lift, the most points first."""
        return [line for line in self.open_lines if line.gain]


def ip_asn_explanation(result: IpAsnResult, reader: User) -> IpAsnExplanation:
    """Return how an index came about, as far as the reader may know."""
    law = law_of(result.run)
    sight = sight_of(reader, result.employee)
    rules = law.codes("ip_asn.rule_sets")[result.rules]
    is_official = rules["basis"] == OFFICIAL
    sees_all = reads_discipline(reader, result.employee)
    lines = [] if is_official else lines_of(result, law, sees_all=sees_all)
    if not sight.shows_numbers:
        lines = [line for line in lines if line.code != RESTRICTED]
    titles = {band.code: band.title for band in law.bands("ip_asn.bands")}
    return IpAsnExplanation(
        result=result,
        sight=sight,
        lines=lines,
        dimensions=dimensions_of(result, law) if sight.shows_numbers else [],
        lost=lost_of(result) if sight.shows_numbers and not is_official else [],
        category=titles.get(result.category or "", ""),
        tone=CATEGORY_TONES.get(result.category or "", "none"),
        rule_set=rules.title,
        is_official=is_official,
        is_estimate=is_estimate(rules, result.run.year),
        is_subject=result.discipline_state != "BUKAN_SUBJEK",
        rules=[Rule(law.cite(key), law.cite(key).title) for key in DECIDING],
        law_unchanged=keeps_its_law(result.run),
    )


def dimension_titles() -> dict[str, str]:
    """Return the words for the dimensions, by column."""
    return {
        "qualification": _("Kualifikasi"),
        "competence": _("Kompetensi"),
        "performance": _("Kinerja"),
        "discipline": _("Disiplin"),
    }


def dimensions_of(result: IpAsnResult, law: Law) -> list[tuple[str, Decimal | None, Decimal]]:
    """Return each dimension with its points and its most."""
    most, titles = law.points("ip_asn.dimensions"), dimension_titles()
    return [
        (titles[column], getattr(result, column), most[code]) for code, column in DIMENSIONS.items()
    ]


def lost_of(result: IpAsnResult) -> list[tuple[str, Decimal | None, str]]:
    """Return the points lost by reason, in words."""
    return [
        (_(title), getattr(result, f"lost_{code}"), tone) for code, (title, tone) in REASONS.items()
    ]


def lines_of(result: IpAsnResult, law: Law, *, sees_all: bool) -> list[Line]:
    """Return every sub-indicator with its evidence, its window, its rule and its deed."""
    return [
        Line(
            part=part,
            deed=deed_for(part),
            gain=gain_of(part),
            window=window_words(part.window_from) if part.state in UNTOLD else "",
            rule=Rule(law.cite(part.cite_key), law.cite(part.cite_key).title),
            is_hidden=part.indicator == RESTRICTED and not sees_all,
        )
        for part in explained(vars(result), law)
    ]


def deed_for(part: Explained) -> str:
    """Return the nearest deed that lifts a sub-indicator; nothing but time mends discipline."""
    if not part.lost or part.state is None:
        return ""
    deeds = PART_DEEDS if part.indicator in PARTS else OTHER_DEEDS.get(part.indicator, {})
    return deeds.get(part.state, "")


def gain_of(part: Explained) -> Decimal | None:
    """Return what the deed brings: a waiting claim its own points, anything else all that is lost.

    A gap has lost what it would have above its lowest.
    """
    if not deed_for(part) or part.lost is None or part.most is None:
        return None
    now = part.most - part.lost
    return (part.claimed or now) - now if deed_for(part) == VERIFY else part.lost


def window_words(first: date | None) -> str:
    """Return since when evidence counts, in words; empty where there is no limit."""
    return _("Dihitung sejak %(day)s") % {"day": date_format(first)} if first else ""
