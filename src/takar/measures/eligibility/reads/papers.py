"""Requirements that only a paper shows: somebody read it and declared it met."""

import numpy as np

from takar.kernel.language import msg
from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.changes import Change, Deed
from takar.measures.eligibility.facts.days import add_months, day
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.facts.rows import Rows
from takar.measures.eligibility.outcomes import YES, Answers, answered
from takar.measures.eligibility.telling import NOT_RECORDED, Told, on_day
from takar.regulations.requirements import DeclarationDemand

PAPERS = "declarations"


def latest_paper(people: People, subject: str, field: str | None = None) -> Rows:
    """Return the latest declaration of each person about a subject (and a field)."""
    rows = people.rows(PAPERS)
    subjects = np.asarray(rows.table.column("subject").to_pylist(), dtype=object)
    fields = np.asarray(rows.table.column("field").to_pylist(), dtype=object)
    days = rows.days("declared_on")
    rows = rows.where((subjects == subject) & (fields == field) & (days <= people.today))
    order = np.argsort(rows.days("declared_on"), kind="stable")
    last = dict(zip(rows.person[order].tolist(), order.tolist(), strict=True))
    keep = np.zeros(len(rows.person), dtype=np.bool_)
    keep[list(last.values())] = True
    return rows.where(keep)


def declaration(people: People, asked: Asked[DeclarationDemand]) -> Answers:
    """Return of whom it was declared, not too long ago, that it is met."""
    rows = latest_paper(people, asked.demand.subject)
    if asked.demand.months is not None:
        oldest = add_months(people.law.day, -asked.demand.months).toordinal()
        rows = rows.where(rows.days("declared_on") >= oldest)
    says = np.asarray(rows.table.column("is_met").to_pylist(), dtype=np.bool_)
    return answered(people.any_of(rows.person[says]), people.any_of(rows.person[~says]))


def tell_declaration(people: People, asked: Asked[DeclarationDemand]) -> Told:
    """Tell the last declaration and its document."""
    rows = latest_paper(people, asked.demand.subject)
    fact, change = NOT_RECORDED, None
    if len(rows.person):
        row = rows.table.to_pylist()[0]
        says = msg("ya") if row["is_met"] else msg("tidak")
        on = on_day(day(int(rows.days("declared_on")[0])))
        fact = msg("{says}, {day} ({document})", says=says, day=on, document=row["document"] or "–")
    if declaration(people, asked)[0] != YES:
        paper = {"subject": asked.demand.subject, "is_met": True, "declared_on": people.law.day}
        says_paper = msg("Lampirkan dokumennya dan mintakan verifikasi.")
        change = Change(Deed.PAPER, says_paper, ((PAPERS, paper),), supposes=True)
    return Told(fact, msg("ada dokumen {subject}", subject=asked.demand.subject), change)
