"""The gaps in some people's evidence closed, as an agency does before it assesses them."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.synthetic.dice import Dice, as_table, dates, decimals, words
from takar.synthetic.people.latent import latent
from takar.synthetic.records.conduct import CHECKED_SHARES, FEEDBACK

Tables = dict[str, pa.Table]


def completed(tables: Tables, employee_ids: Iterable[str], day: date, dice: Dice) -> Tables:
    """Return the tables with nothing missing about these people.

    Every list is checked, last year's performance rated, feedback given, the field of study
    judged. Who was appointed after last year ended still has no rating: there was nothing to rate.
    """
    everybody = tables["employees"]
    chosen = pc.is_in(everybody["employee_id"], pa.array(sorted(set(employee_ids)), pa.string()))
    people = everybody.filter(chosen)
    return {
        **tables,
        "employees": _judged(everybody, chosen),
        "evidence_checks": _checked(tables["evidence_checks"], people, day),
        "scores": _with_feedback(tables["scores"], people, day, dice),
        "performance_ratings": _rated(tables["performance_ratings"], people, day),
    }


def _judged(everybody: pa.Table, chosen: pa.ChunkedArray) -> pa.Table:
    place = everybody.column_names.index("education_fit")
    fit = everybody["education_fit"]
    filled = pc.if_else(chosen, pc.fill_null(fit, "SERUMPUN"), fit)
    return everybody.set_column(place, "education_fit", filled)


def _checked(checks: pa.Table, people: pa.Table, day: date) -> pa.Table:
    lists = tuple(CHECKED_SHARES)
    owner = np.repeat(np.arange(people.num_rows), len(lists))
    asked = pa.table(
        {
            "employee_id": people["employee_id"].take(owner),
            "evidence": words(lists, np.arange(len(owner)) % len(lists)),
        }
    )
    keys = ["employee_id", "evidence"]
    new = asked.join(checks.select(keys), keys, join_type="left anti").sort_by(
        [(key, "ascending") for key in keys]
    )
    closed = np.full(new.num_rows, np.datetime64(day, "D"))
    return pa.concat_tables(
        [
            checks,
            as_table(
                "evidence_checks",
                employee_id=new["employee_id"],
                evidence=new["evidence"],
                checked_on=dates(closed),
            ),
        ]
    )


def _with_feedback(scores: pa.Table, people: pa.Table, day: date, dice: Dice) -> pa.Table:
    given = scores.filter(pc.equal(scores["indicator"], FEEDBACK))
    lacking = _without(people, given)
    drive = latent(lacking["employee_id"]).drive
    noise = dice.about("late-feedback").standard_normal(lacking.num_rows)
    hundredths = (np.clip(84 + 4 * drive + 4 * noise, 45, 100) * 100).round().astype(np.int64)
    year_end = np.full(lacking.num_rows, np.datetime64(f"{day.year - 1}-12-31", "D"))
    late = as_table(
        "scores",
        employee_id=lacking["employee_id"],
        indicator=words([FEEDBACK], np.zeros(lacking.num_rows, np.int64)),
        value=decimals(hundredths * 10_000),
        measured_on=dates(year_end),
    )
    return pa.concat_tables([scores, late])


def _rated(ratings: pa.Table, people: pa.Table, day: date) -> pa.Table:
    last_year = day.year - 1
    there = ratings.filter(pc.equal(ratings["year"], last_year))
    serving = people.filter(pc.less_equal(pc.year(people["appointed_on"]), last_year))
    lacking = _without(serving, there)
    same = np.zeros(lacking.num_rows, np.int64)
    late = as_table(
        "performance_ratings",
        employee_id=lacking["employee_id"],
        year=pa.array(same + last_year),
        work_result=words(["SESUAI_EKSPEKTASI"], same),
        work_behaviour=words(["SESUAI_EKSPEKTASI"], same),
        rating=words(["BAIK"], same),
    )
    return pa.concat_tables([ratings, late])


def _without(people: pa.Table, records: pa.Table) -> pa.Table:
    """Return the people who have none of the records, by id."""
    has = pc.is_in(people["employee_id"], records["employee_id"].combine_chunks())
    return people.filter(pc.invert(has)).sort_by("employee_id")
