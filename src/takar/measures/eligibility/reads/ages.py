"""Requirements about the birthday: the highest age, and the time left until retirement."""

from datetime import date

from takar.kernel.calendar import add_years, whole_years
from takar.kernel.language import Message, msg
from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.changes import Change, Deed
from takar.measures.eligibility.facts.days import (
    NEVER,
    add_months,
    day,
    earliest_start,
    latest_start,
)
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.outcomes import NO, YES, Answers, answered
from takar.measures.eligibility.telling import NOT_RECORDED, Told, nothing, on_day
from takar.regulations.requirements import AgeDemand, RetirementDemand


def age(people: People, asked: Asked[AgeDemand]) -> Answers:
    """Return who is not older than the limit on the day."""
    demand = asked.demand
    if demand.counts == "TEPAT":
        youngest_too_old = earliest_start(people.law.day, demand.at_most) - 1
    else:
        youngest_too_old = latest_start(people.law.day, demand.at_most + 1)
    known = people.born != NEVER
    return answered(known & (people.born > youngest_too_old), known)


def tell_age(people: People, asked: Asked[AgeDemand]) -> Told:
    """Tell the age on the day; nobody grows younger."""
    demand = asked.demand
    wanted = msg("paling tinggi {years} tahun saat dilantik", years=demand.at_most)
    return Told(_fact(people), wanted, _unless_met(people, age(people, asked)[0], "age"))


def retirement(people: People, asked: Asked[RetirementDemand]) -> Answers:
    """Return who has more than so many months left before retirement in the target post."""
    known = people.born != NEVER
    if asked.retirement_age is None:
        return answered(~known & known, ~known & known)
    target = add_months(people.law.day, asked.demand.months_left)
    return answered(known & (people.born > latest_start(target, asked.retirement_age)), known)


def tell_retirement(people: People, asked: Asked[RetirementDemand]) -> Told:
    """Tell the day of retirement in the target post."""
    born = day(int(people.born[0]))
    fact: Message = NOT_RECORDED
    if born and asked.retirement_age is not None:
        due = add_years(born, asked.retirement_age)
        fact = msg("mencapai {age} tahun pada {day}", age=asked.retirement_age, day=on_day(due))
    wanted = msg("sebelum batas usia pensiun jabatan tujuan")
    if asked.demand.months_left:
        wanted = msg("lebih dari {months} bulan sebelum pensiun", months=asked.demand.months_left)
    return Told(fact, wanted, _unless_met(people, retirement(people, asked)[0], "retirement"))


def _fact(people: People) -> Message:
    born = day(int(people.born[0]))
    if born is None:
        return NOT_RECORDED
    years, last = whole_years(born, people.law.day), _birthday(born, people.law.day)
    days = (people.law.day - last).days
    return msg("lahir {born}: {years} tahun {days} hari", born=on_day(born), years=years, days=days)


def _birthday(born: date, today: date) -> date:
    """Return the last birthday, counted as :func:`whole_years` counts."""
    return add_years(born, whole_years(born, today))


def _unless_met(people: People, answer: int, column: str) -> Change | None:
    if answer == YES:
        return None
    if answer == NO:
        says = {
            "age": msg("Batas usia sudah terlewati; tidak dapat diubah."),
            "retirement": msg("Terlalu dekat dengan atau melewati batas usia pensiun."),
        }
        return nothing(says[column])
    young = add_years(people.law.day, -40)
    row = {"birth_on": young}
    says_record = msg("Lengkapi tanggal lahir.")
    return Change(Deed.RECORD, says_record, (("employees", row),), supposes=True)
