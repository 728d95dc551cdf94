"""Eligibility the slow way: one person, one post, one requirement at a time, by plain loops."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from takar.kernel.calendar import add_years
from takar.kernel.nip import read_nip
from takar.regulations.law import Law
from takar.regulations.requirements import Requirement
from tests.measures.eligibility.invented import POSTS
from tests.measures.invented import COMPETENCIES

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
YES, NO, OPEN = "TERPENUHI", "TIDAK", "PERLU_VERIFIKASI"
LADDERS = (
    ("PELAKSANA", "PENGAWAS", "ADMINISTRATOR"),
    ("JPT_PRATAMA", "JPT_MADYA", "JPT_UTAMA"),
    ("AHLI_PERTAMA", "AHLI_MUDA", "AHLI_MADYA", "AHLI_UTAMA"),
)
LEVEL = {
    "PELAKSANA": 1,
    "AHLI_PERTAMA": 1,
    "PENGAWAS": 2,
    "AHLI_MUDA": 2,
    "ADMINISTRATOR": 3,
    "AHLI_MADYA": 3,
    "JPT_PRATAMA": 4,
}
LOWEST = {  # ECHELON: the lowest grade
    "II.a": "IV/c",
    "II.b": "IV/b",
    "III.a": "IV/a",
    "III.b": "III/d",
    "IV.a": "III/c",
}
GRADES = [f"{roman}/{letter}" for roman in ("I", "II", "III") for letter in "abcd"]
GRADES += [f"IV/{letter}" for letter in "abcde"]


def plain(rows: Rows, employee_id: str, post: str, law: Law) -> dict[str, str]:
    """Return what is not met of what screens, with its answer."""
    person = next(row for row in rows["employees"] if row["employee_id"] == employee_id)
    own = {
        name: [row for row in found if row.get("employee_id") == employee_id]
        for name, found in rows.items()
    }
    tier, echelon = POSTS[post]
    found = {}
    for key, (value, _) in law.found.items():
        if not (key.startswith("eligibility.") and isinstance(value, Requirement)):
            continue
        if value.stage != "SARINGAN" or value.own_request:
            continue
        answer = _answer(value, person, own, (tier, echelon), law)
        if answer != YES:
            found[key.removeprefix("eligibility.")] = answer
    return found


def _answer(
    value: Requirement, person: Row, own: Rows, post: tuple[str, str | None], law: Law
) -> str:
    tier, echelon = post
    names = [echelon] if echelon in value.posts else []
    if value.read == "grade" and not names and tier == "JPT_PRATAMA":
        names = ["II.a", "II.b"]
    names = names or [name for name in (tier, "SEMUA") if name in value.posts][:1]
    if not names:
        return YES
    judge = JUDGES[value.read]
    answers = {judge(value.posts[name], person, own, tier, law) for name in names if name}
    answer = answers.pop() if len(answers) == 1 else OPEN
    move = kind(person["position_tier"], tier)
    if move is None:
        return OPEN if answer == NO and len(value.moves) < 6 else answer
    return answer if move in value.moves else YES


def kind(present: str | None, target: str) -> str | None:
    """Name the move."""
    if present is None:
        return None
    if present == target:
        return "ROTASI"
    for ladder in LADDERS:
        if present in ladder and target in ladder:
            return "PROMOSI" if ladder.index(target) > ladder.index(present) else "DEMOSI"
    if LEVEL[present] == LEVEL[target]:
        return "SETARA"
    return "PROMOSI_DIAGONAL" if LEVEL[target] > LEVEL[present] else "DEMOSI"


def _checked(own: Rows, name: str, law: Law) -> bool:
    return any(
        row["evidence"] == name and row["checked_on"] <= law.day <= add_years(row["checked_on"], 1)
        for row in own["evidence_checks"]
    )


def _employment(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    return YES if person["employment"] in demand.among else NO


def _status(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    if person["legal_status"] is None:
        return OPEN
    return YES if person["legal_status"] in demand.among else NO


def _education(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    order = [{"SLTA"}, {"D3"}, {"S1", "D4"}, {"S2"}]
    levels = [person["education_level"]]
    levels += [
        r["education_level"] for r in own["education_history"] if r["graduated_on"] <= law.day
    ]
    steps = [place for place, same in enumerate(order) for level in levels if level in same]
    least = next(place for place, same in enumerate(order) if demand.at_least in same)
    if not steps:
        return OPEN
    return YES if max(steps) >= least else NO


def _grade(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    if person["grade"] not in GRADES:
        return OPEN
    return YES if GRADES.index(person["grade"]) >= GRADES.index(demand.at_least) else NO


def _path(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    vague, days = _service(person, own, set(demand.any_of[0].tiers), law.day)
    if _years(days) >= demand.any_of[0].years:
        return YES
    return NO if _checked(own, "position_history", law) and not vague else OPEN


def _service(person: Row, own: Rows, tiers: set[str], today: date) -> tuple[bool, set[date]]:
    """Return whether a spell is vague, and every day served in the tiers."""
    since = person["positioned_on"] if (person["positioned_on"] or today) <= today else None
    vague = person["position_tier"] is not None and since is None
    days: set[date] = set()
    if person["position_tier"] in tiers and since:
        days |= _span(since, today)
    for row in own["position_history"]:
        if row["appointment"] != "DEFINITIF" or row["started_on"] > today:
            continue
        ended = row["ended_on"]
        if row["position_tier"] is None:
            vague = True
        if ended is None and not (since and row["started_on"] >= since):
            vague = True
        elif row["position_tier"] in tiers:
            last = today if ended is None else min(ended + timedelta(days=1), today)
            days |= _span(row["started_on"], last)
    return vague, days


def _span(start: date, end: date) -> set[date]:
    return {start + timedelta(days=n) for n in range((end - start).days)}


def _years(days: set[date]) -> int:
    """Count full years of each unbroken run, and one more where what is left over fills it."""
    years, left = 0, 0
    for day in sorted(days):
        if day - timedelta(days=1) in days:
            continue
        end = day
        while end in days:
            end += timedelta(days=1)
        full = 0
        while add_years(day, full + 1) <= end:
            full += 1
        years, left = years + full, left + (end - add_years(day, full)).days
    return years + left // 366


def _experience(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    papers = [
        r
        for r in own["declarations"]
        if r["subject"] == "PENGALAMAN_BIDANG" and r["declared_on"] <= law.day
    ]
    if papers:
        latest = max(papers, key=lambda row: row["declared_on"])
        return YES if latest["years"] >= demand.years else NO
    return NO if add_years(person["appointed_on"], demand.years) > law.day else OPEN


def _born(person: Row) -> date | None:
    nip = read_nip(person["nip"] or "")
    return person["birth_on"] or (nip.birth_on if nip else None)


def _age(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    born = _born(person)
    if born is None:
        return OPEN
    return YES if law.day <= add_years(born, demand.at_most) else NO


def _retirement(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    born = _born(person)
    if born is None:
        return OPEN
    age = int(law.points("positions.retirement_age")[tier])
    return YES if law.day < add_years(born, age) else NO


def _performance(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    answers = []
    for year in (law.day.year - 1, law.day.year - 2):
        row = next((r for r in own["performance_ratings"] if r["year"] == year), None)
        bad = row and "DI_BAWAH_EKSPEKTASI" in (row.get("work_result"), row.get("work_behaviour"))
        if row and ((bad and demand.every_element) or row["rating"] not in ("BAIK", "SANGAT_BAIK")):
            answers.append(NO)
        else:
            answers.append(YES if row else OPEN)
    return NO if NO in answers else OPEN if OPEN in answers else YES


def _discipline(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    rows = [
        r
        for r in own["sanctions"]
        if r["sanction_level"] in demand.levels and r["started_on"] <= law.day
    ]
    if any(row["ended_on"] and row["ended_on"] >= law.day for row in rows):
        return NO
    if any(row["ended_on"] is None for row in rows):
        return OPEN
    return YES if _checked(own, "sanctions", law) else OPEN


def _demotion(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    answer = _discipline(demand, person, own, tier, law)
    return {YES: NO, NO: YES, OPEN: OPEN}[answer]


def _levels(own: Rows, law: Law) -> dict[str, Fraction]:
    found = {}
    for row in sorted(own["competency_levels"], key=lambda row: row["assessed_on"]):
        if row["assessed_on"] <= law.day <= add_years(row["assessed_on"], 3):
            found[row["competency"]] = Fraction(row["level"])
    return found


def _assessment(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    levels = _levels(own, law)
    if len(levels) == len(COMPETENCIES):
        return YES
    expired = own["competency_levels"] and not levels
    return NO if expired or _checked(own, "competency_levels", law) else OPEN


def _match(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    required = 9 * int(law.points("assessment.required_levels")[tier])
    levels = _levels(own, law)
    least = sum(levels.values(), Fraction(0))
    most = least + 5 * (len(COMPETENCIES) - len(levels))
    if least / required >= Fraction(68, 100):
        return YES
    return NO if most / required < Fraction(68, 100) else OPEN


def _tenure(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    since = person["positioned_on"]
    if since is None or since > law.day:
        return OPEN
    if demand.at_most is not None and law.day > add_years(since, demand.at_most):
        return NO if demand.when_longer == "TIDAK" else OPEN
    return YES if add_years(since, demand.at_least) <= law.day else NO


def _window(demand: Any, person: Row, own: Rows, tier: str, law: Law) -> str:
    return YES


JUDGES: dict[str, Callable[[Any, Row, Rows, str, Law], str]] = {
    "employment": _employment,
    "status": _status,
    "education": _education,
    "grade": _grade,
    "path": _path,
    "experience": _experience,
    "age": _age,
    "retirement": _retirement,
    "performance": _performance,
    "discipline": _discipline,
    "demotion": _demotion,
    "assessment": _assessment,
    "match": _match,
    "tenure": _tenure,
    "window": _window,
}
