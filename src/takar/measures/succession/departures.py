"""When one holder leaves a post by law: retirement, the end of a contract, the longest tenure.

Law: PP 11/2017 (retirement age, tenure), UU 14/2005 (teachers and lecturers); the steps are told
in ``docs/explanation/vacancies.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from takar.kernel.calendar import add_years
from takar.measures.succession.months import next_month
from takar.measures.succession.seats import Holder
from takar.regulations.citation import Citation
from takar.regulations.law import Law

RETIREMENT, CONTRACT, TENURE = "PENSIUN", "KONTRAK_BERAKHIR", "BATAS_MASA_JABATAN"
REVIEW = "TINJAU"
ON_CONTRACT = frozenset(("PPPK", "PPPK_PARUH_WAKTU"))
BIRTH, TIER, END = "birth_on", "position_tier", "contract_ends_on"


@dataclass(frozen=True)
class Departure:
    """A day on which a post empties, or falls due for a decision, and the rule that says so.

    Attributes:
        on: the first day without the holder.
        reason: ``PENSIUN``, ``KONTRAK_BERAKHIR`` or ``BATAS_MASA_JABATAN``.
        certainty: how sure the rule is.
        source: the papers of the rule; ``None`` for a date that stands in a record.
        age: the age limit used, for a retirement.
        otherwise_on: the day by the general rule, where a rule for the title differs.
        is_review: only a decision falls due; the post is not vacant by that.
        is_extendable: the law lets the tenure be prolonged.
    """

    on: date
    reason: str
    certainty: str
    source: Citation | None = None
    age: int | None = None
    otherwise_on: date | None = None
    is_review: bool = False
    is_extendable: bool = False


@dataclass(frozen=True)
class Leaving:
    """Everything that is known of how one holder leaves.

    Attributes:
        sure: retirement and the end of a contract, earliest first.
        reviews: days on which a decision falls due.
        missing: what is needed and not known.
    """

    sure: tuple[Departure, ...]
    reviews: tuple[Departure, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class AgeLimit:
    """An age of retirement and the papers that say so."""

    age: int
    papers: Citation


@dataclass(frozen=True)
class Tenure:
    """The longest tenure of a tier and the papers that say so."""

    most_years: int
    is_extendable: bool
    papers: Citation


@dataclass(frozen=True)
class LeavingRules:
    """The rules by which holders leave, each read and cited once for everybody.

    Attributes:
        titles: first words of a title, folded, the longest first.
        starts_next_month: a seat empties on the first of the month after the birthday.
    """

    tiers: Mapping[str, AgeLimit]
    titles: tuple[tuple[str, AgeLimit], ...]
    tenures: Mapping[str, Tenure]
    starts_next_month: bool

    @classmethod
    def of(cls, law: Law) -> "LeavingRules":
        """Read the rules of a day."""
        ages = law.points("positions.retirement_age")
        limits = law.codes("talent.tenure_limits")
        return cls(
            tiers={
                tier: AgeLimit(int(age), law.cite("positions.retirement_age", tier))
                for tier, age in ages.items()
            },
            titles=_titles(law),
            tenures={
                tier: Tenure(
                    limit["most_years"],
                    limit["is_extendable"],
                    law.cite("talent.tenure_limits", tier),
                )
                for tier, limit in limits.items()
            },
            starts_next_month=law.record("talent.forecast")["retirement_empties"] == "NEXT_MONTH",
        )

    def by_title(self, title: str) -> AgeLimit | None:
        """Return the age limit that a rule gives to posts of that title; the longest words win."""
        called = " ".join(title.casefold().split())
        fitting = (limit for words, limit in self.titles if f"{called} ".startswith(f"{words} "))
        return next(fitting, None)

    def limit_of(self, title: str, tier: str | None) -> AgeLimit | None:
        """Return the age limit of a post: its title's, else its tier's."""
        return self.by_title(title) or self.tiers.get(tier or "")

    def emptied_on(self, birth_on: date, age: int) -> date:
        """Return the first day on which a seat is empty once its holder has reached an age."""
        birthday = add_years(birth_on, age)
        return next_month(birthday) if self.starts_next_month else birthday


def leaving(holder: Holder, rules: LeavingRules) -> Leaving:
    """Return when and why a holder leaves, and what is missing to tell."""
    found = [retirement(holder, rules), contract_end(holder)]
    missing = [gap for gap, is_missing in _gaps(holder, rules) if is_missing]
    review = tenure_end(holder, rules)
    return Leaving(
        sure=tuple(sorted((own for own in found if own), key=lambda own: own.on)),
        reviews=(review,) if review else (),
        missing=tuple(missing),
    )


def retirement(holder: Holder, rules: LeavingRules) -> Departure | None:
    """Return the retirement; none where the birth date or the age limit is not known."""
    chosen = rules.limit_of(holder.title, holder.tier)
    if holder.birth_on is None or chosen is None:
        return None
    general = rules.tiers.get(holder.tier or "")
    on = rules.emptied_on(holder.birth_on, chosen.age)
    usual = rules.emptied_on(holder.birth_on, general.age) if general else None
    return Departure(
        on=on,
        reason=RETIREMENT,
        certainty=chosen.papers.certainty,
        source=chosen.papers,
        age=chosen.age,
        otherwise_on=usual if usual != on else None,
    )


def contract_end(holder: Holder) -> Departure | None:
    """Return the end of the contract of somebody who has one."""
    if holder.employment not in ON_CONTRACT or holder.contract_ends_on is None:
        return None
    return Departure(holder.contract_ends_on + timedelta(days=1), CONTRACT, "certain")


def tenure_end(holder: Holder, rules: LeavingRules) -> Departure | None:
    """Return the day on which the longest tenure of the post is over."""
    limit = rules.tenures.get(holder.tier or "")
    if limit is None or holder.positioned_on is None:
        return None
    return Departure(
        on=add_years(holder.positioned_on, limit.most_years),
        reason=TENURE,
        certainty=limit.papers.certainty,
        source=limit.papers,
        is_review=True,
        is_extendable=limit.is_extendable,
    )


def _titles(law: Law) -> tuple[tuple[str, AgeLimit], ...]:
    """Return the rules for titles; the certainty of each row is its own."""
    whole = law.cite("talent.retirement_by_title")
    rows = sorted(law.table("talent.retirement_by_title"), key=lambda row: -len(row["begins"]))
    return tuple(
        (
            row["begins"].casefold(),
            AgeLimit(row["age"], replace(whole, part=row["begins"], certainty=row["certainty"])),
        )
        for row in rows
    )


def _gaps(holder: Holder, rules: LeavingRules) -> list[tuple[str, bool]]:
    ageless = rules.limit_of(holder.title, holder.tier) is None
    endless = holder.employment in ON_CONTRACT and holder.contract_ends_on is None
    return [(BIRTH, holder.birth_on is None), (TIER, ageless), (END, endless)]
