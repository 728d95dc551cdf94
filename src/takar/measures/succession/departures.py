"""When one holder leaves a post by law: retirement, the end of a contract, the longest tenure.

Law: PP 11/2017 (retirement age, tenure), UU 14/2005 (teachers and lecturers); the steps are told
in ``docs/explanation/vacancies.md``.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

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


def leaving(holder: Holder, law: Law) -> Leaving:
    """Return when and why a holder leaves, and what is missing to tell."""
    found = [retirement(holder, law), contract_end(holder)]
    missing = [gap for gap, is_missing in _gaps(holder, law) if is_missing]
    review = tenure_end(holder, law)
    return Leaving(
        sure=tuple(sorted((own for own in found if own), key=lambda own: own.on)),
        reviews=(review,) if review else (),
        missing=tuple(missing),
    )


def retirement(holder: Holder, law: Law) -> Departure | None:
    """Return the retirement; none where the birth date or the age limit is not known."""
    if holder.birth_on is None:
        return None
    by_title, by_tier = age_by_title(holder.title, law), age_by_tier(holder.tier, law)
    chosen = by_title or by_tier
    if chosen is None:
        return None
    age, citation = chosen
    on = emptied_on(holder.birth_on, age, law)
    usual = emptied_on(holder.birth_on, by_tier[0], law) if by_tier else None
    return Departure(
        on=on,
        reason=RETIREMENT,
        certainty=citation.certainty,
        source=citation,
        age=age,
        otherwise_on=usual if usual != on else None,
    )


def age_by_tier(tier: str | None, law: Law) -> tuple[int, Citation] | None:
    """Return the age limit of a tier and its papers."""
    ages = law.points("positions.retirement_age")
    if tier not in ages:
        return None
    return int(ages[tier]), law.cite("positions.retirement_age", tier)


def age_by_title(title: str, law: Law) -> tuple[int, Citation] | None:
    """Return the age limit that a rule gives to posts of that title; the longest words win."""
    called = " ".join(title.casefold().split())
    rules = [row for row in law.table("talent.retirement_by_title") if _begins(called, row)]
    if not rules:
        return None
    rule = max(rules, key=lambda row: len(row["begins"]))
    whole = law.cite("talent.retirement_by_title")
    return rule["age"], replace(whole, part=rule["begins"], certainty=rule["certainty"])


def emptied_on(birth_on: date, age: int, law: Law) -> date:
    """Return the first day on which a seat is empty once its holder has reached an age."""
    birthday = add_years(birth_on, age)
    rule = law.record("talent.forecast")["retirement_empties"]
    return next_month(birthday) if rule == "NEXT_MONTH" else birthday


def contract_end(holder: Holder) -> Departure | None:
    """Return the end of the contract of somebody who has one."""
    if holder.employment not in ON_CONTRACT or holder.contract_ends_on is None:
        return None
    return Departure(holder.contract_ends_on + timedelta(days=1), CONTRACT, "certain")


def tenure_end(holder: Holder, law: Law) -> Departure | None:
    """Return the day on which the longest tenure of the post is over."""
    limits = law.codes("talent.tenure_limits")
    if holder.tier not in limits or holder.positioned_on is None:
        return None
    limit, papers = limits[holder.tier], law.cite("talent.tenure_limits", holder.tier)
    return Departure(
        on=add_years(holder.positioned_on, limit["most_years"]),
        reason=TENURE,
        certainty=papers.certainty,
        source=papers,
        is_review=True,
        is_extendable=limit["is_extendable"],
    )


def _begins(called: str, row: dict[str, Any]) -> bool:
    words = row["begins"].casefold()
    return called == words or called.startswith(f"{words} ")


def _gaps(holder: Holder, law: Law) -> list[tuple[str, bool]]:
    ageless = age_by_title(holder.title, law) is None and age_by_tier(holder.tier, law) is None
    endless = holder.employment in ON_CONTRACT and holder.contract_ends_on is None
    return [(BIRTH, holder.birth_on is None), (TIER, ageless), (END, endless)]
