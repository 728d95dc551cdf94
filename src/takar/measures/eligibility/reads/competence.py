"""Requirements about competence: courses, a valid assessment, the match with the post."""

from fractions import Fraction

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.language import Message, msg
from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.changes import Change, Deed
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.facts.rows import MISSING, Flags, Numbers, Rows
from takar.measures.eligibility.outcomes import NO, OPEN, YES, Answers, answered
from takar.measures.eligibility.telling import NOT_RECORDED, Told, listed
from takar.measures.levels import HIGHEST, competencies
from takar.regulations.law import Law
from takar.regulations.requirements import AssessmentDemand, MatchDemand, TrainingDemand
from takar.tables.expressions import MICRO

TRAININGS = "trainings"
NO_STANDARD = msg("jabatan ini tidak mempunyai standar kompetensi")


def training(people: People, asked: Asked[TrainingDemand]) -> Answers:
    """Return who has finished one of the courses; a claim nobody verified leaves it open."""
    rows = people.rows(TRAININGS)
    done = rows.where(rows.days("ended_on") <= people.today)
    met = people.any_of(done.person[_meant(done, asked.demand)])
    claims = people.rows("claims")
    waiting = people.any_of(claims.person[_meant(claims, asked.demand)])
    return answered(met, people.checked(TRAININGS) & ~waiting)


def _meant(rows: Rows, demand: TrainingDemand) -> Flags:
    levels = rows.table.column("structural_level")
    found = _flags(pc.is_in(levels, value_set=pa.array(demand.any_of, pa.string())))
    titles = pc.utf8_lower(rows.table.column("title"))
    for word in demand.titles:
        found = found | _flags(pc.match_substring(titles, word.casefold()).fill_null(False))
    return found


def _flags(column: pa.ChunkedArray) -> Flags:
    return np.asarray(column.to_numpy(), dtype=np.bool_)


def tell_training(people: People, asked: Asked[TrainingDemand]) -> Told:
    """Tell the courses of that kind; a claim is to be verified, otherwise the course attended."""
    demand, today = asked.demand, people.law.day
    rows = people.rows(TRAININGS)
    rows = rows.where(_meant(rows, demand) & (rows.days("ended_on") <= people.today))
    claims = people.rows("claims")
    claims = claims.where(_meant(claims, demand))
    titles = rows.table.column("title").to_pylist()
    wanted = msg("salah satu: {courses}", courses=listed([*demand.any_of, *demand.titles]))
    answer = training(people, asked)[0]
    if answer == YES:
        return Told(msg("{titles}", titles=listed(titles)), wanted)
    row = {
        "title": demand.titles[0] if demand.titles else demand.any_of[0],
        "training_kind": "STRUKTURAL" if demand.any_of else "TEKNIS",
        "structural_level": demand.any_of[0] if demand.any_of else None,
        "ended_on": today,
    }
    if len(claims.person):
        says = msg("Mintakan verifikasi pelatihan yang sudah diajukan.")
        change = Change(Deed.VERIFY, says, ((TRAININGS, row),), supposes=True)
        return Told(msg("diajukan, belum diverifikasi"), wanted, change)
    says = msg("Ikuti {course}.", course=row["title"])
    fact: Message = msg("tidak ada; daftar sudah diperiksa")
    if answer == OPEN:
        fact = msg("tidak ada catatan; daftar belum diperiksa")
        says = msg("Lengkapi atau ikuti {course}.", course=row["title"])
    return Told(fact, wanted, Change(Deed.TRAIN, says, ((TRAININGS, row),)))


def assessment(people: People, asked: Asked[AssessmentDemand]) -> Answers:
    """Return of whom every competency has a valid level; what has expired is known to."""
    seen = people.levels != MISSING
    expired = people.once_assessed & ~seen.any(axis=1)
    return answered(seen.all(axis=1), expired | people.checked("competency_levels"))


def tell_assessment(people: People, asked: Asked[AssessmentDemand]) -> Told:
    """Tell how many competencies are assessed, and the last day of an assessment."""
    codes = competencies(people.law)
    seen = int((people.levels[0] != MISSING).sum())
    dates = pc.max(people.rows("competency_levels").table.column("assessed_on")).as_py()
    years = people.law.number("assessment.validity_years")
    wanted = msg("{count} kompetensi, paling lama {years} tahun", count=len(codes), years=years)
    fact = NOT_RECORDED
    if dates:
        facts = {"seen": seen, "count": len(codes), "day": f"{dates:%d-%m-%Y}"}
        fact = msg("{seen} dari {count} masih berlaku; terakhir {day}", **facts)
    change = None
    if seen < len(codes):
        standard = np.full(len(codes), HIGHEST)
        says = msg("Ikuti penilaian kompetensi.")
        change = Change(
            Deed.ASSESS, says, _levels(people, standard, missing_only=True), supposes=True
        )
    return Told(fact, wanted, change)


def _levels(
    people: People, standard: Numbers, *, missing_only: bool
) -> tuple[tuple[str, dict[str, object]], ...]:
    """Return rows of levels as high as the standard, where they are missing or lower."""
    rows: list[tuple[str, dict[str, object]]] = []
    for place, code in enumerate(competencies(people.law)):
        level = int(people.levels[0, place])
        lacking = level == MISSING if missing_only else level < int(standard[place]) * MICRO
        if lacking:
            row = {
                "competency": code,
                "level": int(standard[place]),
                "assessed_on": people.law.day,
            }
            rows.append(("competency_levels", row))
    return tuple(rows)


def match(people: People, asked: Asked[MatchDemand]) -> Answers:
    """Return whose JPM against the post's standard reaches the category, gaps left open."""
    if not asked.standard:
        return np.full(people.count, OPEN, dtype=np.int8)
    least, most = (_reaches(people, asked, achieved) for achieved in _achieved(people, asked))
    return answered(least, ~most)


def lowest_of(law: Law, demand: MatchDemand) -> tuple[Fraction, bool]:
    """Return the lower limit of the category, and whether it belongs to it."""
    band = next(band for band in law.bands(demand.bands) if band.code == demand.at_least)
    if band.over is not None:
        return Fraction(band.over), False
    return Fraction(band.at_least or 0), True


def _achieved(people: People, asked: Asked[MatchDemand]) -> tuple[Numbers, Numbers]:
    """Return the least and the most of everybody's levels, as the law counts those above."""
    if people.law.record("jpm.formula")["cap"] != "per_competency":
        return people.level_sums
    most = np.array(asked.standard, dtype=np.int64) * MICRO
    gaps = people.levels == MISSING
    ends = (np.where(gaps, gap, people.levels) for gap in (0, HIGHEST * MICRO))
    least, highest = (np.minimum(levels, most).sum(axis=1) for levels in ends)
    return least, highest


def _reaches(people: People, asked: Asked[MatchDemand], achieved: Numbers) -> Flags:
    limit, inclusive = lowest_of(people.law, asked.demand)
    settings = people.law.record("jpm.formula")
    left, required = achieved * 100, sum(asked.standard) * MICRO
    if settings["classify_on"] == "rounded":
        scale = 10 ** int(settings["decimals"])
        left, required = (2 * left * scale + required) // (2 * required), scale
    left, right = left * limit.denominator, limit.numerator * required
    return np.asarray(left >= right if inclusive else left > right)


def tell_match(people: People, asked: Asked[MatchDemand]) -> Told:
    """Tell the JPM against the post; competencies below the standard are to be developed."""
    wanted = msg("JPM paling rendah {category}", category=asked.demand.at_least)
    if not asked.standard:
        says = msg("Tetapkan standar kompetensi jabatan ini.")
        return Told(NO_STANDARD, wanted, Change(Deed.RECORD, says, supposes=True))
    answer = match(people, asked)[0]
    fact = _match_said(people, asked.standard)
    if answer == YES:
        return Told(fact, wanted)
    standard = np.array(asked.standard, dtype=np.int64)
    if answer == NO:
        says = msg("Tingkatkan kompetensi sampai standar jabatan, lalu ikuti penilaian lagi.")
        return Told(
            fact, wanted, Change(Deed.GROW, says, _levels(people, standard, missing_only=False))
        )
    says = msg("Ikuti penilaian kompetensi.")
    rows = _levels(people, standard, missing_only=False)
    return Told(fact, wanted, Change(Deed.ASSESS, says, rows, supposes=True))


def _match_said(people: People, standard: tuple[int, ...]) -> Message:
    levels = people.levels[0]
    missing = int((levels == MISSING).sum())
    if missing:
        return msg(
            "{missing} dari {count} kompetensi belum dinilai", missing=missing, count=len(levels)
        )
    hundredths = Fraction(int(levels.sum()) * 10_000, sum(standard) * MICRO)
    shown = int(hundredths + Fraction(1, 2))
    return msg("JPM {percent}%", percent=f"{shown // 100},{shown % 100:02}")
