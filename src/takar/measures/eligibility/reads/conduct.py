"""Requirements about conduct: performance, discipline, and the ground of a demotion."""

from datetime import date, timedelta
from typing import Any

import numpy as np

from takar.kernel.calendar import add_years
from takar.kernel.language import Message, msg
from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.changes import Change, Deed
from takar.measures.eligibility.facts.days import NEVER, latest_start
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.facts.rows import MISSING, Flags, Numbers
from takar.measures.eligibility.outcomes import NO, OPEN, YES, Answers, answered, together
from takar.measures.eligibility.telling import Told, listed, on_day, verified, wait_until
from takar.regulations.law import Law
from takar.regulations.requirements import DemotionDemand, DisciplineDemand, PerformanceDemand
from takar.tables.records import EXPECTATIONS, SANCTION_LEVELS

BELOW = EXPECTATIONS.index("DI_BAWAH_EKSPEKTASI")
SANCTIONS = "sanctions"
CLEAN = msg("daftar hukuman disiplin")


def ranks(law: Law) -> dict[str, int]:
    """Return the place of every rating on its own scale; zero is the best."""
    scales = law.codes("performance.scales").values()
    return {word: place for scale in scales for place, word in enumerate(scale["ratings"])}


def performance(people: People, asked: Asked[PerformanceDemand]) -> Answers:
    """Return whose last full years were all good enough."""
    years = range(1, asked.demand.years + 1)
    return together(*(_year(people, people.law.day.year - back, asked.demand) for back in years))


def _year(people: People, year: int, demand: PerformanceDemand) -> Answers:
    rank, below = _rated(people, year)
    known = rank != MISSING
    bad_element = below & demand.every_element
    worst = ranks(people.law)[demand.at_least]
    return answered(known & (rank <= worst) & ~bad_element, known | bad_element)


def _rated(people: People, year: int) -> tuple[Numbers, Flags]:
    """Return the rank of each rating of a year, and whether any element was below."""
    scale = ranks(people.law)
    rows = people.rows("performance_ratings")
    rows = rows.where(np.asarray(rows.table.column("year").to_numpy() == year))
    result = rows.words("work_result", EXPECTATIONS)
    behaviour = rows.words("work_behaviour", EXPECTATIONS)
    words = tuple(scale)
    places = rows.words("rating", words)
    matrix = people.law.matrix("performance.rating_matrix")
    for row in np.flatnonzero((places == MISSING) & (result != MISSING) & (behaviour != MISSING)):
        cell = EXPECTATIONS[result[row]], EXPECTATIONS[behaviour[row]]
        places[row] = words.index(matrix[cell])
    found = np.full(people.count, MISSING, dtype=np.int64)
    found[rows.person] = np.array([*scale.values(), MISSING], dtype=np.int64)[places]
    below = people.any_of(rows.person[(result == BELOW) | (behaviour == BELOW)])
    return found, below


def tell_performance(people: People, asked: Asked[PerformanceDemand]) -> Told:
    """Tell the ratings of the years; a bad year passes with time and good ones."""
    demand, this = asked.demand, people.law.day.year
    years = [this - back for back in range(1, demand.years + 1)]
    rows = {row["year"]: row for row in people.rows("performance_ratings").table.to_pylist()}
    fact = "; ".join(f"{year}: {_said(rows.get(year))}" for year in years)
    wanted = msg("paling rendah {least} pada {years}", least=demand.at_least, years=listed(years))
    return Told(msg("{fact}", fact=fact), wanted, _better(people, demand, years))


def _said(row: dict[str, Any] | None) -> str:
    if row is None:
        return str(msg("belum tercatat"))
    elements = [row["work_result"], row["work_behaviour"]]
    lacking = [str(msg("ada unsur di bawah ekspektasi"))] * (EXPECTATIONS[BELOW] in elements)
    return listed([row["rating"] or "–", *lacking])


def _better(people: People, demand: PerformanceDemand, years: list[int]) -> Change | None:
    answers = {year: int(_year(people, year, demand)[0]) for year in years}
    bad = [year for year, answer in answers.items() if answer == NO]
    if bad:
        first = max(bad) + 1
        due = date(first + demand.years, 1, 1)
        needed = [year for year in range(first, first + demand.years) if answers.get(year) != YES]
        says = msg(
            "Raih predikat {least} pada {years}.", least=demand.at_least, years=listed(needed)
        )
        return Change(Deed.PERFORM, says, _ratings(demand, needed), due_on=due)
    gaps = [year for year, answer in answers.items() if answer == OPEN]
    if not gaps:
        return None
    says = msg("Lengkapi predikat kinerja {years}.", years=listed(gaps))
    return Change(Deed.RECORD, says, _ratings(demand, gaps), supposes=True)


def _ratings(demand: PerformanceDemand, years: list[int]) -> tuple[tuple[str, Any], ...]:
    rows = ({"year": year, "rating": demand.at_least} for year in years)
    return tuple(("performance_ratings", row) for row in rows)


def discipline(people: People, asked: Asked[DisciplineDemand]) -> Answers:
    """Return who serves no such sanction, and has had none for so long."""
    bad, vague = _sanctioned(people, asked.demand)
    clean = people.checked(SANCTIONS) & ~vague
    return answered(clean & ~bad, bad)


def _sanctioned(people: People, demand: DisciplineDemand) -> tuple[Flags, Flags]:
    """Flag who has a sanction that counts, and whose end of one nobody recorded."""
    rows, levels, starts, ends = people.sanctions
    meant = np.isin(levels, [SANCTION_LEVELS.index(level) for level in demand.levels])
    counts = ends >= people.today
    if demand.within_years is not None:
        counts |= starts > latest_start(people.law.day, demand.within_years)
    unended = ends == NEVER
    return (
        people.any_of(rows.person[meant & counts]),
        people.any_of(rows.person[meant & unended & ~counts]),
    )


def tell_discipline(people: People, asked: Asked[DisciplineDemand]) -> Told:
    """Tell the sanctions that count; a sanction is waited out, never taken away."""
    demand = asked.demand
    rows = [
        r for r in people.sanctions[0].table.to_pylist() if r["sanction_level"] in demand.levels
    ]
    fact = _sanctions_said(people, rows)
    wanted: Message = msg("tidak sedang menjalani hukuman {levels}", levels=listed(demand.levels))
    if demand.within_years is not None:
        wanted = msg(
            "tanpa hukuman {levels} dalam {years} tahun terakhir",
            levels=listed(demand.levels),
            years=demand.within_years,
        )
    answer = discipline(people, asked)[0]
    if answer == YES:
        return Told(fact, wanted)
    if answer == NO:
        return Told(fact, wanted, wait_until(_clean_on(people, demand, rows)))
    if any(row["ended_on"] is None for row in rows):
        says = msg("Lengkapi tanggal berakhirnya hukuman disiplin.")
        return Told(fact, wanted, Change(Deed.RECORD, says, supposes=True))
    return Told(fact, wanted, verified(SANCTIONS, CLEAN, people.law.day))


def _clean_on(people: People, demand: DisciplineDemand, rows: list[dict[str, Any]]) -> date:
    """Return the first day on which no sanction counts any more."""
    days = [people.law.day]
    for row in rows:
        if row["ended_on"]:
            days.append(row["ended_on"] + timedelta(days=1))
        if demand.within_years is not None:
            days.append(add_years(row["started_on"], demand.within_years))
    return max(days)


def _sanctions_said(people: People, rows: list[dict[str, Any]]) -> Message:
    if not rows and people.checked(SANCTIONS)[0]:
        return msg("tidak ada; daftar sudah diperiksa")
    if not rows:
        return msg("tidak ada catatan; daftar belum diperiksa")
    said = (
        f"{row['sanction_level']} {on_day(row['started_on'])} – {on_day(row['ended_on'])}"
        for row in rows
    )
    return msg("{said}", said="; ".join(said))


def demotion(people: People, asked: Asked[DemotionDemand]) -> Answers:
    """Return against whom a sanction runs that lowers the post."""
    rows, levels, _, ends = people.sanctions
    meant = np.isin(levels, [SANCTION_LEVELS.index(level) for level in asked.demand.levels])
    running = people.any_of(rows.person[meant & (ends >= people.today)])
    vague = people.any_of(rows.person[meant & (ends == NEVER)])
    return answered(running, people.checked(SANCTIONS) & ~vague)


def tell_demotion(people: People, asked: Asked[DemotionDemand]) -> Told:
    """Tell the sanction that is the ground; without one only a document is."""
    levels = asked.demand.levels
    rows = [r for r in people.sanctions[0].table.to_pylist() if r["sanction_level"] in levels]
    wanted = msg("sedang menjalani hukuman {levels}", levels=listed(levels))
    fact = _sanctions_said(people, rows)
    if demotion(people, asked)[0] == YES:
        return Told(fact, wanted)
    says = msg("Lampirkan dokumen dasar penurunan jabatan dengan alasannya.")
    return Told(fact, wanted, Change(Deed.PAPER, says))
