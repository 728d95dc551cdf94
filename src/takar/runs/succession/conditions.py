"""What the law asks of a member of the succession group, answered from tables, with what lacks.

Law: PP 11/2017 Pasal 199 ayat (2).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

from takar.kernel.language import Message, msg
from takar.kernel.rounding import printed
from takar.measures.development import HoursOfYear, hours_of_year
from takar.measures.development.follow_up import BELOW, REACHED
from takar.measures.succession import GroupCondition, Match, group_conditions
from takar.measures.succession.conditions import COMPETENCE, CONDITIONS, PERFORMANCE
from takar.measures.succession.readiness import MET, NOT_MET
from takar.regulations.law import Law

READ: dict[str, tuple[str, ...]] = {
    "employees": ("employee_id",),
    "performance_ratings": ("employee_id", "year", "rating"),
    "trainings": ("employee_id", "title", "ended_on", "lesson_hours"),
    "evidence_checks": ("employee_id", "evidence", "checked_on"),
}
"""The tables and columns the conditions are read from, levels and standards apart."""
NOBODY: Mapping[int, str] = {}


@dataclass(frozen=True)
class Told:
    """One condition with its answer, and in words what is lacking where it is not met."""

    condition: GroupCondition
    lacks: Message | None

    @property
    def is_met(self) -> bool:
        """It is met."""
        return self.condition.value == MET


@dataclass(frozen=True)
class GroupFacts:
    """What the conditions are answered from, whatever the post.

    Attributes:
        ratings: the performance rating per person and year.
        hours: the lesson hours of the last full year, per person.
    """

    law: Law
    ratings: Mapping[str, Mapping[int, str]]
    hours: Mapping[str, HoursOfYear]

    @classmethod
    def read(cls, tables: Mapping[str, pa.Table], law: Law) -> "GroupFacts":
        """Read the tables of :data:`READ`."""
        ratings: dict[str, dict[int, str]] = defaultdict(dict)
        for row in tables["performance_ratings"].select(READ["performance_ratings"]).to_pylist():
            if row["rating"] is not None:
                ratings[row["employee_id"]][row["year"]] = row["rating"]
        year = law.day.year - 1
        found = hours_of_year(
            tables["employees"]["employee_id"].to_pylist(),
            _until(tables["trainings"], law.day),
            law,
            year=year,
            checked=_checked(tables["evidence_checks"], year, law.day),
        )
        return cls(law, dict(ratings), {own.employee_id: own for own in found})

    def of(self, employee_id: str, match: Match | None) -> tuple[Told, ...]:
        """Answer every condition for one person and the post aimed at."""
        hours = self.hours.get(employee_id)
        ratings = self.ratings.get(employee_id, NOBODY)
        found = group_conditions(match, ratings, self.law, has_developed=_reached(hours))
        return tuple(Told(own, self._lacks(own, match, ratings, hours)) for own in found)

    def _lacks(
        self,
        own: GroupCondition,
        match: Match | None,
        ratings: Mapping[int, str],
        hours: HoursOfYear | None,
    ) -> Message | None:
        if own.value == MET:
            return None
        if own.code == COMPETENCE:
            return _competence(own, match, self.law)
        return self._rated(own, ratings) if own.code == PERFORMANCE else self._hours(hours)

    def _rated(self, own: GroupCondition, ratings: Mapping[int, str]) -> Message:
        asked = self.law.codes(CONDITIONS)[PERFORMANCE]
        if own.value != NOT_MET:
            years = ", ".join(map(str, own.missing_years))
            return msg("Predikat kinerja {years} belum ada.", years=years)
        titles = self.law.codes("performance.ratings")
        order = list(titles)
        least = order.index(asked["least_rating"])
        seen = (
            f"{year} {titles[ratings[year]].title}"
            for year in range(self.law.day.year - asked["years"], self.law.day.year)
            if ratings.get(year) in titles and order.index(ratings[year]) > least
        )
        return msg("Predikat kinerja: {seen}.", seen=", ".join(seen))

    def _hours(self, hours: HoursOfYear | None) -> Message:
        facts = {
            "year": self.law.day.year - 1,
            "least": brief(self.law.number("development.least_hours")),
        }
        if hours is None or hours.hours is None:
            return msg("Jam pelajaran {year} belum diketahui; paling sedikit {least} JP.", **facts)
        facts["hours"] = brief(hours.hours)
        if hours.state == BELOW:
            return msg("Baru {hours} dari {least} JP pada {year}.", **facts)
        return msg(
            "Tercatat {hours} dari {least} JP pada {year}; daftarnya belum diperiksa lengkap.",
            **facts,
        )


def brief(value: Decimal) -> str:
    """Print a number with decimals only where it has them.

    >>> brief(Decimal("20.0")), brief(Decimal("12.5"))
    ('20', '12,50')
    """
    return printed(value, 0 if value == value.to_integral_value() else 2)


def _competence(own: GroupCondition, match: Match | None, law: Law) -> Message:
    if match is None:
        return msg("Jabatan yang dituju belum mempunyai standar kompetensi.")
    titles = law.codes("assessment.competencies")
    if len(match.missing) == len(match.gaps):
        return msg("Kompetensinya belum dinilai.")
    if own.value != NOT_MET:
        names = ", ".join(titles[code].title for code in match.missing)
        return msg("Belum dinilai: {names}.", names=names)
    needs = ((titles[gap.competency].title, gap.need) for gap in match.gaps)
    names = ", ".join(f"{title} (-{brief(need)})" for title, need in needs if need and need > 0)
    return msg("Kurang dari standar: {names}.", names=names)


def _reached(hours: HoursOfYear | None) -> bool | None:
    known = {REACHED: True, BELOW: False}
    return known.get(hours.state) if hours else None


def _until(trainings: pa.Table, day: date) -> list[dict[str, object]]:
    """Return what had ended by a day."""
    rows = trainings.select(READ["trainings"]).to_pylist()
    return [row for row in rows if row["ended_on"] is not None and row["ended_on"] <= day]


def _checked(checks: pa.Table, year: int, day: date) -> frozenset[str]:
    """Return whose list of trainings was found complete after the year was over."""
    return frozenset(
        row["employee_id"]
        for row in checks.select(READ["evidence_checks"]).to_pylist()
        if row["evidence"] == "trainings" and date(year + 1, 1, 1) <= row["checked_on"] <= day
    )
