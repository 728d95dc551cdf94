"""Performance ratings on their own scales: each word and number through its own table.

Law: PP 46/2011, PP 30/2019 and PermenPANRB 6/2022; the years of each scale are data
(``performance.scales``).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from takar.regulations.bands import Band, Bands
from takar.regulations.kinds import Code
from takar.regulations.law import Law
from takar.tables.expressions import in_micro, inside, micro

SCALES = "performance.scales"
MATRIX = "performance.rating_matrix"
UNREADABLE = 0
"""The number of a rating that no table reads."""


class Rung(NamedTuple):
    """One word of one scale, and the points it earns."""

    scale: str
    rating: str
    points: Decimal


def rungs(law: Law) -> dict[int, Rung]:
    """Return every word that earns points, numbered from one."""
    rows = law.table("ip_asn.performance_points")
    return {
        number: Rung(row["rating_scale"], row["rating"], row["points"])
        for number, row in enumerate(rows, start=1)
    }


def scales_of(law: Law, year: int) -> dict[str, Code]:
    """Return the scales in use in a year."""
    return {code: one for code, one in law.codes(SCALES).items() if _in_use(one, year)}


def usual_scale(law: Law, year: int) -> str | None:
    """Return the scale of a rating that names none."""
    for code, one in law.codes(SCALES).items():
        if _within(year, one["usual_from"], one["usual_to"]):
            return code
    return None


def rating_number(ratings: ir.Table, law: Law, year: int) -> ir.IntegerValue:
    """Return the number of each row's rung as a rating of a year; zero where no table reads it.

    The word counts where it is given, else the number on the scale's own brackets, else, on the
    scale that has a matrix, what work result and work behaviour make.
    """
    usual = usual_scale(law, year)
    branches = []
    for scale, one in scales_of(law, year).items():
        own = ratings.rating_scale == scale
        own = own | ratings.rating_scale.isnull() if scale == usual else own
        numbers = {rung.rating: n for n, rung in rungs(law).items() if rung.scale == scale}
        words = {word: _number(numbers.get(word, UNREADABLE)) for word in one["ratings"]}
        spoken = ratings.rating.cases(*words.items(), else_=_number(UNREADABLE))
        branches += [(own & ratings.rating.notnull(), spoken)]
        branches += [(own & told, words[word]) for told, word in _unspoken(ratings, law, one)]
    return ibis.cases(*branches, else_=_number(UNREADABLE)) if branches else _number(UNREADABLE)


def rating_points(number: ir.Value, law: Law) -> ir.IntegerValue:
    """Return the points of a rung, in millionths; an unreadable one is a gap."""
    cases = ((_number(n), _number(micro(rung.points))) for n, rung in rungs(law).items())
    return number.cases(*cases, else_=ibis.null("int32"))


def is_told(ratings: ir.Table) -> ir.BooleanValue:
    """Tell whether a row says anything about the rating."""
    told = ratings.rating.notnull() | ratings.rating_score.notnull()
    if "work_result" in ratings.columns:
        told |= ratings.work_result.notnull() & ratings.work_behaviour.notnull()
    return told


def _unspoken(ratings: ir.Table, law: Law, one: Code) -> Iterator[tuple[ir.BooleanValue, str]]:
    """Yield what may be told without a word, and the word it stands for."""
    bands = bands_of(one, law)
    if bands is not None:
        yield from _by_score(ratings, one, bands)
    elif MATRIX in law.found and "work_result" in ratings.columns:
        for (result, behaviour), word in law.matrix(MATRIX).items():
            yield (ratings.work_result == result) & (ratings.work_behaviour == behaviour), word


def _by_score(ratings: ir.Table, one: Code, bands: Bands) -> Iterator[tuple[ir.BooleanValue, str]]:
    """Yield the brackets of a scale; the word that needs a new idea only where there is one."""
    score = in_micro(ratings.rating_score)
    held = inside(score, _whole(bands))
    for band in bands:
        told = held & inside(score, band)
        if band.code == one["needs_new_idea"]:
            if "has_new_idea" in ratings.columns:
                yield told & ratings.has_new_idea, band.code
            yield told, one["without_new_idea"]
        else:
            yield told, band.code


def _whole(bands: Bands) -> Band:
    """Return the whole range of a scale as one piece."""
    return Band(code="", title="", **bands.span.model_dump())


def bands_of(one: Code, law: Law) -> Bands | None:
    """Return the brackets of a scale's numbers; none where it has no numbers."""
    return law.bands(one["bands"]) if one["bands"] else None


def _in_use(one: Code, year: int) -> bool:
    return _within(year, one["first_year"], one["last_year"])


def _within(year: int, first: int, last: int | None) -> bool:
    return first <= year and (last is None or year <= last)


def _number(number: int) -> ir.IntegerScalar:
    return ibis.literal(number, type="int32")
