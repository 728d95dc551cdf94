"""People for tests of IP ASN: by dice, crowded around every limit and with gaps everywhere."""

from datetime import date
from decimal import Decimal
from random import Random

from takar.tables import TABLES
from tests.measures.invented import Row, Rows, employee
from tests.measures.plain_ip_asn import near

TIERS = TABLES["employees"].column("position_tier").values
DEGREES = TABLES["employees"].column("education_level").values
KINDS = TABLES["trainings"].column("training_kind").values
LEVELS = ("PKN_I", "PIM_I", "PKN_II", "PIM_II", "PKA", "PIM_III", "PKP", "PIM_IV", None)
WORDS = TABLES["performance_ratings"].column("rating").values
SCALES = TABLES["performance_ratings"].column("rating_scale").values
HOPES = TABLES["performance_ratings"].column("work_result").values
SCORES = "0 49.99 50 50.5 51 60 60.4 61 69.99 70 75 75.5 76 89.99 90 90.4 91 109.99 110 120 120.5"
HOURS = ("0", "1", "4.5", "9.999999", "10", "19", "19.999999", "20", "21", "900")
PERSON_LISTS = (
    "trainings",
    "education_history",
    "performance_ratings",
    "sanctions",
    "claims",
    "evidence_checks",
)


def many_for_ip_asn(seed: int, people: int, day: date) -> Rows:
    """Return people by dice, measured on a day."""
    dice = Random(seed)  # noqa: S311 -- dice, not secrets
    rows: Rows = {name: [] for name in ("employees", *PERSON_LISTS)}
    for number in range(people):
        person = f"P{number:04d}"
        _own(dice, person, rows)
        _career(dice, person, rows, day)
        _claims(dice, person, rows, day)
    return rows


def _own(dice: Random, person: str, rows: Rows) -> None:
    pick = dice.choice
    rows["employees"].append(
        employee(
            person,
            employment=pick(["PNS"] * 8 + ["CPNS", "PPPK"]),
            position_tier=pick([*TIERS, *["PELAKSANA", "PENGAWAS", "ADMINISTRATOR"] * 4, None]),
            position_kind=pick(["STRUKTURAL", "FUNGSIONAL", "PELAKSANA", None]),
            education_level=pick([*DEGREES, None]),
        )
    )


def _career(dice: Random, person: str, rows: Rows, day: date) -> None:
    own = {"employee_id": person}
    rows["trainings"] += [own | _course(dice, day, n) for n in range(dice.randint(0, 6))]
    for degree in dice.sample(DEGREES, dice.choice([0, 0, 1, 2])):
        graduated = near(dice, day, dice.choice([0, 4]))
        rows["education_history"].append(
            own | {"education_level": degree, "graduated_on": graduated}
        )
    for year in range(day.year - 3, day.year + 1):
        if dice.random() < 0.7:
            rows["performance_ratings"].append(own | {"year": year, **_full_rating(dice)})
    for level in dice.choice([[], [], [], ["RINGAN"], ["SEDANG"], ["BERAT"], ["BERAT", "RINGAN"]]):
        started = near(dice, day, dice.choice([0, 5]))
        rows["sanctions"].append(own | {"sanction_level": level, "started_on": started})
    for name in dice.sample(PERSON_LISTS[:3], dice.choice([0, 0, 1])):
        checked = near(dice, day, dice.choice([0, 1]))
        rows["evidence_checks"].append(own | {"evidence": name, "checked_on": checked})


def _course(dice: Random, day: date, number: int) -> Row:
    pick = dice.choice
    return {
        "title": str(number),
        "training_kind": pick(KINDS),
        "structural_level": pick(LEVELS),
        "ended_on": near(dice, day, pick([0, 1, 1, 2, 9])),
        "lesson_hours": pick([None, *map(Decimal, HOURS)]),
        "fits_post": pick([None, None, True, False]),
    }


def _claims(dice: Random, person: str, rows: Rows, day: date) -> None:
    pick = dice.choice
    for number in range(pick([0, 0, 1, 3])):
        evidence = pick(["trainings", "trainings", "education_history", "performance_ratings"])
        about: dict[str, Row] = {
            "trainings": {
                "training_kind": pick(KINDS),
                "structural_level": pick(LEVELS),
                "lesson_hours": pick([None, *map(Decimal, HOURS)]),
                "ended_on": near(dice, day, pick([0, 1, 2])),
            },
            "education_history": {
                "education_level": pick(DEGREES),
                "ended_on": pick([None, near(dice, day, 0)]),
            },
            "performance_ratings": {"year": day.year - pick([0, 1]), **_rating(dice)},
        }
        claim = {"claim_id": f"{person}/{number}", "employee_id": person, "evidence": evidence}
        rows["claims"].append(claim | about[evidence])


def _full_rating(dice: Random) -> Row:
    pick = dice.choice
    return _rating(dice) | {
        "has_new_idea": pick([None, True, False]),
        "work_result": pick([None, *HOPES]),
        "work_behaviour": pick([None, *HOPES]),
    }


def _rating(dice: Random) -> Row:
    pick = dice.choice
    return {
        "rating": pick([None, None, *WORDS]),
        "rating_scale": pick([None, None, *SCALES]),
        "rating_score": pick([None, *map(Decimal, SCORES.split())]),
    }
