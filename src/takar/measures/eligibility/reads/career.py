"""Requirements about the career: the way to the post, work in a field, years in the post."""

from datetime import date

import numpy as np

from takar.kernel.calendar import add_years, whole_years
from takar.kernel.language import Message, msg
from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.changes import Change, Deed
from takar.measures.eligibility.facts.days import NEVER, day, earliest_start, latest_start
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.facts.spells import complete_on, years_in
from takar.measures.eligibility.outcomes import NO, OPEN, YES, Answers, answered, either
from takar.measures.eligibility.reads.papers import latest_paper
from takar.measures.eligibility.telling import NOT_RECORDED, Told, listed, on_day, wait_until
from takar.regulations.requirements import ExperienceDemand, PathDemand, TenureDemand, Way

HISTORY = "position_history"
IN_FIELD = "PENGALAMAN_BIDANG"


def path(people: People, asked: Asked[PathDemand]) -> Answers:
    """Return who came by any of the ways."""
    return either(*(_came_by(people, way) for way in asked.demand.any_of))


def _came_by(people: People, way: Way) -> Answers:
    years = years_in(people.spells, way.tiers, people.count)[0]
    return answered(years >= way.years, people.checked(HISTORY) & ~people.spells.vague)


def tell_path(people: People, asked: Asked[PathDemand]) -> Told:
    """Tell the years of the way that lies nearest."""
    way, due = _nearest(people, asked.demand)
    years, days = (int(found[0]) for found in years_in(people.spells, way.tiers, 1))
    fact = msg("{years} tahun {days} hari sebagai {tiers}", **_way(way, years), days=days)
    wanted = _join([msg("{years} tahun sebagai {tiers}", **_way(w)) for w in asked.demand.any_of])
    answer = path(people, asked)[0]
    change = None
    if answer == OPEN:
        change = _verify_history(people, way)
    elif answer == NO:
        change = wait_until(date.fromordinal(due)) if due else _serve(people, way)
    return Told(fact, wanted, change)


def _way(way: Way, years: int | None = None) -> dict[str, object]:
    return {"years": way.years if years is None else years, "tiers": listed(way.tiers)}


def _join(said: list[Message]) -> Message:
    return msg("{said}", said="; ".join(map(str, said)))


def _nearest(people: People, demand: PathDemand) -> tuple[Way, int]:
    """Return the way that is complete first, and when; the shortest where none has begun."""
    dues = [complete_on(people.spells, w.tiers, w.years, people.today) for w in demand.any_of]
    begun = [(due, place) for place, due in enumerate(dues) if due != NEVER]
    if begun:
        due, place = min(begun)
        return demand.any_of[place], due
    return min(demand.any_of, key=lambda way: way.years), NEVER


def _verify_history(people: People, way: Way) -> Change:
    """Return that earlier years have to be found and verified."""
    start = add_years(people.law.day, -way.years - 1)
    row = {
        "position_title": str(msg("Jabatan yang diverifikasi")),
        "position_tier": way.tiers[0],
        "appointment": "DEFINITIF",
        "started_on": start,
        "ended_on": people.law.day,
    }
    says = msg("Mintakan verifikasi riwayat jabatan: {years} tahun sebagai {tiers}.", **_way(way))
    return Change(Deed.VERIFY, says, ((HISTORY, row),), supposes=True)


def _serve(people: People, way: Way) -> Change:
    """Return that a post of the tier has to be held first, for all the years."""
    due = add_years(people.law.day, way.years)
    row = {
        "position_title": str(msg("Jabatan antara")),
        "position_tier": way.tiers[0],
        "appointment": "DEFINITIF",
        "started_on": people.law.day,
        "ended_on": due,
    }
    says = msg("Menduduki jabatan {tiers} selama {years} tahun.", **_way(way))
    return Change(Deed.SERVE, says, ((HISTORY, row),), due_on=due)


def experience(people: People, asked: Asked[ExperienceDemand]) -> Answers:
    """Return whose verified years in the field are enough; a short career decides by itself."""
    rows = latest_paper(people, IN_FIELD, asked.demand.field)
    found = np.full(people.count, -1, dtype=np.int64)
    found[rows.person] = rows.table.column("years").fill_null(-1).to_numpy()
    too_short = people.appointed > latest_start(people.law.day, asked.demand.years)
    return answered(found >= asked.demand.years, (found >= 0) | too_short)


def tell_experience(people: People, asked: Asked[ExperienceDemand]) -> Told:
    """Tell the verified years, and the whole career."""
    demand, today = asked.demand, people.law.day
    rows = latest_paper(people, IN_FIELD, demand.field)
    years = rows.table.column("years")[0].as_py() if len(rows.person) else None
    since = day(int(people.appointed[0]))
    fact = msg("{years} tahun terverifikasi", years=years)
    if years is None:
        fact = msg("belum dinyatakan; bertugas sejak {day}", day=on_day(since))
    answer = experience(people, asked)[0]
    change = None
    if answer != YES:
        short = years if years is not None else whole_years(since, today) if since else 0
        due = add_years(today, max(demand.years - short, 0)) if answer == NO else None
        if due and years is None and since:
            due = add_years(since, demand.years)
        change = _declared(demand, due or today, due)
    field = demand.field or str(msg("jabatan tujuan"))
    return Told(
        fact, msg("{years} tahun pada bidang {field}", years=demand.years, field=field), change
    )


def _declared(demand: ExperienceDemand, declared: date, due: date | None) -> Change:
    row = {
        "subject": IN_FIELD,
        "field": demand.field,
        "years": demand.years,
        "is_met": True,
        "declared_on": declared,
    }
    says = msg("Mintakan verifikasi pengalaman {years} tahun pada bidangnya.", years=demand.years)
    return Change(Deed.VERIFY, says, (("declarations", row),), due_on=due, supposes=True)


def tenure(people: People, asked: Asked[TenureDemand]) -> Answers:
    """Return who has held the present post long enough, and not too long."""
    demand, since = asked.demand, people.positioned
    known = since != NEVER
    found = answered(known & (since <= latest_start(people.law.day, demand.at_least)), known)
    if demand.at_most is None:
        return found
    longer = known & (since < earliest_start(people.law.day, demand.at_most))
    answer = NO if demand.when_longer == "TIDAK" else OPEN
    return np.where(longer, np.int8(answer), found)


def tell_tenure(people: People, asked: Asked[TenureDemand]) -> Told:
    """Tell since when the post is held; too short a time passes, too long a one does not."""
    demand, since = asked.demand, day(int(people.positioned[0]))
    wanted = msg("paling singkat {years} tahun dalam jabatan", years=demand.at_least)
    if demand.at_most is not None:
        span = {"least": demand.at_least, "most": demand.at_most}
        wanted = msg("{least} sampai {most} tahun dalam jabatan", **span)
    if since is None:
        row = {"positioned_on": add_years(people.law.day, -max(demand.at_least, 1))}
        says = msg("Lengkapi tanggal mulai jabatan sekarang.")
        change = Change(Deed.RECORD, says, (("employees", row),), supposes=True)
        return Told(NOT_RECORDED, wanted, change)
    years = whole_years(since, people.law.day)
    fact = msg("dalam jabatan sejak {day}: {years} tahun", day=on_day(since), years=years)
    if tenure(people, asked)[0] == YES:
        return Told(fact, wanted)
    if latest_start(people.law.day, demand.at_least) < since.toordinal():
        return Told(fact, wanted, wait_until(add_years(since, demand.at_least)))
    return Told(fact, wanted, Change(Deed.PAPER, msg("Lampirkan dokumen pengecualian.")))
