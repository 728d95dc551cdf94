"""The talent measure once more: slow, plain, exact, and without any table engine.

It walks a profile person by person with fractions, and shares no code with ``takar.measures``.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from takar.kernel.calendar import add_years, whole_years
from takar.kernel.rounding import half_up
from takar.regulations.law import Law
from takar.regulations.rubrics import (
    AspectsRubric,
    CleanYearsRubric,
    ColumnRubric,
    JpmRubric,
    Part,
    PartsRubric,
    RecordRubric,
    SameRubric,
    Scored,
    ScoreRubric,
    TallyRubric,
    YearsRubric,
)
from tests.measures.invented import Row, Rows

SIX = 6
DATED = {
    "awards": "awarded_on",
    "team_assignments": "started_on",
    "trainings": "ended_on",
    "position_history": "started_on",
    "sanctions": "started_on",
    "scores": "measured_on",
    "competency_levels": "assessed_on",
    "performance_ratings": "year",
}


class Seen(NamedTuple):
    """A score (or a gap), and its least and most."""

    score: Fraction | None
    least: Fraction
    most: Fraction


class Person:
    """One person's rows, and the questions a profile asks of them."""

    def __init__(self, rows: Rows, employee: Row, law: Law) -> None:
        self.law, self.day, self.employee = law, law.day, employee
        self.profile = law.value("talent.profile")
        own = employee["employee_id"]
        self.rows = {
            name: [row for row in found if row.get("employee_id", own) == own]
            for name, found in rows.items()
        }

    def axis(self, name: str) -> dict[str, Any]:
        axis = self.profile.axes[name]
        applying = {
            code: one for code, one in axis.indicators.items() if not self.meets(one.not_for)
        }
        seen = {code: self.seen(one) for code, one in applying.items()}
        weight = sum(Fraction(one.weight) for one in applying.values())
        shares = {
            code: Fraction(one.weight) / Fraction(one.full) * Fraction(axis.total) / weight
            for code, one in applying.items()
        }
        least = added(shares[code] * one.least for code, one in seen.items())
        most = added(shares[code] * one.most for code, one in seen.items())
        known = all(one.score is not None for one in seen.values())
        categories = [axis.categories.of(least), axis.categories.of(most)]
        return {
            name: six(least) if known else None,
            f"{name}_least": six(least),
            f"{name}_most": six(most),
            f"{name}_category": categories[0] if len(set(categories)) == 1 else None,
        }

    def seen(self, part: Part) -> Seen:
        rubric = part.rubric
        if isinstance(rubric, SameRubric):
            axis, code = rubric.indicator.split(".")
            return self.seen(self.profile.axes[axis].indicators[code])
        if isinstance(rubric, PartsRubric):
            return self.together(rubric)
        if isinstance(rubric, JpmRubric):
            return self.jpm(rubric)
        if isinstance(rubric, AspectsRubric):
            return self.aspects(rubric)
        score = self.leaf(rubric)
        low, high = limits(rubric)
        return Seen(score, low if score is None else score, high if score is None else score)

    def together(self, rubric: PartsRubric) -> Seen:
        parts = [self.seen(p) for p in rubric.parts.values() if not self.meets(p.not_for)]
        join: dict[str, Callable[[list[Fraction]], Fraction]] = {
            "mean_of": lambda values: rounded(added(values) / len(values)),
            "sum_of": added,
            "highest_of": max,
            "lowest_of": min,
        }
        ends = [[part.least for part in parts], [part.most for part in parts]]
        least, most = (join[rubric.read](values) for values in ends)
        return Seen(least if least == most else None, least, most)

    def leaf(self, rubric: Any) -> Fraction | None:
        if isinstance(rubric, ColumnRubric):
            return on_scale(self.employee[rubric.column], rubric)
        ways: dict[type, Callable[[Any], Fraction | None]] = {
            ScoreRubric: self.score,
            RecordRubric: self.record,
            TallyRubric: self.tally,
            YearsRubric: self.years_since,
            CleanYearsRubric: self.clean_years,
        }
        return ways[type(rubric)](rubric)

    def score(self, rubric: ScoreRubric) -> Fraction | None:
        rows = [row for row in self.rows["scores"] if row["indicator"] == rubric.indicator]
        rows = self.in_time(rows, "scores", rubric.years, "")
        if not rows:
            return self.none(rubric, "scores")
        latest = max(rows, key=lambda row: (row["measured_on"], row["value"]))
        return on_scale(latest["value"], rubric)

    def record(self, rubric: RecordRubric) -> Fraction | None:
        rows = [row for row in self.rows[rubric.source] if matches(row, rubric.where)]
        running = [
            row
            for row in rows
            if rubric.running is not None
            and row["started_on"] <= self.day
            and (row["ended_on"] is None or row["ended_on"] >= self.day)
        ]
        if running:
            return Fraction(rubric.running or 0)
        rows = self.in_time(rows, rubric.source, rubric.years, rubric.dated)
        scored = [(row, on_scale(value_of(row, rubric.column), rubric)) for row in rows]
        found = [(row, score) for row, score in scored if score is not None]
        if not found:
            return None if rows else self.none(rubric, rubric.source)
        scores = [score for _, score in found]
        if rubric.read == "latest":
            dated = DATED[rubric.source]
            return max(((row[dated], score) for row, score in found))[1]
        if rubric.read == "average":
            if rubric.bands:
                numbers = [Fraction(row[str(rubric.column)]) for row, _ in found]
                return on_scale(sum(numbers, Fraction(0)) / len(numbers), rubric)
            return rounded(sum(scores, Fraction(0)) / len(scores))
        return max(scores) if rubric.read == "best" else min(scores)

    def tally(self, rubric: TallyRubric) -> Fraction | None:
        rows = [row for row in self.rows[rubric.source] if matches(row, rubric.where)]
        rows = self.in_time(rows, rubric.source, rubric.years, rubric.dated)
        there = rows
        if rubric.column:
            rows = [row for row in rows if row.get(rubric.column) is not None]
        if not rows:
            if there or not self.checked(rubric.source):
                return None
            nothing = on_scale(Decimal(0), rubric)
            return nothing if rubric.none is None else Fraction(rubric.none)
        amount = {
            "count": lambda: Fraction(len(rows)),
            "distinct": lambda: Fraction(len({row[rubric.column] for row in rows})),
            "sum": lambda: sum((Fraction(row[rubric.column]) for row in rows), Fraction(0)),
        }[rubric.read]()
        if rubric.per_year and rubric.years:
            amount = amount / rubric.years
            amount = amount if rubric.bands else rounded(amount)
        return on_scale(amount, rubric)

    def years_since(self, rubric: YearsRubric) -> Fraction | None:
        if rubric.source == "employees":
            start = self.employee[rubric.column]
        else:
            rows = [r for r in self.rows[rubric.source] if matches(r, rubric.where)]
            days = [r[rubric.column] for r in rows if r[rubric.column] is not None]
            start = max((day for day in days if day <= self.day), default=None)
        return None if start is None else on_scale(years(start, self.day), rubric)

    def clean_years(self, rubric: CleanYearsRubric) -> Fraction | None:
        rows = [r for r in self.rows[rubric.source] if matches(r, rubric.where)]
        rows = [row for row in rows if row["started_on"] <= self.day]
        since = self.employee[rubric.since]
        if since is None or not (rows or self.checked(rubric.source)):
            return None
        ends = [min(row["ended_on"] or self.day, self.day) for row in rows]
        return on_scale(years(max([since, *ends]), self.day), rubric)

    def jpm(self, rubric: JpmRubric) -> Seen:
        codes = list(self.law.codes("assessment.competencies"))
        required = [self.required(code) for code in codes]
        cap = 500 if rubric.cap is None else rubric.cap
        if None in required:
            return Seen(None, Fraction(0), Fraction(cap))
        asked = sum(int(r or 0) + rubric.above for r in required)
        levels = [self.level(code) for code in codes]
        ends = []
        for gap in (0, 5):
            achieved = added(Fraction(gap) if one is None else one for one in levels)
            percent = Fraction(half_up(achieved * 100 / asked, rubric.decimals))
            ends.append(min(percent, Fraction(cap)))
        return Seen(None if None in levels else ends[0], ends[0], ends[1])

    def level(self, code: str) -> Fraction | None:
        return self.latest("competency_levels", "competency", code, "level")

    def latest(self, table: str, key: str, code: str, column: str) -> Fraction | None:
        years_valid = int(self.law.number("assessment.validity_years"))
        valid = [
            (row["assessed_on"], row[column])
            for row in self.rows[table]
            if row[key] == code
            and row[column] is not None
            and row["assessed_on"] <= self.day <= add_years(row["assessed_on"], years_valid)
        ]
        return Fraction(max(valid)[1]) if valid else None

    def required(self, code: str) -> int | None:
        tier, post = self.employee["position_tier"], self.employee.get("position_id")
        standards = [r for r in self.rows["competency_standards"] if r["competency"] == code]
        for row in standards:
            if post is not None and row.get("position_id") == post:
                return int(row["required_level"])
        for row in standards:
            own = tier is not None and row.get("position_tier") == tier
            if own and row.get("position_id") is None:
                return int(row["required_level"])
        usual = self.law.points("assessment.required_levels").get(tier)
        return None if usual is None else int(usual)

    def aspects(self, rubric: AspectsRubric) -> Seen:
        aspects = self.law.codes("assessment.potential_aspects")
        codes = rubric.weights or dict.fromkeys(aspects, Decimal(1))
        found = {code: self.latest("potential_aspects", "aspect", code, "score") for code in codes}
        highest = added(map(Fraction, codes.values())) * Fraction(rubric.top)
        ends = []
        for gap in (Fraction(0), Fraction(rubric.top)):
            total = added(
                Fraction(weight) * (gap if found[code] is None else Fraction(found[code] or 0))
                for code, weight in codes.items()
            )
            ends.append(rounded(total * 100 / highest))
        return Seen(None if None in found.values() else ends[0], ends[0], ends[1])

    def none(self, rubric: Scored, source: str) -> Fraction | None:
        known = rubric.none is not None and self.checked(source)
        return Fraction(rubric.none) if known and rubric.none is not None else None

    def checked(self, source: str) -> bool:
        hold = self.profile.checks_hold_years
        return any(
            row["evidence"] == source
            and row["checked_on"] <= self.day <= add_years(row["checked_on"], hold)
            for row in self.rows["evidence_checks"]
        )

    def in_time(self, rows: list[Row], source: str, window: int | None, dated: str) -> list[Row]:
        column = DATED[source] if dated in {"", "period"} else dated
        if column == "year":
            first = -1 if window is None else self.day.year - window
            return [row for row in rows if first <= row["year"] <= self.day.year]
        rows = [row for row in rows if row[column] <= self.day]
        if window is None:
            return rows
        start = add_years(self.day, -window)
        start += timedelta(days=add_years(start, window) < self.day)
        if dated == "period":
            return [r for r in rows if r["ended_on"] is None or r["ended_on"] >= start]
        return [row for row in rows if row[column] >= start]

    def meets(self, conditions: dict[str, list[str]]) -> bool:
        return bool(conditions) and matches(self.employee, conditions)


def plain_talent(rows: Rows, law: Law) -> dict[str, dict[str, Any]]:
    """Return every person's axes, categories and box."""
    return {row["employee_id"]: _whole(Person(rows, row, law)) for row in rows["employees"]}


def _whole(person: Person) -> dict[str, Any]:
    result = person.axis("performance") | person.axis("potential")
    matrix = person.law.matrix("nine_box.matrix")
    place = (result["performance_category"], result["potential_category"])
    result["box"] = None if None in place else int(matrix[place])
    shares = person.profile.talent
    for end in ("", "_least", "_most"):
        ends = result[f"performance{end}"], result[f"potential{end}"]
        weighed = None
        if None not in ends:
            weighed = six(
                (
                    Fraction(ends[0]) * Fraction(shares.performance)
                    + Fraction(ends[1]) * Fraction(shares.potential)
                )
                / 100
            )
        result[f"talent{end}"] = weighed
    return result


def on_scale(value: Any, rubric: Scored) -> Fraction | None:
    if value is None:
        return None
    if rubric.points:
        other = None if rubric.other is None else Fraction(rubric.other)
        return Fraction(rubric.points[value]) if value in rubric.points else other
    if rubric.bands:
        (rung,) = [rung for rung in rubric.bands if rung.holds(Fraction(value))]
        return Fraction(rung.points)
    return min(max(Fraction(value), Fraction(rubric.lowest)), Fraction(rubric.highest))


def limits(rubric: Scored) -> tuple[Fraction, Fraction]:
    numbers = [*rubric.points.values(), *(rung.points for rung in rubric.bands)]
    if not numbers:
        numbers = [rubric.lowest, rubric.highest]
    numbers += [
        number
        for number in (rubric.none, rubric.other, getattr(rubric, "running", None))
        if number is not None
    ]
    return Fraction(min(numbers)), Fraction(max(numbers))


def value_of(row: Row, column: str | list[str]) -> Any:
    if isinstance(column, str):
        return row.get(column)
    values = [row.get(name) for name in column]
    return None if None in values else "+".join(map(str, values))


def matches(row: Row, where: dict[str, list[str]]) -> bool:
    return all(row.get(column) in values for column, values in where.items())


def years(start: date, day: date) -> int:
    return max(whole_years(start, day), 0)


def added(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def rounded(value: Fraction) -> Fraction:
    return Fraction(half_up(value, SIX))


def six(value: Fraction) -> Decimal:
    return half_up(Fraction(value), SIX)
