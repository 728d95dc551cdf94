"""IP ASN once more: slow, plain, exact, and without any table engine.

It walks the evidence person by person with fractions, and shares no code with ``takar.measures``.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from takar.kernel.calendar import add_years
from takar.regulations.law import Law
from tests.measures.invented import Row, Rows

PARTS = ("leadership", "functional", "technical", "seminar")
CODES = {
    "leadership": "DIKLAT_KEPEMIMPINAN",
    "functional": "DIKLAT_FUNGSIONAL",
    "technical": "DIKLAT_TEKNIS",
    "seminar": "SEMINAR",
}


def plain_ip_asn(rows: Rows, law: Law) -> dict[str, dict[str, Any]]:
    """Measure everybody by the rules of 2019."""
    return {person["employee_id"]: Person(rows, person, law).told() for person in rows["employees"]}


class Person:
    """One person's rows, and the questions the rules of 2019 ask of them."""

    def __init__(self, rows: Rows, own: Row, law: Law) -> None:
        self.own, self.law, self.day = own, law, law.day
        self.year = law.day.year if (law.day.month, law.day.day) == (12, 31) else law.day.year - 1
        self.rows = {
            name: [row for row in found if row["employee_id"] == own["employee_id"]]
            for name, found in rows.items()
            if name != "work_units"
        }

    def told(self) -> dict[str, Any]:
        if self.own["employment"] != "PNS":
            return {"is_measured": False, "total": None, "total_least": None}
        group = self.group()
        parts = {part: self.part(part, group) for part in PARTS}
        competence = sum(parts.values(), Fraction(0)) if group else None
        dimensions = {
            "qualification": self.qualification(self.degrees()),
            "competence": competence,
            "performance": self.performance(self.rows.get("performance_ratings", [])),
            "discipline": self.discipline(),
        }
        claimed = self.claimed(group, dimensions)
        least = {"qualification": 1, "competence": 0, "performance": 1, "discipline": 1}
        most = {"qualification": 25, "competence": 40, "performance": 30, "discipline": 5}
        total = added(dimensions.values())
        return {
            **dimensions,
            **(parts if group else dict.fromkeys(PARTS)),
            "total": total,
            "category": None if total is None else category(total),
            "is_measured": total is not None,
            "total_least": added(least[n] if v is None else v for n, v in dimensions.items()),
            "total_most": added(most[n] if v is None else v for n, v in dimensions.items()),
            "total_claimed": added(claimed.values()),
        }

    def group(self) -> str | None:
        tier, kind = self.own.get("position_tier"), self.own.get("position_kind")
        if tier in {"JPT_UTAMA", "JPT_MADYA", "JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS"}:
            return "MANAJERIAL"
        if tier is not None:
            return "PELAKSANA" if tier == "PELAKSANA" else "FUNGSIONAL"
        return kind if kind in {"FUNGSIONAL", "PELAKSANA"} else None

    def degrees(self) -> list[str]:
        told = [
            row["education_level"]
            for row in self.rows.get("education_history", [])
            if row["graduated_on"] <= self.day
        ]
        return [*told, *([self.own["education_level"]] if self.own.get("education_level") else [])]

    def qualification(self, degrees: list[str]) -> Fraction | None:
        points = {"S3": 25, "SUBSPESIALIS": 25, "S2": 20, "SPESIALIS": 20, "D3": 10}
        points |= dict.fromkeys(["S1", "D4", "PROFESI"], 15)
        points |= dict.fromkeys(["D2", "D1", "SLTA"], 5) | dict.fromkeys(["SLTP", "SD"], 1)
        return Fraction(max(points[degree] for degree in degrees)) if degrees else None

    def courses(self) -> Iterator[Row]:
        for row in self.rows.get("trainings", []):
            if row["ended_on"] <= self.day and row.get("fits_post") is not False:
                yield row

    def part(self, part: str, group: str | None, extra: list[Row] | None = None) -> Fraction:
        if group is None:
            return Fraction(0)
        table = {row["post_group"]: row for row in self.law.table("ip_asn.competence")}
        most = Fraction(table[group][CODES[part]])
        return most if self.proved(part, [*self.courses(), *(extra or [])]) else Fraction(0)

    def proved(self, part: str, courses: list[Row]) -> bool:
        kinds = {"leadership": ["STRUKTURAL"], "functional": ["FUNGSIONAL"]}
        kinds |= {"technical": ["TEKNIS"], "seminar": ["SEMINAR", "SOSIAL_KULTURAL"]}
        years = self.law.record("ip_asn.windows")[CODES[part]]
        found = [
            row
            for row in courses
            if row["training_kind"] in kinds[part]
            and (years is None or reaches(row["ended_on"], years, self.day))
        ]
        if part == "leadership":
            levels = self.law.codes("ip_asn.leadership_levels")
            tier = self.own.get("position_tier")
            due = levels[tier]["levels"] if tier in levels else []
            return any(row.get("structural_level") in due for row in found)
        if part == "technical":
            rule = self.law.record("ip_asn.technical_hours")
            hours = [Fraction(row.get("lesson_hours") or 0) for row in found]
            joined = sum(hours, Fraction(0)) if rule["may_be_summed"] else max(hours, default=0)
            return bool(joined >= rule["minimum"])
        return bool(found)

    def performance(self, ratings: list[Row]) -> Fraction | None:
        own = [row for row in ratings if row["year"] == self.year]
        return self.rated(own[0]) if own else None

    def rated(self, row: Row) -> Fraction | None:
        usual = "PERMENPANRB_6_2022" if self.year >= 2022 else "PP_30_2019"
        usual = "PP_46_2011" if self.year <= 2020 else usual
        scale, word = row.get("rating_scale") or usual, row.get("rating")
        allowed = {"PP_46_2011": (2014, 2021), "PP_30_2019": (2019, 2021)}
        first, last = allowed.get(scale, (2022, 9999))
        if not first <= self.year <= last:
            return None
        score = row.get("rating_score")
        if word is None and scale == "PERMENPANRB_6_2022":
            word = quadrant(row.get("work_result"), row.get("work_behaviour"))
        elif word is None and score is not None:
            word = pp46(score) if scale == "PP_46_2011" else pp30(score, row)
        points = {
            "PP_46_2011": ("SANGAT_BAIK", "BAIK", "CUKUP", "KURANG", "BURUK"),
            "PP_30_2019": ("SANGAT_BAIK", "BAIK", "CUKUP", "KURANG", "SANGAT_KURANG"),
        }.get(scale, ("SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG"))
        found = dict(zip(points, (30, 25, 15, 5, 1), strict=True)).get(word or "")
        return None if found is None else Fraction(found)

    def discipline(self) -> Fraction:
        points = {"RINGAN": 3, "SEDANG": 2, "BERAT": 1}
        held = [
            points[row["sanction_level"]]
            for row in self.rows.get("sanctions", [])
            if row["started_on"] <= self.day and reaches(row["started_on"], 5, self.day)
        ]
        return Fraction(min(held, default=5))

    def claimed(
        self, group: str | None, own: dict[str, Fraction | None]
    ) -> dict[str, Fraction | None]:
        """Count the claims as if they were verified; a lower one changes nothing."""
        claims = [
            row
            for row in self.rows.get("claims", [])
            if row.get("ended_on") is None or row["ended_on"] <= self.day
        ]
        courses = [row for row in claims if row["evidence"] == "trainings" and row.get("ended_on")]
        degrees = [row["education_level"] for row in claims if row["evidence"][:9] == "education"]
        ratings = [row for row in claims if row["evidence"] == "performance_ratings"]
        rated = [self.rated(row) for row in ratings if row["year"] == self.year]
        parts = [self.part(part, group, courses) for part in PARTS]
        return own | {
            "qualification": self.qualification([*self.degrees(), *degrees]),
            "competence": sum(parts, Fraction(0)) if group else None,
            "performance": highest([own["performance"], *rated]),
        }


def reaches(on: date, years: int, day: date) -> bool:
    """Tell whether so many years from a day reach another; 29 February ends on 28 February."""
    return add_years(on, years) >= day


def category(total: Fraction) -> str:
    for low, name in ((90, "SANGAT_TINGGI"), (80, "TINGGI"), (70, "SEDANG"), (60, "RENDAH")):
        if total > low:
            return name
    return "SANGAT_RENDAH"


def pp46(score: Decimal) -> str:
    for low, name in ((90, "SANGAT_BAIK"), (75, "BAIK"), (60, "CUKUP"), (50, "KURANG")):
        if score > low:
            return name
    return "BURUK"


def pp30(score: Decimal, row: Row) -> str | None:
    if score > 120:
        return None
    if score >= 110:
        return "SANGAT_BAIK" if row.get("has_new_idea") else "BAIK"
    for low, name in ((90, "BAIK"), (70, "CUKUP"), (50, "KURANG")):
        if score >= low:
            return name
    return "SANGAT_KURANG"


def quadrant(result: str | None, behaviour: str | None) -> str | None:
    if result is None or behaviour is None:
        return None
    if behaviour == "DI_BAWAH_EKSPEKTASI":
        return "SANGAT_KURANG" if result == "DI_BAWAH_EKSPEKTASI" else "KURANG"
    if result == "DI_BAWAH_EKSPEKTASI":
        return "BUTUH_PERBAIKAN"
    both = result == behaviour == "DI_ATAS_EKSPEKTASI"
    return "SANGAT_BAIK" if both else "BAIK"


def highest(values: list[Fraction | None]) -> Fraction | None:
    return max((value for value in values if value is not None), default=None)


def added(values: Any) -> Fraction | None:
    known = list(values)
    return None if None in known else sum((Fraction(value) for value in known), Fraction(0))


def near(dice: Any, day: date, years: int) -> date:
    """Return a day at, or one day off, so many years before another."""
    return add_years(day, -years) + timedelta(days=dice.randint(-1, 1))
